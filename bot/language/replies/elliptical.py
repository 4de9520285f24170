"""Reads an answer that is only a time: "at 8:15", "after dinner", "with lunch".

What has passed and lies near the round that waits was when it was taken; what is to come is until
when it is put off. What may be either is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import Intent, Later, Took
from bot.language.replies.acts import Act
from bot.language.replies.answers import Answer, answer
from bot.language.replies.kinds import MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece
from bot.language.replies.telling_time import Times, halves_of, meal_time

K = Kind
_NEAR: Final = timedelta(hours=4)  #: to the round, or to now
_EARLY: Final = timedelta(hours=1)  #: before the round is due
_OVER: Final = timedelta(minutes=40)  #: since a meal that is surely over
_SOON: Final = timedelta(minutes=15)
_MEAL_SAID: Final = frozenset({K.BEFORE_MEAL, K.AFTER_MEAL, K.WITH_MEAL})
_MOST: Final = 12  #: words
_NEVER_UNTIL: Final = frozenset(
    {K.TOOK, K.NOT, K.SKIP, K.MORE, K.TWICE, K.WRONG, K.OTHERS, K.OTHER_MED, K.MAY_I, K.DID_I}
    | {K.WHAT, K.PAST}
)
_UNTIL: Final = re.compile(
    r"(?:(?:ok|okay|yes|si|well|bueno|maybe|probably|right|solo|just) )*"
    r"(?:when (?:i|im|my|the|we|he|she|they|its)|once (?:i|im|my|the|we|ive|its|he|she)"
    r"|after (?:i|im|my|the|we|this|church|work|a|lunch|breakfast|dinner)"
    r"|as soon as|before (?:i|bed|my|we|the)|not (?:until|till)|cuando|en cuanto|apenas"
    r"|(?:ahorita|ahora|al rato|luego) que|(?:nomas|nada mas) (?:que|acab|termin|com|lleg)"
    r"|when .*(?=over|done|finished|ends?$|starts?$|here$|back$|home$|ready$|arrives?$)"
    r"|despues (?:de|que|del)|luego (?:de|que)|al (?:llegar|terminar|acabar|salir|volver|regresar)"
    r"|hasta que|antes de (?:dormir|acostarme|salir|comer|cenar|almorzar|irme))\b"
)
_ONCE: Final = re.compile(
    r"\b(?:was|were|used|did|had|died|murio|era|fui|estaba|tenia|young|born|kid|joven)\b"
)
#: Beside "woke up" a time is no answer.
_SAYS_NOTHING: Final = frozenset(
    {
        *(
            "ok",
            "okay",
            "k",
            "sorry",
            "hi",
            "hello",
            "hey",
            "thanks",
            "thank you",
            "just",
            "about",
            "like",
        ),
        *(
            "the",
            "my",
            "i",
            "at",
            "a",
            "today",
            "hoy",
            "this",
            "some",
            "mi",
            "el",
            "la",
            "con",
            "de",
        ),
        *(
            "perdon",
            "gracias",
            "hola",
            "pues",
            "bueno",
            "porque",
            "como",
            "please",
            "por favor",
            "oh",
        ),
        *(
            "uh",
            "um",
            "lol",
            "haha",
            "jaja",
            "early",
            "late",
            "as usual",
            "like always",
            "como siempre",
        ),
        *(
            "en punto",
            "right",
            "good morning",
            "buenos dias",
            "dear",
            "honey",
            "hon",
            "and",
            "so",
            "well",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class _Near:
    """The clock of today, and the first round that waits."""

    now: datetime
    due: datetime

    def on(self, at: time) -> datetime:
        return datetime.combine(self.now.date(), at)

    def was(self, at: time) -> bool:
        """Return whether it has been, near the round."""
        return self.on(at) <= self.now and -_EARLY <= self.on(at) - self.due <= _NEAR

    def comes(self, at: time, *, within: timedelta = _NEAR) -> bool:
        return timedelta() < self.on(at) - self.now <= within


def read(pieces: Sequence[Piece], times: Times) -> Intent | None:
    """Return what a time by itself answers; None where no round waits, or it may be either."""
    if not times.context.open:
        return None
    kinds = {piece.kind for piece in pieces} - NEUTRAL
    if _is_before_now(pieces):
        return Took()
    if " ".join(piece.words for piece in pieces) in _SOON_SAID:
        return Later()
    return _timed(pieces, kinds, times) or (Later() if _is_until(pieces) else None)


def as_needed(pieces: Sequence[Piece], times: Times) -> Answer | None:
    """Return that something for a pain was taken, where only what, how much and when is said:
    "2 ibuprofen just now", "advil at 7"."""
    named = [p for p in pieces if p.kind is K.MED]
    if len(named) != 1 or not set(named[0].ids) <= times.context.as_needed:
        return None
    behind = list(pieces)[list(pieces).index(named[0]) + 1 :]
    counts = [p for p in pieces if p.words in _COUNTS or p.kind is K.AMOUNT]
    is_told = bool(counts) or any(p.kind is K.MOMENT for p in behind)
    rest = [p for p in pieces if p not in (named[0], *counts)]
    if not is_told or not all(p.kind in _AROUND for p in rest):
        return None
    moments = [p for p in pieces if p.kind is K.MOMENT]
    took = Piece(K.TOOK, "took")
    return answer([Act(Does.TAKEN, (took, *counts, named[0], *moments))], times)


_COUNTS: Final = frozenset({"1", "2", "3", "one", "two", "una", "un", "dos"})
_AROUND: Final = NEUTRAL | {K.MOMENT, K.RIGHT_NOW, K.TAKEN_ALONE, K.SYMPTOM, K.UNKNOWN}


def _timed(pieces: Sequence[Piece], kinds: set[Kind], times: Times) -> Intent | None:
    besides = {p.words for p in pieces if p.kind in (K.FILLER, K.GREET, K.TAG, K.PURPOSE)}
    if not all(each in _SAYS_NOTHING or each.startswith(("with ", "con ")) for each in besides):
        return None
    wall = times.now.replace(tzinfo=None)
    near = _Near(wall, datetime.combine(wall.date(), times.context.open[0]))
    if K.MOMENT in kinds and kinds <= {K.MOMENT, *PARTS_OF_DAY}:
        return _at(pieces, near)
    if len(kinds) == 1 and kinds <= MEALS:
        return _meal(pieces, next(iter(kinds)), near, times)
    if kinds == {K.MORNING} and near.due.hour < 12 <= wall.hour:
        return Took()
    is_tonight = kinds == {K.EVENING} and wall.hour < 16
    return Later() if is_tonight or kinds == {K.AFTER_EATING} else None


def _is_before_now(pieces: Sequence[Piece]) -> bool:
    """Return whether nothing is said but that it was before: "already", "earlier"."""
    return " ".join(piece.words for piece in pieces) in _BEFORE_NOW


_BEFORE_NOW: Final = frozenset(
    {
        *("already", "already x", "earlier", "long ago", "hours ago", "a while ago", "ages ago"),
        *("recien", "hace rato", "hace mucho", "hace horas", "desde hace rato", "desde temprano"),
    }
)
_SOON_SAID: Final = frozenset({"ahorita", "ahoritita", "ahora", "ahora ahora", "si ahorita"})


def _is_until(pieces: Sequence[Piece]) -> bool:
    """Return whether it is put off until something happens: "cuando acabe de desayunar"."""
    words = " ".join(piece.words for piece in pieces)
    is_short = len(words.split()) <= _MOST and not any(c.isdigit() for c in words)
    is_of_doses = any(piece.kind in _NEVER_UNTIL for piece in pieces)
    return is_short and not is_of_doses and bool(_UNTIL.match(words)) and not _ONCE.search(words)


def _at(pieces: Sequence[Piece], near: _Near) -> Intent | None:
    said = [piece.words for piece in pieces if piece.kind is K.MOMENT]
    parts = [piece.kind for piece in pieces if piece.kind in PARTS_OF_DAY]
    if len(set(said)) != 1:
        return None
    try:
        halves = halves_of(said[0], parts)
    except BadInput:
        return None
    gone = [at for at in halves if near.was(at)]
    to_come = [at for at in halves if near.comes(at)]
    if len(gone) + len(to_come) != 1:
        return None
    if gone:
        return Took(at=gone[0])
    wait = near.on(to_come[0]) - near.now
    return Later(minutes=-(-int(wait.total_seconds()) // 60), at=to_come[0])


def _meal(pieces: Sequence[Piece], meal: Kind, near: _Near, times: Times) -> Intent | None:
    how = [piece.kind for piece in pieces if piece.kind in _MEAL_SAID]
    if times.context.routine is None or not how:
        return None
    at = meal_time(times.context.routine, meal)
    if near.on(at) - near.now >= _SOON:
        minutes, until = times.until_meal(meal)
        return Later(minutes=minutes, at=until)
    if not near.was(at) or near.now - near.on(at) < _OVER:
        return None
    return Took(at=None if how[0] is K.BEFORE_MEAL else at)
