"""The section of the mail server."""

from __future__ import annotations

import re
from typing import Final, Literal

from pydantic import Field, SecretStr, field_validator

from bot.config.section import Section

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class Mail(Section):
    """The mail server that takes reports for doctors."""

    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str = ""

    @property
    def is_set_up(self) -> bool:
        """Whether anything goes out by e-mail."""
        return bool(self.host and self.sender)

    @field_validator("sender")
    @classmethod
    def _is_an_address(cls, sender: str) -> str:
        if sender and not _MAIL.fullmatch(sender):
            raise ValueError('should be an e-mail address, like "reports@example.org"')
        return sender
