"""Keeps rounds. They hold no personal words, so nothing of them is sealed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, bindparam, delete, exists, func, select

from bot.domain.doses import DoseState
from bot.domain.errors import NotFound
from bot.domain.ids import PersonId, RoundId
from bot.domain.rounds import Round, RoundState
from bot.storage import failing
from bot.storage.remembering import remembered
from bot.storage.repositories.round_rows import round_of, row_of
from bot.storage.saving import Swap, swap, swap_many
from bot.storage.session import Bell, Session, Values
from bot.storage.statements import MOST, NOW, due, earliest, everything
from bot.storage.tables.columns import set_aside
from bot.storage.tables.doses import doses, rounds

_WAIT: Final = timedelta(minutes=1)
_WELCOME: Final = [DoseState.OPEN.value, DoseState.UNANSWERED.value, DoseState.NOT_ASKED.value]
_ASKING: Final = [RoundState.PLANNED.value, RoundState.ASKED.value]
_AWAKE: Final = everything(rounds).where(~set_aside(rounds))
_WAKING: Final = due(_AWAKE, rounds.c.wakes_at).order_by(rounds.c.due_at)
_NEXT_WAKE: Final = earliest(rounds.c.wakes_at).where(~set_aside(rounds))

_SINCE: Final = everything(rounds).where(rounds.c.due_at >= bindparam("since"))
_DUE: Final = rounds.c.due_at <= bindparam(NOW)
_ASKED: Final = everything(rounds).where(rounds.c.state.in_(_ASKING), _DUE)
_UNSETTLED: Final = rounds.c.state != RoundState.SETTLED.value, ~rounds.c.practice
_SEVERAL: Final = (
    _SINCE.with_only_columns(rounds.c.patient_id)
    .where(_DUE, *_UNSETTLED)
    .group_by(rounds.c.patient_id)
    .having(func.count() > 1)
)


class Rounds:
    """What the reminders ask about."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, new: Iterable[Round]) -> frozenset[RoundId]:
        """Keep the rounds that are not there yet, and return their ids."""
        rows = [{"id": r.id, "version": r.version, **row_of(r)} for r in new]
        added = await self._session.insert_new(rounds, rows)
        if added:
            self._session.ring(Bell.ROUNDS)
        return added

    async def get(self, id_: RoundId) -> Round:
        """Return the round; raise `NotFound` where there is none."""
        found = await self.get_many([id_])
        if id_ not in found:
            raise NotFound(f"there is no round {id_}")
        return found[id_]

    async def get_many(self, ids: Collection[RoundId]) -> dict[RoundId, Round]:
        """Return those of the rounds that exist."""
        rows = await self._session.rows_among(everything(rounds), rounds.c.id, ids)
        return {row.id: round_of(row) for row in rows}

    async def hold(self, id_: RoundId) -> Round | None:
        """Return the round, if it is still there; nobody else changes it until the transaction
        ends."""
        locked = self._session.locked(everything(rounds), skip=False)
        row = await self._session.row_with(locked, rounds.c.id, id_)
        return round_of(row) if row else None

    async def replace(self, old: Round, new: Round) -> Round:
        """Save `new` over `old`, unless somebody else changed the round first."""
        await swap(self._session, rounds, Swap(old.id, old.version, row_of(new)))
        self._ring_for([(old, new)])
        return replace(new, version=old.version + 1)

    async def replace_many(self, pairs: Sequence[tuple[Round, Round]]) -> list[Round]:
        """Save many at once; return those that were saved, and leave out whose round changed
        meanwhile."""
        changes = [Swap(old.id, old.version, _changed(old, new)) for old, new in pairs]
        won = await swap_many(self._session, rounds, changes)
        self._ring_for(pairs)
        return [replace(new, version=old.version + 1) for old, new in pairs if old.id in won]

    async def remove(self, ids: Collection[RoundId]) -> None:
        """Delete rounds that will never be asked about. Their doses must be gone."""
        gone = delete(rounds).where(rounds.c.id == bindparam("this_id"))
        await self._session.run_many(gone, [{"this_id": id_} for id_ in ids])

    async def waking_by(self, now: datetime, limit: int) -> list[Round]:
        """Return the rounds that must be looked at, those that wait longest first, and of those
        that wake together the one that was due first. No other worker gets them."""
        rows = await self._session.rows(self._session.locked(_WAKING), {NOW: now, MOST: limit})
        return [round_of(row) for row in rows]

    async def next_wake(self) -> datetime | None:
        """Return when the next round must be looked at."""
        row = await self._session.row(_NEXT_WAKE)
        return row.wakes_at if row else None

    @remembered
    async def since(
        self, patient: PersonId, instant: datetime, until: datetime | None = None
    ) -> list[Round]:
        """Return a patient's rounds due in [instant, until), by their due time."""
        mine = _of(patient).where(rounds.c.due_at >= instant)
        if until is not None:
            mine = mine.where(rounds.c.due_at < until)
        return await self._list(mine.order_by(rounds.c.due_at, rounds.c.id))

    async def with_several_open(
        self, patients: Collection[PersonId], instant: datetime, now: datetime
    ) -> set[PersonId]:
        """Return those of the patients with two rounds or more, due since `instant`, that nobody
        has answered whole."""
        given = {"since": instant, NOW: now}
        found = await self._session.rows_among(_SEVERAL, rounds.c.patient_id, patients, given)
        return {row.patient_id for row in found}

    async def lately(
        self, patients: Collection[PersonId], instant: datetime
    ) -> dict[PersonId, list[Round]]:
        """Return the rounds of many patients due from `instant` on, by their due time."""
        found: dict[PersonId, list[Round]] = {}
        which, given = rounds.c.patient_id, {"since": instant}
        rows = await self._session.rows_among(_SINCE, which, patients, given)
        for round_ in sorted((round_of(row) for row in rows), key=lambda r: (r.due_at, r.id)):
            found.setdefault(round_.patient, []).append(round_)
        return found

    async def latest(self, patient: PersonId, n: int = 1) -> list[Round]:
        """Return a patient's last `n` rounds by their due time, the newest last."""
        return await self._newest(_of(patient), n)

    @remembered
    async def unanswered(self, patient: PersonId, now: datetime, *, limit: int = 20) -> list[Round]:
        """Return the patient's rounds that are due and still welcome an answer, the newest last."""
        welcome = exists().where(doses.c.round_id == rounds.c.id, doses.c.state.in_(_WELCOME))
        mine = _of(patient).where(~rounds.c.practice, rounds.c.due_at <= now, welcome)
        return await self._newest(mine, limit)

    async def overdue(self, patients: Collection[PersonId], now: datetime) -> list[Round]:
        """Return the rounds of these patients that are due and are still being asked about, by
        their due time."""
        found = await self._session.rows_among(_ASKED, rounds.c.patient_id, patients, {NOW: now})
        return sorted((round_of(row) for row in found), key=lambda r: (r.due_at, r.id))

    async def failed(self, id_: RoundId, now: datetime) -> int:
        """Note that working on a round failed; the third time it is set aside. Return how often it
        has."""
        return await failing.failed(self._session, rounds, id_, wakes_at=now + _WAIT)

    async def set_aside_count(self, since: datetime | None = None) -> int:
        """Return how many rounds were set aside: somebody has to look at them."""
        return await failing.given_up(self._session, rounds, rounds.c.wakes_at, since)

    async def _newest(self, statement: Select[Any], limit: int) -> list[Round]:
        newest = statement.order_by(rounds.c.due_at.desc(), rounds.c.id.desc()).limit(limit)
        return list(reversed(await self._list(newest)))

    async def _list(self, statement: Select[Any]) -> list[Round]:
        return [round_of(row) for row in await self._session.rows(statement)]

    def _ring_for(self, pairs: Iterable[tuple[Round, Round]]) -> None:
        if any(_wakes_earlier(old, new) for old, new in pairs):
            self._session.ring(Bell.ROUNDS)


def _of(patient: PersonId) -> Select[Any]:
    return select(rounds).where(rounds.c.patient_id == patient)


def _wakes_earlier(old: Round, new: Round) -> bool:
    return new.wakes_at is not None and (old.wakes_at is None or new.wakes_at < old.wakes_at)


def _changed(old: Round, new: Round) -> Values:
    """Return the columns that differ: of a spike's many rounds only few do, and the same ones."""
    before = row_of(old)
    after = {name: value for name, value in row_of(new).items() if value != before[name]}
    return {**after, "tries": 0, "set_aside": False}  # whoever saves it has succeeded
