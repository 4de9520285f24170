"""A message as the grammars of the matters look at it, and what one of them comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.intents import Intent
from bot.language.replies.context import Context
from bot.language.replies.kinds import Kind
from bot.language.replies.patterns import NAME
from bot.language.replies.preparing import Prepared
from bot.language.replies.scanning import Piece

_NAMED: Final = frozenset({Kind.MED, Kind.OTHER_MED})


@dataclass(frozen=True, slots=True)
class Matter:
    """A message that is about something else than an open round."""

    words: str  #: folded; clauses are joined by " | ", or " ? "
    pieces: tuple[Piece, ...]
    message: Prepared

    @property
    def now(self) -> datetime:
        """When it was said."""
        return self.message.said.now

    @property
    def context(self) -> Context:
        """What is known beside the words."""
        return self.message.said.context

    @property
    def text(self) -> str:
        """As it was written."""
        return self.message.said.text

    @property
    def ids(self) -> tuple[MedicationId, ...]:
        """Their own medicines that are named."""
        return tuple(dict.fromkeys(p.ids[0] for p in self.pieces if p.kind is Kind.MED))

    @property
    def others(self) -> tuple[str, ...]:
        """The medicines that are named and are not on their list."""
        return tuple(p.value for p in self.pieces if p.kind is Kind.OTHER_MED)

    @property
    def only(self) -> MedicationId | None:
        """The one medicine of theirs that is named."""
        return self.ids[0] if len(self.ids) == 1 else None


@dataclass(frozen=True, slots=True)
class Meant:
    """What a matter comes to, and what the intent has no room for."""

    intent: Intent
    ids: tuple[MedicationId, ...] = ()
    left: tuple[MedicationId, ...] = ()
    others: tuple[str, ...] = ()
    at: time | None = None


def heard(message: Prepared) -> Matter:
    """Return a message as the grammars look at it."""
    parts = []
    for sentence, is_question in zip(message.sentences, message.asked, strict=True):
        said = " ".join(NAME if p.kind in _NAMED else p.words for p in sentence)
        parts.append(f"{said} {'?' if is_question else '|'} ")
    words = "".join(parts).removesuffix("| ").strip()
    pieces = tuple(piece for sentence in message.sentences for piece in sentence)
    return Matter(words, pieces, message)
