"""What we cannot act on is kept in the person's own words for the visit, and they are told that
nobody reads it live and what to do if it is bad."""

from __future__ import annotations

from bot.actions import notes
from bot.domain.intents import Note
from bot.handlers import numbers
from bot.handlers.turn import Turn


async def keep(note: Note, turn: Turn) -> None:
    """Keep what was said as it was said."""
    await notes.keep(turn.tx, turn.person.id, note, turn.text, report=turn.report)
    await turn.reply("remark-kept", {"kind": str(note.kind), **numbers.said(turn.country)})
