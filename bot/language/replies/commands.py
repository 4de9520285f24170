"""Reads what changes the list or the settings: "add …", "pause iron until 3 May", "level 1"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.intents import (
    AddMedication,
    ChangeMedication,
    Intent,
    ListMedications,
    NicknameMedication,
    PauseMedication,
    ResumeMedication,
    StopMedication,
    Summary,
)
from bot.domain.people import LONGEST_NAME
from bot.language.days import DAY, day_to_come, stretch_of_days
from bot.language.normal import folded
from bot.language.replies import wishes
from bot.language.replies.lexicon import Lexicon
from bot.language.replies.names import Names

_UNTIL: Final = re.compile(rf"(?:for|por|durante) (?P<days>.+)|(?P<day>{DAY})")
_FOR: Final = ("for", "por", "durante")
_TO: Final = re.compile(r"^(?:to|a|por)\b[:, ]*", re.IGNORECASE)  # "change iron to …"
_LONGEST_PAUSE: Final = 366  #: days
Verb = Callable[[str, Names, Lexicon, date], Intent | None]


_POLITE: Final = re.compile(
    r"^(?:(?:hi|hello|hey|ok|please|pls|hola|por favor|favor de|oye|thanks|gracias)[,.! ]+)*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please |pls )?"
    r"|(?:i(?:'d| would) like|i want|i need) (?:you )?to "
    r"|(?:me )?(?:puedes|puede|podrías|podrias|podría|podria) |quiero |quisiera |necesito "
    r"|let'?s )?",
    re.IGNORECASE,
)


def without_politeness(raw: str) -> str:
    """Return "can you please pause iron?" as "pause iron"."""
    found = _POLITE.match(raw)
    return raw[found.end() :].rstrip("? ") if found and found.end() else raw


def read(raw: str, names: Names, lexicon: Lexicon, *, today: date) -> Intent | None:
    """Return the command that `raw` begins with, or None."""
    if setting := wishes.read(raw, lexicon):
        return setting
    for verb, reader in _VERBS.items():
        rest = wishes.after(raw, lexicon.lists[f"verb {verb}"])
        if rest is None or (not rest and folded(raw) not in lexicon.lists["verb alone"]):
            continue
        if intent := reader(rest, names, lexicon, today):
            return intent
    return None


def _list(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    number = folded(rest)
    return ListMedications(int(number)) if number.isdigit() and len(number) <= 2 else None


def _summary(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    number = folded(rest)
    return Summary(int(number)) if number.isdigit() and len(number) <= 3 else None


def _add(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    return AddMedication(rest)


def _change(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    if not rest:
        return ChangeMedication(None)
    if setting := wishes.read(rest, lexicon):
        return setting
    medication, line = _named(rest, names)
    if medication is None:
        _, colon, line = rest.partition(":")
        return ChangeMedication(None, line.strip()) if colon else None
    return ChangeMedication(medication, _TO.sub("", line))


def _stop(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    medication, tail = _named(rest, names)
    if medication is not None:
        is_all = _is_afterwards(tail, lexicon)
        return StopMedication(medication) if is_all else None
    words = lexicon.bare(folded(rest))
    return StopMedication(None) if not words or words in lexicon.lists["verb afterwards"] else None


def _pause(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    days = stretch_of_days(folded(rest))  # "pausa una semana"
    if days and 0 < days <= _LONGEST_PAUSE:
        return PauseMedication(None, today + timedelta(days=days))
    what, until = _until(rest, lexicon, today)
    if until is None and what is None:
        return None
    medication, tail = _named(what or "", names)
    if not _is_afterwards(tail, lexicon):
        return None
    return PauseMedication(medication, until)


def _resume(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    medication, tail = _named(rest, names)
    return ResumeMedication(medication) if _is_afterwards(tail, lexicon) else None


def _call(rest: str, names: Names, lexicon: Lexicon, today: date) -> Intent | None:
    medication, nickname = _named(rest, names)
    nickname = re.sub(r"^(?:as|to|the|el|la|como|a) ", "", nickname.strip(" \"'“”.:,"))
    if medication is None or not folded(nickname) or len(nickname) > LONGEST_NAME:
        return None
    return NicknameMedication(medication, nickname)


def _named(rest: str, names: Names) -> tuple[MedicationId | None, str]:
    """Return the medicine that `rest` begins with, articles left out, and the line behind it."""
    bare = re.sub(r"^(?:(?:the|my|el|la|los|las|mi|mis) )+", "", rest, flags=re.IGNORECASE)
    medication, tail = names.leading(bare)
    return (medication, tail.lstrip(":,- ").strip()) if medication else (None, rest)


def _is_afterwards(tail: str, lexicon: Lexicon) -> bool:
    words = folded(tail)
    allowed = (*lexicon.lists["verb afterwards"], *lexicon.lists["verb everything"])
    return not lexicon.bare(words) or words in allowed or lexicon.bare(words) in allowed


def _until(rest: str, lexicon: Lexicon, today: date) -> tuple[str | None, date | None]:
    """Return what to pause as it was written, and until when; (None, None) where that is unread."""
    tokens = rest.split(" ")
    for count, token in enumerate(tokens):
        is_until = folded(token) in lexicon.lists["verb until"]
        if not is_until and folded(token) not in _FOR:
            continue
        day = _day(" ".join(tokens[count:]), lexicon, today)
        if day or is_until:
            return (" ".join(tokens[:count]), day) if day else (None, None)
    return rest, None


def _day(words: str, lexicon: Lexicon, today: date) -> date | None:
    words = folded(words)
    for until in lexicon.lists["verb until"]:
        words = words.removeprefix(f"{until} ")
    found = _UNTIL.fullmatch(words)
    if found is None:
        return None
    if found["day"]:
        return day_to_come(found["day"], today=today)
    days = stretch_of_days(found["days"])
    return today + timedelta(days=days) if days and 0 < days <= _LONGEST_PAUSE else None


_VERBS: Final[dict[str, Verb]] = {
    "list": _list,
    "summary": _summary,
    "add": _add,
    "change": _change,
    "pause": _pause,
    "resume": _resume,
    "call": _call,
    "stop": _stop,
}
