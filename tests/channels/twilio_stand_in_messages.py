"""The messages of the stand-in: its list, as Twilio gives it out, and the log of what it took."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from bot.clock import Clock

VERSION: Final = "2010-04-01"


@dataclass(frozen=True, slots=True)
class Text:
    """One message of ours that Twilio took."""

    at: float  #: seconds since 1970
    sid: str
    sender: str
    to: str
    text: str
    validity: int  #: seconds
    callback: str  #: where its status is told; empty: nowhere


@dataclass(slots=True)
class Message:
    """One message of the list, in or out, and how far it has come."""

    sid: str
    sender: str
    to: str
    text: str
    direction: str
    status: str
    created_at: datetime
    sent_at: datetime | None = None
    error: int | None = None
    validity: int = 36_000
    callback: str = ""
    media: int = 0
    listed: bool = True

    def as_json(self, account: str) -> dict[str, object]:
        """Return it as the list shows it."""
        return {
            "sid": self.sid,
            "account_sid": account,
            "messaging_service_sid": None,
            "from": self.sender,
            "to": self.to,
            "body": self.text,
            "direction": self.direction,
            "status": self.status,
            "num_segments": "1",
            "num_media": str(self.media),
            "date_created": format_datetime(self.created_at),
            "date_sent": None if self.sent_at is None else format_datetime(self.sent_at),
            "date_updated": format_datetime(self.sent_at or self.created_at),
            "error_code": self.error,
            "error_message": None if self.error is None else "Something went wrong",
            "price": None,
            "price_unit": "USD",
            "api_version": VERSION,
            "uri": f"/{VERSION}/Accounts/{account}/Messages/{self.sid}.json",
            "subresource_uris": {},
        }


class Messages:
    """All messages of one account."""

    def __init__(self, *, account: str, clock: Clock, log: Path | None) -> None:
        self.account = account
        self.taken: list[Text] = []
        self.grown = asyncio.Event()
        self.by_sid: dict[str, Message] = {}
        self._clock = clock
        self._numbers = count(1)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._file = None if log is None else os.open(log, flags, 0o600)

    def take(self, form: Mapping[str, str]) -> Message:
        """Take one of ours."""
        message = self.add(form["From"], form["To"], form.get("Body", ""), "outbound-api", "queued")
        message.validity = int(form.get("ValidityPeriod", message.validity))
        message.callback = form.get("StatusCallback", "")
        entry = Text(
            self._clock.now().timestamp(),
            message.sid,
            message.sender,
            message.to,
            message.text,
            message.validity,
            message.callback,
        )
        self.taken.append(entry)
        self.grown.set()
        if self._file is not None:
            os.write(self._file, (json.dumps(asdict(entry)) + "\n").encode())
        return message

    def add(self, sender: str, to: str, text: str, direction: str, status: str) -> Message:
        now = self._clock.now().astimezone(UTC).replace(microsecond=0)
        sid = f"SM{next(self._numbers):032x}"
        message = Message(sid, sender, to, text, direction, status, now)
        self.by_sid[sid] = message
        return message

    def page(self, path: str, query: Mapping[str, str]) -> dict[str, object]:
        """Return one page of the list, the newest first."""
        size = int(query.get("PageSize", "50"))
        found = [one for one in reversed(self.by_sid.values()) if one.listed and _fits(one, query)]
        after = query.get("PageToken", "").removeprefix("PA")
        begin = next((n for n, one in enumerate(found, 1) if one.sid == after), 0)
        shown = found[begin : begin + size]
        number = int(query.get("Page", "0"))
        rest = {name: query[name] for name in query if name not in ("Page", "PageToken")}
        more = begin + size < len(found)
        here = f"{path}?{urlencode({**query})}"
        following = {**rest, "Page": number + 1, "PageToken": f"PA{shown[-1].sid if shown else ''}"}
        return {
            "messages": [one.as_json(self.account) for one in shown],
            "page": number,
            "page_size": size,
            "start": begin,
            "end": begin + max(len(shown) - 1, 0),
            "uri": here,
            "first_page_uri": f"{path}?{urlencode({**rest, 'Page': 0})}",
            "next_page_uri": f"{path}?{urlencode(following)}" if more else None,
            "previous_page_uri": None,
        }

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)


def _fits(message: Message, query: Mapping[str, str]) -> bool:
    if query.get("To", message.to) != message.to:
        return False
    if query.get("From", message.sender) != message.sender:
        return False
    # The filter looks at whole days of sending; what still waits in a queue has none.
    for name in ("DateSent", "DateSent<", "DateSent>"):
        if name in query and not _is_sent(message, name.removeprefix("DateSent"), query[name]):
            return False
    return True


def _is_sent(message: Message, how: str, when: str) -> bool:
    if message.sent_at is None:
        return False
    sent, day = message.sent_at.date(), datetime.fromisoformat(when).date()
    return sent <= day if how == "<" else sent >= day if how == ">" else sent == day
