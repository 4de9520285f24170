"""BACK, or "never mind": the open question is let be, and what still waits is said."""

from __future__ import annotations

from typing import Final

from bot.domain.deliveries import Value
from bot.domain.intents import Back, Intent, Stop, Which
from bot.domain.people import ChannelName
from bot.handlers import memory, questions, set_aside
from bot.handlers.medicines import drafts
from bot.handlers.rounds import reasons, which
from bot.handlers.turn import Turn
from bot.language.normal import folded

#: What lets a question be and is no STOP, where a question is open and no network acts on it.
_CANCEL: Final = frozenset({"cancel", "cancel that", "cancelar", "cancela", "cancele", "cancel it"})


def instead_of_stop(intent: Intent, turn: Turn) -> Intent:
    """Return what "cancel" means: with a question open that question; else it ends all messages,
    as it always does by text, where the network ends them."""
    is_open = turn.dialog is not None and turn.dialog.name != memory.IDLE
    is_ours = is_open and bool(turn.people) and turn.address.channel is not ChannelName.SMS
    return Back() if isinstance(intent, Stop) and is_ours and _says_cancel(turn) else intent


def _says_cancel(turn: Turn) -> bool:
    return folded(turn.text) in _CANCEL


async def never_mind(turn: Turn) -> None:
    """Close the open question; whatever was recorded before it was asked stands."""
    was = _was(turn)
    turn = await questions.close(turn)
    stops: dict[str, Value] = {"stops": "yes" if _says_cancel(turn) else "no"}
    await turn.reply("never-mind", {**was, **stops, **await _waits(turn)})


def _was(turn: Turn) -> dict[str, Value]:
    """Return what was open; of medicines that were written down, how many are not on the list."""
    if turn.dialog is None or turn.dialog.name == memory.IDLE:
        return {"was": "nothing", "left": 0}
    packed = questions.kept(turn).get(set_aside.BATCH)
    batch = drafts.unpacked(packed) if packed else None
    if batch is not None and not batch.entry.changes:
        return {"was": "added", "left": len(batch.left)}
    return {"was": "reason" if turn.dialog.name == reasons.QUESTION else "question", "left": 0}


async def _waits(turn: Turn) -> dict[str, Value]:
    """Return which rounds still wait for an answer."""
    found = await which.find(turn, Which())
    match found:
        case which.Meant() if not found.round.practice:
            return {"waits": "one", "time": found.round.wall_time}
        case which.Several():
            return {"waits": "several", "time": found.rounds[0][2].wall_time}
        case _:
            return {"waits": "nothing", "time": turn.wall(turn.now)}
