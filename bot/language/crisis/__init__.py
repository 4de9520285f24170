"""Knows words of crisis when it sees them: `find(text) -> CrisisKind | None`."""

from bot.language.crisis.finding import find
from bot.language.crisis.labels import tells_of_nobody

__all__ = ["find", "tells_of_nobody"]
