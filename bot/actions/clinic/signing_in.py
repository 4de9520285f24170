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
from bot.domain.clinic.staff import Desk, Staff, plain_login
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.ids import SenderId
from bot.storage import Transaction

_TOKEN_BYTES: Final = 32
_TRIES: Final = UUID("6f1d2f0e-3a52-4f0e-9d5e-0c1e4ad5c1a7")
#: Five at once for one login, then twenty an hour; for all of them together two a second.
_OF_ONE: Final = (20 / 3600, 5)
_OF_ALL: Final = (2.0, 60)
_SEEN_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """What somebody typed to sign in."""

    login: str
    password: str
    code: str


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Somebody who has signed in, and where."""

    staff: Staff
    desk: Desk


async def may_try(tx: Transaction, login: str, *, now: datetime) -> bool:
    """Return whether another try is looked at."""
    for owner, (rate, burst) in ((plain_login(login), _OF_ONE), ("", _OF_ALL)):
        bucket = SenderId(uuid5(_TRIES, owner))
        if not await tx.limits.take(bucket, 1, rate_per_second=rate, burst=burst, now=now):
            return False
    return True


def proven(staff: Staff | None, tried: Tried, *, now: datetime) -> int | None:
    """Return the half minute of their code where both were right. Slow, and as slow for nobody."""
    is_right = passwords.fits(tried.password, staff.password if staff else passwords.nobodys())
    if staff is None:
        return None
    counter = passwords.counter_of(tried.code, staff.totp, now=now)
    if not is_right or counter is None or not staff.works_here or counter <= staff.counter:
        return None
    return counter


async def sign_in(tx: Transaction, staff: Staff, *, counter: int, now: datetime) -> str | None:
    """Return the token of a new desk; None: the code was used meanwhile."""
    try:
        await tx.clinic_staff.replace(staff, staff.signed_in(counter=counter))
    except ChangedMeanwhile:
        return None
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    await tx.clinic_staff.open_desk(token, Desk(staff.id, now, now))
    await note(tx, staff.clinic, by=staff.id, action="signed in", subject=staff.id, now=now)
    return token


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
