"""What an answer to each question of onboarding leads to.

Until consent nothing is kept but the open question itself, and that is gone with a "no".
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.actions import people, practice
from bot.actions.people import Agreed
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId, new_id
from bot.domain.intents import Back
from bot.domain.people import LONGEST_NAME, ChannelName, Level, Person, Role
from bot.domain.routine import Routine
from bot.handlers import questions, reading, second_step
from bot.handlers.clinic import joining as clinic
from bot.handlers.day import say_days_off
from bot.handlers.onboarding import asks, going_back, places
from bot.handlers.turn import Turn
from bot.language import day as days
from bot.language import routine as routines
from bot.language.day import Day
from bot.language.normal import cleaned

_LEVELS: Final = {"a": Level.COUNTS, "b": Level.NICKNAMES, "c": Level.NAMES}


async def begin(turn: Turn, *, spoken: str | None) -> None:
    """Ask who is there, in the language they spoke, or the one that can be guessed."""
    place = places.guessed(turn, spoken=spoken)
    await asks.who(replace(turn, language=place.language), keep=place.packed())


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the open question; False: it is none."""
    if isinstance(await reading.read(turn), Back):
        await going_back.go_back(turn)
        return True
    read = _STEPS.get(turn.dialog.step) if turn.dialog else None
    return await read(turn, questions.kept(turn)) if read else False


async def _who(turn: Turn, kept: Mapping[str, str]) -> bool:
    if turn.text == "b":
        await asks.code(turn, keep=kept)
    elif turn.text == "c":
        await asks.not_yet(turn, turn.text, keep=kept)
    elif turn.text == "a":
        await asks.name(turn, _name(turn.incoming.name), keep=kept)
    else:
        return False
    return True


async def _named(turn: Turn, kept: Mapping[str, str]) -> bool:
    name = kept["name"] if turn.text == "yes" else _name(turn.text)
    if not name:
        return False
    await asks.place(turn, places.Place.unpacked(kept), keep={**kept, "name": name})
    return True


async def _placed(turn: Turn, kept: Mapping[str, str]) -> bool:
    place = places.Place.unpacked(kept)
    if turn.text == "yes":
        await asks.day(turn, Routine(), keep=kept)
        return True
    told = places.told(turn.text, place, now=turn.now)
    if told is None:
        return False
    turn = replace(turn, language=told.language)
    await asks.place(turn, told, keep={**kept, **told.packed()})
    return True


async def _day(turn: Turn, kept: Mapping[str, str]) -> bool:
    if turn.text != "yes":
        told = _day_told(turn.text, asks.day_unpacked(kept["day"]))
        if told is None:
            return False
        if told.off_is_other:
            await turn.reply("day-same-when-off")
        await say_days_off(turn, told.routine.off)
        await asks.day(turn, told.routine, keep=kept)
    elif turn.address.channel is ChannelName.SMS:
        await asks.pin(turn, keep=kept)  # over SMS wording starts at level 0
    else:
        await asks.level(turn, keep=kept)
    return True


def _day_told(text: str, usual: Routine) -> Day | None:
    """Return the day that somebody tells, by its parts or in a sentence."""
    try:
        return Day(routines.read(text, otherwise=usual))
    except BadInput:
        pass
    try:
        return days.read(text, otherwise=usual)
    except BadInput:
        return None


async def _level(turn: Turn, kept: Mapping[str, str]) -> bool:
    if turn.text not in _LEVELS:
        return False
    level = str(int(_LEVELS[turn.text]))
    await asks.consent(turn, keep={**kept, "level": level})
    return True


async def _pin(turn: Turn, kept: Mapping[str, str]) -> bool:
    if pin := await second_step.first_pin(turn):
        await asks.consent(turn, keep={**kept, "level": "0", "pin": pin})
    return pin is not None


async def _consent(turn: Turn, kept: Mapping[str, str]) -> bool:
    if turn.text == "no":
        await turn.tx.dialogs.drop(turn.address.id, None)
        await turn.reply("declined")
    elif turn.text == "yes":
        await _take_in(turn, kept)
    else:
        return False
    return True


async def _take_in(turn: Turn, kept: Mapping[str, str]) -> None:
    place = places.Place.unpacked(kept)
    person = Person(
        id=PersonId(new_id()),
        role=Role.PATIENT,
        name=kept["name"],
        language=place.language,
        country=place.country,
        zone=place.zone,
        routine=asks.day_unpacked(kept["day"]),
        level=Level(int(kept["level"])),
        pin=kept.get("pin", ""),
    )
    agreed = Agreed(asks.consent_text(turn, place.country), "chat")
    await people.take_in(turn.tx, person, turn.address, agreed, now=turn.now)
    await turn.tx.dialogs.drop(turn.address.id, None)
    known = replace(turn, people=(person,), talk=person.id, dialog=None, language=person.language)
    code = kept.get(clinic.ENROLS)
    if code and await clinic.go_on(known, code):
        return
    await known.reply("taken-in", {"name": person.name})
    await practice.begin(turn.tx, person, now=turn.now)


def _name(text: str) -> str:
    """Return what somebody is to be called, or "" where that is no name."""
    name = cleaned(text)
    is_one = 0 < len(name) <= LONGEST_NAME and any(c.isalpha() for c in name)
    return name if is_one else ""


_Read = Callable[[Turn, Mapping[str, str]], Awaitable[bool]]
_STEPS: Final[Mapping[str, _Read]] = {
    "who": _who,
    "name": _named,
    "place": _placed,
    "day": _day,
    "level": _level,
    "pin": _pin,
    "consent": _consent,
}
