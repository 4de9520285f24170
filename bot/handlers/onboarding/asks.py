"""The questions of onboarding, one function each, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Value
from bot.domain.people import ChannelName
from bot.domain.routine import Routine
from bot.handlers import numbers, questions
from bot.handlers.onboarding.places import Place
from bot.handlers.questions import Question
from bot.handlers.turn import Rows, Turn
from bot.language import routine as routines

_NAME: Final = "onboarding"
_PARTS: Final = ("wake", "breakfast", "lunch", "dinner", "bed")
Kept = Mapping[str, str]


async def who(turn: Turn, *, keep: Kept) -> None:
    """Ask whether they take medicines themselves."""
    await _ask(turn, "who", {}, choices=_letters("who", "abc"), keep=keep)


async def code(turn: Turn, *, keep: Kept) -> None:
    """Say that whoever looks after somebody needs a code; it is taken whenever it is typed."""
    choices = _letters("who", "abc")
    await questions.ask(turn, Question(_NAME, "who", keep), "care-need-code", {}, choices)


async def not_yet(turn: Turn, letter: str, *, keep: Kept) -> None:
    """Say honestly what is not built yet, and offer what is."""
    await questions.ask(
        turn, Question(_NAME, "who", keep), f"not-yet-{letter}", {}, _letters("who", "abc")
    )


async def name(turn: Turn, guess: str, *, keep: Kept) -> None:
    """Ask for a name, or whether the guess is right."""
    values: dict[str, Value] = {"guess": guess, "guessed": "yes" if guess else "no"}
    choices = ((Choice("name-is-guess", typed("yes"), values),),) if guess else ()
    await _ask(turn, "name", values, choices=choices, keep={**keep, "name": guess})


async def place(turn: Turn, guess: Place, *, keep: Kept) -> None:
    """Show language, country and clock as they were guessed."""
    values: dict[str, Value] = {
        "language": guess.language,
        "country": guess.name,
        "clock": guess.clock(turn.now),
        "zone": guess.zone,
    }
    await _ask(turn, "place", values, choices=_right(), keep=keep)


async def day(turn: Turn, usual: Routine, *, keep: Kept) -> None:
    """Show an ordinary day."""
    values = {part: getattr(usual, part) for part in _PARTS}
    kept = {**keep, "day": routines.packed(usual)}
    await _ask(turn, "day", values, choices=_right(), keep=kept)


def day_unpacked(packed: str) -> Routine:
    """Return the day that was kept while the questions are open."""
    return routines.unpacked(packed)


async def level(turn: Turn, *, keep: Kept) -> None:
    """Ask how much a reminder may say."""
    await _ask(turn, "level", {}, choices=_letters("level", "abc"), keep=keep)


async def pin(turn: Turn, *, keep: Kept) -> None:
    """Ask for six digits, because a phone number proves little."""
    await _ask(turn, "pin", {}, choices=(), keep=keep)


async def consent(turn: Turn, *, keep: Kept) -> None:
    """Show what is agreed to; by text that takes several messages."""
    for part in _consent_before(turn):
        await turn.reply(part)
    values = numbers.said(keep["country"])
    choices = ((Choice("choice-agree", typed("yes")), Choice("choice-decline", typed("no"))),)
    await _ask(turn, "consent", values, choices=choices, keep=keep)


def consent_text(turn: Turn, country: str) -> str:
    """Return the words that are agreed to, as they are shown."""
    before = [turn.shown(part) for part in _consent_before(turn)]
    return "\n".join([*before, turn.shown("ask-consent", numbers.said(country))])


def _consent_before(turn: Turn) -> tuple[str, ...]:
    is_text = turn.address.channel is ChannelName.SMS
    return ("consent-not-a-doctor", "consent-what-is-kept") if is_text else ()


async def _ask(
    turn: Turn, step: str, values: Mapping[str, Value], *, choices: Rows, keep: Kept
) -> None:
    await questions.ask(turn, Question(_NAME, step, keep), f"ask-{step}", values, choices)


def _letters(of: str, letters: str) -> Rows:
    return tuple((Choice(f"{of}-{letter}", typed(letter)),) for letter in letters)


def _right() -> Rows:
    return ((Choice("choice-right", typed("yes")),),)
