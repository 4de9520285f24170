"""Logs without names in them: one JSON object a line, ids only.

What we log ourselves is a constant sentence with ids beside it (`extra={"round": ...}`), and only
what `IDS` and `WORDS` name is written. Of what other libraries log, the template is written but not
what was filled in; of an error, its kind and its way through the code but not its words. So a name,
a medicine or a token can only be written by changing this file.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TextIO

#: What may stand beside a message as an identity of ours, and as nothing else.
IDS: Final = frozenset(
    {
        *("address", "delivery", "dose", "entry", "inbox", "instead", "medication", "patient"),
        *("person", "round", "telling", "mail"),
    }
)
#: ... and as a count, an instant, or a word or two from a closed list.
WORDS: Final = frozenset(
    {
        "action",
        "attempts",
        "beat",
        "channel",
        "count",
        "due",
        "error",
        "free",
        "job",
        "kind",
        "language",
        "loop",
        "mode",
        "path",
        "port",
        "reason",
        "role",
        "seconds",
        "sender",
        "sentence",
        "signal",
        "state",
        "status",
        "tries",
        "update",
        "wait",
        "what",
        "why",
        "worker",
    }
)

#: Whose messages below a warning tell more than anybody should know.
_TALKATIVE: Final = (
    "aiohttp",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "asyncio",
    "asyncpg",
    "httpcore",
    "httpx",
    "sqlalchemy",
    "telegram",
    "tzlocal",
    "uvicorn",
)
_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PERSONAL: Final = re.compile(
    r"\d{3,}:[\w-]{3,}"  # a bot's token
    r"|\+?\d[\d ().-]{5,}\d"  # a phone number, a chat's id
    r"|[\w-]{32,}"  # any other key
)
_FEW_WORDS: Final = re.compile(r"[\w ./:-]{0,48}")
_WITHHELD: Final = "(withheld)"
_ROOT: Final = str(Path(__file__).resolve().parent.parent) + "/"


def start(level: str, *, stream: TextIO | None = None) -> None:
    """Send all logs, of whoever, through the one handler that lets nothing personal pass."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.getLogger("uvicorn.access").disabled = True
    logging.captureWarnings(True)


class OneLine(logging.Formatter):
    """Writes a record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "said": _said(record),
            **dict(_beside(record)),
        }
        if record.exc_info and record.exc_info[1]:
            line["failed"] = list(_story(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False)


def scrub(text: str) -> str:
    """Return `text` without tokens and numbers; our own ids stay."""
    kept: list[str] = []
    end = 0
    for own in _ID.finditer(text):
        kept += [_PERSONAL.sub("…", text[end : own.start()]), own.group()]
        end = own.end()
    return "".join([*kept, _PERSONAL.sub("…", text[end:])])


def _said(record: logging.LogRecord) -> str:
    """Return a constant sentence: ours, or the template of somebody else's."""
    ours = record.name == "bot" or record.name.startswith("bot.")
    if ours or (record.args and isinstance(record.msg, str)):
        return scrub(str(record.msg))
    return f"{_WITHHELD} {Path(record.pathname).name}:{record.lineno}"


def _beside(record: logging.LogRecord) -> Iterator[tuple[str, object]]:
    for name in sorted(IDS & record.__dict__.keys()):
        value = str(record.__dict__[name])
        yield name, value if _ID.fullmatch(value) else _WITHHELD
    for name in sorted(WORDS & record.__dict__.keys()):
        yield name, _word(record.__dict__[name])


def _word(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case datetime():
            return value.isoformat(timespec="milliseconds")
        case BaseException():
            return _kind(value)
        case timedelta():
            return value.total_seconds()
        case _:
            said = str(value)
            return scrub(said) if _FEW_WORDS.fullmatch(said) else _WITHHELD


def _story(error: BaseException) -> Iterator[str]:
    """Yield what kind of error it was and the way it came, and the same of what caused it."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield _kind(current)
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"{frame.filename.removeprefix(_ROOT)}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__


def _kind(error: BaseException) -> str:
    """Return what kind of error it is, with the code that its source has for it: of a full disk
    `OSError 28`, `OperationalError SQLITE_FULL`, `DBAPIError 53100`."""
    source = getattr(error, "orig", None) or error
    codes = (getattr(source, name, None) for name in ("errno", "sqlite_errorname", "sqlstate"))
    code = next((str(code) for code in codes if isinstance(code, int | str)), "")
    return f"{type(error).__name__} {code}".rstrip()
