"""The error that names what could not be read."""

from __future__ import annotations

from bot.domain.errors import BadInput


class Unread(BadInput):
    """Directions that we cannot read whole. `words` are what stands in the way."""

    def __init__(self, words: tuple[str, ...], why: str) -> None:
        super().__init__(why)
        self.words = words
