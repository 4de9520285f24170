"""Says what was read of a medicine and what is asked about it, so that all of it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain import buttons
from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.domain.medications import Medication, Regimen
from bot.handlers import questions
from bot.handlers.medicines import items
from bot.handlers.medicines.asking import Considered, Step, is_known
from bot.handlers.medicines.drafts import Batch
from bot.handlers.turn import Rows, Turn
from bot.language.directions.doses import Reading
from bot.language.form import Draft
from bot.reports import wording

ALL: Final = "all"
LEAVE_OUT: Final = "leave it out"
UNSURE: Final = "do not know"
SAME: Final = ("box", "instead", "both")
_LETTERS: Final = "ABCDE"
_MOST_WORDS: Final = 60
IS_IT_RIGHT: Final = questions.yes_no("choice-read-right", "choice-read-wrong")
_NOT_THIS: Final = Choice("choice-not-this-one", buttons.typed(LEAVE_OUT))
_TO_ALL: Final = Choice("choice-yes-to-all", buttons.typed(ALL))
_UNSURE: Final = Choice("choice-do-not-know", buttons.typed(UNSURE))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is shown."""

    sentence: str
    values: dict[str, Value]
    choices: Rows = ()


def medicine(reading: Reading | Draft) -> tuple[Item, ...]:
    """Return a medicine that was just typed, so that it may be named."""
    called = reading.medication if isinstance(reading, Reading) else reading.name
    name = " ".join(filter(None, (called, reading.strength)))
    return (Item(name, nickname="", amount=None, position=0, said=True),)


def read_back(draft: Draft) -> dict[str, Value]:
    """Return what was read, to be confirmed."""
    return {"medicine": medicine(draft), "directions": wording.phases(draft.phases)}


def parts(draft: Draft) -> list[dict[str, Value]]:
    """Return each step of what was read by itself, with its number where there are several."""
    count = len(draft.phases)
    return [
        {
            "medicine": medicine(draft),
            "number": number if count > 1 else 0,
            "directions": wording.phase(phase),
        }
        for number, phase in enumerate(draft.phases, start=1)
    ]


def asked(of: Considered, batch: Batch, regimen: Regimen, turn: Turn) -> Asked:
    """Return the question that is open about a medicine."""
    common = _common(of, batch)
    leave = ((_NOT_THIS,),)
    match of.step:
        case Step.MEANT:
            return _meant(of.reading, common)
        case Step.NAME:
            return Asked("add-name", common, leave)
        case Step.ASK if of.question:
            return Asked("add-ask", {**common, "question": (of.question,)}, leave)
        case Step.SAME if of.same:
            return _same(of.same, regimen, common)
        case Step.PURPOSE:
            return Asked("add-purpose", common, ((_UNSURE,),))
        case Step.CONFIRM if of.draft:
            return _confirm(of, of.draft, batch, regimen, turn)
        case _:
            return Asked("add-wrong", common, leave)


def _confirm(of: Considered, draft: Draft, batch: Batch, regimen: Regimen, turn: Turn) -> Asked:
    same = items.of_medication(of.same, regimen) if of.same else ()
    values: dict[str, Value] = {
        **_common(of, batch),
        **read_back(draft),
        "is-known": "yes" if is_known(of.reading, turn.house.lexicon) else "no",
        "has-purpose": "yes" if draft.purpose and not _is_said(draft) else "no",
        "purpose": draft.purpose[:_MOST_WORDS],
    }
    if of.old is not None:
        values["old"] = items.of_medication(of.old, regimen)
        return Asked("change-confirm", values, IS_IT_RIGHT)
    values |= {"same": batch.entry.same or "none", "old": same}
    rows = [*IS_IT_RIGHT]
    if batch.is_many:
        rows.append((_NOT_THIS, _TO_ALL) if batch.shown else (_NOT_THIS,))
    return Asked("add-confirm", values, rows)


def _meant(reading: Reading, common: dict[str, Value]) -> Asked:
    """Ask whether a known name was meant, by letter where several are as near."""
    match = reading.match
    names = (match.name, *match.rivals)[: len(_LETTERS)] if match else ()
    named = tuple(Item(each, "", None, 0, said=True) for each in names)
    values: dict[str, Value] = {**common, "words": reading.medication[:_MOST_WORDS], "meant": named}
    if len(named) == 1:
        yes_no = questions.yes_no("choice-meant-yes", "choice-meant-no")
        return Asked("add-meant", values, yes_no)
    rows = [
        [_lettered("choice-lettered", letter, {"medicine": (item,)}, f"meant {n}")]
        for n, (letter, item) in enumerate(zip(_LETTERS, named, strict=False))
    ]
    none = Choice("choice-meant-none", buttons.typed("no"))
    return Asked("add-meant-several", values, [*rows, [none]])


def _same(same: Medication, regimen: Regimen, common: dict[str, Value]) -> Asked:
    rows = [
        [_lettered(f"choice-same-{what}", letter, {}, what)]
        for letter, what in zip(_LETTERS, SAME, strict=False)
    ]
    return Asked("add-same", {**common, "old": items.of_medication(same, regimen)}, rows)


def _lettered(sentence: str, letter: str, values: dict[str, Value], data: str) -> Choice:
    return Choice(sentence, buttons.typed(data), {"letter": letter, **values})


def _common(of: Considered, batch: Batch) -> dict[str, Value]:
    unread = " ".join(of.reading.unread)[:_MOST_WORDS]
    return {
        "medicine": medicine(of.reading),
        "is-many": "yes" if batch.is_many else "no",
        "number": batch.entry.number,
        "of": batch.of,
        "has-unread": "yes" if unread else "no",
        "unread": unread,
    }


def _is_said(draft: Draft) -> bool:
    """Return whether its directions say already what it is for."""
    return any(wording.reason(phase.directions) for phase in draft.phases)


def overview(found: Sequence[tuple[int, Considered]]) -> tuple[Utterance, ...]:
    """Return a line for each of several medicines that were written at once."""
    return tuple(
        Utterance(
            "add-several-line",
            {
                "number": number,
                "medicine": medicine(each.reading),
                "is-clear": "yes" if each.draft else "no",
                "directions": wording.phases(each.draft.phases) if each.draft else (),
            },
        )
        for number, each in found
    )
