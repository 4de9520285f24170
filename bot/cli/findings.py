"""One line of what the doctor has found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Mark(IntEnum):
    """How bad it is."""

    FINE = 0
    DOUBTFUL = 1  #: the bot works, but somebody should look
    WRONG = 2  #: the bot cannot do its work


_SAID = {Mark.FINE: "ok", Mark.DOUBTFUL: "look", Mark.WRONG: "WRONG"}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and what was found; where something is wrong, what to do."""

    mark: Mark
    what: str
    found: str

    def __str__(self) -> str:
        return f"{_SAID[self.mark]:<6}{self.what:<10}{self.found}"
