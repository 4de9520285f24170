"""The roster: whom a clinic knows, whether or not they have joined yet.

What a clinic brings along (a name, its own number for them, what it would propose that they take)
is the clinic's. What comes from the patient is the patient's, and is read through their care link.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.care.invitations import ALPHABET
from bot.domain.errors import IllegalStep, Refusal
from bot.domain.ids import ClinicId, PersonId, RosterId

#: A letter lies on a table for a while.
GOOD_FOR: Final = timedelta(days=60)
LINKED: Final = "e-"  #: before a code that a link carries
LENGTH: Final = 12  #: three groups of four: nearly sixty bits, and good once
_GROUP: Final = 4
#: Four of these at least stand in every code, so that no name of a medicine is taken for one.
_NO_LETTERS: Final = frozenset("23456789")
_AT_LEAST: Final = 4
_SAID_AS: Final = str.maketrans("OIL", "011", " -.\N{NO-BREAK SPACE}")
LONGEST_NAME: Final = 80
LONGEST_REFERENCE: Final = 40
LONGEST_REGIMEN: Final = 4000


@dataclass(frozen=True, slots=True)
class Listed:
    """As much of an entry as a list of thousands shows."""

    id: RosterId
    name: str
    reference: str
    patient: PersonId | None = None
    invited_at: datetime | None = None

    def is_good(self, *, now: datetime) -> bool:
        """Return whether its code may be redeemed."""
        if self.invited_at is None or self.patient is not None:
            return False
        return now - self.invited_at < GOOD_FOR


@dataclass(frozen=True, slots=True)
class Entry:
    """One patient on the roster of one clinic."""

    id: RosterId
    clinic: ClinicId
    name: str
    reference: str  #: what the clinic itself calls them: unique there
    language: str = "en"
    regimen: str = ""  #: directions as the clinic typed them, one medicine a line; only proposed
    patient: PersonId | None = None  #: None: has not joined
    invited_at: datetime | None = None  #: when the code that stands was made
    joined_at: datetime | None = None
    #: they agreed that a report goes out at its day even where they have not looked at it
    standing: bool = False
    version: int = 1

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= LONGEST_NAME:
            raise Refusal("clinic-refused-name", most=LONGEST_NAME)
        if not 0 < len(self.reference) <= LONGEST_REFERENCE:
            raise Refusal("clinic-refused-reference", most=LONGEST_REFERENCE)
        if len(self.regimen) > LONGEST_REGIMEN:
            raise Refusal("clinic-refused-regimen", most=LONGEST_REGIMEN)

    def invite(self, *, at: datetime) -> Entry:
        """Return the entry with a new code; the one before leads nowhere from now on."""
        if self.patient is not None:
            raise IllegalStep("this patient has joined already")
        return replace(self, invited_at=at)

    def is_good(self, *, now: datetime) -> bool:
        """Return whether its code may be redeemed."""
        listed = Listed(self.id, self.name, self.reference, self.patient, self.invited_at)
        return listed.is_good(now=now)

    def join(self, patient: PersonId, *, at: datetime, standing: bool) -> Entry:
        """Return the entry of somebody who has agreed."""
        if not self.is_good(now=at):
            raise IllegalStep("this invitation is used, withdrawn or too old")
        return replace(self, patient=patient, joined_at=at, standing=standing)

    def part(self) -> Entry:
        """Return the entry of somebody who has ended it: they may be invited again."""
        return replace(self, patient=None, joined_at=None, invited_at=None, standing=False)


def fresh_code() -> str:
    """Return a code that nobody can guess better than any other."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if _has_digits(code):
            return code


def read_code(text: str) -> str | None:
    """Return the code that somebody typed from a letter; None where it is none."""
    code = text.upper().translate(_SAID_AS)
    is_one = len(code) == LENGTH and set(code) <= set(ALPHABET)
    return code if is_one and _has_digits(code) else None


def _has_digits(code: str) -> bool:
    return sum(sign in _NO_LETTERS for sign in code) >= _AT_LEAST


def read_out(code: str) -> str:
    """Return a code in groups, as it is printed."""
    return " ".join(code[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def deep_link(bot: str, code: str) -> str:
    """Return what opens a talk with the bot that begins with the code; "" where the bot has no
    name there."""
    return f"https://t.me/{bot}?start={LINKED}{code}" if bot else ""
