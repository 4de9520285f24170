"""Sends one claimed delivery, once, and says what came of it. Nothing is saved here."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.domain.channels import Channel, Enclosure, Outgoing, Receipt
from bot.domain.deliveries import Delivery, Utterance
from bot.domain.errors import OptedOut, Throttled, TryAgain, Undeliverable, Unsure
from bot.domain.people import Address, ChannelName
from bot.domain.rounds import Round
from bot.domain.sheets import VisitReport
from bot.language.segments import Room
from bot.language.sentences import Rendered, Sentences
from bot.reports.sheets.drawing import draw
from bot.reports.sheets.pages import page
from bot.scheduling.papers import Papers
from bot.workers import Here, Worker

_FIRST_BACK_OFF: Final = timedelta(seconds=5)
_LONGEST_BACK_OFF: Final = timedelta(minutes=5)
_SHORT: Final = frozenset({ChannelName.SMS})  #: channels on which every letter counts
#: What is still on its way then is given up in time to write that down while the lease holds.
_OVER: Final = 0.9
_ON_THE_WIRE: Final = 0.75
#: A drawing that takes longer is given up, so that the words still go out in time.
_DRAWS_AT_MOST: Final = 0.3
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ready:
    """A claimed delivery with everything that sending it needs."""

    delivery: Delivery
    address: Address
    utterance: Utterance
    level: int
    useful_until: datetime
    may_be_there: bool = False  #: it may have arrived before, and says so
    round: Round | None = None  #: what it asks about, as it was at the claim
    edits: str | None = None
    words: Rendered | None = None  #: where they were made before sending, so that they are kept


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider has it."""

    receipt: Receipt
    words: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """The provider certainly never took it."""

    wait: timedelta
    hold_sender: bool = False  #: the provider wants nothing more from us for so long


@dataclass(frozen=True, slots=True)
class Doubtful:
    """It may or may not have arrived."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never arrive there."""

    opted_out: bool = False


Result = Accepted | PutBack | Doubtful | Refused


@dataclass(frozen=True, slots=True)
class Lease:
    """How long a claim may be relied on, by this machine's own clock that never runs backwards."""

    since: float
    seconds: float

    def may_send(self, clock: Clock) -> bool:
        """Return whether the first half still runs: who has slept through it must not send."""
        return clock.monotonic() - self.since < self.seconds / 2

    def may_go(self, clock: Clock) -> bool:
        """Return whether what waited for its connection may still be put on the wire."""
        return clock.monotonic() - self.since < self.seconds * _ON_THE_WIRE

    def left(self, clock: Clock) -> float:
        """Return the seconds in which a send must have come to its end."""
        return self.since + self.seconds * _OVER - clock.monotonic()


class Sender:
    """Makes the words, draws what goes with them, and hands both to a channel."""

    def __init__(
        self,
        clock: Clock,
        sentences: Sentences,
        *,
        worker: Worker | None = None,
        papers: Papers | None = None,
    ) -> None:
        self._clock = clock
        self._sentences = sentences
        self._worker = worker or Here()
        self._papers = papers  #: None: nothing is drawn of the record

    async def send(self, ready: Ready, channel: Channel, lease: Lease) -> Result:
        """Try once."""
        enclosure = await self._drawn(ready, lease)
        words = ready.words or self.words(ready, shows=enclosure is not None)
        if not lease.may_send(self._clock) or self._is_too_late(ready):
            return PutBack(timedelta(0))
        message = Outgoing(
            delivery=ready.delivery.id,
            text=words.text,
            buttons=words.buttons,
            seconds_left=_seconds(ready.useful_until - self._clock.now()),
            edits=ready.edits,
            enclosure=enclosure,
            may_go=lambda: lease.may_go(self._clock) and not self._is_too_late(ready),
        )
        try:
            async with asyncio.timeout(max(0.0, lease.left(self._clock))):
                receipt = await channel.send(ready.address.value, message)
        except Throttled as error:
            return PutBack(error.wait, hold_sender=True)
        except TryAgain:
            return PutBack(back_off(ready.delivery))
        except (Unsure, TimeoutError):
            return Doubtful(words.text)
        except Undeliverable:
            return Refused()
        except OptedOut:
            return Refused(opted_out=True)
        return Accepted(receipt, words.text)

    def _is_too_late(self, ready: Ready) -> bool:
        """Return whether a window that it asks in has ended since the claim: what is left to ask
        is put into words anew."""
        return ready.delivery.is_ask and self._clock.now() >= ready.useful_until

    def words(self, ready: Ready, *, shows: bool = False) -> Rendered:
        """Return the words; a message that may have arrived before says so above them. Where a
        sheet should go with them and does not, they say so unless they say it all."""
        delivery, above = ready.delivery, ""
        if ready.may_be_there and delivery.target is None:
            above = "repeat-of-ask" if delivery.is_ask else "repeat-of-message"
        utterance, is_short = ready.utterance, ready.address.channel in _SHORT
        enclosed = utterance.enclosed
        if enclosed is not None and enclosed.otherwise and not (shows or is_short):
            utterance = replace(utterance, sentence=enclosed.otherwise)
        return self._sentences.render(
            utterance,
            language=delivery.language,
            level=ready.level,
            room=Room.SEGMENT if is_short else Room.WIDE,
            above=above,
        )

    async def _drawn(self, ready: Ready, lease: Lease) -> Enclosure | None:
        """Return what goes with the words, drawn; None where nothing does, or it cannot be."""
        enclosed = ready.utterance.enclosed
        if enclosed is None or ready.address.channel in _SHORT or ready.edits is not None:
            return None
        language, level = ready.delivery.language, ready.level
        about = {"delivery": str(ready.delivery.id), "sheet": enclosed.sheet.kind}
        try:
            async with asyncio.timeout(lease.seconds * _DRAWS_AT_MOST):
                if isinstance(enclosed.sheet, VisitReport):
                    return await self._papers.drawn(enclosed.sheet) if self._papers else None
                made = page(enclosed.sheet, self._sentences, language=language, level=level)
                return await self._worker.run(draw, made)
        except Exception as error:  # whatever is wrong with a picture, the words go out
            # Its text may hold what people wrote.
            _log.error("a sheet cannot be drawn", extra={**about, "why": error})
        return None


def back_off(delivery: Delivery) -> timedelta:
    """Return how long to wait after so many attempts; deliveries of one moment spread out."""
    doubled = _FIRST_BACK_OFF * (1 << min(max(delivery.attempts, 1) - 1, 10))
    spread = 1 + delivery.id.int % 1000 / 2000
    return min(doubled, _LONGEST_BACK_OFF) * spread


def _seconds(left: timedelta) -> int:
    return max(1, int(left.total_seconds()))
