"""Erases what is kept for a time only; what was understood from it stays."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.actions import erasing
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 200
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """How long words are kept."""

    inbox: timedelta = timedelta(days=30)
    words: timedelta = timedelta(days=365)


async def forget(storage: Storage, terms: Terms, *, now: datetime) -> int:
    """Erase all words, questions, invitations and links whose time is over; return how many."""
    since_inbox, since_words = now - terms.inbox, now - terms.words
    count = await _all(storage, lambda tx: tx.retention.forget_inbox(since_inbox, _AT_ONCE))
    count += await _all(storage, lambda tx: tx.retention.forget_words(since_words, _AT_ONCE))
    async with storage.transaction() as tx:
        count += await tx.retention.forget_dialogs(since_inbox)
        count += await tx.retention.forget_invitations(since_inbox)
        # Who has opened one of theirs can open another: that is worth knowing for as long as words.
        count += await tx.retention.forget_links(since_words)
        await tx.retention.forget_counts(since_inbox)
        await tx.setbacks.forget(since_inbox)
        await tx.clinic_staff.clear_away(since_inbox)
        await erasing.finish(tx)
    if count:
        _log.info("what had its time was erased", extra={"count": count})
    return count


async def _all(storage: Storage, some: Callable[[Transaction], Awaitable[int]]) -> int:
    """Erase a few in each transaction, so that others have their turn between them."""
    total = 0
    while True:
        async with storage.transaction() as tx:
            count = await some(tx)
        if not count:
            return total
        total += count
