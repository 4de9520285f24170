"""Where somebody lives and what they speak: guessed from what their messenger says, then told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from bot.domain.errors import BadInput
from bot.domain.people import ChannelName
from bot.handlers.turn import Turn
from bot.language import countries
from bot.language.bundles import languages
from bot.language.normal import cleaned, folded
from bot.language.times import read_time

_NEAR: Final = timedelta(minutes=8)  #: how far a clock on the wall may be off
_DAY: Final = timedelta(days=1)
_LANGUAGES: Final = {
    **dict.fromkeys(("english", "ingles", "en"), "en"),
    **dict.fromkeys(("spanish", "espanol", "castellano", "es"), "es"),
}
_LEADS: Final = ("country", "pais", "language", "idioma", "zone", "zona", "clock", "reloj", "time")
_SOMEWHERE: Final = "UTC"


@dataclass(frozen=True, slots=True)
class Place:
    """A language, a country and a time zone."""

    language: str
    country: str
    zone: str

    def packed(self) -> dict[str, str]:
        """Return it as it is kept while the questions are open."""
        return {"language": self.language, "country": self.country, "zone": self.zone}

    @classmethod
    def unpacked(cls, kept: Mapping[str, str]) -> Place:
        """Return what was kept."""
        return cls(kept["language"], kept["country"], kept["zone"])

    @property
    def name(self) -> str:
        """What the country is called in that language."""
        return countries.name(self.country, self.language)

    def clock(self, now: datetime) -> time:
        """Return what a clock on the wall shows there."""
        return now.astimezone(ZoneInfo(self.zone)).time().replace(second=0, microsecond=0)


def guessed(turn: Turn, *, spoken: str | None) -> Place:
    """Return where somebody probably lives: by their number, their app's language, or the house."""
    is_number = turn.address.channel is ChannelName.SMS
    guess = countries.guess(
        language=turn.incoming.language, number=turn.address.value if is_number else ""
    )
    country = guess.country or turn.house.country
    is_known = bool(guess.country or turn.incoming.language)
    language = spoken or (guess.language if is_known else turn.language)
    return Place(language, country, guess.zone or usual_zone(country))


def usual_zone(country: str) -> str:
    """Return the zone in which most people of a country live."""
    return next(iter(countries.zones(country)), _SOMEWHERE)


def told(text: str, place: Place, *, now: datetime) -> Place | None:
    """Return the place with what somebody says of it; None: that says nothing about a place."""
    words = folded(text)
    for lead in _LEADS:
        words = words.removeprefix(f"{lead} ").strip()
    if _LANGUAGES.get(words) in languages():
        return replace(place, language=_LANGUAGES[words])
    if country := countries.find(words):
        return replace(place, country=country, zone=usual_zone(country))
    last = cleaned(text).split()[-1:]
    if last and (found := zone(last[0], place.country, now=now)):
        return replace(place, zone=found)
    return None


def zone(text: str, country: str, *, now: datetime) -> str | None:
    """Return the zone that a name ("America/Chicago") or a clock on the wall ("14:30") means."""
    by_name = {name.casefold(): name for name in available_timezones()}
    if text.casefold() in by_name:
        return by_name[text.casefold()]
    try:
        shown = read_time(text)
    except BadInput:
        return None
    return next((z for z in countries.zones(country) if _shows(z, shown, now)), None)


def _shows(name: str, shown: time, now: datetime) -> bool:
    local = now.astimezone(ZoneInfo(name))
    off = timedelta(hours=local.hour - shown.hour, minutes=local.minute - shown.minute)
    return min(abs(off), _DAY - abs(off)) <= _NEAR
