"""What we cannot act on is kept in the person's own words for the visit, and they are told that
nobody reads it live and what to do if it is bad. NOTES shows what was kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.actions import notes
from bot.domain.deliveries import Utterance, Value
from bot.domain.intents import Note
from bot.domain.notes import Remark
from bot.domain.people import ChannelName
from bot.handlers import numbers
from bot.handlers.medicines import taking_up
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date

_SHOWN_FOR: Final = timedelta(days=90)  #: what was told before the last visit, as a rule
_MOST: Final = 30
_MOST_BY_TEXT: Final = 2
_LONGEST: Final = 300  #: characters of each
_LONGEST_BY_TEXT: Final = 40
_A_MINUTE: Final = timedelta(minutes=1)


async def keep(note: Note, turn: Turn) -> None:
    """Keep what was said as it was said; a medicine that is read back is asked about again."""
    await notes.keep(turn.tx, turn.person.id, note, turn.text, report=turn.report)
    await turn.reply("remark-kept", {"kind": str(note.kind), **numbers.said(turn.country)})
    await taking_up.ask_again(turn)


async def show(turn: Turn) -> None:
    """Show what was told for the visit, the newest first."""
    until = turn.now + _A_MINUTE
    told = await turn.tx.remarks.between(turn.person.id, turn.now - _SHOWN_FOR, until)
    if not told:
        await turn.reply("remarks-none")
        return
    by_text = turn.address.channel is ChannelName.SMS
    most, longest = (_MOST_BY_TEXT, _LONGEST_BY_TEXT) if by_text else (_MOST, _LONGEST)
    lines = tuple(_line(each, turn, longest=longest) for each in told[::-1][:most])
    await turn.reply("remarks", {"count": len(told), "lines": lines})


def _line(remark: Remark, turn: Turn, *, longest: int) -> Utterance:
    words = " ".join(remark.words.split())
    values: dict[str, Value] = {
        "day": local_date(remark.report.heard_at, turn.person.tz),
        "time": turn.wall(remark.report.heard_at),
        "kind": str(remark.kind),
        "words": words if len(words) <= longest else f"{words[:longest].rstrip()}…",
    }
    return Utterance("remarks-line", values)
