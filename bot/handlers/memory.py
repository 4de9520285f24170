"""What is remembered beside a talk, in the row of its dialog: what was said lately, and until when
something holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.dialogs import Dialog
from bot.handlers.turn import Turn

IDLE: Final = ""  #: the name of a dialog without an open question: it only remembers
LANGUAGE: Final = "language"  #: what a stranger speaks
SAID: Final = "~"  #: before what is remembered


async def once(turn: Turn, what: str, *, every: timedelta) -> bool:
    """Return whether `what` was not said here lately, and remember that it is said now."""
    before = remembered(turn, what)
    if before and turn.now < datetime.fromisoformat(before) + every:
        return False
    await remember(turn, what, turn.now.isoformat())
    return True


async def remember(turn: Turn, what: str, value: str) -> Turn:
    """Keep a value beside the talk, whatever question is open, and return the turn with it."""
    dialog = turn.dialog or Dialog(turn.address.id, turn.talk, IDLE, "")
    dialog = replace(dialog, answers={**dialog.answers, f"{SAID}{what}": value})
    await turn.tx.dialogs.put(dialog)
    return replace(turn, dialog=dialog)


def remembered(turn: Turn, what: str) -> str:
    """Return what was kept beside the talk, or ""."""
    return turn.dialog.answers.get(f"{SAID}{what}", "") if turn.dialog else ""


def language_of(dialog: Dialog | None) -> str:
    """Return what language was chosen or spoken here so far, or ""."""
    said = dialog.answers if dialog else {}
    return said.get(LANGUAGE) or said.get(f"{SAID}{LANGUAGE}", "")


def of_dialog(dialog: Dialog | None) -> Iterator[tuple[str, str]]:
    if dialog:
        yield from ((k, v) for k, v in dialog.answers.items() if k.startswith(SAID))
