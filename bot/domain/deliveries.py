"""A delivery: one outgoing message on its way to one address, and how far it has come.

It says what is to be said (a sentence and its values), not text: the words are made for the channel
at sending.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any, Final

from bot.domain.amounts import Amount
from bot.domain.channels import Fate
from bot.domain.errors import IllegalStep
from bot.domain.ids import AddressId, DeliveryId, PersonId, RoundId
from bot.domain.sheets import Enclosed


@dataclass(frozen=True, slots=True)
class Item:
    """One medicine as it may be said: at level 2 by name and amount, at 1 by nickname, at 0 by
    its place in the list."""

    name: str
    nickname: str
    amount: Amount | None
    position: int
    food: str = "any"
    note: str = ""  #: a sentence name that stands beside it ("too-soon")
    at: time | None = None  #: the time that goes with it
    #: the person has just typed its name, so a read-back may repeat it at any level
    said: bool = False


#: A tuple of utterances is several lines, each a sentence of its own ("today", a summary, a list).
Value = str | int | Decimal | time | date | Amount | tuple[Item, ...] | tuple["Utterance", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer a person may give by a button, which says what they could type."""

    sentence: str  #: names the words on the button
    data: str  #: what comes back when it is pressed; at most 64 bytes
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is to be said: a sentence by name, its values, and the answers offered with it."""

    sentence: str
    values: Mapping[str, Value] = field(default_factory=dict)
    choices: tuple[tuple[Choice, ...], ...] = ()  #: rows of buttons
    enclosed: Enclosed | None = None  #: what is to be seen beside the words


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    WAITING = "waiting"  #: nobody has taken it in hand
    CLAIMED = "claimed"  #: the committed intent to send it
    ACCEPTED = "accepted"  #: the provider has it
    DELIVERED = "delivered"  #: the provider says that it arrived
    REFUSED = "refused"  #: the provider will never take it
    UNDELIVERED = "undelivered"  #: the provider took it and says that it did not arrive
    EXPIRED = "expired"  #: its time was over before it could be sent
    CANCELLED = "cancelled"  #: no longer needed: answered, paused, stopped
    UNKNOWN = "unknown"  #: it may or may not have arrived


#: What a provider may say of a message that it took, and what that makes of it.
_FATES: Final[Mapping[Fate, DeliveryState]] = {
    Fate.ACCEPTED: DeliveryState.ACCEPTED,
    Fate.DELIVERED: DeliveryState.DELIVERED,
    Fate.UNDELIVERED: DeliveryState.UNDELIVERED,
}
_TOLD: Final = frozenset(_FATES.values())
MAY_BECOME: Final[Mapping[DeliveryState, frozenset[DeliveryState]]] = {
    # A provider may tell of a message that its list did not show: it must not go out again.
    DeliveryState.WAITING: _TOLD
    | {DeliveryState.CLAIMED, DeliveryState.EXPIRED, DeliveryState.CANCELLED},
    # Back to waiting only when the provider certainly never took it.
    DeliveryState.CLAIMED: frozenset(DeliveryState) - {DeliveryState.CLAIMED},
    DeliveryState.ACCEPTED: frozenset({DeliveryState.DELIVERED, DeliveryState.UNDELIVERED}),
    # Only the provider can still say what became of it, or that it never took it.
    DeliveryState.UNKNOWN: _TOLD | {DeliveryState.WAITING, DeliveryState.EXPIRED},
    DeliveryState.DELIVERED: frozenset(),
    DeliveryState.REFUSED: frozenset(),
    DeliveryState.UNDELIVERED: frozenset(),
    DeliveryState.EXPIRED: frozenset(),
    DeliveryState.CANCELLED: frozenset(),
}


class Reason(StrEnum):
    """Why a message goes out."""

    ANSWER = "answer"  #: somebody spoke
    FIRST = "first"  #: the first ask of a round
    AGAIN = "again"  #: a further ask of it
    PRACTICE = "practice"  #: the ask of a practice round
    HELD_BACK = "held back"  #: nothing of a round may be asked for yet, and why
    DIGEST = "digest"  #: what could not be asked in time
    SUMMARY = "summary"  #: the week's summary, or what goes into the pill box
    CARE = "care"  #: somebody is told of another person's doses
    NEWS = "news"  #: what else the bot brings up by itself, and can wait
    EDIT = "edit"  #: an earlier message is brought up to date


ASKS = frozenset({Reason.FIRST, Reason.AGAIN, Reason.PRACTICE})


class Rank(IntEnum):
    """Who goes first: answers to people and alerts overtake reminders, reminders overtake what can
    wait."""

    ANSWER = 0
    ASK = 1
    OTHER = 2


def rank_of(reason: Reason) -> Rank:
    """Return how a message for this reason stands in the queue."""
    if reason in (Reason.ANSWER, Reason.CARE):
        return Rank.ANSWER
    return Rank.ASK if reason in ASKS else Rank.OTHER


@dataclass(frozen=True, slots=True)
class Delivery:
    """One outgoing message on its way to one address."""

    id: DeliveryId
    address: AddressId
    person: PersonId | None  #: None: a stranger
    reason: Reason
    #: None: an ask, whose content is made from the round's open doses at the claim
    utterance: Utterance | None
    language: str
    created_at: datetime
    expires_at: datetime
    not_before: datetime  #: when it may go, or when its provider may be asked about it
    round: RoundId | None = None
    target: DeliveryId | None = None  #: the earlier message that this one edits
    #: the doubtful delivery that this one repeats, marked as a repeat
    repeats: DeliveryId | None = None
    #: the one that did not reach another address of the same person
    stands_in_for: DeliveryId | None = None
    state: DeliveryState = DeliveryState.WAITING
    attempts: int = 0
    lease_until: datetime | None = None
    worker: str = ""
    provider_id: str = ""
    #: the text as it was sent; before that, where a provider's list can be asked for it
    words: str = ""
    version: int = 1

    @property
    def is_ask(self) -> bool:
        """Whether it asks about a round."""
        return self.reason in ASKS

    @property
    def reached_the_provider(self) -> bool:
        """Whether the provider has it, so that it can be edited."""
        return bool(self.provider_id) and self.state in (
            DeliveryState.ACCEPTED,
            DeliveryState.DELIVERED,
        )

    def accept(self, provider_id: str, *, words: str) -> Delivery:
        """Return the delivery after the provider took it, with the words it took."""
        return self._become(DeliveryState.ACCEPTED, provider_id=provider_id, words=words)

    def wait(self, *, until: datetime) -> Delivery:
        """Return the delivery, certainly not taken by the provider, as one to try again.

        One whose time will be over by then has expired.
        """
        if until >= self.expires_at:
            return self.expire()
        return self._become(DeliveryState.WAITING, not_before=until)

    def doubt(self, *, until: datetime) -> Delivery:
        """Return the delivery as one that may or may not have arrived; a provider that answers
        late may know it before `until`, so nobody asks earlier."""
        return self._become(DeliveryState.UNKNOWN, not_before=until)

    def told(self, fate: Fate, *, provider_id: str) -> Delivery:
        """Return the delivery after its provider told what became of it.

        It only moves forward, so old news and the same news twice change nothing. Of a message
        that was taken twice, one copy that arrived is enough.
        """
        state = _FATES[fate]
        is_a_copy = self.provider_id not in ("", provider_id)
        if state not in MAY_BECOME[self.state] or (is_a_copy and fate is not Fate.DELIVERED):
            return self
        return self._become(state, provider_id=provider_id)

    def refuse(self) -> Delivery:
        """Return the delivery as one that the provider will never take."""
        return self._become(DeliveryState.REFUSED)

    def expire(self) -> Delivery:
        """Return the delivery as one whose time was over before it could be sent."""
        return self._become(DeliveryState.EXPIRED)

    def cancel(self) -> Delivery:
        """Return the delivery as one that is no longer needed."""
        return self._become(DeliveryState.CANCELLED)

    def _become(self, state: DeliveryState, **changes: Any) -> Delivery:  # noqa: ANN401 - of fields
        if state not in MAY_BECOME[self.state]:
            raise IllegalStep(f"a {self.state} delivery cannot become {state}")
        lease = self.lease_until if state is DeliveryState.CLAIMED else None
        return replace(self, state=state, lease_until=lease, **changes)
