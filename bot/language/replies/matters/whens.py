"""Says when: until which day it is to be quiet, at what time it was instead, when one was taken.

Where nobody says morning or evening, and no round waits, what was is the nearest time that passed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.errors import BadInput
from bot.language.days import DAY, day_to_come, stretch_of_days
from bot.language.moments import Moment
from bot.language.replies.acts import Act
from bot.language.replies.context import Context
from bot.language.replies.kinds import PARTS_OF_DAY, Kind
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece
from bot.language.replies.telling_time import SURE, Spoiled, Times
from bot.language.times import PATTERN, tell

_ANOTHER_TIME: Final = re.compile(
    r"\b(?:later|instead|again|mas tarde|despues|luego|en vez|en lugar"
    r"|move|push|put (?:it|them) back)\b"
)
_LASTS: Final = re.compile(
    r"\b(?:from now on|every ?day|each day|always|in future|permanently|mornings|nights|evenings"
    r"|weekends?|\w+days|the \w+ ones?|names?|number|phone|tomorrows|siempre|todos los dias"
    r"|de ahora en adelante|a partir de|cada dia|los \w+es|por las \w+|reminders|recordatorios"
    r"|schedule|horario)\b"
)
_UNTIL: Final = re.compile(
    rf"\b(?:until|till?|hasta|through|back|home|on|el|returning)\b.*?\b(?P<day>{DAY})(?![^ ])"
)
_FOR: Final = re.compile(
    r"\b(?:for|por|durante) (?:the |about |next |unos |unas |estos |estas |como |at least )*"
    r"(?P<days>(?:an?|one|two|three|four|five|six|seven|ten|un|una|dos|tres|cuatro|cinco|\d{1,2})?"
    r" ?(?:days?|weeks?|months?|dias?|semanas?|meses|mes|fortnight))\b"
)
_DAY_OF_MONTH: Final = re.compile(
    r"\b(?:until|till?|hasta|through|back|on)\b.*?\b(?:the (?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|el (?:dia )?(?P<dia>\d{1,2}))(?![^ ])"
)
_LONGEST: Final = 366  #: days
_DENIED: Final = re.compile(
    rf"\b(?:not|no|wasnt|werent|rather than|instead of|y no)"
    rf"(?: (?:at|a|las?|fue|era|tome|me))* {PATTERN}(?![^ ])"
)
_AT: Final = re.compile(rf"(?<![^ ])(?:at |a las? |a |las? )?(?P<time>{PATTERN})(?![^ ])")
_SAYS_TIME: Final = re.compile(r"\d{1,2}:\d\d|\b(?:at|a las?|las?) \d|\d ?[ap] ?m\b")


def is_of_now(words: str) -> bool:
    """Return whether another time is asked for, and not for every day."""
    return bool(_ANOTHER_TIME.search(words)) and not _LASTS.search(words)


def until(words: str, today: date) -> date | None:
    """Return the day until which it is to be quiet, if that is said."""
    if found := _FOR.search(words):
        days = stretch_of_days(found["days"].strip())
        if days and 0 < days <= _LONGEST:
            return today + timedelta(days=days)
    if found := _UNTIL.search(words):
        return day_to_come(found["day"], today=today)
    found = _DAY_OF_MONTH.search(words)
    return _next(int(found["day"] or found["dia"]), today) if found else None


def _next(day_of_month: int, today: date) -> date | None:
    """Return the next day of that number: "back on the 2nd"."""
    days = (today + timedelta(days=n) for n in range(1, 32))
    return next((day for day in days if day.day == day_of_month), None)


def instead(words: str, now: datetime) -> time | None:
    """Return the time that it was, where another is denied: "it was 9:20 not 8:20"."""
    bare = _DENIED.sub(" ", words)
    if not _SAYS_TIME.search(words) and bare == words:
        return None
    for found in _AT.finditer(" ".join(bare.split())):
        if _SAYS_TIME.search(found[0]) or bare != words:
            return _nearest(found["time"], now)
    return None


def passed(pieces: Sequence[Piece], now: datetime, context: Context) -> Moment | None:
    """Return when something was taken; None where nobody said, or it is not clear."""
    kept = tuple(p for p in pieces if p.kind in (Kind.MOMENT, *PARTS_OF_DAY))
    moments = [p for p in kept if p.kind is Kind.MOMENT]
    try:
        moment = Times(now, context).passed([Act(Does.TAKEN, kept)])
    except Spoiled:
        return None
    is_told = any(p.kind in PARTS_OF_DAY for p in kept)
    if moment is None or moment.day is not None or is_told or not moments:
        return moment
    return nearest(moment, moments[0].words, now)


def nearest(moment: Moment, words: str, now: datetime) -> Moment:
    """Return the time that has passed of the two that "at 3" may mean: of two that have the later
    one, which keeps the next dose furthest away, unless it is too long ago to be sure."""
    found = _AT.fullmatch(words)
    at = _nearest(found["time"], now) if found and moment.day is None else None
    return Moment(at) if at else moment


def _nearest(written: str, now: datetime) -> time | None:
    try:
        told = tell(written)
    except BadInput:
        return None
    wall = now.time().replace(tzinfo=None)
    gone = [at for at in (told.at, told.other) if at is not None and at <= wall]
    if len(gone) > 1 and wall.hour - max(gone).hour > SURE:
        return None
    return max(gone) if gone else told.at
