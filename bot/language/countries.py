"""What is different from country to country: whom to call, the usual zone and language, its name.

The numbers stand in `countries.toml`, each with its source, status and reviewer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import phonenumbers
from phonenumbers import timezone

from bot.domain.rules import Rule, Status
from bot.language.bundles import DEFAULT, languages
from bot.language.normal import folded

ELSEWHERE: Final = "112"  #: reaches help in most countries from a mobile phone, with or without SIM
_FILE: Final = Path(__file__).parent / "countries.toml"
_KINDS: Final = ("emergency", "poison", "crisis")
_SPELLINGS: Final = {
    "usa": "US",
    "us": "US",
    "america": "US",
    "estados unidos de america": "US",
    "eeuu": "US",
    "ee uu": "US",
    "united states of america": "US",
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "inglaterra": "GB",
    "holland": "NL",
    "mejico": "MX",
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country as far as the bot is concerned."""

    code: str  #: ISO 3166-1 alpha-2
    names: Mapping[str, str]  #: by language
    languages: tuple[str, ...]  #: those of ours that are usual there, the first most
    zone: str  #: where most people live
    numbers: Mapping[str, Rule[str]]  #: "emergency", "poison", "crisis", as far as they are known


@dataclass(frozen=True, slots=True)
class Guess:
    """What can be guessed of somebody who has said nothing yet. It is shown to be confirmed."""

    country: str | None
    zone: str | None
    language: str


def get(code: str) -> Country | None:
    """Return what is known about a country."""
    return _countries().get(code.upper())


def codes() -> tuple[str, ...]:
    """Return the countries something is known about."""
    return tuple(_countries())


def numbers(code: str) -> dict[str, str]:
    """Return the numbers of a country as values for a sentence; `has-poison` is "yes" or "no"."""
    known = country.numbers if (country := get(code)) else {}
    said = {kind: known[kind].value if kind in known else "" for kind in _KINDS}
    said["emergency"] = said["emergency"] or ELSEWHERE
    return said | {f"has-{kind}": "yes" if said[kind] else "no" for kind in _KINDS}


def name(code: str, language: str) -> str:
    """Return what a country is called in `language`, or its code."""
    country = get(code)
    return country.names.get(language, country.names[DEFAULT]) if country else code.upper()


def find(text: str) -> str | None:
    """Return the code of the country that `text` names, in any language or by its code."""
    words = folded(text).removeprefix("the ").strip()
    if words in _SPELLINGS:
        return _SPELLINGS[words]
    for country in _countries().values():
        if words == country.code.casefold() or words in map(folded, country.names.values()):
            return country.code
    return None


def zones(code: str) -> tuple[str, ...]:
    """Return all zones of a country, the usual one first."""
    usual = [country.zone] if (country := get(code)) else []
    return tuple(dict.fromkeys([*usual, *_zones().get(code.upper(), ())]))


def guess(*, language: str = "", number: str = "") -> Guess:
    """Return what a Telegram language code ("es-MX") and a number in E.164 let one guess."""
    spoken, _, region = language.replace("_", "-").partition("-")
    code, zone = _by_number(number) if number else (region.upper() or None, None)
    country = get(code) if code else None
    tongue = spoken.lower()
    if tongue not in languages():
        tongue = country.languages[0] if country and country.languages else DEFAULT
    usual = country.zone if country else None
    return Guess(country.code if country else None, zone or usual, tongue)


def _by_number(number: str) -> tuple[str | None, str | None]:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return None, None
    there = timezone.time_zones_for_number(parsed)
    zone = there[0] if len(there) == 1 and "/" in there[0] and there[0] != "Etc/Unknown" else None
    return phonenumbers.region_code_for_number(parsed), zone


@cache
def _countries() -> Mapping[str, Country]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: _country(code, row) for code, row in told.items()}


def _country(code: str, row: Mapping[str, Any]) -> Country:
    return Country(
        code=code,
        names={language: row[language] for language in languages()},
        languages=tuple(row["languages"]),
        zone=row["zone"],
        numbers={kind: _rule(row[kind]) for kind in _KINDS if kind in row},
    )


def _rule(told: Mapping[str, str]) -> Rule[str]:
    return Rule(told["number"], told["source"], Status(told["status"]), told["reviewed_by"] or None)


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    """Return the zones of every country, as the time zone database lists them."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found.setdefault(code, []).append(zone)
    return {code: tuple(zones) for code, zones in found.items()}
