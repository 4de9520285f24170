"""Reads Twilio's list of messages, which knows what came in and what became of ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Final

from twilio.base import values  # type: ignore[import-untyped] # published without types
from twilio.base.exceptions import (  # type: ignore[import-untyped] # published without types
    TwilioException,
)

from bot.channels.twilio_errors import fate_of
from bot.channels.twilio_http import MaybeSent, QuietClient
from bot.domain.channels import Incoming, IncomingKind, Traced
from bot.domain.people import ChannelName

_LOGGER = logging.getLogger(__name__)

SID: Final = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
LONGEST_TEXT: Final = 1600  #: characters that Twilio takes or brings as one message
MOST_ROWS: Final = 1000  #: that it gives at a time
_MOST_PAGES: Final = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One message, in or out, as the list has it."""

    sid: str
    sender: str
    to: str
    text: str
    direction: str
    status: str
    error: int | None
    created_at: datetime
    media: bool

    def traced(self) -> Traced:
        """Return what became of it, if it is ours."""
        fate, cause = fate_of(self.status, self.error)
        return Traced(
            channel=ChannelName.SMS,
            sender=self.sender,
            address=self.to,
            provider_id=self.sid,
            fate=fate,
            cause=cause,
            created_at=self.created_at,
            text=self.text,
        )

    def incoming(self) -> Incoming:
        """Return it as what somebody said.

        The list does not tell whether Twilio has acted on a word by itself. A second answer is
        better than none, and one to somebody who has opted out is refused anyway.
        """
        return Incoming(
            channel=ChannelName.SMS,
            sender=self.to,
            provider_id=self.sid,
            address=self.sender,
            kind=IncomingKind.MEDIA if self.media else IncomingKind.TEXT,
            text=self.text,
            sent_at=self.created_at,
        )


async def rows_since(
    client: QuietClient, since: datetime, *, rows: int, to: str = "", sender: str = ""
) -> list[Row]:
    """Return the messages made since then, the oldest first; ask for `rows` at a time.

    The newest come first, so it turns pages until one has nothing but older ones. Twilio's filter
    by date is not used: it looks at whole days and at the date of sending, which a message that
    still waits in a queue does not have.
    """
    found: list[Row] = []
    try:
        page = await client.messages.page_async(
            to=to or values.unset, from_=sender or values.unset, page_size=rows
        )
        for _ in range(_MOST_PAGES):
            fresh = [row for row in _rows(page) if row is None or row.created_at >= since]
            found += [row for row in fresh if row is not None]
            page = await page.next_page_async() if fresh else None
            if page is None:
                found.reverse()  # what was made within one second stays in the list's order
                found.sort(key=attrgetter("created_at"))
                return found
    except (TwilioException, AttributeError, KeyError, TypeError, ValueError):
        pass
    raise MaybeSent("a list that is not Twilio's")  # outside: the context would hold its words


def words(text: str) -> str:
    """Return text that any database can keep: no NUL, no half characters, not too long."""
    return text[:LONGEST_TEXT].encode("utf-8", "replace").decode().replace("\0", "")


def _rows(page: Iterable[Any]) -> Iterable[Row | None]:
    return map(_row, page)


def _row(one: Any) -> Row | None:  # noqa: ANN401 -- the library has no types
    sid, created = one.sid, one.date_created
    if not (isinstance(sid, str) and SID.fullmatch(sid) and isinstance(created, datetime)):
        _LOGGER.error("a message of the list cannot be read")
        return None
    return Row(
        sid=sid,
        sender=str(one.from_ or ""),
        to=str(one.to or ""),
        text=words(str(one.body or "")),
        direction=str(one.direction or ""),
        status=str(one.status or ""),
        error=one.error_code if isinstance(one.error_code, int) else None,
        created_at=created,
        media=str(one.num_media or "0") not in ("0", ""),
    )
