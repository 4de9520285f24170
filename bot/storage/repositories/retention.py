"""Erases what is kept for a time: what came in, what was said, what has ended. Of words a few rows
at a time, so that nobody waits for it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update

from bot.domain.deliveries import DeliveryState
from bot.storage.repositories.facts import Facts
from bot.storage.session import Session
from bot.storage.tables.care import invitations
from bot.storage.tables.messages import buckets, deliveries, dialogs, inbox
from bot.storage.tables.reports import shared_links

_WORDLESS_UP_TO: Final = "words erased up to"  #: the number of the last delivery that was looked at
_ON_THEIR_WAY: Final = (DeliveryState.WAITING.value, DeliveryState.CLAIMED.value)


class Retention:
    """What is kept for a time only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def forget_inbox(self, before: datetime, limit: int) -> int:
        """Erase what came in before an instant, understood or not; return how much it was."""
        cells = inbox.c
        oldest = select(cells.seq, cells.received_at).order_by(cells.seq).limit(limit)
        old = [row.seq for row in await self._session.rows(oldest) if row.received_at < before]
        return await self._session.run(delete(inbox).where(cells.seq.in_(old))) if old else 0

    async def forget_words(self, before: datetime, limit: int) -> int:
        """Erase the words of what was said before an instant; return of how many messages. That
        it was said, to whom and when, is kept."""
        facts, cells = Facts(self._session), deliveries.c
        done = int(await facts.get(_WORDLESS_UP_TO) or 0)
        following = select(cells.seq, cells.created_at).where(cells.seq > done)
        rows = await self._session.rows(following.order_by(cells.seq).limit(limit))
        old = [row.seq for row in rows if row.created_at < before]
        if old:
            over = cells.seq.in_(old), cells.state.not_in(_ON_THEIR_WAY)
            wordless = update(deliveries).where(*over).values(utterance=None, words=None)
            await self._session.run(wordless)
            await facts.put(_WORDLESS_UP_TO, str(old[-1]))
        return len(old)

    async def forget_dialogs(self, before: datetime) -> int:
        """Erase open questions whose time was over before an instant."""
        return await self._session.run(delete(dialogs).where(dialogs.c.expires_at < before))

    async def forget_links(self, before: datetime) -> int:
        """Erase links to reports that ended before an instant; return how many."""
        over = shared_links.c.expires_at < before
        return await self._session.run(delete(shared_links).where(over))

    async def forget_invitations(self, before: datetime) -> int:
        """Erase invitations that ended before an instant; return how many."""
        over = invitations.c.expires_at < before
        return await self._session.run(delete(invitations).where(over))

    async def forget_counts(self, before: datetime) -> None:
        """Erase what was counted of those who have been quiet since an instant: they start with a
        full bucket again, which by then is what they have."""
        cells = buckets.c
        is_held = cells.held_until.is_not(None) & (cells.held_until >= before)
        await self._session.run(delete(buckets).where(cells.counted_at < before, ~is_held))
