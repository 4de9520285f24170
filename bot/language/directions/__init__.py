"""Reads what a label says: directions, names and strengths. What it cannot read it names.

`read(text, *, language, today, amount=None) -> Directions` · `read_phase` with its dates ·
`name_and_strength(text)` · `check_weekly(name, schedule)` · `Unread.words`
"""

from bot.language.directions.names import name_and_strength, name_strength_form
from bot.language.directions.reading import read, read_phase
from bot.language.directions.unread import Unread
from bot.language.directions.weekly import check as check_weekly

__all__ = [
    "Unread",
    "check_weekly",
    "name_and_strength",
    "name_strength_form",
    "read",
    "read_phase",
]
