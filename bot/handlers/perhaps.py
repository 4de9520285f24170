"""Asks about a name that was written nearly like one of theirs; nothing is recorded before.

What was said is kept, with when it was said. Once it is known which medicine was meant, it is read
again as of then, with the name put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from bot.domain import buttons
from bot.domain.deliveries import Choice, Item, Value
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    DidITake,
    Intent,
    Later,
    MayITake,
    Note,
    Perhaps,
    Skip,
    Took,
    TookExtra,
)
from bot.domain.medications import Medication
from bot.domain.people import Person
from bot.handlers import help_texts, questions, reading
from bot.handlers.medicines import items
from bot.handlers.medicines.medications import IS_IT_RIGHT
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import replies
from bot.language.normal import folded

QUESTION: Final = "perhaps"
_LETTERS: Final = "ABCD"
_TWO: Final = 2
_BOTH: Final = frozenset(
    ("both", "both of them", "a and b", "las dos", "los dos", "ambas", "ambos", "a y b")
)
_ONE: Final = "one"
_SEVERAL: Final = "several"
Owned = tuple[Person, Medication]


async def ask(intent: Perhaps, turn: Turn) -> None:
    """Ask which of the medicines on the list was meant."""
    owned = await _on_their_lists(intent.candidates, turn)
    if not owned:
        await help_texts.not_understood(turn)
        return
    if len({person.id for person, _ in owned}) == 1:
        turn = turn.about(owned[0][0])
    lettered = list(zip(_LETTERS, owned, strict=False))
    keep = {"wanted": turn.text, "said": intent.said, "at": turn.heard_at.isoformat()}
    keep |= {f"medicine {letter}": str(medication.id) for letter, (_, medication) in lettered}
    if len(owned) == 1:
        values: dict[str, Value] = {"medicines": await _named(owned[0], turn)}
        await questions.ask(
            turn, Question(QUESTION, _ONE, keep), "perhaps-one", values, IS_IT_RIGHT
        )
        return
    rows = [(await _choice(letter, each, turn),) for letter, each in lettered]
    none = (Choice("perhaps-none", buttons.typed("no")),)
    question = Question(QUESTION, _SEVERAL, keep)
    await questions.ask(turn, question, "perhaps-which", {}, [*rows, none])


async def _choice(letter: str, owned: Owned, turn: Turn) -> Choice:
    values: dict[str, Value] = {"letter": letter, "medicine": await _named(owned, turn)}
    return Choice("perhaps-choice", buttons.typed(letter), values)


async def chosen(turn: Turn) -> tuple[Turn, Intent] | None:
    """Return the turn as it was wanted before, and what it means now that the medicine is known;
    None: that was no answer, or "no", which has been answered."""
    kept = questions.kept(turn)
    id_ = await _id(turn)
    owned = await _on_their_lists([id_] if id_ else [], turn)
    if not owned:
        return None
    patient, medication = owned[0]
    closed = (await questions.close(turn)).only(patient)
    wanted = replace(closed, text=kept["wanted"], heard_at=datetime.fromisoformat(kept["at"]))
    intent = await reading.read(wanted)
    if isinstance(intent, Perhaps) and medication.id in intent.candidates:
        return wanted, _with(intent, (medication.id,))
    return wanted, await _read_with_its_name(wanted, kept["said"], medication)


async def not_by_yes(turn: Turn, intent: Intent) -> bool:
    """Ask once more which of several was meant, where somebody says no more than yes: that would
    record the whole round."""
    is_open = turn.dialog is not None and turn.dialog.step == _SEVERAL
    if not is_open or not isinstance(intent, Took) or not replies.is_bare(turn.text):
        return False
    await help_texts.not_understood(turn)
    return True


async def both(turn: Turn) -> tuple[Turn, Intent] | None:
    """Return the turn as it was wanted before, where all that it may mean were meant; or None."""
    kept = questions.kept(turn)
    letters = [key for key in kept if key.startswith("medicine ")]
    if len(letters) < _TWO or folded(turn.text) not in _BOTH:
        return None
    ids = tuple(MedicationId(UUID(kept[key])) for key in letters)
    closed = await questions.close(turn)
    wanted = replace(closed, text=kept["wanted"], heard_at=datetime.fromisoformat(kept["at"]))
    intent = await reading.read(wanted)
    return (wanted, _with(intent, ids)) if isinstance(intent, Perhaps) else None


async def denied(turn: Turn) -> bool:
    """Let what was said be, where none of the medicines was meant."""
    if turn.text != "no":
        return False
    await (await questions.close(turn)).reply("perhaps-not")
    return True


async def _id(turn: Turn) -> MedicationId | None:
    """Return which medicine the answer names: by yes, by letter, or by what it is called."""
    kept = questions.kept(turn)
    letter = "A" if turn.text == "yes" else turn.text.strip().upper()
    if turn.text == "yes" and (turn.dialog is None or turn.dialog.step != _ONE):
        return None
    if id_ := kept.get(f"medicine {letter}"):
        return MedicationId(UUID(id_))
    ids = [MedicationId(UUID(id_)) for key, id_ in kept.items() if key.startswith("medicine ")]
    owned = await _on_their_lists(ids, turn)
    named = [each.id for _, each in owned if folded(turn.text) in _goes_by(each)]
    return named[0] if len(named) == 1 else None


def _goes_by(medication: Medication) -> set[str]:
    whole = f"{medication.name} {medication.strength}"
    return {folded(word) for word in (medication.name, whole, medication.nickname) if word}


async def _on_their_lists(ids: Sequence[MedicationId], turn: Turn) -> list[Owned]:
    regimens = await turn.tx.medications.regimens([person.id for person in turn.people])
    found = [
        (person, medication)
        for id_ in ids
        for person in turn.people
        if (medication := regimens[person.id].get(id_))
    ]
    return found[: len(_LETTERS)]


async def _named(owned: Owned, turn: Turn) -> tuple[Item, ...]:
    """Return a medicine by its name: they have just typed it, or nearly."""
    person, medication = owned
    regimen = await turn.tx.medications.regimen(person.id)
    return items.just_said(items.of_medication(medication, regimen))


def _with(perhaps: Perhaps, chosen_: tuple[MedicationId, ...]) -> Intent:
    """Return what was meant with the medicines that were chosen in the place of the first."""
    first = perhaps.candidates[0]

    def put(ids: tuple[MedicationId, ...]) -> tuple[MedicationId, ...]:
        return tuple(new for each in ids for new in (chosen_ if each == first else (each,)))

    intent = perhaps.meant
    match intent:
        case Took() | Later() | Skip():
            which = intent.which
            those = replace(which, medications=put(which.medications), besides=put(which.besides))
            return replace(intent, which=those)
        case Note():
            return replace(intent, medications=put(intent.medications))
        case TookExtra() | DidITake() | MayITake():
            return replace(intent, medication=chosen_[0])


async def _read_with_its_name(wanted: Turn, said: str, medication: Medication) -> Intent:
    regimen = await wanted.tx.medications.regimen(wanted.person.id)
    number = {"number": regimen.position(medication.id)}
    name = wanted.render("medicine-number", number).text
    as_written = re.compile(re.escape(said), re.IGNORECASE)
    text = as_written.sub(lambda _: name, wanted.text, count=1)
    return await reading.read(replace(wanted, text=text))
