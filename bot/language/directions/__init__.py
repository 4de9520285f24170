"""Reads what a label says: directions, names and strengths. What it cannot read it names.

`readings(text, *, today, lexicon)` reads anything · `dosages(reading)` writes it as FHIR ·
`as_json(reading)` ·
`read(text, *, language, today, amount=None) -> Directions` · `read_phase` with its dates ·
`read_phases` for tapers ·
`name_and_strength(text)` · `check_weekly(name, schedule)` · `Unread.words`
"""

from bot.language.directions.asking import as_json, questions
from bot.language.directions.doses import Reading
from bot.language.directions.fhir import dosages
from bot.language.directions.names import name_and_strength, name_strength_form
from bot.language.directions.phases import read, read_phase, read_phases
from bot.language.directions.reader import nothing_read, readings
from bot.language.directions.unread import Unread
from bot.language.directions.weekly import check as check_weekly

__all__ = [
    "Reading",
    "Unread",
    "as_json",
    "check_weekly",
    "dosages",
    "name_and_strength",
    "name_strength_form",
    "nothing_read",
    "questions",
    "read",
    "read_phase",
    "read_phases",
    "readings",
]
