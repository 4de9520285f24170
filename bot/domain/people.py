"""The people the bot talks with, where they can be reached, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.ids import AddressId, ClinicId, ConsentId, PersonId, SenderId
from bot.domain.quiet import QuietHours
from bot.domain.routine import Routine

#: After so long a silence somebody else may have been given a phone number.
SILENT_FOR: Final = timedelta(days=45)
#: So many reports in a row that nothing arrives there, and the number may not be theirs any more.
MOST_UNREACHED: Final = 3
WRONG_NUMBER: Final = "wrong number"
UNDELIVERABLE: Final = "undeliverable"  #: nobody said so: nothing ever arrived there
_SAID: Final = frozenset({"stop", "provider", WRONG_NUMBER})  #: in words, to us or to the provider

LONGEST_NAME: Final = 40  #: letters of what a person is called here


class Role(StrEnum):
    """What a person is to the bot."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    CLINIC = "clinic"


class Level(IntEnum):
    """How much a text that the bot brings up itself may say."""

    COUNTS = 0  #: "08:00: 5 medicines, 6 tablets"
    NICKNAMES = 1  #: the patient's own words
    NAMES = 2  #: name and amount


class ChannelName(StrEnum):
    """The ways to reach a person."""

    TELEGRAM = "telegram"
    SMS = "sms"
    TRY_OUT = "try-out"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the bot talks with."""

    id: PersonId
    role: Role
    name: str
    language: str  #: "en", "es"
    country: str  #: ISO 3166-1 alpha-2; decides which emergency numbers are said
    zone: str  #: IANA name
    routine: Routine
    level: Level = Level.COUNTS
    allergies: tuple[str, ...] | None = None  #: None: not asked. Empty: asked, and none
    #: minutes after the slot at which to ask; None: as the settings say
    patience: tuple[int, ...] | None = None
    quiet: QuietHours | None = None  #: when they are not to be disturbed; None: never said
    clinic: ClinicId | None = None
    #: False: what does not reach them in one place is not said in another
    elsewhere: bool = True
    box: int | None = (
        None  #: the weekday on which a pill box is filled, from 0; None: there is none
    )
    #: the weekday, from 0, and the time at which the week is told; None: as the house does it
    week_at: tuple[int, time] | None = None
    pin: str = ""  #: of the second step over SMS, salted and hashed; empty: none was chosen
    version: int = 1

    @property
    def tz(self) -> ZoneInfo:
        """The zone in which this person's wall clock runs."""
        return ZoneInfo(self.zone)


@dataclass(frozen=True, slots=True)
class Sender:
    """The bot or the number we speak through."""

    id: SenderId
    channel: ChannelName
    name: str  #: a bot's username, a number in E.164, "try-out"
    clinic: ClinicId | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody can be reached on one channel. It may be shared; its opt-out is its own."""

    id: AddressId
    channel: ChannelName
    sender: SenderId
    value: str  #: a chat id, a number in E.164
    #: when somebody last spoke to us from here whom we take for the right person
    verified_at: datetime | None = None
    opted_out_at: datetime | None = None
    opted_out_how: str = ""  #: "stop", "blocked", "provider", "undeliverable", "wrong number"
    unreached: int = 0  #: reports in a row that nothing arrives there
    version: int = 1

    @property
    def may_be_written_to(self) -> bool:
        """Whether nobody there has told us to stop."""
        return self.opted_out_at is None

    def opt_out(self, *, at: datetime, how: str) -> Address:
        """Return the address as one that must not be written to.

        The first opt-out stands. But a STOP that is said again is as new as it was said again, so
        that no START from between the two undoes it; and it takes the place of what was only found
        out about the address, which any word from there would open.
        """
        if self.opted_out_at is None:
            return replace(self, opted_out_at=at, opted_out_how=how)
        if how not in _SAID:
            return self
        if self.opted_out_how == UNDELIVERABLE:
            return replace(self, opted_out_at=at, opted_out_how=how)
        return replace(self, opted_out_at=max(self.opted_out_at, at))

    def opt_in(self) -> Address:
        """Return the address as one that may be written to again. Only an explicit START
        leads here."""
        return replace(self, opted_out_at=None, opted_out_how="")

    def is_doubtful(self, *, now: datetime) -> bool:
        """Whether the number may be somebody else's by now, so that nothing personal is said there
        before they were asked. Other channels than SMS do not give addresses to somebody else."""
        if self.channel is not ChannelName.SMS:
            return False
        if self.unreached >= MOST_UNREACHED:
            return True
        return self.verified_at is not None and now - self.verified_at >= SILENT_FOR

    @property
    def is_unproven(self) -> bool:
        """Whether it is a phone number from which nobody has spoken to us yet."""
        return self.channel is ChannelName.SMS and self.verified_at is None

    def verify(self, *, at: datetime) -> Address:
        """Return the address as one that the right person spoke from."""
        return replace(self, verified_at=at, unreached=0)

    def doubt(self) -> Address:
        """Return the address as one whose owner must be asked who they are."""
        return replace(self, unreached=MOST_UNREACHED)

    def miss(self) -> Address:
        """Return the address after one more report that nothing arrived."""
        return replace(self, unreached=self.unreached + 1)

    def reach(self) -> Address:
        """Return the address after something arrived: that ends a streak, but no doubt."""
        return self if self.unreached >= MOST_UNREACHED else replace(self, unreached=0)


class ConsentStep(StrEnum):
    """What somebody did about a consent."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consent:
    """One step of consent. Steps are only ever added; the last one stands."""

    id: ConsentId
    person: PersonId
    step: ConsentStep
    text_version: str
    text_hash: str  #: SHA-256 of the words that were shown
    language: str
    channel: ChannelName
    how: str  #: "chat" or "paper"
    at: datetime
