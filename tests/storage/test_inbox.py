"""What people say is handled once, in order, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import NotFound
from bot.domain.ids import InboxId, new_id
from bot.storage import InboxEntry, Keyring, Storage
from tests.storage.world import LATER, NOW, said, tamper


async def _keep(storage: Storage, *texts: tuple[str, str]) -> None:
    async with storage.transaction() as tx:
        for address, text in texts:
            await tx.inbox.keep(said(text, address=address), NOW)


async def _handled(storage: Storage) -> list[str]:
    """Handle everything; return it in the order in which it came."""
    order: list[str] = []
    while True:
        async with storage.transaction() as tx:
            entry = await tx.inbox.next(NOW)
            if entry is None:
                return order
            order.append(entry.incoming.text)
            await tx.inbox.done(entry.id, NOW)


async def _next(storage: Storage) -> InboxEntry:
    async with storage.transaction() as tx:
        entry = await tx.inbox.next(NOW)
    assert entry is not None
    return entry


async def test_what_came_in_comes_out_as_it_was_oldest_first(storage: Storage) -> None:
    incoming = replace(said("took it at 8:15"), quoted="41", name="Ann", sent_at=NOW)
    async with storage.transaction() as tx:
        await tx.inbox.keep(incoming, LATER)

    entry = await _next_later(storage)

    assert entry.incoming == incoming
    assert (entry.received_at, entry.tries) == (LATER, 0)
    await _keep(storage, ("1", "a"), ("2", "b"), ("1", "c"))
    assert await _handled(storage) == ["a", "b", "c"]


async def _next_later(storage: Storage) -> InboxEntry:
    async with storage.transaction() as tx:
        entry = await tx.inbox.next(LATER)
        assert entry is not None
        await tx.inbox.done(entry.id, LATER)
    return entry


async def test_what_failed_keeps_later_words_of_its_address_waiting_and_no_others(
    storage: Storage,
) -> None:
    await _keep(storage, ("1", "first"), ("1", "second"), ("2", "other"))
    failing = await _next(storage)

    async with storage.transaction() as tx:
        assert await tx.inbox.failed(failing.id, NOW) == 1

    assert failing.incoming.text == "first"
    assert await _handled(storage) == ["other"]
    async with storage.reading() as tx:
        due = await tx.inbox.next_due(NOW)
        assert due is not None
        assert due > NOW
        again = await tx.inbox.next(NOW + timedelta(minutes=1))
    assert again is not None
    assert (again.incoming.text, again.tries) == ("first", 1)


async def test_the_third_failure_sets_it_aside_and_the_others_go_on(storage: Storage) -> None:
    await _keep(storage, ("1", "poison"), ("1", "after"))
    poison = await _next(storage)

    async with storage.transaction() as tx:
        tries = [await tx.inbox.failed(poison.id, NOW) for _ in range(3)]

        assert tries == [1, 2, 3]
        assert (await tx.inbox.waiting_count(), await tx.inbox.set_aside_count()) == (1, 1)
    assert await _handled(storage) == ["after"]


async def test_what_cannot_be_opened_is_set_aside_and_the_others_go_on(
    storage: Storage, migrated_url: str
) -> None:
    await _keep(storage, ("1", "damaged"), ("1", "after"))
    await tamper(
        migrated_url,
        "UPDATE inbox SET payload = :junk WHERE seq = (SELECT min(seq) FROM inbox)",
        junk=b"junk",
    )

    assert await _handled(storage) == ["after"]
    async with storage.reading() as tx:
        assert await tx.inbox.set_aside_count() == 1


async def test_what_was_never_kept_is_not_found(storage: Storage) -> None:
    async with storage.transaction() as tx:
        with pytest.raises(NotFound):
            await tx.inbox.done(InboxId(new_id()), NOW)
        with pytest.raises(NotFound):
            await tx.inbox.failed(InboxId(new_id()), NOW)
        assert await tx.inbox.next_due(NOW) is None


@pytest.mark.postgres
async def test_one_persons_words_are_never_in_two_hands(
    migrated_postgres_url: str, postgres_storage: Storage, keyring: Keyring
) -> None:
    await _keep(postgres_storage, ("1", "first"), ("1", "second"), ("2", "other"))
    other = await Storage.open(migrated_postgres_url, keyring=keyring)

    async with postgres_storage.transaction() as tx:
        mine = await tx.inbox.next(NOW)
        assert await _handled(other) == ["other"]
        assert mine is not None
        await tx.inbox.done(mine.id, NOW)

    assert mine.incoming.text == "first"
    assert await _handled(other) == ["second"]
    await other.close()
