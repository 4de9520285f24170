"""The error that names what could not be read."""

from __future__ import annotations

from bot.domain.errors import BadInput


class Unread(BadInput):
    """Directions that we cannot read whole. `words` are what stands in the way, `code` names the
    question to a patient; the text is for an operator."""

    def __init__(self, words: tuple[str, ...], why: str, *, code: str = "other") -> None:
        super().__init__(why)
        self.words = words
        self.code = code
