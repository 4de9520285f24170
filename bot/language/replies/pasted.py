"""Knows a label that was pasted: "prednisone 40 mg daily for 5 days, then stop" stops nothing, and
"30 minutes before breakfast" on it puts nothing off.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import AddMedication
from bot.domain.lexicon import Lexicon
from bot.language import crisis, directions
from bot.language.directions.doses import Dosing

_LEAST: Final = 4  #: words of a label
#: No label says "my", or what is to be written down.
_TELLS: Final = re.compile(r"\b(?:my|our|mi|mis|note down|jot down|log|upped|anota|apunta)\b", re.I)


def label(raw: str, *, today: date, lexicon: Lexicon | None) -> AddMedication | None:
    """Return that something is to be added, where nothing but labels stands there: a known
    medicine or a strength, with how often it is taken, and nobody who tells of themself."""
    if "?" in raw or not any(c.isdigit() for c in raw):
        return None
    if _TELLS.search(raw) or not crisis.tells_of_nobody(raw):
        return None
    try:
        read = directions.readings(raw, today=today, lexicon=lexicon)
    except BadInput:
        return None
    return AddMedication(raw) if read and all(map(_is_label, read)) else None


def _is_label(reading: directions.Reading) -> bool:
    match = reading.match
    is_known = match is not None and not match.needs_confirmation
    dosings = [dosing for step in reading.steps for dosing in step]
    is_dosed = len(dosings) > 1 or any(map(_says_how_often, dosings))
    is_whole = len(reading.text.split()) >= _LEAST and not reading.unread
    return is_known and is_dosed and is_whole


def _says_how_often(dosing: Dosing) -> bool:
    """Return whether it says how often: "at bedtime" alone may be said of today."""
    shared = dosing.shared
    times = len(dosing.parts) + len(dosing.times) + len(dosing.meals)
    at_a_meal = dosing.amount and dosing.meals
    said = dosing.often or shared.needed or shared.lasts or shared.verbs or at_a_meal
    return bool(said) or times > 1
