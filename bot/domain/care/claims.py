"""Claims: a caregiver says that they see to an alert, and how it went. The others are told of it by
the next decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.domain.care.alerts import CLAIM_HOLDS, Alert, CareWatch, Turn
from bot.domain.errors import IllegalStep
from bot.domain.ids import PersonId


class NoClaim(StrEnum):
    """Why somebody has nothing to claim."""

    NOTHING = "nothing"  #: no alert stands
    NOT_TOLD = "not told"  #: they were not told of it
    TAKEN = "taken"  #: somebody else sees to it; `Alert.holder` says who


def no_claim(watch: CareWatch, who: PersonId, *, now: datetime) -> NoClaim | None:
    """Return why somebody cannot claim the alert; None: they can."""
    alert = watch.alert
    if alert is None or not alert.stands(now=now):
        return NoClaim.NOTHING
    if alert.was_told(who) is None:
        return NoClaim.NOT_TOLD
    if alert.holder(now=now) not in (None, who):
        return NoClaim.TAKEN
    return None


def claim(watch: CareWatch, who: PersonId, *, now: datetime) -> CareWatch:
    """Return the watch with an alert that somebody sees to; the first to say so does."""
    alert = _theirs(watch, who, now=now)
    held = replace(alert, turn=Turn.CLAIMED, by=who, claimed_until=now + CLAIM_HOLDS)
    return replace(watch, alert=held.let_know(who).pass_by(who, can=True))


def sort_out(watch: CareWatch, who: PersonId, *, now: datetime) -> CareWatch:
    """Return the watch with an alert that is sorted. Only what is missed after that counts."""
    sorted_ = replace(_theirs(watch, who, now=now), turn=Turn.SORTED, by=who, claimed_until=None)
    return replace(watch, alert=sorted_, settled_at=now)


def give_up(watch: CareWatch, who: PersonId, *, now: datetime) -> CareWatch:
    """Return the watch with an alert that goes to the next one at once: they did not reach the
    patient."""
    alert = replace(_theirs(watch, who, now=now), turn=Turn.NOT_REACHED, by=who)
    passed = replace(alert, claimed_until=None, next_at=now).pass_by(who)
    return replace(watch, alert=passed)


def decline(watch: CareWatch, who: PersonId, *, now: datetime) -> CareWatch:
    """Return the watch with an alert that somebody cannot see to: it goes to the next one at
    once."""
    alert = replace(_theirs(watch, who, now=now), next_at=now)
    if alert.by == who and alert.turn is Turn.CLAIMED:
        alert = alert.let_go(now=now).let_know(who)
    return replace(watch, alert=alert.pass_by(who))


def _theirs(watch: CareWatch, who: PersonId, *, now: datetime) -> Alert:
    why = no_claim(watch, who, now=now)
    if why is not None or watch.alert is None:
        raise IllegalStep(f"there is no alert that they could see to: {why}")
    return watch.alert
