"""Knows words of crisis when it sees them: `find(text) -> CrisisKind | None`."""

from bot.language.crisis.finding import find

__all__ = ["find"]
