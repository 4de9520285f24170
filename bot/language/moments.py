"""Reads when something happened: "at 8:15", "20 min ago", "anoche a las 10".

Strict on purpose, because a wrong reading is worse than a question: a phrase is read whole or not
at all, and what may be either of two evenings is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.errors import BadInput
from bot.language.normal import folded
from bot.language.numbers import NUMBER, whole
from bot.language.times import PATTERN, Told, tell

_DAY: Final = timedelta(days=1)
_LATE_LAST_EVENING: Final = timedelta(hours=6)  #: said after midnight, "23:50" was yesterday
_HALF_HOUR: Final = r"half an hour|half hour|media hora"
_UNIT: Final = r"minutes?|mins?|minutos?|hours?|hrs?|horas?|h|m"
#: A stretch of minutes or hours inside folded text.
STRETCH: Final = rf"(?:{_HALF_HOUR}|(?:\d{{1,4}} ?|{NUMBER} )(?:{_UNIT}))\b"
#: A moment that has passed, inside folded text.
PAST: Final = (
    rf"(?:(?:about |around |like )?{STRETCH} ago|hace (?:unos |unas |como )?{STRETCH}"
    r"|(?:(?:yesterday|ayer|last night|anoche|today|hoy|this morning|esta manana|tonight"
    rf"|this evening|this afternoon|esta tarde|esta noche) ?)?(?:at|a las?|al|sobre las?) {PATTERN}"
    rf"|(?:yesterday|ayer|anoche|last night)(?: {PATTERN})?"
    r"|\d{1,2}[:.]\d{2}(?: ?[ap] ?m)?|\d{1,2} ?[ap] ?m|noon|midday|midnight)"
)
_STRETCH: Final = re.compile(rf"(?P<half>{_HALF_HOUR})|(?P<number>{NUMBER}) ?(?P<unit>{_UNIT})")
_AGO: Final = re.compile(rf"(?:(?:about|around|like|hace|unos|unas|como) )*({STRETCH})(?: ago)?")
_ON: Final = re.compile(
    r"(?:(?P<yesterday>yesterday|ayer)|(?P<night>last night|anoche)|(?P<morning>this morning|"
    r"esta manana)|(?P<evening>tonight|this evening|this afternoon|esta tarde|esta noche)"
    rf"|today|hoy)? ?(?:(?:at|a las?|al|sobre las?) )?(?P<time>{PATTERN})?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, by the 24-hour clock where nobody said morning or evening."""

    at: time | None = None
    day: date | None = None  #: None: today


def minutes(text: str) -> int | None:
    """Return how many minutes a stretch like "20 min" or "una hora" has, or None."""
    found = _STRETCH.fullmatch(folded(text))
    if found is None:
        return None
    if found["half"]:
        return 30
    return whole(found["number"]) * (60 if found["unit"].startswith("h") else 1)


def past(text: str, *, now: datetime) -> Moment | None:
    """Return the moment that `text` names, by the wall clock of `now`, or None."""
    words = folded(text)
    if ago := _AGO.fullmatch(words):
        return _before(now, minutes(ago[1]) or 0)
    found = _ON.fullmatch(words)
    if found is None or not (found["time"] or found["yesterday"] or found["night"]):
        return None
    day = now.date() - _DAY if found["yesterday"] or found["night"] else None
    if not found["time"]:
        return Moment(day=day)
    try:
        told = tell(found["time"])
    except BadInput:
        return None
    return _passed(_fitting(told, found), day, now=now)


def _before(now: datetime, minutes: int) -> Moment | None:
    if not 0 < minutes <= 24 * 60:
        return None
    then = now - timedelta(minutes=minutes)
    return Moment(
        then.time().replace(second=0, microsecond=0, tzinfo=None, fold=0),
        day=then.date() if then.date() != now.date() else None,
    )


def _fitting(told: Told, found: re.Match[str]) -> list[time]:
    """Return the readings of a time that fit the part of the day that was named with it."""
    readings = [told.at] if told.other is None else sorted([told.at, told.other])
    if found["morning"]:
        return [at for at in readings if at < time(12)]
    if found["evening"] or found["night"]:
        return [at for at in readings if at >= time(12)]
    return readings


def _passed(readings: list[time], day: date | None, *, now: datetime) -> Moment | None:
    on = day or now.date()
    wall = now.replace(tzinfo=None)
    gone = [at for at in readings if datetime.combine(on, at) <= wall]
    if gone and (day is None or len(gone) == 1):  # "yesterday at 8" may be either
        return Moment(gone[0], day)
    last = [at for at in readings if wall - datetime.combine(on - _DAY, at) <= _LATE_LAST_EVENING]
    if day is None and last:
        return Moment(last[-1], on - _DAY)
    # A time that has not come is handed on as it was told, so that it can be answered as such.
    return Moment(readings[0]) if day is None and len(readings) == 1 else None
