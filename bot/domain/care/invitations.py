"""Invitations: a code that is read out, with which somebody proposes to be a caregiver.

Nobody proposes themself without one, and redeeming it only proposes: the patient says yes.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.care.links import CareLink, Terms
from bot.domain.errors import IllegalStep
from bot.domain.ids import CareLinkId, InvitationId, PersonId
from bot.domain.people import Role

#: Crockford's base32: no letter that is taken for a digit, and no U.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
LINKED: Final = "c-"  #: before a code that a link carries
GOOD_FOR: Final = timedelta(minutes=10)
TRIES: Final = 5
#: One of these stands in every code, so that no word of eight letters is taken for one.
_NO_LETTERS: Final = frozenset("23456789")
_APART: Final = re.compile(r"[\s.-]+")
_LOCKED_FOR: Final = timedelta(hours=1)
_SAID_AS: Final = str.maketrans("OIL", "011", " -.\N{NO-BREAK SPACE}")


class Refusal(StrEnum):
    """Why a code was not redeemed."""

    UNKNOWN = "unknown"  #: there is no such code
    EXPIRED = "expired"
    USED = "used"
    TOO_MANY = "too many"  #: so many wrong ones that no more are looked at for an hour
    OWN = "own"  #: the patient's own: it is for somebody else


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody may propose to care for this patient. The code itself is kept nowhere."""

    id: InvitationId
    patient: PersonId
    made_by: PersonId | None  #: the patient, the clinic; None: the operator
    made_at: datetime
    offers: Terms  #: what the link will propose; the patient may change it
    role: Role = Role.CAREGIVER
    on_paper: bool = False  #: the patient has agreed to it on paper, so nobody is asked again
    relation: str = ""  #: whom it was made for: "daughter"; empty: nobody has said
    used_at: datetime | None = None
    used_by: PersonId | None = None
    version: int = 1

    @property
    def expires_at(self) -> datetime:
        """Until when it is good."""
        return self.made_at + GOOD_FOR

    def refusal(self, *, by: PersonId, now: datetime) -> Refusal | None:
        """Return why `by` cannot redeem it; None: they can."""
        if by == self.patient:
            return Refusal.OWN
        if self.used_at is not None:
            return Refusal.USED
        if now >= self.expires_at:
            return Refusal.EXPIRED
        return None

    def redeem(
        self, link: CareLinkId, *, by: PersonId, position: int, now: datetime
    ) -> tuple[Invitation, CareLink]:
        """Return the invitation as used, and what it proposes to the patient."""
        return self.use(by=by, now=now), self.proposal(link, by=by, position=position, now=now)

    def use(self, *, by: PersonId, now: datetime) -> Invitation:
        """Return the invitation as used: nobody else can propose with it any more."""
        if why := self.refusal(by=by, now=now):
            raise IllegalStep(f"the code cannot be redeemed: {why}")
        return replace(self, used_at=now, used_by=by)

    def proposal(self, link: CareLinkId, *, by: PersonId, position: int, now: datetime) -> CareLink:
        """Return what it proposes to the patient, who must say yes."""
        return CareLink(
            id=link,
            patient=self.patient,
            caregiver=by,
            terms=self.offers,
            proposed_at=now,
            role=self.role,
            position=position,
            relation=self.relation,
        )


@dataclass(frozen=True, slots=True)
class WrongCodes:
    """How often somebody has tried a code that led nowhere."""

    count: int = 0
    last_at: datetime | None = None

    def are_too_many(self, *, now: datetime) -> bool:
        """Return whether no more codes are looked at."""
        return self._recent(now) >= TRIES

    def one_more(self, *, now: datetime) -> WrongCodes:
        """Return the count after another wrong one."""
        return WrongCodes(self._recent(now) + 1, now)

    def left(self, *, now: datetime) -> int:
        """Return how many more may be tried before no more are looked at."""
        return max(0, TRIES - self._recent(now))

    def _recent(self, now: datetime) -> int:
        is_over = self.last_at is None or now - self.last_at >= _LOCKED_FOR
        return 0 if is_over else self.count


def fresh_code() -> str:
    """Return a code that nobody can guess better than any other."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if _NO_LETTERS & set(code):
            return code


def read_code(text: str) -> str | None:
    """Return the code that somebody typed as they heard it; None where it is none."""
    code = text.upper().translate(_SAID_AS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def looks_like_a_code(text: str) -> bool:
    """Return whether it can be nothing but a code, whatever else was said: eight signs together, in
    two halves, or each by itself. "2 tablets" is none."""
    parts = [len(part) for part in _APART.split(text.strip())]
    is_shaped = parts in ([LENGTH], [LENGTH // 2] * 2, [1] * LENGTH, [2] * (LENGTH // 2))
    return is_shaped and read_code(text) is not None and bool(_NO_LETTERS & set(text))


def deep_link(bot: str, code: str) -> str:
    """Return what opens a talk with the bot on Telegram that begins with the code; "" where the bot
    has no name there."""
    return f"https://t.me/{bot}?start={LINKED}{code}" if bot else ""


def read_out(code: str) -> str:
    """Return a code in two halves, as it is read out."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
