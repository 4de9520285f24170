"""The settings about keeping the bot safe and watched."""

from __future__ import annotations

import re
from typing import Final

from pydantic import Field, field_validator

from bot.config.section import Section

_URL: Final = re.compile(r"https?://[^\s/?#]+(/\S*)?")
_CHAT: Final = r"^(?:-?\d{1,20})?$"
_NUMBER: Final = r"^(?:\+[1-9]\d{6,14})?$"


class Backup(Section):
    """Where backups are put, and how long they are kept."""

    folder: str = Field(default="data/backups", min_length=1)
    keep_days: int = Field(default=30, ge=1, le=365)


class Retention(Section):
    """How long words are kept, in days. Providers bring again what is younger than three."""

    inbox_days: int = Field(default=30, ge=4, le=3650)
    words_days: int = Field(default=365, ge=30, le=3650)


class Operator(Section):
    """Who hears when something is wrong, and who outside is told that all is well."""

    telegram: str = Field(default="", pattern=_CHAT)
    sms: str = Field(default="", pattern=_NUMBER)
    alive_urls: tuple[str, ...] = ()
    canary_telegram: str = Field(default="", pattern=_CHAT)
    canary_sms: str = Field(default="", pattern=_NUMBER)

    @field_validator("alive_urls")
    @classmethod
    def _are_urls(cls, urls: tuple[str, ...]) -> tuple[str, ...]:
        if all(_URL.fullmatch(url) for url in urls):
            return urls
        raise ValueError('should be web addresses, like "https://hc-ping.com/your-uuid"')
