"""What was said before a backup was restored, and comes once more: a provider's list goes back for
days, and the backup knows nothing of it.

It may have been handled and answered before, and nobody knows. So what was lost of it is noted
again, and nothing is answered: a STOP holds, an answer to a round counts, words
of crisis are noted. Everything else stays as the backup has it, because the question that it was
said to is not there any more, and what was made of it would be seen by nobody. A caregiver who was
told of a missed dose before the backup hears, perhaps once more, that it was taken.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.handlers import hearing
from bot.handlers.turn import Turn
from bot.storage import InboxEntry, Transaction
from bot.storage.backup.settle import RESTORED

#: Sooner than this nobody restores a backup and starts again; so most messages are not looked up.
_AT_ONCE: Final = timedelta(seconds=3)


async def is_relived(tx: Transaction, entry: InboxEntry) -> bool:
    """Return whether it was said before the last restore. Of a button no provider tells when."""
    sent = entry.incoming.sent_at
    if sent is None or entry.received_at - sent < _AT_ONCE:
        return False
    restored = await tx.facts.get(RESTORED)
    return restored is not None and sent <= datetime.fromisoformat(restored)


async def hear(turn: Turn) -> None:
    """Take it in silence. It answers no question that is open now, and leaves none open."""
    turn.tx.hush()
    await hearing.hear(replace(turn, dialog=None, is_relived=True))
    if turn.dialog is not None:
        await turn.tx.dialogs.put(turn.dialog)
    else:
        await turn.tx.dialogs.drop(turn.address.id, turn.talk)
