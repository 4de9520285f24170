"""After an outage nothing is replayed: each person gets one digest of what nobody asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import asking, say
from bot.actions.asking import Asked
from bot.domain import buttons
from bot.domain.deliveries import Delivery, Reason, Utterance
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import DeliveryId, PersonId, RoundId
from bot.domain.intents import Took
from bot.domain.people import Person
from bot.domain.rounds import Round, RoundState
from bot.domain.waiting import LOOK_BACK, letter
from bot.planner.quiet import undisturbed
from bot.storage import Transaction
from bot.storage.backup.settle import RESTORED


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
    if missed:
        await _asks(tx, missed, now=now)
    lately = await tx.rounds.lately(by_person, now - LOOK_BACK) if missed else {}
    lost = await _lost_until(tx) if missed else None
    return [
        _digest(several, lately.get(person, ()), now=now, lost=lost)
        for person, several in by_person.items()
    ]


async def still_told(
    tx: Transaction, claimed: Sequence[Delivery], *, now: datetime
) -> Mapping[DeliveryId, Utterance]:
    """Return what each digest among `claimed` says now: what was answered meanwhile is left out,
    and a digest of which nothing is left is not there."""
    told = {d.id: _rounds(d) for d in claimed if d.reason is Reason.DIGEST}
    true = await _still_not_asked(tx, set().union(*told.values()))
    patients = {round_.patient for round_, _ in true.values()}
    lately = await tx.rounds.lately(patients, now - LOOK_BACK) if patients else {}
    lost = await _lost_until(tx) if true else None
    said = {}
    for id_, rounds in told.items():
        if kept := [true[round_] for round_ in rounds if round_ in true]:
            said[id_] = _said(kept, lately.get(kept[0][0].patient, ()), now=now, lost=lost)
    return said


async def _lost_until(tx: Transaction) -> datetime | None:
    """Return up to when what was noted may be lost: a backup was restored; None: nothing is."""
    restored = await tx.facts.get(RESTORED)
    return datetime.fromisoformat(restored) if restored else None


async def _asks(tx: Transaction, missed: Sequence[Missed], *, now: datetime) -> None:
    """Note on each round that a digest asks about it: an answer may mean it from then on."""
    rounds = (await tx.rounds.get_many([one.round.id for one in missed])).values()
    await tx.rounds.replace_many([(r, replace(r, later_until=now)) for r in rounds])


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
    return [
        replace(by_person[round_.patient][0], round=round_, doses=doses)
        for round_, doses in (await _still_not_asked(tx, told)).values()
    ]


async def _still_not_asked(
    tx: Transaction, rounds: Collection[RoundId]
) -> Mapping[RoundId, tuple[Round, Sequence[Dose]]]:
    """Return those of `rounds` of which something is on record as not asked, with their doses."""
    if not rounds:
        return {}
    found, doses = await tx.rounds.get_many(rounds), await tx.doses.of_rounds(rounds)
    return {
        id_: (round_, doses[id_])
        for id_, round_ in found.items()
        if any(dose.state is DoseState.NOT_ASKED for dose in doses.get(id_, ()))
    }


def _rounds(digest: Delivery) -> set[RoundId]:
    """Return the rounds that a digest asks about: its buttons name them."""
    rows = digest.utterance.choices if digest.utterance else ()
    meant = (buttons.meaning(choice.data) for row in rows for choice in row)
    return {m.which.round for m in meant if isinstance(m, Took) and m.which.round}


def _digest(
    missed: Sequence[Missed], lately: Sequence[Round], *, now: datetime, lost: datetime | None
) -> Delivery:
    newest = max(missed, key=lambda m: m.round.due_at)
    said = _said([(m.round, m.doses) for m in missed], lately, now=now, lost=lost)
    digest = say.message(newest.to, said, now=now, reason=Reason.DIGEST)
    person = newest.person
    morning = undisturbed(person.quiet, person.routine, person.tz, now=now)
    ends = digest.expires_at + (morning - now)
    return replace(digest, round=newest.round.id, not_before=morning, expires_at=ends)


def _said(
    told: Sequence[tuple[Round, Sequence[Dose]]],
    lately: Sequence[Round],
    *,
    now: datetime,
    lost: datetime | None,
) -> Utterance:
    """Return the words of a digest; rounds carry letters where any other is unanswered as well."""
    is_lost = lost is not None and any(round_.due_at <= lost for round_, _ in told)
    ids = {round_.id for round_, _ in told}
    several = len(told) > 1 or any(r.id not in ids and _is_unanswered(r, now=now) for r in lately)
    asked = [
        Asked(round_, doses, letter=letter(round_, lately, now=now) if several else "")
        for round_, doses in sorted(told, key=lambda each: each[0].due_at)
    ]
    return asking.digest(asked, now=now, lost=is_lost)


def _is_unanswered(round_: Round, *, now: datetime) -> bool:
    is_settled = round_.state is RoundState.SETTLED
    return round_.due_at <= now and not round_.practice and not is_settled
