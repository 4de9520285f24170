"""Nobody reads personal values in the database, and nobody moves them to another place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from bot.domain.agreed import Agreed, Place
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import DeliveryState, Utterance
from bot.domain.dialogs import Dialog
from bot.domain.doses import Extra, ExtraKind
from bot.domain.errors import NotFound
from bot.domain.ids import ChangeId, ExtraId, RemarkId, new_id
from bot.domain.intents import NoteKind
from bot.domain.notes import Remark
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.storage import Storage, Unreadable
from tests.domain.examples import (
    ANN,
    DUE,
    REPORT,
    a_dose,
    a_medication,
    a_person,
    a_round,
    medication_id,
)
from tests.storage.world import (
    LATER,
    NOW,
    a_delivery,
    a_round_with_a_dose,
    a_world,
    an_address,
    another_person,
    said,
    tamper,
)

CANARY: Final = "Canary-7c1e"


async def _keep_canaries(storage: Storage) -> None:
    """Keep a canary in every place that holds something personal."""
    label = replace(a_dose().label, name=CANARY, nickname=CANARY)
    async with storage.transaction() as tx:
        await tx.people.add(replace(a_person(), name=CANARY, allergies=(CANARY,)))
        await tx.medications.add(ANN, replace(a_medication(), name=CANARY, purpose=CANARY))
        address = await an_address(tx, CANARY, sender=CANARY)
        await tx.rounds.add([a_round()])
        await tx.doses.add([replace(a_dose(), label=label)])
        await tx.extras.add(
            Extra(ExtraId(new_id()), ANN, None, ExtraKind.WRONG, DUE, REPORT, label, note=CANARY)
        )
        await tx.remarks.add(Remark(RemarkId(new_id()), ANN, NoteKind.QUESTION, CANARY, REPORT))
        waits = Proposed(ANN, address.id, Why.ASKED, ProposalState.FOUND, NOW, fits=CANARY)
        await tx.proposals.put(replace(waits, reasons=(Utterance(CANARY),)))
        place = Place(medication_id(), 1, CANARY, a_round().slot, None, 480)
        await tx.agreements.put(ANN, (Agreed(NOW.date(), (place,)),))
        profile = replace(a_person(), name=CANARY)
        await tx.changes.add(
            Change(ChangeId(new_id()), ANN, ANN, ChangeKind.SETTING, NOW, profile=profile)
        )
        await tx.dialogs.put(Dialog(address.id, None, "add", "line", {"line": CANARY}))
        await tx.dialogs.put(Dialog(address.id, ANN, "add", "line", {"line": CANARY}))
        stranger = replace(a_delivery(address), utterance=Utterance(CANARY), words=CANARY)
        await tx.deliveries.add(
            [stranger, replace(stranger, id=a_delivery(address).id, person=ANN)]
        )
        await tx.inbox.keep(replace(said(CANARY, address=CANARY), name=CANARY), NOW)
        await tx.audit.write(
            ANN, at=NOW, actor=None, action="enrolled", subject="person", details={"n": CANARY}
        )


async def test_no_personal_value_can_be_read_in_the_raw_files(
    sqlite_storage: Storage, migrated_sqlite_url: str
) -> None:
    await _keep_canaries(sqlite_storage)

    files = list(Path(migrated_sqlite_url.partition("///")[2]).parent.glob("*.sqlite3*"))
    raw = {file.name: file.read_bytes() for file in files}
    await sqlite_storage.close()

    assert any(name.endswith("-wal") for name in raw)
    assert [name for name, content in raw.items() if CANARY.encode() in content] == []
    assert [name for name, content in raw.items() if b"canary" in content.lower()] == []


async def test_a_sealed_value_moved_to_another_row_is_refused(
    storage: Storage, migrated_url: str
) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        await tx.medications.add(ANN, a_medication("aspirin"))
        await a_round_with_a_dose(tx)
        await tx.doses.add([a_dose(nth=2)])

    await tamper(
        migrated_url,
        "UPDATE dose SET label = (SELECT label FROM dose AS other WHERE other.nth = 1)",
    )
    await tamper(
        migrated_url,
        "UPDATE medication SET content = (SELECT content FROM medication ORDER BY seq LIMIT 1)",
    )

    async with storage.reading() as tx:
        with pytest.raises(Unreadable):
            await tx.doses.of_rounds([a_round().id])
        with pytest.raises(Unreadable):
            await tx.medications.regimen(ANN)


async def test_a_sealed_value_moved_to_another_column_is_refused(
    storage: Storage, migrated_url: str
) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        delivery = replace(a_delivery(world.address), words="Hello")
        await tx.deliveries.add([delivery])

    await tamper(migrated_url, "UPDATE delivery SET words = utterance")

    async with storage.reading() as tx:
        with pytest.raises(Unreadable):
            await tx.deliveries.get(delivery.id)


async def test_a_value_sealed_for_one_person_does_not_open_for_another(
    storage: Storage, migrated_url: str
) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        ben = await another_person(tx)

    await tamper(
        migrated_url,
        "UPDATE data_key SET sealed = (SELECT sealed FROM data_key k WHERE k.owner = :ann) "
        "WHERE owner = :ben",
        ann=ANN.hex if storage.is_sqlite else ANN,
        ben=ben.id.hex if storage.is_sqlite else ben.id,
    )
    storage.forget_keys()

    async with storage.reading() as tx:
        assert await tx.people.get(ANN) == a_person()
        with pytest.raises(Unreadable):
            await tx.people.get(ben.id)


async def test_whoever_is_erased_can_never_be_read_again_and_the_others_can(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        ben = await another_person(tx)
        await a_round_with_a_dose(tx)
        to_ann = replace(a_delivery(world.address), person=ANN)
        await tx.deliveries.add([to_ann])

    async with storage.transaction() as tx:
        await tx.people.erase(ANN)

    async with storage.transaction() as tx:
        assert await tx.people.ids() == [ben.id]
        assert await tx.people.get_many([ANN, ben.id]) == {ben.id: ben}
        with pytest.raises(NotFound):
            await tx.people.get(ANN)
        with pytest.raises(Unreadable):
            await tx.medications.regimen(ANN)
        with pytest.raises(Unreadable):
            await tx.doses.get(a_dose().id)
        with pytest.raises(Unreadable):
            await tx.deliveries.get(to_ann.id)
        assert await tx.deliveries.counts() == {DeliveryState.CANCELLED: 1}
        assert await tx.rounds.next_wake() is None
        assert await tx.people.to_plan(LATER, 5) == [ben.id]
