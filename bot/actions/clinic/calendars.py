"""Reads appointments from a calendar file, event by event."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty

from bot.actions.clinic.importing import FAR, LARGEST, Fault, Read, VisitRow
from bot.domain.clinic.appointments import LONGEST_NOTE
from bot.domain.clinic.clinics import Clinic
from bot.domain.errors import Refusal

_BEGINS: Final = "BEGIN:VCALENDAR"
_SHOWN: Final = 40  #: letters of what could not be read
_REPEATS: Final = ("RRULE", "RDATE")


def is_one(text: str) -> bool:
    """Return whether a file is a calendar."""
    return text.lstrip("\ufeff \r\n\t")[: len(_BEGINS)].upper() == _BEGINS


def read_visits(text: str, clinic: Clinic, *, now: datetime) -> Read:
    """Return the appointments of a calendar; one without a zone is by the clock of the clinic."""
    try:
        calendar = Calendar.from_ical(text)
        events = calendar.walk("VEVENT")
    except (ValueError, KeyError, IndexError, AttributeError):
        raise Refusal("clinic-refused-calendar") from None
    if len(events) > LARGEST:
        raise Refusal("clinic-refused-rows", most=LARGEST)
    are_off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    zone = ZoneInfo(clinic.zone)
    latest = now + FAR
    rows = [
        _event(number, event, zone, latest, are_off=are_off)
        for number, event in enumerate(events, start=1)
    ]
    return Read(
        visits=tuple(row for row in rows if isinstance(row, VisitRow)),
        faults=tuple(row for row in rows if isinstance(row, Fault)),
    )


def _event(
    number: int, event: Component, zone: ZoneInfo, latest: datetime, *, are_off: bool
) -> VisitRow | Fault:
    """Read one event. The patient's number stands in brackets in its title, or first in it."""
    title = str(event.get("SUMMARY", ""))
    at, fault = _at(event, zone)
    reference = _number_in(title)
    if at is None or at > latest:
        return Fault(number, fault or "clinic-fault-time", title[:_SHOWN])
    if not reference:
        return Fault(number, "clinic-fault-number", title[:_SHOWN])
    if any(each in event for each in _REPEATS):
        return Fault(number, "clinic-fault-repeats", title[:_SHOWN])
    whom = str(event.get("LOCATION", ""))[:LONGEST_NOTE]
    is_off = are_off or str(event.get("STATUS", "")).upper() == "CANCELLED"
    return VisitRow(number, reference, at, whom, uid=_named(event), is_off=is_off)


def _at(event: Component, zone: ZoneInfo) -> tuple[datetime | None, str]:
    """Return when an event begins, or what is wrong with that."""
    when = _said(event, "DTSTART")
    if not isinstance(when, date):
        return None, "clinic-fault-time"
    if not isinstance(when, datetime):
        return None, "clinic-fault-whole-day"
    if when.tzinfo is None and "TZID" in event["DTSTART"].params:
        return None, "clinic-fault-time"  # by a clock that nobody knows
    try:
        return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC), ""
    except OverflowError:
        return None, "clinic-fault-time"


def _named(event: Component) -> str:
    """Return what its calendar calls an event; each of a series has a day of its own beside."""
    nth = _said(event, "RECURRENCE-ID")
    return f"{event.get('UID', '')} {nth or ''}".strip()[:LONGEST_NOTE]


def _said(event: Component, name: str) -> object:
    """Return a day or an instant that an event names; None: none that can be read."""
    try:
        return getattr(event.get(name), "dt", None)
    except BrokenCalendarProperty:
        return None


def _number_in(title: str) -> str:
    _, bracket, rest = title.partition("[")
    if bracket:
        return rest.partition("]")[0].strip()
    return next(iter(title.split()), "")
