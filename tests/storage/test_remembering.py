"""Within a transaction what was read is known, until it may no longer be so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import pytest

from bot.domain.deliveries import Reason
from bot.domain.dialogs import Dialog
from bot.domain.ids import DoseId, MedicationId, RoundId, new_id
from bot.storage import Storage, Transaction
from tests.domain.examples import ANN, a_medication
from tests.statements import statements_run
from tests.storage.world import LATER, NOW, World, a_world

Step = Callable[[Transaction, World], Awaitable[object]]
_ROUND = RoundId(new_id())

_LOOKS: dict[str, Step] = {
    "people": lambda tx, _: tx.people.get(ANN),
    "medicines": lambda tx, _: tx.medications.regimen(ANN),
    "rounds": lambda tx, _: tx.rounds.since(ANN, NOW, until=LATER),
    "unanswered": lambda tx, _: tx.rounds.unanswered(ANN, NOW),
    "doses": lambda tx, _: tx.doses.of_rounds({_ROUND}),
    "caregivers": lambda tx, _: tx.care_links.of_patient(ANN),
    "cared for": lambda tx, _: tx.care_links.of_caregiver(ANN),
    "link": lambda tx, _: tx.care_links.between(ANN, ANN),
}

_CHANGES: dict[str, Step] = {
    "one row changes": lambda tx, w: tx.people.replace(w.person, replace(w.person, name="Anna")),
    "a row is new": lambda tx, _: tx.medications.add(
        ANN, replace(a_medication(), id=MedicationId(new_id()))
    ),
    "a row may be new": lambda tx, w: tx.senders.get_or_add(w.address.channel, "another_bot"),
    "rows are gone": lambda tx, _: tx.doses.remove([DoseId(new_id())]),
    "many change": lambda tx, w: tx.deliveries.cancel_waiting(person=ANN, reasons=list(Reason)),
    "a round is locked": lambda tx, _: tx.rounds.hold(_ROUND),
    "people are locked": lambda tx, _: tx.people.lock(ANN),
}


@pytest.fixture
async def world(storage: Storage) -> World:
    """Ann, who takes metformin."""
    return await a_world(storage)


@pytest.fixture
async def tx(storage: Storage, world: World) -> AsyncIterator[Transaction]:
    """One transaction of many looks."""
    async with storage.transaction() as tx:
        yield tx


@pytest.mark.parametrize("name", _LOOKS)
async def test_what_was_read_is_not_read_again(tx: Transaction, world: World, name: str) -> None:
    look = _LOOKS[name]
    first = await look(tx, world)

    with statements_run() as ran:
        again = await look(tx, world)

    assert again == first
    assert not ran


@pytest.mark.parametrize("name", _CHANGES)
async def test_whatever_is_written_or_locked_is_looked_for_again(
    tx: Transaction, world: World, name: str
) -> None:
    await tx.medications.regimen(ANN)
    await _CHANGES[name](tx, world)

    with statements_run() as ran:
        await tx.medications.regimen(ANN)

    assert len(ran) == 1


async def test_what_is_written_is_read(tx: Transaction, world: World) -> None:
    before = await tx.medications.regimen(ANN)
    await tx.medications.add(ANN, new := replace(a_medication(), id=MedicationId(new_id())))

    assert (await tx.medications.regimen(ANN)).current == (*before.current, new)


async def test_where_a_talk_stands_changes_nothing_of_it(tx: Transaction, world: World) -> None:
    await tx.medications.regimen(ANN)
    await tx.limits.talk(world.address.id, NOW)
    await tx.dialogs.put(Dialog(world.address.id, ANN, "add", "line"))

    with statements_run() as ran:
        await tx.medications.regimen(ANN)

    assert not ran


async def test_whoever_changes_what_they_were_given_changes_it_for_nobody_else(
    tx: Transaction, world: World
) -> None:
    (await tx.medications.regimens([ANN])).clear()

    assert (await tx.medications.regimens([ANN])).keys() == {ANN}


async def test_another_question_is_another_look(tx: Transaction, world: World) -> None:
    assert await tx.people.get_many([ANN])

    assert not await tx.people.get_many([])
    assert await tx.rounds.since(ANN, NOW, until=LATER) == await tx.rounds.since(ANN, NOW)
