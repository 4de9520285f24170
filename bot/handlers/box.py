"""The pill box: whether somebody uses one, what goes into it, and what is wrong in it after a
change of whatever kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.actions import filling, people
from bot.domain import box, box_told
from bot.domain.channels import IncomingKind
from bot.domain.deliveries import Utterance
from bot.domain.ids import PersonId
from bot.domain.people import ChannelName, Level
from bot.domain.sheets import Compartment, Enclosed
from bot.handlers import reading
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date

_OFF: Final = "off"
_ON: Final = "on"
_MOST_TEXTS: Final = 6


async def setting(turn: Turn, value: str) -> None:
    """Note that somebody uses a pill box and when they fill it, or that they use none."""
    person = turn.person
    if value == _OFF:
        weekday = None
    elif value == _ON:
        weekday = box.SUNDAY if person.box is None else person.box
    else:
        weekday = int(value)
    new = replace(person, box=weekday)
    if new != person:
        await people.change(turn.tx, person, new, by=person.id, now=turn.now)
        await filling.begin(turn.tx, new, now=turn.now)
    if weekday is None:
        await turn.reply("box-off")
    else:
        await turn.reply("box-on", {"weekday": box_told.weekday(weekday)})


async def fill(turn: Turn) -> None:
    """Say what goes into the box until it is filled again, from tomorrow where that is today."""
    found = await filling.to_fill(turn.tx, turn.person, now=turn.now)
    if found is None:
        await turn.reply("box-none")
        return
    if not found.lines:
        await turn.reply("filling-nothing", found.days)
        return
    # The page names everything, so it goes with words that do.
    named = turn.person.level is Level.NAMES
    seen = turn.showing(Enclosed(found.sheet)) if named else turn
    for some in _by_text(turn, found.lines):
        await seen.reply("filling", {**found.days, "lines": some})


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the boxes of whoever is reached here, before something is done."""

    boxes: Mapping[PersonId, Sequence[Compartment]]
    until: Mapping[PersonId, date]  #: up to which day they were filled


async def filled(turn: Turn) -> Filled:
    """Return what a box holds that was filled by what holds now."""
    boxes: dict[PersonId, Sequence[Compartment]] = {}
    until: dict[PersonId, date] = {}
    for person in turn.people:
        if person.box is not None:
            today = local_date(turn.now, person.tz)
            until[person.id] = box.filled_until(person.box, today=today)
            boxes[person.id] = await filling.compartments(
                turn.tx, person, now=turn.now, last=until[person.id]
            )
    return Filled(boxes, until)


async def say_what_is_wrong(turn: Turn, before: Filled) -> None:
    """Say what is wrong in a filled box now, if what was just done has changed what goes into it.

    It is found by comparison, so that every way to change a list is heard of: a new medicine, a
    pause, another plan, UNDO.
    """
    if not before.boxes:
        return
    if turn.incoming.kind is IncomingKind.TEXT:
        turn = await reading.in_its_language(turn)
    for person in (await turn.tx.people.get_many(before.boxes)).values():
        if person.box is None:
            continue
        last = before.until[person.id]
        wanted = await filling.compartments(turn.tx, person, now=turn.now, last=last)
        wrong = box.corrections(before.boxes[person.id], wanted)
        if wrong:
            lines = [*map(box_told.fix, wrong)]
            for some in _by_text(turn, lines):
                await turn.about(person).reply("box-wrong", {"lines": some, "last": last})


def _by_text(turn: Turn, lines: Sequence[Utterance]) -> list[tuple[Utterance, ...]]:
    """Return lines as messages: a text has room for one, and too many texts are read by nobody."""
    is_text = turn.address.channel is ChannelName.SMS
    if is_text and len(lines) <= _MOST_TEXTS:
        return [(line,) for line in lines]
    return [tuple(lines)]
