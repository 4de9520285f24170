"""What one can say: HELP, and the one help text for an open question that was not answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.actions import sharing
from bot.domain.deliveries import Value
from bot.domain.dialogs import Dialog
from bot.domain.intents import Which
from bot.handlers import memory, numbers, questions
from bot.handlers.care import whose
from bot.handlers.rounds import reasons, which
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.others import apology

_A_TALK: Final = timedelta(hours=12)  #: after which the same help is no repetition any more
_ABOUT: Final = "not understood"
_SAID: Final = "help"
_HELLOS: Final = frozenset(
    ("hi", "hello", "hey", "hiya", "howdy", "good", "morning", "hola", "buenas", "buenos", "buen")
)


async def asked_for(turn: Turn) -> None:
    """Answer HELP, which is answered even where nobody may be written to otherwise."""
    if turn.dialog is not None and turn.dialog.name not in (memory.IDLE, reasons.QUESTION):
        known = {"known": "yes" if turn.people else "no"}
        await turn.insist("help-in-question", {**numbers.said(turn.country), **known})
        return
    if cared := await whose.if_only_cares(turn):
        await turn.insist("help-for-caregivers", {**numbers.said(turn.country), **cared})
        return
    sentence = "help" if turn.people else "help-stranger"
    await turn.insist(sentence, numbers.said(turn.country))


async def not_understood(turn: Turn, *, spoken: str = "", always: bool = False) -> None:
    """Say in one line what would be understood, once for each open question; then be silent.

    Whatever else is said there was not meant for us, or comes from a machine that answers a
    machine; what surely was ("yes") is answered `always`. `spoken` is the language of the words,
    where it is none of ours.
    """
    if spoken:
        await _only_ours(turn, spoken)
        return
    sentence, values, about = await _fitting(turn)
    if about != memory.remembered(turn, _ABOUT):
        turn = await memory.remember(turn, _ABOUT, about)
        await memory.remember(turn, _SAID, turn.now.isoformat())
    elif not always and not await memory.once(turn, _SAID, every=_A_TALK):
        return
    await turn.reply(sentence, values)


def was_said(turn: Turn) -> bool:
    """Return whether the open question has had its help text already."""
    about = _about_the_question(turn.dialog) if turn.dialog else ""
    return bool(about) and about == memory.remembered(turn, _ABOUT)


def _about_the_question(dialog: Dialog) -> str:
    return f"{dialog.name} {dialog.step} {questions.mark(dialog)}"


async def _only_ours(turn: Turn, spoken: str) -> None:
    """Say once, in their language where we can, which languages we understand."""
    if not await memory.once(turn, "only ours", every=_A_TALK):
        return
    words = apology(spoken)
    values = {"words": words, "has-words": "yes" if words else "no", **numbers.said(turn.country)}
    await turn.reply("only-ours", values)


async def greeted(turn: Turn) -> None:
    """Return a kindness; where a round waits, say how it is answered."""
    found = await which.find(turn, Which())
    match found:
        case which.Nothing() if cared := await whose.if_only_cares(turn):
            await turn.reply("greeting-caregiver", cared | _hello(turn))
        case which.Nothing():
            await turn.reply("greeting", turn.called | _hello(turn))
        case which.Meant() if not found.round.practice:
            values = turn.called | _hello(turn) | {"time": found.round.wall_time}
            await turn.reply("greeting-round", values)
        case _:
            await not_understood(turn)


def _hello(turn: Turn) -> dict[str, Value]:
    """Return whether a hello is returned: "thanks" and "ok" are none."""
    first = folded(turn.text).split()[:1]
    return {"hello": "yes" if first and first[0] in _HELLOS else "no"}


async def _fitting(turn: Turn) -> tuple[str, dict[str, Value], str]:
    """Return the help text for what is open, its values, and what it is about."""
    if turn.dialog and turn.dialog.name != memory.IDLE:
        name = turn.dialog.name.replace(" ", "-")
        return f"help-{name}", {"step": turn.dialog.step}, _about_the_question(turn.dialog)
    if cared := await whose.if_only_cares(turn):
        return "help-caregiver", cared, "nothing"
    found = await which.find(turn, Which())
    match found:
        case which.Meant():
            return "help-round", {"time": found.round.wall_time}, str(found.round.id)
        case which.Several():
            sentence, values = _how_to_answer(found, turn)
            return sentence, values, str(found.rounds[-1][2].id)
        case which.Nobody() | which.Nothing():
            return "help-nothing-open", {}, "nothing"


def _how_to_answer(found: which.Several, turn: Turn) -> tuple[str, dict[str, Value]]:
    """Return what would be understood of the first and the last round: their letters, or the names
    of whose they are, because two people's rounds may carry the same letter."""
    (letter, person, first), (other_letter, other, last) = found.rounds[0], found.rounds[-1]
    times: dict[str, Value] = {"time": first.wall_time, "other-time": last.wall_time}
    if person.id == other.id:
        return "help-rounds", times | {"letter": letter, "other-letter": other_letter}
    called = sharing.called(turn.people)
    return "help-rounds-of", times | {"called": called[person.id], "other-called": called[other.id]}
