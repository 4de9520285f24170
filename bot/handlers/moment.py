"""What the reader of replies is told of the moment: what the medicines here go by, what waits for
an answer, and what was asked last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from bot.domain.amounts import Amount, Unit, most
from bot.domain.ids import MedicationId
from bot.domain.medications import Regimen
from bot.domain.rounds import Round
from bot.handlers import questions
from bot.handlers.rounds import which
from bot.handlers.turn import Turn
from bot.language import replies


@dataclass(slots=True)
class Called:
    """What the medicines of whoever is reached here go by, and how each is counted."""

    one: dict[str, MedicationId] = field(default_factory=dict)
    several: dict[str, tuple[MedicationId, ...]] = field(default_factory=dict)
    as_needed: set[MedicationId] = field(default_factory=set)
    units: dict[MedicationId, Unit] = field(default_factory=dict)
    purposes: dict[str, tuple[MedicationId, ...]] = field(default_factory=dict)


async def called_here(turn: Turn) -> Called:
    """Return every word that the medicines of whoever is reached here go by."""
    regimens = await turn.tx.medications.regimens([person.id for person in turn.people])
    words: defaultdict[str, dict[MedicationId, None]] = defaultdict(dict)
    called = Called()
    for regimen in regimens.values():
        for word, id_ in _words(regimen, turn):
            words[word][id_] = None
        for m in regimen.current:
            if m.purpose:
                called.purposes[m.purpose] = (*called.purposes.get(m.purpose, ()), m.id)
        needed = {m.id: m.as_needed.quantity for m in regimen.current if m.as_needed}
        called.as_needed |= needed.keys()
        called.units |= {id_: much.unit for id_, n in needed.items() if (much := most(n))}
    for word, ids in words.items():
        if len(ids) == 1:
            called.one[word] = next(iter(ids))
        elif len(turn.people) == 1:  # on a shared phone it is asked whose before it is asked which
            called.several[word] = tuple(ids)
    return called


async def context(turn: Turn, called: Called) -> replies.Context:
    """Return the moment in which the words were said."""
    asked = questions.asked_of(turn) or turn  # on a shared phone it is asked about one of them
    return replies.Context(
        open=await _open(turn),
        asked=asked.dialog.name if asked.dialog else "",
        as_needed=frozenset(called.as_needed),
        lexicon=turn.house.lexicon,
        routine=turn.person.routine if turn.people else None,
        units=called.units,
        shared=called.several,
        due=await _due(turn),
        purposes=called.purposes,
    )


async def _open(turn: Turn) -> tuple[time, ...]:
    """Return the wall times of the rounds that wait for an answer."""
    found: list[time] = []
    for person in turn.people:
        rounds, unanswered = await which.lately(turn, person.id)
        waiting: Sequence[Round] = [r for r in rounds if r.id in unanswered]
        found += [round_.wall_time for round_ in waiting]
    return tuple(found)


async def _due(turn: Turn) -> dict[MedicationId, Amount]:
    """Return how much of each medicine waits, where one round alone waits."""
    waiting = [
        round_
        for person in turn.people
        for round_ in (await turn.tx.rounds.unanswered(person.id, turn.heard_at))
    ]
    if len(waiting) != 1:
        return {}
    doses = await turn.tx.doses.of_rounds([waiting[0].id])
    amounts = {
        dose.medication: dose.label.amount
        for dose in doses.get(waiting[0].id, ())
        if dose.is_unanswered
    }
    known = {id_: amount for id_, amount in amounts.items() if amount is not None}
    return known if len(known) == len(amounts) else {}


def _words(regimen: Regimen, turn: Turn) -> list[tuple[str, MedicationId]]:
    words: list[tuple[str, MedicationId]] = []
    for number, medication in enumerate(regimen.current, start=1):
        whole = f"{medication.name} {medication.strength}".strip()
        place = turn.render("medicine-number", {"number": number}).text
        known = {medication.name, whole, medication.nickname, place}
        words += [(word.casefold(), medication.id) for word in known if word]
    return words
