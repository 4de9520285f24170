"""What stands written after a play, read from the database, by nothing of ours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

_ROUNDS: Final = (
    "SELECT id, patient_id, due_at, closes_at, wakes_at, asked_at FROM round ORDER BY due_at"
)
_DOSES: Final = "SELECT round_id, state FROM dose"
_CHANGES: Final = "SELECT patient_id, count(*) FROM change GROUP BY patient_id"
_IN_DOUBT: Final = (
    "SELECT person_id, channel FROM delivery JOIN sender ON sender.id = sender_id"
    " WHERE state = 'unknown'"
)
_TRIED_AGAIN: Final = "SELECT count(*) FROM delivery WHERE attempts > 1"
_UNFINISHED: Final = "SELECT count(*) FROM delivery WHERE state IN ('waiting', 'claimed')"


@dataclass(frozen=True, slots=True)
class DueRound:
    """A round that fell due."""

    due: float
    closes: float
    wakes: float  #: when it is looked at next; 0: it is over
    was_asked: bool
    doses: Counter[str]

    @property
    def comes_up_again(self) -> bool:
        """Whether it falls silent for now alone: it is asked about again inside its window."""
        return 0 < self.wakes < self.closes


@dataclass(frozen=True, slots=True)
class Record:
    """All that the oracle looks at."""

    rounds: Mapping[UUID, DueRound]  #: the first of every patient: the one of the spike
    changes: Mapping[UUID, int]  #: by patient
    in_doubt: Counter[str]  #: by channel
    in_doubt_of: Counter[UUID]  #: by person
    tried_again: int
    complaints: tuple[str, ...]


async def read(url: str) -> Record:
    """Return what stands in a database."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        doses = await _all(connection, _DOSES)
        rounds = await _all(connection, _ROUNDS)
        in_doubt = await _all(connection, _IN_DOUBT)
        record = Record(
            rounds=_rounds(rounds, doses),
            changes={_id(row[0]): row[1] for row in await _all(connection, _CHANGES)},
            in_doubt=Counter(row[1] for row in in_doubt),
            in_doubt_of=Counter(_id(row[0]) for row in in_doubt if row[0]),
            tried_again=(await _all(connection, _TRIED_AGAIN))[0][0],
            complaints=tuple(await _complaints(connection)),
        )
    await engine.dispose()
    return record


async def _complaints(connection: AsyncConnection) -> list[str]:
    complaints = []
    if connection.dialect.name == "sqlite":
        found = [row[0] for row in await _all(connection, "PRAGMA integrity_check")]
        complaints += [] if found == ["ok"] else [f"integrity_check: {found}"]
    if unfinished := (await _all(connection, _UNFINISHED))[0][0]:
        complaints.append(f"{unfinished} deliveries are neither sent nor given up")
    return complaints


async def _all(connection: AsyncConnection, statement: str) -> list[Any]:
    return list((await connection.execute(text(statement))).all())


def _rounds(rows: Iterable[Any], doses: Iterable[Any]) -> dict[UUID, DueRound]:
    states: defaultdict[UUID, Counter[str]] = defaultdict(Counter)
    for round_, state in doses:
        states[_id(round_)][state] += 1
    found: dict[UUID, DueRound] = {}
    for id_, patient, due, closes, wakes, asked_at in rows:
        one = DueRound(
            due / 1000, closes / 1000, (wakes or 0) / 1000, asked_at is not None, states[_id(id_)]
        )
        found.setdefault(_id(patient), one)
    return found


def _id(value: object) -> UUID:
    return UUID(str(value))
