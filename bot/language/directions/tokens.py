"""A word or phrase of a text, and what it may mean."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.lexicon import Match
from bot.language.directions.vocabulary import Entry


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase of the text, and what it may mean."""

    text: str
    start: int
    end: int
    entry: Entry
    match: Match | None = None
