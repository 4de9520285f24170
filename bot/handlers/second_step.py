"""The second step over SMS: a phone number alone proves little, so reading what is past, changing
the list or a setting and adding a phone need the PIN. It is good for a while, and after five wrong
ones nothing more is tried for a day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bot.actions import pins
from bot.domain import intents
from bot.domain.dialogs import Dialog
from bot.domain.ids import PersonId
from bot.domain.intents import Intent
from bot.domain.people import ChannelName, Person
from bot.domain.sheets import SheetKind
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
    intents.Plan,
    intents.ListRemarks,
    intents.SendReport,
    intents.ShareReport,
    *(intents.Invite, intents.Approve, intents.ShareOther, intents.WhatTold, intents.Hide),
    intents.Away,
    intents.BackAgain,
    intents.RemindLess,
    intents.RemindAsBefore,
    intents.Undisturbed,
    intents.Elsewhere,
)
#: Whoever has lost their app must come by their reminders again; that shows nothing to anybody.
_FREE_SETTINGS: Final = frozenset({"", "here"})


async def is_needed(turn: Turn, intent: Intent) -> bool:
    """Return whether the PIN must be said first; then ask for it, and keep what was wanted."""
    return _is_guarded(intent) and await is_missing(turn)


async def is_missing(turn: Turn, *, answers: bool = False) -> bool:
    """Return whether nobody has said the PIN here lately; then ask for it, and keep what was
    said. Where it `answers` the open question, that is kept as well."""
    if not would_ask(turn):
        return False
    if not turn.speaker.pin:
        await turn.reply("pin-none")
    elif _holds_until(turn, "pin locked", turn.speaker):
        await turn.reply("pin-locked")
    else:
        keep = {"wanted": turn.whole or turn.text, "whose": str(turn.speaker.id)}
        before = {"before": _packed(turn.dialog)} if answers and turn.dialog else {}
        await questions.ask(turn, Question(QUESTION, keep={**keep, **before}), "pin-wanted", {})
    return True


def would_ask(turn: Turn) -> bool:
    """Return whether nobody has said the PIN here lately, where one is needed at all."""
    is_text = turn.address.channel is ChannelName.SMS
    return is_text and not _holds_until(turn, "pin", turn.speaker)


async def unlocked(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, once the PIN fits; None: that was no PIN."""
    if not is_a_try(turn):
        return None
    kept = questions.kept(turn)
    turn = replace(turn, people=(turn.speaker,)) if turn.actor else turn
    person = _whose(turn, kept.get("whose", ""))
    if _holds_until(turn, "pin locked", person):
        await turn.about(person).reply("pin-locked")
        return None
    if not pins.fits(pins.digits(turn.text), person.pin):
        await _wrong(turn, person)
        return None
    turn = await questions.close(turn)
    turn = await memory.remember(turn, _of("pin tries", person), "0")
    turn = await memory.remember(turn, _of("pin", person), (turn.now + _GOOD_FOR).isoformat())
    if "before" in kept:
        turn = await _reopened(turn, kept["before"])
    return replace(turn.about(person), text=kept.get("wanted", ""), actor=None, whole="")


def is_a_try(turn: Turn) -> bool:
    """Return whether somebody has typed six digits."""
    return pins.looks_like_one(turn.text)


async def first_pin(turn: Turn) -> str | None:
    """Return what is kept of the PIN that a newcomer chooses; "" where it is too easy, which they
    are told, and None where no PIN stands there."""
    pin = pins.digits(turn.text)
    if not pins.is_weak(pin):
        return pins.hashed(pin)
    if not pins.looks_like_one(turn.text):
        return None
    await turn.reply("pin-easy")
    return ""


async def _wrong(turn: Turn, person: Person) -> None:
    tries = int(memory.remembered(turn, _of("pin tries", person)) or 0) + 1
    if tries < _TRIES:
        await memory.remember(turn, _of("pin tries", person), str(tries))
        await turn.about(person).reply("pin-wrong", {"left": _TRIES - tries})
        return
    turn = await memory.remember(turn, _of("pin tries", person), "0")
    until = (turn.now + _LOCKED_FOR).isoformat()
    await memory.remember(turn, _of("pin locked", person), until)
    await turn.about(person).reply("pin-locked")


def _is_guarded(intent: Intent) -> bool:
    match intent:
        case intents.Settings():
            return intent.setting not in _FREE_SETTINGS
        case intents.DidITake():
            return intent.yesterday
        case intents.Approve():  # to a bare yes it is only said that the name counts
            return bool(intent.whom)
        case intents.Show():  # over SMS the other sheets show nothing
            return intent.sheet is SheetKind.FILLING
        case _:
            return isinstance(intent, _GUARDED)


def _whose(turn: Turn, id_: str) -> Person:
    """Return whose PIN was asked for, on a phone that several people share."""
    asked = PersonId(UUID(id_)) if id_ else turn.person.id
    return next((person for person in turn.people if person.id == asked), turn.person)


def _holds_until(turn: Turn, what: str, person: Person) -> bool:
    until = memory.remembered(turn, _of(what, person))
    return bool(until) and turn.now < datetime.fromisoformat(until)


def _of(what: str, person: Person) -> str:
    return f"{what} {person.id}"


def _packed(dialog: Dialog) -> str:
    said = {k: v for k, v in dialog.answers.items() if not k.startswith(memory.SAID)}
    return json.dumps([dialog.name, dialog.step, said])


async def _reopened(turn: Turn, packed: str) -> Turn:
    """Open again the question that the PIN stood in front of."""
    name, step, answers = json.loads(packed)
    await questions.leave_open(turn, Question(name, step, answers))
    dialog = await turn.tx.dialogs.open_at(turn.address.id, turn.talk)
    return replace(turn, dialog=dialog)
