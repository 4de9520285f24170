"""Questions the bot has asked and whose answer it awaits: kept, answered by button, letter or word.

What one could type is taken from the words on the buttons: "A I take them" is also "A" and "I take
them". The many ways to say yes and no stand in Fluent, as `yes-words` and `no-words`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Value
from bot.domain.dialogs import Dialog
from bot.handlers.turn import Rows, Turn

IDLE: Final = ""  #: no question is open; the row only remembers what was said lately
_OPEN_FOR: Final = timedelta(hours=12)
_ANSWER: Final = "="  #: before what one could type
_SAID: Final = "~"  #: before what was said lately
_LETTERED: Final = re.compile(r"([A-Z]) (.+)")
_ALSO: Final = {typed("yes"): "yes-words", typed("no"): "no-words"}


async def ask(
    turn: Turn,
    question: tuple[str, str],
    sentence: str,
    values: Mapping[str, Value],
    *,
    choices: Rows = (),
    keep: Mapping[str, str] | None = None,
) -> None:
    """Ask, and keep the question open with what was answered so far."""
    words = {f"{_ANSWER}{words}": data for words, data in _typeable(turn, choices)}
    await leave_open(turn, question, keep={**words, **(keep or {})})
    await turn.reply(sentence, values, choices)


async def leave_open(turn: Turn, question: tuple[str, str], *, keep: Mapping[str, str]) -> None:
    """Keep a question open without asking it again."""
    name, step = question
    await turn.tx.dialogs.put(
        Dialog(
            address=turn.address.id,
            patient=turn.talk,
            name=name,
            step=step,
            answers={**dict(_remembered(turn.dialog)), **keep},
            expires_at=turn.now + _OPEN_FOR,
        )
    )


async def close(turn: Turn) -> Turn:
    """Let the open question go, and return the turn without it."""
    if turn.dialog is None or turn.dialog.name == IDLE:
        return turn
    left = dict(_remembered(turn.dialog))
    idle = replace(turn.dialog, name=IDLE, step="", answers=left)
    if left:
        await turn.tx.dialogs.put(idle)
    else:
        await turn.tx.dialogs.drop(turn.dialog.address, turn.dialog.patient)
    return replace(turn, dialog=idle if left else None)


def without_what_is_over(dialog: Dialog | None, *, now: datetime) -> Dialog | None:
    """Return the dialog; a question that nobody answered in time is only remembered."""
    if dialog is None or dialog.expires_at is None or now < dialog.expires_at:
        return dialog
    return replace(dialog, name=IDLE, step="", answers=dict(_remembered(dialog)))


def asked_at(dialog: Dialog) -> datetime | None:
    """Return when the open question was asked."""
    return dialog.expires_at - _OPEN_FOR if dialog.expires_at else None


def answered(dialog: Dialog | None, text: str) -> str | None:
    """Return the data of the button whose words (or letter) `text` is, if the question has one."""
    return dialog.answers.get(f"{_ANSWER}{folded(text)}") if dialog else None


def kept(turn: Turn) -> dict[str, str]:
    """Return what was answered so far in the open question."""
    answers = turn.dialog.answers if turn.dialog else {}
    return {key: value for key, value in answers.items() if key[:1] not in (_ANSWER, _SAID)}


async def once(turn: Turn, what: str, *, every: timedelta) -> bool:
    """Return whether `what` was not said here lately, and remember that it is said now."""
    dialog = turn.dialog or Dialog(turn.address.id, turn.talk, IDLE, "")
    before = dialog.answers.get(f"{_SAID}{what}")
    if before and turn.now < datetime.fromisoformat(before) + every:
        return False
    said = {**dialog.answers, f"{_SAID}{what}": turn.now.isoformat()}
    await turn.tx.dialogs.put(replace(dialog, answers=said))
    return True


def yes_no(yes: str, no: str) -> Rows:
    """Return the two buttons of a question that is answered by yes or no, each in its own words."""
    return ((Choice(yes, typed("yes")), Choice(no, typed("no"))),)


def folded(text: str) -> str:
    """Return `text` without accents, capitals, punctuation and doubled blanks."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))


def _typeable(turn: Turn, choices: Rows) -> Iterator[tuple[str, str]]:
    """Yield everything one could type for each choice, with what its button sends."""
    buttons = turn.render("yes-words", {}, choices).buttons if choices else ()
    for button in chain(*buttons):
        yield folded(button.label), button.data
        if lettered := _LETTERED.fullmatch(button.label):
            yield folded(lettered[1]), button.data
            yield folded(lettered[2]), button.data
        if also := _ALSO.get(button.data):
            words = turn.render(also, {}).text.split(",")
            yield from ((folded(each), button.data) for each in words)


def _remembered(dialog: Dialog | None) -> Iterator[tuple[str, str]]:
    if dialog:
        yield from ((k, v) for k, v in dialog.answers.items() if k.startswith(_SAID))
