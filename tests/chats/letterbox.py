"""A mail server that takes every mail, but those for an address that nobody has."""

from __future__ import annotations

from typing import Final

from bot.domain.errors import Undeliverable
from bot.domain.reports.posting import Posted

_NOBODY: Final = "nobody@"


class Letterbox:
    """Keeps what it takes."""

    def __init__(self) -> None:
        self.taken: list[Posted] = []

    async def post(self, mail: Posted) -> None:
        """Take a mail."""
        if mail.to.startswith(_NOBODY):
            raise Undeliverable("nobody lives there")
        self.taken.append(mail)
