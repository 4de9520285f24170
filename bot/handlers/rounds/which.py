"""Finds the doses somebody spoke of: a button, a quoted message, a letter, a name or one open round
decides. If two fit, the bot asks which; nothing is guessed. What counts is
what was due when it was said; after an outage that is long before it is handled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import waiting
from bot.domain.doses import Dose
from bot.domain.ids import PersonId, RoundId
from bot.domain.intents import Which
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Meant:
    """One round, and those of its doses that were spoken of."""

    patient: Person
    round: Round
    doses: tuple[Dose, ...]
    spared: tuple[Dose, ...] = ()  #: those that were excepted: "all but the metformin"

    @property
    def unanswered(self) -> tuple[Dose, ...]:
        """Those that wait for an answer."""
        return tuple(dose for dose in self.doses if dose.is_unanswered)


@dataclass(frozen=True, slots=True)
class Several:
    """Rounds that fit equally well, each with its letter and whose it is."""

    rounds: tuple[tuple[str, Person, Round], ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """A button or a letter that fits no round of whoever spoke."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No round waits. `last` is the one that was answered last, if that was lately."""

    last: Meant | None = None


Found = Meant | Several | Nobody | Nothing


async def find(turn: Turn, which: Which) -> Found:
    """Return the doses that `which` speaks of."""
    named = which.round or (None if which.letter else turn.quoted)
    if named is not None:
        return await _one(turn, named, which)
    fitting = await (_lettered(turn, which.letter.upper()) if which.letter else _fitting(turn))
    if which.letter and not fitting:
        return Nobody()
    if which.medications:
        fitting = await with_those(turn, which, fitting)
    if len(fitting) > 1:
        return Several(tuple(fitting))
    if fitting:
        return await _meant(turn, fitting[0][1], fitting[0][2], which)
    return Nothing(await _last(turn, which))


async def _one(turn: Turn, id_: RoundId, which: Which) -> Found:
    round_ = (await turn.tx.rounds.get_many([id_])).get(id_)
    patient = next((p for p in turn.people if round_ and p.id == round_.patient), None)
    if round_ is None or patient is None:
        return Nobody()
    return await _meant(turn, patient, round_, which)


async def _fitting(turn: Turn) -> list[tuple[str, Person, Round]]:
    """Return the rounds a bare answer may mean, of everybody who is reached here."""
    found: list[tuple[str, Person, Round]] = []
    for person in turn.people:
        rounds, unanswered = await lately(turn, person.id)
        found += [
            (waiting.letter(round_, rounds, now=turn.heard_at), person, round_)
            for round_ in waiting.may_mean(rounds, unanswered, now=turn.heard_at)
        ]
        if not found:
            found += [("", person, r) for r in rounds if r.practice and _is_open_practice(r, turn)]
    return found


async def _lettered(turn: Turn, letter: str) -> list[tuple[str, Person, Round]]:
    """Return the round of each person that carries this letter, answered ones too."""
    found: list[tuple[str, Person, Round]] = []
    for person in turn.people:
        rounds, _ = await lately(turn, person.id)
        due = [r for r in rounds if r.due_at <= turn.heard_at and not r.practice]
        named = {waiting.letter(r, rounds, now=turn.heard_at): r for r in due}
        found += [(letter, person, named[letter])] if letter in named else []
    return found


async def lately(turn: Turn, patient: PersonId) -> tuple[list[Round], frozenset[RoundId]]:
    """Return a patient's late rounds by due time, and which of them have unanswered doses."""
    rounds = await turn.tx.rounds.since(patient, turn.heard_at - waiting.LOOK_BACK)
    unanswered = await turn.tx.rounds.unanswered(patient, turn.heard_at)
    return list(rounds), frozenset(round_.id for round_ in unanswered)


async def with_those(
    turn: Turn, which: Which, fitting: Sequence[tuple[str, Person, Round]]
) -> list[tuple[str, Person, Round]]:
    """Return the rounds that hold an unanswered dose of what was named, older ones if need be."""
    wider = list(fitting) or [
        ("", person, round_)
        for person in turn.people
        for round_ in (await turn.tx.rounds.unanswered(person.id, turn.heard_at))[-1:]
    ]
    doses = await turn.tx.doses.of_rounds([round_.id for _, _, round_ in wider])
    return [
        each
        for each in wider
        if any(
            dose.medication in which.medications and dose.is_unanswered
            for dose in doses.get(each[2].id, ())
        )
    ]


async def _last(turn: Turn, which: Which) -> Meant | None:
    """Return the round that was due last, with what is known of it: it has been answered."""
    for person in turn.people:
        rounds, _ = await lately(turn, person.id)
        due = [r for r in rounds if r.due_at <= turn.heard_at and not r.practice]
        for round_ in reversed(due):
            meant = await _meant(turn, person, round_, which)
            if meant.doses:
                return meant
    return None


async def _meant(turn: Turn, patient: Person, round_: Round, which: Which) -> Meant:
    inside = (await turn.tx.doses.of_rounds([round_.id])).get(round_.id, ())
    doses = [
        dose
        for dose in inside
        if (which.dose is None or dose.id == which.dose)
        and (not which.medications or dose.medication in which.medications)
    ]
    spared = tuple(dose for dose in doses if dose.medication in which.besides)
    return Meant(patient, round_, tuple(dose for dose in doses if dose not in spared), spared)


def _is_open_practice(round_: Round, turn: Turn) -> bool:
    return round_.waits_for_an_answer and round_.due_at <= turn.heard_at < round_.closes_at
