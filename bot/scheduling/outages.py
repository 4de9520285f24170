"""After an outage nothing is replayed: each person gets one digest of what nobody asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.actions import asking, say
from bot.actions.asking import Asked
from bot.domain import buttons
from bot.domain.deliveries import Delivery, Reason
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import PersonId, RoundId
from bot.domain.intents import Took
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.domain.waiting import LOOK_BACK, letter
from bot.planner.calendar import instant
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Missed:
    """A round that closed without ever having been properly asked about."""

    person: Person
    to: say.To
    round: Round
    doses: Sequence[Dose]


async def digests(tx: Transaction, missed: Sequence[Missed], *, now: datetime) -> list[Delivery]:
    """Return one digest for each person, of everything they were not asked about.

    One that still waits, as while a provider is down, goes into the new one.
    """
    by_person: dict[PersonId, list[Missed]] = defaultdict(list)
    for one in missed:
        by_person[one.person.id].append(one)
    for earlier in await _taken_back(tx, by_person):
        by_person[earlier.person.id].append(earlier)
    lately = await tx.rounds.lately(by_person, now - LOOK_BACK) if missed else {}
    return [
        _digest(several, lately.get(person, ()), now=now) for person, several in by_person.items()
    ]


async def _taken_back(
    tx: Transaction, by_person: Mapping[PersonId, Sequence[Missed]]
) -> list[Missed]:
    """Cancel the digests that nobody has sent yet; return what they tell and is still true."""
    if not by_person:
        return []
    waiting = await tx.deliveries.waiting(by_person, Reason.DIGEST)
    gone = await tx.deliveries.replace_many([(digest, digest.cancel()) for digest in waiting])
    told = {id_ for digest in gone for id_ in _rounds(digest)}
    told -= {one.round.id for several in by_person.values() for one in several}
    doses = await tx.doses.of_rounds(told)
    return [
        replace(by_person[round_.patient][0], round=round_, doses=doses[round_.id])
        for round_ in (await tx.rounds.get_many(told)).values()
        if any(dose.state is DoseState.NOT_ASKED for dose in doses.get(round_.id, ()))
    ]


def _rounds(digest: Delivery) -> set[RoundId]:
    """Return the rounds that a digest asks about: its buttons name them."""
    rows = digest.utterance.choices if digest.utterance else ()
    meant = (buttons.meaning(choice.data) for row in rows for choice in row)
    return {m.which.round for m in meant if isinstance(m, Took) and m.which.round}


def _digest(missed: Sequence[Missed], lately: Sequence[Round], *, now: datetime) -> Delivery:
    several = len(missed) > 1
    asked = [
        Asked(m.round, m.doses, letter=letter(m.round, lately, now=now) if several else "")
        for m in missed
    ]
    newest = max(missed, key=lambda m: m.round.due_at)
    said = asking.digest(asked, now=now)
    digest = say.message(newest.to, said, now=now, reason=Reason.DIGEST)
    morning = not_at_night(newest.person, now=now)
    ends = digest.expires_at + (morning - now)
    return replace(digest, round=newest.round.id, not_before=morning, expires_at=ends)


def not_at_night(person: Person, *, now: datetime) -> datetime:
    """Return now, or when a patient who is asleep gets up: what is missed can wait."""
    local = now.astimezone(person.tz)
    wake, bed = person.routine.wake, person.routine.bed
    at = local.time()
    if wake <= at < bed or (bed < wake and not bed <= at < wake):
        return now
    day = local.date() if at < wake else local.date() + timedelta(days=1)
    return max(now, instant(day, wake, person.tz))
