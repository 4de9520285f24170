"""Medicines that are being written down wait when another question comes in between; afterwards
they are asked about again. Nobody writes nine labels twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.dialogs import Dialog
from bot.handlers import memory
from bot.handlers.turn import Turn

BATCH: Final = "batch"  #: under which a question keeps the medicines that are written down
_BEFORE: Final = "before"  #: a question that keeps the one before it needs nobody else to do so
_WAITS: Final = f"{memory.SAID}aside"
_LAPSED: Final = f"{memory.SAID}lapsed"
_ONCE_MORE: Final = timedelta(days=2)
_MOST: Final = 4  #: questions that wait behind one another


def remembered(dialog: Dialog | None, *, opens: frozenset[str]) -> dict[str, str]:
    """Return what is remembered beside a question that keeps `opens`, with what was open before it
    where that must not be lost."""
    said = dict(memory.of_dialog(dialog))
    is_kept = bool(opens & {BATCH, _BEFORE})
    return said if is_kept or dialog is None else _with(dialog, said)


async def put(turn: Turn) -> Turn:
    """Set the open question aside, for another about medicines, and return the turn without it."""
    dialog = turn.dialog
    if not holds_medicines(dialog) or dialog is None:
        return turn
    said = _with(dialog, dict(memory.of_dialog(dialog)))
    idle = replace(dialog, name=memory.IDLE, step="", answers=said)
    await turn.tx.dialogs.put(idle)
    return replace(turn, dialog=idle)


def of_what_is_over(dialog: Dialog, *, now: datetime, for_: timedelta) -> dict[str, str]:
    """Return what is remembered of a question that nobody answered in time: medicines that were
    being written down are asked about once more, after the next message."""
    said = dict(memory.of_dialog(dialog))
    if not holds_medicines(dialog) or gave_up(dialog, now=now):
        return said
    said[_LAPSED] = now.isoformat()
    return _with(replace(dialog, expires_at=now + for_), said)


def gave_up(dialog: Dialog, *, now: datetime) -> bool:
    """Return whether they were asked about once more already, and again nobody answered."""
    before = dialog.answers.get(_LAPSED)
    return before is not None and now < datetime.fromisoformat(before) + _ONCE_MORE


async def taken_up(turn: Turn) -> Turn | None:
    """Return the turn with the question open that was set aside last; None: another is open now,
    or none waits."""
    if not (holds_medicines(turn.dialog) or _waiting(turn.dialog)):
        return None
    now = await turn.tx.dialogs.open_at(turn.address.id, turn.talk)
    waiting = _waiting(now)
    if now is None or now.name != memory.IDLE or not waiting:
        return None
    *others, (name, step, kept, until) = waiting
    said = dict(memory.of_dialog(now)) | {_WAITS: json.dumps(others) if others else ""}
    expires_at = datetime.fromisoformat(until) if until else None
    if expires_at is not None and expires_at <= turn.now:
        await turn.tx.dialogs.put(replace(now, answers=said))
        return None
    dialog = replace(now, name=name, step=step, answers={**said, **kept}, expires_at=expires_at)
    return replace(turn, dialog=dialog)


def holds_medicines(dialog: Dialog | None) -> bool:
    """Return whether medicines are being written down in the open question."""
    return dialog is not None and dialog.name != memory.IDLE and BATCH in dialog.answers


def _with(dialog: Dialog, said: dict[str, str]) -> dict[str, str]:
    """Return what is remembered, and the open question with it."""
    if not holds_medicines(dialog):
        return said
    kept = {k: v for k, v in dialog.answers.items() if not k.startswith(memory.SAID)}
    until = dialog.expires_at.isoformat() if dialog.expires_at else ""
    waiting = [*_waiting(dialog), [dialog.name, dialog.step, kept, until]][-_MOST:]
    return said | {_WAITS: json.dumps(waiting)}


def _waiting(dialog: Dialog | None) -> list[tuple[str, str, dict[str, str], str]]:
    packed = dialog.answers.get(_WAITS, "") if dialog else ""
    return [(name, step, kept, until) for name, step, kept, until in json.loads(packed or "[]")]
