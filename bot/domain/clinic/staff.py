"""Those who work at a clinic, and how they sign in: a password, and a code that changes every
thirty seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import IllegalStep, Refusal
from bot.domain.ids import ClinicId, PersonId

#: Somebody who does nothing for so long has left the desk.
IDLE_FOR: Final = timedelta(minutes=45)
#: Whoever signed in this morning signs in again tomorrow.
SIGNED_IN_FOR: Final = timedelta(hours=12)
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")


class StaffRole(StrEnum):
    """What somebody may do at their clinic."""

    STAFF = "staff"  #: sees patients, works on the list
    ADMIN = "admin"  #: ... and sets what is listed, and who works there


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works at one clinic."""

    id: PersonId
    clinic: ClinicId
    login: str
    name: str
    role: StaffRole
    password: str  #: by Argon2id, in its own notation, which names its cost
    totp: str  #: what the codes are made from, in hexadecimal digits
    counter: int = -1  #: of the last code that was taken: none is taken twice
    left_at: datetime | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if not _LOGIN.fullmatch(self.login):
            raise Refusal("clinic-refused-login")

    @property
    def works_here(self) -> bool:
        """Whether they may sign in at all."""
        return self.left_at is None

    def signed_in(self, *, counter: int) -> Staff:
        """Return them as those whose code of that half minute is used up."""
        if counter <= self.counter:
            raise IllegalStep("a code is good once")
        return replace(self, counter=counter)

    def leave(self, *, at: datetime) -> Staff:
        """Return them as somebody who works here no more."""
        return replace(self, left_at=self.left_at or at)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something, and when."""

    by: PersonId | None  #: None: the operator, or the bot itself
    at: datetime


@dataclass(frozen=True, slots=True)
class Desk:
    """One browser in which somebody has signed in."""

    staff: PersonId
    began_at: datetime
    seen_at: datetime

    def is_open(self, *, now: datetime) -> bool:
        """Return whether they are still taken for who signed in."""
        return now - self.began_at < SIGNED_IN_FOR and now - self.seen_at < IDLE_FOR


def plain_login(typed: str) -> str:
    """Return a login as it is kept, however it was typed."""
    return typed.strip().lower()
