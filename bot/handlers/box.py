"""The pill box: whether somebody uses one, what goes into it, and what is wrong in it after a
change of whatever kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.actions import people
from bot.domain import box
from bot.domain.box import Correction
from bot.domain.channels import IncomingKind
from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.doses import Label
from bot.domain.ids import PersonId
from bot.domain.people import ChannelName, Level, Person
from bot.domain.sheets import Compartment, Enclosed, Filling
from bot.handlers import reading
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date
from bot.reports.sheets import filling
from bot.reports.sheets.filling import Stretch

_DAY: Final = timedelta(days=1)
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
    lines = [_line(each) for each in box.corrections((), sheet.compartments)]
    if not lines:
        await turn.reply("filling-nothing", days)
        return
    # The page names everything, so it goes with words that do.
    seen = turn.showing(Enclosed(sheet)) if person.level is Level.NAMES else turn
    for some in _by_text(turn, lines):
        await seen.reply("filling", {**days, "lines": some})


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
            boxes[person.id] = await _compartments(turn, person, last=until[person.id])
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
        wanted = await _compartments(turn, person, last=last)
        wrong = box.corrections(before.boxes[person.id], wanted)
        if wrong:
            lines = [_fix(each) for each in wrong]
            for some in _by_text(turn, lines):
                await turn.about(person).reply("box-wrong", {"lines": some, "last": last})


def _by_text(turn: Turn, lines: Sequence[Utterance]) -> list[tuple[Utterance, ...]]:
    """Return lines as messages: a text has room for one, and too many texts are read by nobody."""
    is_text = turn.address.channel is ChannelName.SMS
    if is_text and len(lines) <= _MOST_TEXTS:
        return [(line,) for line in lines]
    return [tuple(lines)]


async def _filling(turn: Turn, person: Person, *, first: date, last: date) -> Filling:
    regimen = await turn.tx.medications.regimen(person.id)
    plans = await turn.tx.plans.covering(person.id, first)
    sheet = filling.filling(person, regimen, plans, Stretch(turn.now, last))
    return replace(sheet, compartments=tuple(c for c in sheet.compartments if c.on >= first))


async def _compartments(turn: Turn, person: Person, *, last: date) -> Sequence[Compartment]:
    today = local_date(turn.now, person.tz)
    regimen = await turn.tx.medications.regimen(person.id)
    plans = await turn.tx.plans.covering(person.id, today - _DAY)
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
    named = [_weekday(number)[0] for number in dict.fromkeys(day.weekday() for day in days)]
    values: dict[str, Value] = {
        "is-range": "yes" if is_range else "no",
        "first": (named[0],),
        "last": _weekday(days[-1].weekday()),
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
