"""Which rounds wake, which still wait for an answer, and what becomes of one that fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.doses import Dose
from bot.domain.errors import NotFound
from bot.domain.ids import DoseId, MedicationId, RoundId, SlotId, new_id
from bot.domain.rounds import Round
from bot.storage import Keyring, Storage, Transaction
from tests.domain.examples import ANN, REPORT, a_dose, a_medication, a_round
from tests.storage.world import LATER, NOW, a_world


def _round(due: datetime) -> Round:
    return replace(
        a_round(due=due), id=RoundId(new_id()), slot=SlotId(new_id()), local_date=due.date()
    )


async def _with_dose(tx: Transaction, round_: Round, dose: Dose) -> None:
    medication = replace(a_medication(), id=MedicationId(new_id()))
    await tx.medications.add(ANN, medication)
    await tx.rounds.add([round_])
    await tx.doses.add(
        [replace(dose, id=DoseId(new_id()), round=round_.id, medication=medication.id)]
    )


async def test_rounds_wake_in_the_order_of_their_instants(storage: Storage) -> None:
    await a_world(storage)
    rounds = [_round(NOW + timedelta(minutes=minutes)) for minutes in (5, 0, 1, -3)]
    never = replace(_round(NOW - timedelta(hours=3)), wakes_at=None)
    async with storage.transaction() as tx:
        assert await tx.rounds.next_wake() is None
        await tx.rounds.add([*rounds, never])

    async with storage.transaction() as tx:
        assert await tx.rounds.waking_by(LATER, 10) == [rounds[3], rounds[1], rounds[2]]
        assert await tx.rounds.waking_by(LATER, 1) == [rounds[3]]
        assert await tx.rounds.next_wake() == rounds[3].wakes_at


async def test_a_round_that_fails_three_times_is_set_aside_until_it_is_saved_again(
    storage: Storage,
) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        tries = [await tx.rounds.failed(a_round().id, NOW) for _ in range(2)]
        waits = (await tx.rounds.get(a_round().id)).wakes_at
        tries.append(await tx.rounds.failed(a_round().id, NOW))

        assert tries == [1, 2, 3]
        assert waits is not None
        assert waits > NOW
        assert await tx.rounds.set_aside_count() == 1
        assert await tx.rounds.waking_by(NOW + timedelta(days=1), 5) == []
        assert await tx.rounds.next_wake() is None

        await tx.rounds.replace(a_round(), replace(a_round(), asks=1))
        assert await tx.rounds.set_aside_count() == 0
        assert len(await tx.rounds.waking_by(NOW, 5)) == 1
        with pytest.raises(NotFound):
            await tx.rounds.failed(RoundId(new_id()), NOW)


async def test_only_due_rounds_with_a_dose_that_has_no_answer_are_unanswered(
    storage: Storage,
) -> None:
    await a_world(storage)
    hour = timedelta(hours=1)
    missed, open_, taken, future = (_round(NOW + hour * h) for h in (-3, 0, -1, 1))
    practice = replace(_round(NOW - 2 * hour), practice=True)
    async with storage.transaction() as tx:
        await _with_dose(tx, open_, a_dose())
        await _with_dose(tx, missed, a_dose().close(asked=True))
        await _with_dose(tx, taken, a_dose().take(REPORT, at=NOW))
        await _with_dose(tx, future, a_dose())
        await tx.rounds.add([practice])

    async with storage.reading() as tx:
        assert await tx.rounds.unanswered(ANN, NOW) == [missed, open_]
        assert await tx.rounds.unanswered(ANN, NOW, limit=1) == [open_]
        assert await tx.rounds.latest(ANN, n=2) == [open_, future]
        assert await tx.rounds.since(ANN, NOW - hour, NOW + hour) == [taken, open_]
        assert await tx.rounds.since(ANN, NOW) == [open_, future]


async def test_overdue_are_the_due_ones_that_are_still_asked_about(storage: Storage) -> None:
    world = await a_world(storage)
    early, late, future = (_round(NOW + timedelta(hours=hours)) for hours in (-5, 0, 1))
    closed = _round(NOW - timedelta(hours=9)).close()
    async with storage.transaction() as tx:
        await tx.rounds.add([late, closed, future, early])

    async with storage.reading() as tx:
        assert await tx.rounds.overdue([world.person.id], NOW) == [early, late]


async def test_rounds_that_will_not_be_asked_can_be_removed_with_their_doses(
    storage: Storage,
) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        await tx.doses.add([a_dose()])

    async with storage.transaction() as tx:
        await tx.doses.remove([a_dose().id])
        await tx.rounds.remove([a_round().id])
        await tx.rounds.remove([])

    async with storage.reading() as tx:
        assert await tx.rounds.get_many([a_round().id]) == {}
        assert await tx.doses.of_rounds([a_round().id]) == {}


@pytest.mark.postgres
async def test_two_workers_never_look_at_the_same_round(
    migrated_postgres_url: str, postgres_storage: Storage, keyring: Keyring
) -> None:
    await a_world(postgres_storage)
    rounds = [_round(NOW - timedelta(minutes=minute)) for minute in range(10)]
    other = await Storage.open(migrated_postgres_url, keyring=keyring)
    async with postgres_storage.transaction() as tx:
        await tx.rounds.add(rounds)

    async with postgres_storage.transaction() as mine, other.transaction() as theirs:
        first = await mine.rounds.waking_by(NOW, 4)
        second = await theirs.rounds.waking_by(NOW, 100)

    assert len(first) == 4
    assert {r.id for r in first} | {r.id for r in second} == {r.id for r in rounds}
    assert not {r.id for r in first} & {r.id for r in second}
    await other.close()
