"""Reads appointments from a calendar file, event by event."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from bot.actions.clinic.importing import LARGEST, Fault, Read, VisitRow
from bot.domain.errors import BadInput

_BEGINS: Final = "BEGIN:VCALENDAR"
_SHOWN: Final = 40  #: letters of what could not be read
_LONGEST: Final = 120


def is_one(text: str) -> bool:
    """Return whether a file is a calendar."""
    return text.lstrip("\ufeff \r\n\t")[: len(_BEGINS)].upper() == _BEGINS


def read(text: str, zone: ZoneInfo) -> Read:
    """Return the appointments of a calendar; one without a zone is by the clock of the clinic."""
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, KeyError, IndexError) as error:
        raise BadInput(f"this is no calendar that can be read: {type(error).__name__}") from None
    if len(events) > LARGEST:
        raise BadInput(f"a calendar has at most {LARGEST} appointments")
    rows = [_event(number, event, zone) for number, event in enumerate(events, start=1)]
    return Read(
        visits=tuple(row for row in rows if isinstance(row, VisitRow)),
        faults=tuple(row for row in rows if isinstance(row, Fault)),
    )


def _event(number: int, event: Component, zone: ZoneInfo) -> VisitRow | Fault:
    """Read one event. The patient's number stands in brackets in its title, or first in it."""
    title = str(event.get("SUMMARY", ""))
    when = getattr(event.get("DTSTART"), "dt", None)
    if not isinstance(when, date):
        return Fault(number, "clinic-fault-time", title[:_SHOWN])
    if not isinstance(when, datetime):
        return Fault(number, "clinic-fault-whole-day", title[:_SHOWN])
    reference = _number_in(title)
    if not reference:
        return Fault(number, "clinic-fault-number", title[:_SHOWN])
    at = when if when.tzinfo else when.replace(tzinfo=zone)
    whom = str(event.get("LOCATION", ""))[:_LONGEST]
    uid = str(event.get("UID", ""))[:_LONGEST]
    return VisitRow(number, reference, at.astimezone(UTC), whom, uid=uid)


def _number_in(title: str) -> str:
    _, bracket, rest = title.partition("[")
    if bracket:
        return rest.partition("]")[0].strip()
    return next(iter(title.split()), "")
