"""What a person may set: wording level, language, name, time zone, their day, their phones."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Final

from bot.actions import people
from bot.domain.errors import BadInput
from bot.domain.intents import Settings
from bot.domain.people import LONGEST_NAME, Level, Person
from bot.handlers import box, day, phones, reports
from bot.handlers.onboarding import places
from bot.handlers.turn import Turn
from bot.language import routine as routines
from bot.language.bundles import languages

_DAY: Final = ("wake", "breakfast", "lunch", "dinner", "bed")


async def settings(intent: Settings, turn: Turn) -> None:  # noqa: C901 - one line for each
    """Show what is set, or change one thing of it."""
    match intent.setting:
        case "":
            await _show("settings", turn)
        case "phone":
            await phones.add(turn, intent.value)
        case "here":
            await phones.here(turn)
        case "day":
            if not await day.ask(turn, intent.value):
                await turn.reply("setting-odd", {"setting": "day"})
        case "box":
            await box.setting(turn, intent.value)
        case "week":
            await reports.tell_week_at(intent.value, turn)
        case "days off":
            await turn.reply("day-same-when-off")
        case "pin":
            await phones.choose_pin(turn, intent.value)
        case _:
            await _change(intent, turn)


async def _change(intent: Settings, turn: Turn) -> None:
    new = changed(turn.person, intent, turn)
    if new is None:
        await turn.reply("setting-odd", {"setting": intent.setting})
        return
    if new == turn.person:
        await _show("setting-same", turn)
        return
    saved = await people.change(turn.tx, turn.person, new, by=turn.person.id, now=turn.now)
    turn = replace(turn, people=(saved, *turn.people[1:]), language=saved.language)
    await _show("setting-changed", turn)


def changed(person: Person, intent: Settings, turn: Turn) -> Person | None:
    """Return the person with one thing set otherwise; None: that value cannot be."""
    value = " ".join(intent.value.split())
    match intent.setting:
        case "level":
            return replace(person, level=Level(int(value))) if value in ("0", "1", "2") else None
        case "language":
            return replace(person, language=value) if value in languages() else None
        case "name":
            return replace(person, name=value) if 0 < len(value) <= LONGEST_NAME else None
        case "zone":
            zone = places.zone(value, person.country, now=turn.now)
            return replace(person, zone=zone) if zone else None
        case part if part in _DAY:
            return _with_hour(person, part, value)
        case _:
            return None


def _with_hour(person: Person, part: str, value: str) -> Person | None:
    try:
        told = routines.read(f"{part} {value}", otherwise=person.routine)
    except BadInput:
        return None
    return replace(person, routine=told)


async def _show(sentence: str, turn: Turn) -> None:
    person = turn.person
    hours: dict[str, time] = {part: getattr(person.routine, part) for part in _DAY}
    await turn.reply(
        sentence,
        {
            "name": person.name,
            "language": person.language,
            "wording": int(person.level),
            "zone": person.zone,
            "clock": turn.wall(turn.now),
            **hours,
        },
    )
