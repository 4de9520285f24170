"""Questions the bot has asked and whose answer it awaits: kept, answered by button, letter or word.

What one could type is taken from the words on the buttons: "A I take them" is also "A" and "I take
them". The many ways to say yes and no stand in Fluent, as `yes-words` and `no-words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from bot.domain.buttons import meaning, typed
from bot.domain.deliveries import Choice, Value
from bot.domain.dialogs import Dialog
from bot.domain.ids import new_id
from bot.handlers import memory, set_aside
from bot.handlers.turn import Rows, Turn
from bot.language.bundles import languages
from bot.language.normal import folded, is_question

_OPEN_FOR: Final = timedelta(hours=12)
_ANSWER: Final = "="  #: before what one could type
_LETTERED: Final = re.compile(r"([A-Z]) (.+)")
_ALSO: Final = {"yes": "yes-words", "no": "no-words"}
_TOKEN: Final = 8
_TOKEN_KEY: Final = f"{_ANSWER}?"
_LANGUAGE: Final = f"{_ANSWER}#"  #: in which it was asked, and its answer is read and answered
_ABOUT: Final = f"{_ANSWER}@"  #: whom the question is about, where several people share a phone
_BOUND: Final = re.compile(r"\?(?P<token>[0-9a-f]{8}) (?P<words>.+)")


@dataclass(frozen=True, slots=True)
class Question:
    """Which question is open, and what was answered so far."""

    name: str
    step: str = ""
    keep: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer that was offered with one question, and means nothing to any other."""

    token: str
    words: str

    def belongs_to(self, dialog: Dialog | None) -> bool:
        """Return whether that question is the one that is open."""
        return dialog is not None and dialog.answers.get(_TOKEN_KEY) == self.token


def chosen(words: str) -> Chosen | None:
    """Return the answer that the words of a button stand for, if it was offered with a question."""
    found = _BOUND.fullmatch(words)
    return Chosen(found["token"], found["words"]) if found else None


async def ask(
    turn: Turn,
    question: Question,
    sentence: str,
    values: Mapping[str, Value],
    choices: Rows = (),
) -> None:
    """Ask, and keep the question open."""
    token = new_id().hex[:_TOKEN]
    choices = [[_bound(choice, token) for choice in row] for row in choices]
    words = {f"{_ANSWER}{words}": data for words, data in _typeable(turn, choices)}
    keep = {_TOKEN_KEY: token, **words, **question.keep}
    await leave_open(turn, replace(question, keep=keep))
    await turn.reply(sentence, values, choices)


async def leave_open(turn: Turn, question: Question) -> None:
    """Keep a question open without asking it again."""
    await turn.tx.dialogs.put(
        Dialog(
            address=turn.address.id,
            patient=turn.talk,
            name=question.name,
            step=question.step,
            answers={**_beside(turn, question), **question.keep, **_about(turn)},
            expires_at=turn.now + _OPEN_FOR,
        )
    )


def _beside(turn: Turn, question: Question) -> Mapping[str, str]:
    return set_aside.remembered(turn.dialog, opens=frozenset(question.keep))


def asked_of(turn: Turn) -> Turn | None:
    """Return the turn as that of whom the open question is about; None: somebody else is named."""
    said = turn.dialog.answers if turn.dialog else {}
    turn = turn.speaking(said.get(_LANGUAGE, ""))
    about = said.get(_ABOUT)
    if about is None:
        return turn
    person = next((person for person in turn.people if str(person.id) == about), None)
    return turn.only(person) if person else None


def about(dialog: Dialog | None) -> str:
    """Return the id of whom the open question is about, where that was said; else ""."""
    return dialog.answers.get(_ABOUT, "") if dialog and dialog.name != memory.IDLE else ""


def _about(turn: Turn) -> Mapping[str, str]:
    about = {_ABOUT: str(turn.whose)} if turn.whose else {}
    return {_LANGUAGE: turn.language, **about}


async def close(turn: Turn) -> Turn:
    """Let the open question go, and return the turn without it."""
    if turn.dialog is None or turn.dialog.name == memory.IDLE:
        return turn
    left = dict(memory.of_dialog(turn.dialog))
    idle = replace(turn.dialog, name=memory.IDLE, step="", answers=left)
    if left:
        await turn.tx.dialogs.put(idle)
    else:
        await turn.tx.dialogs.drop(turn.dialog.address, turn.dialog.patient)
    return replace(turn, dialog=idle if left else None)


async def close_this(turn: Turn, name: str) -> Turn:
    """Let that question go where it is the one that is open; another one stays."""
    return await close(turn) if turn.dialog and turn.dialog.name == name else turn


def without_what_is_over(dialog: Dialog | None, *, now: datetime) -> Dialog | None:
    """Return the dialog; a question that nobody answered in time is only remembered."""
    if dialog is None or not _is_over(dialog, now=now):
        return dialog
    left = set_aside.of_what_is_over(dialog, now=now, for_=_OPEN_FOR)
    return replace(dialog, name=memory.IDLE, step="", answers=left)


def lapsed(dialog: Dialog | None, *, now: datetime) -> str:
    """Return which question nobody has answered in time, and is not asked again by itself."""
    if dialog is None or not _is_over(dialog, now=now):
        return ""
    is_asked_again = set_aside.holds_medicines(dialog) and not set_aside.gave_up(dialog, now=now)
    return "" if is_asked_again else dialog.name


def _is_over(dialog: Dialog, *, now: datetime) -> bool:
    return dialog.name != memory.IDLE and dialog.expires_at is not None and now >= dialog.expires_at


def mark(dialog: Dialog) -> str:
    """Return what tells the open question from the same one asked again."""
    return dialog.answers.get(_TOKEN_KEY, "")


def asked_at(dialog: Dialog) -> datetime | None:
    """Return when the open question was asked."""
    return dialog.expires_at - _OPEN_FOR if dialog.expires_at else None


def answered(dialog: Dialog | None, text: str) -> str | None:
    """Return the data of the button whose words (or letter) `text` is, if the question has one."""
    if dialog is None or is_question(text):
        return None
    return dialog.answers.get(f"{_ANSWER}{folded(text)}")


def kept(turn: Turn) -> dict[str, str]:
    """Return what was answered so far in the open question."""
    answers = turn.dialog.answers if turn.dialog else {}
    return {key: value for key, value in answers.items() if key[:1] not in (_ANSWER, memory.SAID)}


def yes_no(yes: str, no: str) -> Rows:
    """Return the two buttons of a question that is answered by yes or no, each in its own words."""
    return ((Choice(yes, typed("yes")), Choice(no, typed("no"))),)


def is_one_of(sentence: str, turn: Turn) -> bool:
    """Return whether somebody said one of the ways to say it, in any of our languages."""
    said = folded(turn.text)
    words = (replace(turn, language=each).render(sentence, {}).text for each in languages())
    return any(said == folded(way) for each in words for way in each.split(","))


def _bound(choice: Choice, token: str) -> Choice:
    """Return the choice so that its button belongs to one question: old ones must be harmless."""
    words = meaning(choice.data)
    return replace(choice, data=typed(f"?{token} {words}")) if isinstance(words, str) else choice


def _typeable(turn: Turn, choices: Rows) -> Iterator[tuple[str, str]]:
    """Yield everything one could type for each choice, with what its button sends."""
    buttons = turn.render("yes-words", {}, choices).buttons if choices else ()
    for button in chain(*buttons):
        yield folded(button.label), button.data
        if lettered := _LETTERED.fullmatch(button.label):
            yield folded(lettered[1]), button.data
            yield folded(lettered[2]), button.data
        offered = meaning(button.data)
        bound = chosen(offered) if isinstance(offered, str) else None
        if bound and (also := _ALSO.get(bound.words)):
            for language in languages():  # "sí" is said to an English question too
                words = replace(turn, language=language).render(also, {}).text.split(",")
                yield from ((folded(each), button.data) for each in words)
