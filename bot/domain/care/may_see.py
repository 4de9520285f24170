"""The only gate: every look and every deed on behalf of a patient asks here first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeGuard

from bot.domain.care.endings import Ending
from bot.domain.care.links import CareLink, Deed, LinkState, Shared
from bot.domain.ids import MedicationId, PersonId
from bot.domain.people import Role


def may_see(
    link: CareLink | None, what: Shared, *, now: datetime, of: MedicationId | None = None
) -> bool:
    """Return whether a caregiver may see or be told `what`; `of` one medication, where it is about
    one."""
    if not _stands(link, now=now):
        return False
    if of in link.terms.hidden:
        return False
    return what in link.terms.shown


def may_do(
    link: CareLink | None, deed: Deed, *, now: datetime, of: MedicationId | None = None
) -> bool:
    """Return whether a caregiver may do `deed` in the patient's place."""
    if not _stands(link, now=now):
        return False
    if of in link.terms.hidden:
        return False
    return deed in link.terms.does


def is_linked(link: CareLink | None, *, now: datetime) -> TypeGuard[CareLink]:
    """Return whether a link stands at all, so that its clinic may know that it does."""
    return _stands(link, now=now)


def may_end_care(link: CareLink | None, *, now: datetime) -> bool:
    """Return whether a caregiver or clinic may say that the patient died or withdrew."""
    return _stands(link, now=now)


def may_take_back_the_end(
    ending: Ending, *, by: PersonId, link: CareLink | None, now: datetime
) -> bool:
    """Return whether somebody may let a patient's care go on: whoever ended it, the patient, or
    the clinic."""
    if not ending.may_be_undone(by=by, now=now):
        return False
    if by in (ending.by, ending.patient):
        return True
    if link is None or link.role is not Role.CLINIC:
        return False
    return _stands(replace(link, over=None), now=now)


def _stands(link: CareLink | None, *, now: datetime) -> TypeGuard[CareLink]:
    if link is None:
        return False
    if link.state is not LinkState.AGREED:
        return False
    if link.over is not None:
        return False
    return link.terms.ends_at is None or now < link.terms.ends_at
