"""Reads directions: a text in, what was understood of each of its medicines out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.lexicon import Lexicon, Match
from bot.language.directions import (
    contradicting,
    counting,
    doubting,
    grouping,
    medicines,
    stepping,
    supplies,
    tapering,
    unsure,
)
from bot.language.directions.asides import Break, Form, Name, Unknown
from bot.language.directions.besides import step_with_extra
from bot.language.directions.courses import Stop
from bot.language.directions.doses import Dosing, Reading, Step
from bot.language.directions.foreign import is_foreign, is_no_text
from bot.language.directions.grammar import scan
from bot.language.directions.halted import halted, open_end
from bot.language.directions.marking import Marked, marked
from bot.language.directions.measures import MASS
from bot.language.directions.medicines import Share
from bot.language.directions.names import written_strength
from bot.language.directions.pieces import (
    Doubt,
    Much,
    Piece,
    Reason,
)
from bot.language.directions.strengths import apart, dose_as_strength

MOST: Final = 20_000  #: characters of one text
_MOST_AMOUNTS: Final = 60  #: of one medicine
#: What is asked because nothing was said.
SILENT: Final = frozenset({"nothing", "how often"})


def readings(text: str, *, today: date, lexicon: Lexicon | None = None) -> list[Reading]:
    """Return what `text` says of each medicine in it; at least one, though it may be empty."""
    if len(text) > MOST:
        raise BadInput(f"directions have at most {MOST} characters; these have {len(text)}")
    return list(_read(text, today, lexicon))


#: Who makes a message out asks again and again whether it is a label.
@lru_cache(maxsize=16)
def _read(text: str, today: date, lexicon: Lexicon | None) -> tuple[Reading, ...]:
    if code := "no text" if is_no_text(text) else "language" if is_foreign(text) else "":
        return (replace(nothing_read(text.strip()), doubts=(Doubt(code, ""),)),)
    found = marked(text, lexicon)
    shares = medicines.parted(found, scan(found, today=today))
    if not shares:
        return (nothing_read(text.strip()),)
    if len(shares) == 1:
        return (_reading(found, shares[0], lexicon, " ".join(found.original.split())),)
    return tuple(_reading(found, s, lexicon, medicines.words_of(found, s)) for s in shares)


def partly(text: str, *, today: date, lexicon: Lexicon | None = None) -> Reading:
    """Return what a part of directions says ("for 7 days", "with food"); nothing is asked about
    what it leaves out."""
    found = marked(text[:MOST], lexicon)
    shares = medicines.parted(found, scan(found, today=today))
    if len(shares) != 1:
        return replace(nothing_read(text), doubts=())
    reading = _reading(found, shares[0], lexicon, " ".join(found.original.split()))
    if not reading.steps:
        pieces = [each.piece for each in shares[0].placed]
        reading = replace(reading, steps=((Dosing(shared=grouping.shared_of(pieces)),),))
    doubts = tuple(doubt for doubt in reading.doubts if doubt.code not in SILENT)
    return replace(reading, doubts=doubts)


def nothing_read(text: str) -> Reading:
    """Return what is left of a text that cannot be read at all: the question what it says."""
    return Reading(text=text[:MOST], doubts=(Doubt("nothing", ""),))


def _reading(text: Marked, share: Share, lexicon: Lexicon | None, words: str) -> Reading:
    pieces = [each.piece for each in share.placed]
    name = share.name
    match = _match(text, share, name, lexicon)
    pieces, strength = apart(pieces, match)
    halt, halting = halted(pieces)
    steps, doubts = ((), []) if halt else _steps(pieces)
    doubts += halting
    if not halt and open_end(pieces):
        doubts += doubting.of_end(steps)
    form = _form(pieces, strength)
    steps = counting.counted(steps, form=form, strength=strength)
    doubts += [] if doubts else [*unsure.doubts_of(share), *supplies.of_supply(pieces, steps)]
    reading = Reading(
        text=words,
        medication=name.text if name else "",
        strength=_strength(strength, pieces, steps, match, halt=halt),
        form=form,
        steps=steps,
        unread=medicines.unread_of(share),
        reason=next((p.what for p in pieces if isinstance(p, Reason)), ""),
        match=match,
        stops=any(isinstance(p, Stop) for p in pieces),
        halt=halt,
    )
    doubts += doubting.doubts_of(reading, lexicon) if not doubts else []
    if not doubts:
        return reading
    kept = tuple(dict.fromkeys(doubts))
    sure = doubting.without_doubtful(steps, kept)
    return replace(reading, doubts=kept, steps=sure, unsure=tuple(steps))


def _strength(
    told: str, pieces: Sequence[Piece], steps: Sequence[Step], match: Match | None, *, halt: str
) -> str:
    """Return what one of them holds; of what is not taken it is all that is said of how much."""
    if told:
        return written_strength(told)
    if halt:
        words = (p.words for p in pieces if isinstance(p, Much) and p.unit in MASS)
        return written_strength(next(words, ""))
    return dose_as_strength(pieces, steps, match)


def _steps(pieces: Sequence[Piece]) -> tuple[tuple[Step, ...], list[Doubt]]:
    doubts: list[Doubt] = []
    if sum(isinstance(piece, Much) for piece in pieces) > _MOST_AMOUNTS:
        return (), [Doubt("amounts", "")]
    steps: list[Step] = []
    parted = stepping.in_steps(
        [p for p in pieces if not isinstance(p, Name | Unknown | Break | Form)]
    )
    doubts += stepping.apart(parted)
    for each in parted:
        step, found = step_with_extra(each)
        doubts += found
        if grouping.has_alternation(each):
            step, turns = tapering.alternating(step)
            doubts = [doubt for doubt in doubts if doubt.code != "amounts"] + turns
        more, found = tapering.changed(contradicting.said_once(step), each)
        doubts += found
        steps += [one for one in more if _says_something(one)]
    if len(steps) > 1:  # "taper" is a heading where its steps follow
        doubts = [doubt for doubt in doubts if doubt.code != "steps" or " " in doubt.words]
    if not steps:
        doubts += grouping.doubts_of(pieces)
        shared = grouping.shared_of(pieces)
        if shared.needed or shared.notes:
            steps = [(Dosing(shared=shared),)]
    return grouping.inherited(_sharing(steps, pieces)), doubts


def _sharing(steps: Sequence[Step], pieces: Sequence[Piece]) -> Sequence[Step]:
    """Let the route, said once, hold for every step, and "as needed" for those after it."""
    if len(steps) < 2:
        return steps
    shared = grouping.shared_of(pieces)
    first = next((d.shared.needed for d in steps[0] if d.shared.needed), None)
    return [
        tuple(
            replace(
                d,
                shared=replace(
                    d.shared,
                    needed=d.shared.needed or first,
                    via=d.shared.via or shared.via,
                ),
            )
            for d in step
        )
        for step in steps
    ]


def _says_something(step: Step) -> bool:
    return any(dosing.amount or dosing.has_time or dosing.shared.needed for dosing in step)


def _form(pieces: Sequence[Piece], strength: str) -> str:
    told = next((p.kind for p in pieces if isinstance(p, Form)), "")
    if told:
        return told
    if "/" in strength and strength.lower().rstrip().endswith("ml"):
        return "liquid"
    units = {p.unit for p in pieces if isinstance(p, Much) and p.unit and p.unit not in MASS}
    units -= {
        "millilitre",
        "litre",
        "ounce",
        "teaspoon",
        "tablespoon",
        "spoonful",
        "dose",
        "application",
        "percent",
    }
    return units.pop() if len(units) == 1 else ""


def _match(text: Marked, share: Share, name: Name | None, lexicon: Lexicon | None) -> Match | None:
    if name is None or lexicon is None:
        return None
    placed = next(each for each in share.placed if each.piece is name)
    spotted = (token.match for token in text.tokens[placed.first : placed.last] if token.match)
    return next(spotted, None) or (None if name.is_nickname else lexicon.find(name.text))
