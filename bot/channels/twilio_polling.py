"""Asks Twilio's list what came in and what became of ours: every few seconds where Twilio cannot
call us, else every half minute, because Twilio does not call again when we were away.

There is nothing to acknowledge: the list stays as it is. So nothing is missed as long as each look
goes back beyond where the one before ended, and nothing counts twice, because every message has a
name. No look trusts our clock against Twilio's, but the first.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NoReturn

from bot.channels.hearing import Hearing
from bot.channels.phone_numbers import is_e164
from bot.channels.twilio_errors import is_our_fault
from bot.channels.twilio_http import QuietClient, Refusal, TwilioError
from bot.channels.twilio_list import MOST_ROWS, Row, rows_since
from bot.clock import Clock
from bot.domain.channels import Fate, Incoming, Keep, Note, Traced
from bot.domain.errors import BadInput

_LOGGER = logging.getLogger(__name__)

_LONG_WAIT: Final = 30.0  #: before asking again when the operator must do something
_LONGEST_WAIT: Final = 60.0
#: How far the first look goes back: over a long weekend without us.
_AWAY: Final = timedelta(days=3)
#: How far each further look goes back beyond the newest message: Twilio may show one late.
_OVERLAP: Final = timedelta(minutes=10)
#: A message may wait in Twilio's queue for ten hours, and its receipt may come later.
_QUEUE: Final = timedelta(hours=12)

_FEW_ROWS: Final = 50
_LOT: Final = 200  #: so many are read out at once: what was known before is known by one look


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the list is looked at."""

    every: float  #: seconds
    far: float  #: seconds from one look far back to the next
    #: what is younger is left alone: Twilio is calling us about it, and tells more than the list
    settled: timedelta = timedelta(0)


ALONE: Final = Pace(every=3, far=60)
#: Twilio gives a webhook 15 seconds.
BESIDE_WEBHOOKS: Final = Pace(every=30, far=600, settled=timedelta(seconds=20))

Fetch = Callable[[datetime, int], Awaitable[list[Row]]]
"""Returns the rows made since an instant, the oldest first, asking for so many at a time."""

Read = Callable[[Sequence[Row]], Awaitable[None]]


class Look:
    """Looks at a part of the list again and again; reads each row out once for each status."""

    def __init__(self, fetch: Fetch, read: Read, *, back: timedelta, overlap: timedelta) -> None:
        """Begin `back` from now; then always go back `overlap` beyond the newest message."""
        self._fetch = fetch
        self._read = read
        self._back = back
        self._overlap = overlap
        self._since: datetime | None = None
        self._statuses: dict[str, str] = {}  #: of the rows that were read out

    async def again(self, *, now: datetime) -> None:
        """Look once. What could not be read out is read out by the next look."""
        since = self._since or now - self._back
        few = self._since is not None and len(self._statuses) < _FEW_ROWS
        rows = await self._fetch(since, _FEW_ROWS if few else MOST_ROWS)
        unread = [row for row in rows if self._statuses.get(row.sid) != row.status]
        for start in range(0, len(unread), _LOT):
            lot = unread[start : start + _LOT]
            await self._read(lot)
            self._statuses |= {row.sid: row.status for row in lot}
        if rows:
            self._since = max(since, rows[-1].created_at - self._overlap)
            self._statuses = {row.sid: row.status for row in rows if row.created_at >= self._since}


class Poller:
    """Looks for what came to one number, and for what became of what went out from it."""

    def __init__(
        self, client: QuietClient, number: str, *, pace: Pace, clock: Clock, note: Note | None
    ) -> None:
        self._client = client
        self._number = number
        self._pace = pace
        self._clock = clock
        self._note = note
        self._failures = 0
        self.hearing = Hearing(clock)

    async def run(self, keep: Keep) -> NoReturn:
        """Look again and again until cancelled, whatever goes wrong."""
        came = Look(self._came, lambda rows: _keep(rows, keep), back=_AWAY, overlap=_OVERLAP)
        went = Look(self._went, self._tell, back=_OVERLAP, overlap=_OVERLAP)
        # It tells everything once more: when the first told it, the answer to our request may not
        # have been written down, and then nobody knew the message.
        went_long_ago = Look(self._went, self._tell, back=_QUEUE, overlap=_QUEUE)
        far = self._clock.monotonic()
        self.hearing.begin()
        while True:
            try:
                await came.again(now=self._clock.now())
                self.hearing.worked()
                await went.again(now=self._clock.now())
                if self._clock.monotonic() >= far:
                    await went_long_ago.again(now=self._clock.now())
                    far = self._clock.monotonic() + self._pace.far
                self._failures = 0
                wait = self._pace.every
            except Exception as error:  # around what came in: whatever fails, listening goes on
                wait = self._wait_after(error)
            await self._clock.sleep(wait)

    async def _came(self, since: datetime, rows: int) -> list[Row]:
        found = await rows_since(self._client, since, rows=rows, to=self._number)
        settled = self._clock.now() - self._pace.settled
        return [row for row in found if not self._pace.settled or row.created_at <= settled]

    async def _went(self, since: datetime, rows: int) -> list[Row]:
        if self._note is None:
            return []
        return await rows_since(self._client, since, rows=rows, sender=self._number)

    async def _tell(self, rows: Sequence[Row]) -> None:
        if self._note is not None:
            told = [row.traced() for row in rows]
            # Of what is accepted the answer to our request has said so.
            await _take(self._note, [one for one in told if one.fate is not Fate.ACCEPTED])

    def _wait_after(self, error: Exception) -> float:
        self._failures += 1
        wait = min(2.0 ** (self._failures - 1), _LONGEST_WAIT)
        match error:
            case Refusal() if error.status == 429:
                return max(wait, error.wait.total_seconds() if error.wait else 0)
            case Refusal() if is_our_fault(error):
                _LOGGER.critical(
                    "twilio refuses account, token or number of ours; nobody is heard",
                    extra={"error": error.code or error.status},
                )
                return _LONG_WAIT
            case TwilioError():
                _LOGGER.warning("listening failed", extra={"why": str(error), "wait": wait})
            case _:
                _LOGGER.error("keeping failed", extra={"why": error, "wait": wait})
        return wait


async def _keep(rows: Sequence[Row], keep: Keep) -> None:
    await _take(keep, [row.incoming() for row in rows if _is_from_somebody(row)])


def _is_from_somebody(row: Row) -> bool:
    return row.direction == "inbound" and row.status == "received" and is_e164(row.sender)


async def _take(take: Callable[..., Awaitable[None]], many: Sequence[Incoming | Traced]) -> None:
    """Take all at once; where one of them can never be taken, one by one, so that it does not hold
    up the others."""
    try:
        await take(*many)
    except BadInput:
        for one in many:
            try:
                await take(one)
            except BadInput:
                _LOGGER.error("a message of the list was skipped")
