"""Signing in: a password and a code, neither of which is told to be the wrong one; then a token
that only one browser has."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from bot.actions.clinic import passwords
from bot.actions.clinic.staffing import note
from bot.domain.clinic.staff import Desk, Staff
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.ids import SenderId
from bot.storage import Transaction

_TOKEN_BYTES: Final = 32
_TRIES: Final = UUID("6f1d2f0e-3a52-4f0e-9d5e-0c1e4ad5c1a7")
#: Five at once for one login, then twenty an hour: from a browser in which they have signed in
#: before, and from all others together, so that nobody can shut somebody out of their own desk.
_OF_ONE: Final = (20 / 3600, 5)
_OF_A_NETWORK: Final = (0.2, 30)
_OF_ALL: Final = (2.0, 60)  #: that nobody knows yet: looking at a password takes a while
_IPV6_OF_ONE: Final = 4  #: groups that name a network; the rest is anybody's own choice
_SEEN_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody typed to sign in, and where."""

    login: str
    password: str
    code: str
    mark: str = ""  #: what their browser keeps of the first time
    network: str = ""


@dataclass(frozen=True, slots=True)
class LetIn:
    """What a browser is given in which somebody has signed in."""

    token: str
    mark: str


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Somebody who has signed in, and where."""

    staff: Staff
    desk: Desk


async def may_try(tx: Transaction, tried: Tried, *, now: datetime) -> bool:
    """Return whether another try is looked at."""
    for owner, (rate, burst) in await _counted_as(tx, tried):
        bucket = SenderId(uuid5(_TRIES, owner))
        if not await tx.limits.take(bucket, 1, rate_per_second=rate, burst=burst, now=now):
            return False
    return True


async def _counted_as(tx: Transaction, tried: Tried) -> list[tuple[str, tuple[float, int]]]:
    """Return what a try is counted under: a flood from elsewhere is none of a known browser's."""
    if await tx.clinic_staff.has_marked(tried.login, tried.mark):
        return [(f"browser {tried.mark}", _OF_ONE)]
    network = ":".join(tried.network.split(":")[:_IPV6_OF_ONE])
    return [
        (f"network {network}", _OF_A_NETWORK),
        ("all", _OF_ALL),
        (f"login {tried.login}", _OF_ONE),
    ]


def proven(staff: Staff | None, tried: Tried, *, now: datetime) -> int | None:
    """Return the half minute of their code where both were right. Slow, and as slow for nobody."""
    is_right = passwords.fits(tried.password, staff.password if staff else passwords.nobodys())
    if staff is None:
        return None
    counter = passwords.counter_of(tried.code, staff.totp, now=now)
    if not is_right or counter is None or not staff.works_here or counter <= staff.counter:
        return None
    return counter


async def sign_in(
    tx: Transaction, staff: Staff, tried: Tried, *, counter: int, now: datetime
) -> LetIn | None:
    """Return what opens a new desk; None: the code was used meanwhile."""
    try:
        await tx.clinic_staff.replace(staff, staff.signed_in(counter=counter))
    except ChangedMeanwhile:
        return None
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    await tx.clinic_staff.open_desk(token, Desk(staff.id, now, now))
    await note(tx, staff.clinic, by=staff.id, action="signed in", subject=staff.id, now=now)
    is_known = await tx.clinic_staff.has_marked(staff.login, tried.mark)
    mark = tried.mark if is_known else await tx.clinic_staff.mark(staff.login)
    return LetIn(token, mark)


async def refuse(tx: Transaction, staff: Staff | None, *, now: datetime) -> None:
    """Write down that somebody could not sign in; of a login that nobody has there is no trace."""
    if staff is not None:
        clinic, subject = staff.clinic, staff.id
        await note(tx, clinic, by=None, action="sign-in refused", subject=subject, now=now)


async def at_desk(tx: Transaction, token: str, *, now: datetime) -> AtDesk | None:
    """Return who sits where this token was given out, as long as the desk is open."""
    desk = await tx.clinic_staff.desk(token) if token else None
    if desk is None or not desk.is_open(now=now):
        return None
    try:
        staff = await tx.clinic_staff.get(desk.staff)
    except NotFound:
        return None
    return AtDesk(staff, desk) if staff.works_here else None


def is_worth_noting(desk: Desk, *, now: datetime) -> bool:
    """Return whether it should be written down that somebody is still there."""
    return now - desk.seen_at >= _SEEN_EVERY


async def sign_out(tx: Transaction, staff: Staff, token: str, *, now: datetime) -> None:
    """Close one desk."""
    await tx.clinic_staff.close_desk(token)
    await note(tx, staff.clinic, by=staff.id, action="signed out", subject=staff.id, now=now)
