"""Consents and the audit are only ever added to, and whoever changes them behind our back is found
out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from bot.domain.ids import ConsentId, new_id
from bot.domain.people import ChannelName, Consent, ConsentStep
from bot.storage import AuditEntry, Storage
from tests.domain.examples import ANN
from tests.storage.world import NOW, a_world, another_person, peek, tamper


async def _write(storage: Storage, *actions: str) -> None:
    async with storage.transaction() as tx:
        for n, action in enumerate(actions):
            await tx.audit.write(
                ANN,
                at=NOW + timedelta(seconds=n),
                actor=ANN,
                action=action,
                subject="dose",
                details={"dose": action},
            )


async def _whole(storage: Storage) -> bool:
    async with storage.reading() as tx:
        return await tx.audit.verify(ANN)


async def _unguard(storage: Storage, url: str) -> None:
    if storage.is_sqlite:
        for name in ("audit_no_update", "audit_no_delete"):
            await tamper(url, f"DROP TRIGGER {name}")
    else:
        await tamper(url, "ALTER TABLE audit DISABLE TRIGGER audit_append_only")


async def test_an_audit_tells_what_was_done_in_order(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        ben = await another_person(tx)
        await tx.audit.write(ben.id, at=NOW, actor=None, action="enrolled", subject="person")
    await _write(storage, "took", "undid")

    async with storage.reading() as tx:
        of_ann, of_ben = await tx.audit.entries(ANN), await tx.audit.entries(ben.id)
        assert await tx.audit.verify(ben.id)
    assert of_ann == [
        AuditEntry(1, NOW, ANN, "took", "dose", {"dose": "took"}),
        AuditEntry(2, NOW + timedelta(seconds=1), ANN, "undid", "dose", {"dose": "undid"}),
    ]
    assert [(entry.seq, entry.actor) for entry in of_ben] == [(1, None)]
    assert await _whole(storage)


async def test_nobody_without_an_audit_has_a_broken_one(storage: Storage) -> None:
    await a_world(storage)

    assert await _whole(storage)


@pytest.mark.parametrize(
    ("case", "statements"),
    [
        ("edited", ["UPDATE audit SET action = 'skipped' WHERE seq = 2"]),
        ("its time changed", ["UPDATE audit SET at = at + 1 WHERE seq = 3"]),
        ("its details changed", ["UPDATE audit SET details = chain WHERE seq = 1"]),
        ("deleted", ["DELETE FROM audit WHERE seq = 2"]),
        ("the first deleted", ["DELETE FROM audit WHERE seq = 1"]),
        ("cut off at the end", ["DELETE FROM audit WHERE seq = 3"]),
        ("all deleted", ["DELETE FROM audit"]),
        (
            "all deleted with the head",
            ["DELETE FROM audit WHERE seq > 1", "DELETE FROM audit_head"],
        ),
        (
            "put in",
            [
                "INSERT INTO audit (patient_id, seq, at, actor_id, action, subject, details, "
                "chain) SELECT patient_id, 4, at, actor_id, action, "
                "subject, details, chain FROM audit WHERE seq = 3"
            ],
        ),
        (
            "moved",
            [
                "UPDATE audit SET seq = 9 WHERE seq = 1",
                "UPDATE audit SET seq = 1 WHERE seq = 2",
                "UPDATE audit SET seq = 2 WHERE seq = 9",
            ],
        ),
        (
            "cut off, and the head set back",
            [
                "DELETE FROM audit WHERE seq = 3",
                "UPDATE audit_head SET seq = 2, chain = (SELECT chain FROM audit WHERE seq = 2)",
            ],
        ),
    ],
)
async def test_an_audit_that_was_tampered_with_is_found_out(
    storage: Storage, migrated_url: str, case: str, statements: list[str]
) -> None:
    await a_world(storage)
    await _write(storage, "took", "undid", "took")
    await _unguard(storage, migrated_url)

    for statement in statements:
        await tamper(migrated_url, statement)

    assert not await _whole(storage), case


async def test_an_audit_can_be_verified_after_its_patient_was_erased(storage: Storage) -> None:
    await a_world(storage)
    await _write(storage, "took", "undid")

    async with storage.transaction() as tx:
        await tx.people.erase(ANN)

    assert await _whole(storage)


async def _consent(storage: Storage) -> None:
    async with storage.transaction() as tx:
        await tx.consents.add(
            Consent(
                id=ConsentId(new_id()),
                person=ANN,
                step=ConsentStep.GIVEN,
                text_version="1",
                text_hash="00" * 32,
                language="en",
                channel=ChannelName.TELEGRAM,
                how="chat",
                at=NOW,
            )
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE consent SET step = 'withdrawn'",
        "DELETE FROM consent",
        "UPDATE audit SET action = 'skipped'",
        "DELETE FROM audit",
    ],
)
async def test_the_database_itself_refuses_to_change_or_delete(
    storage: Storage, migrated_url: str, statement: str
) -> None:
    await a_world(storage)
    await _consent(storage)
    await _write(storage, "took")

    with pytest.raises(DBAPIError, match="append-only"):
        await tamper(migrated_url, statement)

    assert await peek(migrated_url, "SELECT step FROM consent") == [("given",)]
    assert await peek(migrated_url, "SELECT action FROM audit") == [("took",)]


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["consent", "audit"])
async def test_postgresql_refuses_to_truncate(
    postgres_storage: Storage, migrated_postgres_url: str, table: str
) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        await tamper(migrated_postgres_url, f"TRUNCATE {table}")
