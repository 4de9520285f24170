"""Keeps the words of claimed deliveries before they are sent.

After a death they are what tells a message of ours from another one in its provider's list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries import Delivery
from bot.scheduling.rows import apart
from bot.scheduling.sending import Ready, Sender
from bot.storage import Transaction


async def keep_words(
    tx: Transaction, claimed: Sequence[Ready], sender: Sender, *, now: datetime
) -> list[Ready]:
    """Make the words of what was claimed and keep them; refuse what cannot be said."""
    worded: list[Ready] = []
    changed: list[tuple[Delivery, Delivery]] = []

    async def make(some: Sequence[Ready]) -> None:
        worded.extend([replace(ready, words=sender.words(ready)) for ready in some])

    async def broken(ready: Ready) -> None:
        changed.append((ready.delivery, ready.delivery.refuse()))
        await tx.setbacks.note("message", ready.delivery.id, now)

    await apart(claimed, make, broken)
    for ready in worded:
        said = ready.words.text if ready.words else ""
        changed.append((ready.delivery, replace(ready.delivery, words=said)))
    saved = {delivery.id: delivery for delivery in await tx.deliveries.replace_many(changed)}
    return [replace(ready, delivery=saved[ready.delivery.id]) for ready in worded]
