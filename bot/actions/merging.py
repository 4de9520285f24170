"""Says what the bot brings up by itself and can wait: a few messages a day, several in one, and
none of them in the night or in somebody's quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.actions import say
from bot.domain.budget import MERGED, may_be_said
from bot.domain.deliveries import Choice, Delivery, Reason, Utterance, Value
from bot.domain.people import ChannelName, Person
from bot.planner.calendar import instant
from bot.planner.quiet import undisturbed
from bot.storage import Transaction

_DAY: Final = timedelta(days=1)
_LINES: Final = "lines"


async def tell(
    tx: Transaction,
    person: Person,
    utterance: Utterance,
    *,
    now: datetime,
    reason: Reason = Reason.NEWS,
) -> Delivery | None:
    """Say something that can wait. What still waits to be said to them goes into the same message;
    what is too much for one day waits for the morning of the next one.

    Returns None where nobody may write to that person.
    """
    place = await say.reach(tx, person)
    if place is None:
        return None
    address = (await tx.addresses.get_many([place.address]))[place.address]
    by_text = address.channel is ChannelName.SMS  # where each has a text of its own
    kinds = () if by_text else MERGED
    waiting = [d for each in kinds for d in await tx.deliveries.waiting([person.id], each)]
    gone = await tx.deliveries.replace_many([(d, d.cancel()) for d in waiting])
    before = [d.utterance for d in sorted(gone, key=lambda d: d.created_at) if d.utterance]
    new = say.message(place, merged([*before, utterance]), now=now, reason=reason)
    at = max([await _when(tx, person, now=now), *(d.not_before for d in gone)])
    new = replace(new, not_before=at, expires_at=new.expires_at + (at - now))
    await tx.deliveries.add([new])
    return new


async def tell_soon(
    tx: Transaction, person: Person, utterance: Utterance, *, now: datetime
) -> None:
    """Say what somebody must know and no budget puts off: as soon as it is neither their night nor
    their quiet hours."""
    place = await say.reach(tx, person)
    if place is None:
        return
    at = undisturbed(person.quiet, person.routine, person.tz, now=now)
    said = say.message(place, utterance, now=now, reason=Reason.CARE)
    said = replace(said, not_before=at, expires_at=said.expires_at + (at - now))
    await tx.deliveries.add([said])


def merged(told: list[Utterance]) -> Utterance:
    """Return several things to say as one message: each as a line, all buttons below."""
    if len(told) == 1:
        return told[0]
    lines: list[Utterance] = []
    rows: list[tuple[Choice, ...]] = []
    for each in told:
        inside = each.values.get(_LINES) if each.sentence == "news" else None
        lines += _said(inside) if inside else [replace(each, choices=())]
        rows += each.choices
    values: dict[str, Value] = {_LINES: tuple(lines)}
    enclosed = next((each.enclosed for each in told if each.enclosed), None)
    return Utterance("news", values, tuple(rows), enclosed)


def _said(value: Value) -> list[Utterance]:
    inside = value if isinstance(value, tuple) else ()
    return [each for each in inside if isinstance(each, Utterance)]


async def _when(tx: Transaction, person: Person, *, now: datetime) -> datetime:
    """Return when it may be said: now, when they are up, or on the day after."""
    has_room = await has_room_today(tx, person, now=now)
    at = now if has_room else waking_on(person, now.astimezone(person.tz).date() + _DAY)
    return undisturbed(person.quiet, person.routine, person.tz, now=at)


async def has_room_today(tx: Transaction, person: Person, *, now: datetime) -> bool:
    """Return whether one more message that can wait may be said to somebody today."""
    today = instant(now.astimezone(person.tz).date(), time(0), person.tz)
    return may_be_said(await tx.deliveries.said(person.id, MERGED, since=today))


def waking_on(person: Person, day: date) -> datetime:
    """Return when a patient gets up on a day."""
    off = person.routine.off
    shift = timedelta(minutes=off.shift(day.weekday()) if off else 0)
    return instant(day, person.routine.wake, person.tz) + shift
