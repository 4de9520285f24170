"""Repositories of which one thing is done otherwise: they forget, misread, repeat or make up.

What each does is what the code would do if somebody forgot one thing; see `mutants`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.care.alerts import CareWatch
from bot.domain.care.links import CareLink, Shared, Terms
from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import AddressId, PersonId, RoundId
from bot.domain.people import Address
from bot.domain.rounds import Round, RoundState

_LONG: Final = timedelta(hours=4)
_AN_HOUR: Final = timedelta(hours=1)
_A_LEASE: Final = timedelta(seconds=20)
_Pairs = Sequence[tuple[Any, Any]]


class Beside:
    """A repository of which one thing is done otherwise."""

    def __init__(self, real: Any) -> None:  # noqa: ANN401 - any repository
        self.real = real

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it has
        return getattr(self.real, name)


class NobodyStopped(Beside):
    """Forgets at the claim who has told us to stop."""

    async def get_many(self, ids: Collection[AddressId]) -> Mapping[AddressId, Address]:
        found = await self.real.get_many(ids)
        return {id_: address.opt_in() for id_, address in found.items()}

    async def reachable(self, people: Collection[PersonId]) -> Mapping[PersonId, AddressId]:
        found = await self.real.of_many(people)
        return {person: addresses[0].id for person, addresses in found.items() if addresses}


class LongWindows(Beside):
    """Reads windows that are hours too long: of doses, or of rounds."""

    async def of_rounds(self, ids: Collection[RoundId]) -> Mapping[RoundId, Sequence[Dose]]:
        found = await self.real.of_rounds(ids)
        return {id_: [_longer(dose) for dose in doses] for id_, doses in found.items()}

    async def get_many(self, ids: Collection[RoundId]) -> Mapping[RoundId, Round]:
        found = await self.real.get_many(ids)
        return {id_: replace(r, closes_at=r.closes_at + _LONG) for id_, r in found.items()}

    async def waking_by(self, now: datetime, limit: int) -> Sequence[Round]:
        found = await self.real.waking_by(now, limit)
        return [replace(r, closes_at=r.closes_at + _LONG) for r in found]


class SendsAgain(Beside):
    """Sends again, blindly, what may have arrived."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Delivery]:
        blind = [(old, _again(old, new)) for old, new in pairs]
        saved: Sequence[Delivery] = await self.real.replace_many(blind)
        return saved


class NeverAsked(Beside):
    """Does not note that a round was asked about."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Round]:
        forgotten = [(old, replace(new, asked_at=old.asked_at)) for old, new in pairs]
        saved: Sequence[Round] = await self.real.replace_many(forgotten)
        return saved


class AlwaysAsked(Beside):
    """Notes that rounds were asked about as soon as it wants to ask."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Round]:
        noted = [
            (old, replace(new, state=RoundState.ASKED, asked_at=new.due_at) if _asks(new) else new)
            for old, new in pairs
        ]
        saved: Sequence[Round] = await self.real.replace_many(noted)
        return saved


class Sleeps(Beside):
    """Never wakes one round in ten."""

    async def waking_by(self, now: datetime, limit: int) -> Sequence[Round]:
        found = await self.real.waking_by(now, limit)
        return [round_ for round_ in found if round_.id.int % 10]

    async def next_wake(self) -> datetime | None:
        return None


class AnsweredAnyway(Beside):
    """Notes of every answer that it was handled, and drops one in two."""

    async def next(self, now: datetime) -> Any:  # noqa: ANN401 - an entry or nothing
        entry = await self.real.next(now)
        if entry is not None and entry.id.int % 2 == 0:
            await self.real.done(entry.id, now)
            return await self.next(now)
        return entry


class AnswersTwice(Beside):
    """Writes an answer down for another dose of the same medicine as well."""

    async def replace_many(self, pairs: _Pairs) -> Sequence[Dose]:
        saved: Sequence[Dose] = await self.real.replace_many(pairs)
        for old, new in pairs:
            if new.state == "taken" and old.state == "open":
                days = old.local_date - timedelta(days=2), old.local_date + timedelta(days=2)
                others = await self.real.between(old.patient, *days)
                same = [d for d in others if d.medication == old.medication and d.state == "open"]
                await self.real.replace_many([(d, replace(d, state=new.state)) for d in same[:1]])
        return saved


class Overtakes(Beside):
    """Takes over what others still hold."""

    async def doubtful(self, now: datetime, *, all_of_them: bool = False) -> Sequence[Delivery]:
        del all_of_them
        found: Sequence[Delivery] = await self.real.doubtful(now, all_of_them=True)
        return found

    async def needs_care(self, now: datetime) -> bool:
        del now
        return True


class HearsNothingLate(Beside):
    """Leaves in doubt what has been accepted after all."""

    async def cancel_repeat(self, _doubtful: Delivery) -> bool:
        return False


class ShortLeases(Beside):
    """Tells others of a lease that is shorter than the one it keeps to."""

    async def claim(self, *which: Any, now: datetime, **how: Any) -> Sequence[Delivery]:  # noqa: ANN401 - as claims are made
        given = {**how, "lease_until": now + _A_LEASE}
        found: Sequence[Delivery] = await self.real.claim(*which, now=now, **given)
        return found


class TakesItForSent(Beside):
    """Takes for sent whatever nobody knows the end of."""

    def __init__(self, real: Any, rounds: Any) -> None:  # noqa: ANN401 - any repository
        super().__init__(real)
        self._rounds = rounds

    async def replace_many(self, pairs: _Pairs) -> Sequence[Delivery]:
        doubted = [old for old, new in pairs if new.state is DeliveryState.UNKNOWN]
        sent = [(old, old.accept("", words="") if old in doubted else new) for old, new in pairs]
        saved: Sequence[Delivery] = await self.real.replace_many(sent)
        asks = {old.round: old.created_at for old in doubted if old.is_ask and old.round}
        rounds = await self._rounds.get_many(asks)
        asked = [(r, r.accepted(at=asks[r.id])) for r in rounds.values() if r.asked_at is None]
        await self._rounds.replace_many(asked)
        return saved

    async def add(self, new: Iterable[Delivery]) -> None:
        await self.real.add([delivery for delivery in new if delivery.repeats is None])


class AnHourLate(Beside):
    """Plans an hour late, be it rounds or doses."""

    async def add(self, new: Iterable[Any]) -> Any:  # noqa: ANN401 - the ids of either
        return await self.real.add([_later(each) for each in new])


class ForgetsWhatWasTold(Beside):
    """Forgets what caregivers have been told."""

    async def of(self, patient: PersonId) -> CareWatch:
        watch: CareWatch = await self.real.of(patient)
        return replace(watch, beliefs=())


class NeverWatches(Beside):
    """Never looks at whose caregivers are to be told."""

    async def next_wake(self) -> datetime | None:
        return None


class TakesNoneForTaken(Beside):
    """Reads of doses that were taken that nobody answered."""

    async def between(self, *which: Any) -> Sequence[Dose]:  # noqa: ANN401 - as days are asked for
        return [_unanswered(dose) for dose in await self.real.between(*which)]


class LetsThemSeeAll(Beside):
    """Reads that every caregiver may know everything."""

    async def of_patient(self, patient: PersonId) -> Sequence[CareLink]:
        everything = Terms(frozenset(Shared))
        return [replace(link, terms=everything) for link in await self.real.of_patient(patient)]


def _later(planned: Any) -> Any:  # noqa: ANN401 - a round or a dose
    instants = ("due_at", "wakes_at", "closes_at", "window_ends_at")
    there = {name: at for name in instants if (at := getattr(planned, name, None)) is not None}
    return replace(planned, **{name: at + _AN_HOUR for name, at in there.items()})


def _unanswered(dose: Dose) -> Dose:
    is_taken = dose.state is DoseState.TAKEN
    return replace(dose, state=DoseState.UNANSWERED, taken_at=None) if is_taken else dose


def _longer(dose: Dose) -> Dose:
    return replace(dose, window_ends_at=dose.window_ends_at + _LONG)


def _again(old: Delivery, new: Delivery) -> Delivery:
    is_doubt = new.state is DeliveryState.UNKNOWN and old.state is DeliveryState.CLAIMED
    return old.wait(until=old.created_at) if is_doubt else new


def _asks(round_: Round) -> bool:
    return round_.asks > 0 and round_.state is RoundState.PLANNED
