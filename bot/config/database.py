"""Which database everything is kept in."""

from __future__ import annotations

import re
from typing import Final

from pydantic import Field, field_validator

from bot.config.section import Section

_SQLITE: Final = re.compile(r"sqlite(\+aiosqlite)?:///.+")
#: No more than the driver reads out of it, and less where a password would be read as something
#: else: one with an @ in it as a host, with a port that is no number, and the error would show it.
_POSTGRESQL: Final = re.compile(
    r"postgresql(\+asyncpg)?://"
    r"([^:/]*(:[^@]*)?@)?"  # who, and their password
    r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\[\]]*)(:(?P<port>[0-9]{0,5}))?"
    r"(/[^?@]*)?(\?[^@]*)?"
)
_LAST_PORT: Final = 65535


class Database(Section):
    """Where everything is kept."""

    url: str = Field(default="sqlite:///data/dosebell.sqlite3", repr=False)

    @field_validator("url")
    @classmethod
    def _is_ours(cls, url: str) -> str:
        if _SQLITE.fullmatch(url) or _is_postgresql(url):
            return url
        raise ValueError(
            "should be sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME, where a "
            "password with an @ in it has %40 instead"
        )


def _is_postgresql(url: str) -> bool:
    found = _POSTGRESQL.fullmatch(url)
    return found is not None and 0 < int(found["port"] or "5432") <= _LAST_PORT
