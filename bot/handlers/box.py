"""The pill box: whether somebody uses one, what goes into it, and what is wrong in it after a
change of whatever kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.actions import people
from bot.actions.say import say
from bot.domain import box
from bot.domain.box import Correction
from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.doses import Label
from bot.domain.ids import PersonId
from bot.domain.people import Level, Person
from bot.domain.sheets import Compartment, Enclosed, Filling
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date
from bot.reports.sheets import filling
from bot.reports.sheets.filling import Stretch

_DAY: Final = timedelta(days=1)
_OFF: Final = "off"
_ON: Final = "on"


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
    if weekday is None:
        await turn.reply("box-off")
    else:
        await turn.reply("box-on", {"weekday": _weekday(weekday)})


async def fill(turn: Turn) -> None:
    """Say what goes into the box until it is filled again, from tomorrow where that is today."""
    person = turn.person
    if person.box is None:
        await turn.reply("box-none")
        return
    today = local_date(turn.now, person.tz)
    last = box.filled_until(person.box, today=today)
    first = today + _DAY if today.weekday() == person.box else today
    sheet = await _filling(turn, person, first=first, last=last)
    days: dict[str, Value] = {"first": first, "last": last}
    if not sheet.compartments:
        await turn.reply("filling-nothing", days)
        return
    lines = tuple(_line(each) for each in box.corrections((), sheet.compartments))
    # The page names everything, so it goes with words that do.
    enclosed = Enclosed(sheet) if person.level is Level.NAMES else None
    utterance = Utterance("filling", {**days, "lines": lines}, enclosed=enclosed)
    if turn.address.may_be_written_to:
        await say(turn.tx, turn.to, utterance, now=turn.now)


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the boxes of whoever is reached here, before something is done."""

    boxes: Mapping[PersonId, Sequence[Compartment]]


async def filled(turn: Turn) -> Filled:
    """Return what a box holds that was filled by what holds now."""
    owners = [person for person in turn.people if person.box is not None]
    return Filled({person.id: await _compartments(turn, person) for person in owners})


async def say_what_is_wrong(turn: Turn, before: Filled) -> None:
    """Say what is wrong in a filled box now, if what was just done has changed what goes into it.

    It is found by comparison, so that every way to change a list is heard of: a new medicine, a
    pause, another plan, UNDO.
    """
    if not before.boxes:
        return
    for person in (await turn.tx.people.get_many(before.boxes)).values():
        if person.box is None:
            continue
        wanted = await _compartments(turn, person)
        wrong = box.corrections(before.boxes[person.id], wanted)
        if wrong:
            last = box.filled_until(person.box, today=local_date(turn.now, person.tz))
            lines = tuple(_fix(each) for each in wrong)
            await turn.about(person).reply("box-wrong", {"lines": lines, "last": last})


async def _filling(turn: Turn, person: Person, *, first: date, last: date) -> Filling:
    regimen = await turn.tx.medications.regimen(person.id)
    plans = await turn.tx.plans.covering(person.id, first)
    sheet = filling.filling(person, regimen, plans, Stretch(turn.now, last))
    return replace(sheet, compartments=tuple(c for c in sheet.compartments if c.on >= first))


async def _compartments(turn: Turn, person: Person) -> Sequence[Compartment]:
    today = local_date(turn.now, person.tz)
    regimen = await turn.tx.medications.regimen(person.id)
    plans = await turn.tx.plans.covering(person.id, today - _DAY)
    last = box.filled_until(box.SUNDAY if person.box is None else person.box, today=today)
    return filling.compartments(person, regimen, plans, Stretch(turn.now, last))


def _line(of: Correction) -> Utterance:
    return Utterance("box-line", {**_where(of), "what": _listed(of.put)})


def _fix(of: Correction) -> Utterance:
    change = "both" if of.out and of.put else "out" if of.out else "put"
    lists: dict[str, Value] = {"out": _listed(of.out), "put": _listed(of.put)}
    return Utterance("box-fix", {**_where(of), "change": change, **lists})


def _where(of: Correction) -> dict[str, Value]:
    part = Utterance("box-part", {"part": of.part, "time": of.at})
    return {"days": _days(of.days), "part": (part,)}


def _days(days: Sequence[date]) -> tuple[Utterance, ...]:
    """Return days in words: "Monday and Wednesday", or from one to another."""
    is_range = len(days) > 2 and all(b - a == _DAY for a, b in pairwise(days))
    named = [_weekday(day.weekday())[0] for day in days]
    values: dict[str, Value] = {
        "is-range": "yes" if is_range else "no",
        "first": (named[0],),
        "last": (named[-1],),
        "days": _enumerated(named),
    }
    return (Utterance("box-days", values),)


def _weekday(number: int) -> tuple[Utterance, ...]:
    return (Utterance("box-weekday", {"weekday": number}),)


def _listed(labels: Sequence[Label]) -> tuple[Utterance, ...]:
    """Return tablets as one enumeration; by their place on the list where none is named."""
    if not labels:
        return ()
    return _enumerated([_amount(label) for label in labels])


def _amount(label: Label) -> Utterance:
    item = Item(label.name, label.nickname, None, label.position)
    return Utterance("box-amount", {"amount": label.amount or "", "medicine": (item,)})


def _enumerated(parts: Sequence[Utterance]) -> tuple[Utterance, ...]:
    head = parts[0]
    for each in parts[1:-1]:
        head = Utterance("list-next", {"head": (head,), "part": (each,)})
    if len(parts) > 1:
        head = Utterance("list-last", {"head": (head,), "part": (parts[-1],), "sound": "other"})
    return (head,)
