"""The second step over SMS: a phone number alone proves little, so changing the list or a setting
needs the PIN. It is good for a while, and after five wrong ones nothing more is tried for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions import pins
from bot.domain import intents
from bot.domain.intents import Intent
from bot.domain.people import ChannelName
from bot.handlers import memory, questions
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

QUESTION: Final = "pin"
_GOOD_FOR: Final = timedelta(minutes=15)
_LOCKED_FOR: Final = timedelta(hours=24)
_TRIES: Final = 5
_GUARDED: Final = (
    intents.AddMedication,
    intents.ChangeMedication,
    intents.StopMedication,
    intents.PauseMedication,
    intents.ResumeMedication,
    intents.NicknameMedication,
    intents.ListMedications,
)


async def is_needed(turn: Turn, intent: Intent) -> bool:
    """Return whether the PIN must be said first; then ask for it, and keep what was wanted."""
    if not _is_guarded(intent) or turn.address.channel is not ChannelName.SMS:
        return False
    if not turn.person.pin or _is_open(turn):
        return False
    if _is_locked(turn):
        await turn.reply("pin-locked")
        return True
    await questions.ask(turn, Question(QUESTION, keep={"wanted": turn.text}), "pin-wanted", {})
    return True


async def unlocked(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, once the PIN fits; None: that was no PIN."""
    if not is_a_try(turn):
        return None
    if _is_locked(turn):
        await turn.reply("pin-locked")
        return None
    if not pins.fits(turn.text.replace(" ", ""), turn.person.pin):
        await _wrong(turn)
        return None
    wanted = questions.kept(turn).get("wanted", "")
    turn = await questions.close(turn)
    turn = await memory.remember(turn, "pin tries", "0")
    turn = await memory.remember(turn, "pin", (turn.now + _GOOD_FOR).isoformat())
    return replace(turn, text=wanted)


def is_a_try(turn: Turn) -> bool:
    """Return whether somebody has typed six digits."""
    said = turn.text.replace(" ", "")
    return said.isascii() and said.isdigit() and len(said) == pins.LENGTH


async def _wrong(turn: Turn) -> None:
    tries = int(memory.remembered(turn, "pin tries") or 0) + 1
    if tries < _TRIES:
        await memory.remember(turn, "pin tries", str(tries))
        await turn.reply("pin-wrong", {"left": _TRIES - tries})
        return
    turn = await memory.remember(turn, "pin tries", "0")
    await memory.remember(turn, "pin locked", (turn.now + _LOCKED_FOR).isoformat())
    await turn.reply("pin-locked")


def _is_guarded(intent: Intent) -> bool:
    return isinstance(intent, _GUARDED) or (
        isinstance(intent, intents.Settings) and bool(intent.setting)
    )


def _is_open(turn: Turn) -> bool:
    return _holds_until(turn, "pin")


def _is_locked(turn: Turn) -> bool:
    return _holds_until(turn, "pin locked")


def _holds_until(turn: Turn, what: str) -> bool:
    until = memory.remembered(turn, what)
    return bool(until) and turn.now < datetime.fromisoformat(until)
