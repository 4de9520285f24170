"""What goes into a mail, and what takes it. A mailer knows addresses and text, never patients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.domain.channels import Enclosure


@dataclass(frozen=True, slots=True)
class Posted:
    """A mail in words, with what is attached to it."""

    to: str
    subject: str
    text: str
    message_id: str  #: the part before the @; the same for a mail and its repeat
    language: str
    attached: Enclosure | None = None


class Mailer(Protocol):
    """Takes mails, one at a time; raises a leaf of `SendError` where one was not taken."""

    async def post(self, mail: Posted) -> None:
        """Hand over one mail."""
        ...
