"""What becomes of an alert that somebody cannot see to: it is said to them as it is."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.care.alerts import CareWatch
from bot.domain.care.deciding import decide
from bot.domain.care.lapses import Why
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.tellings import Facts, TellingKind
from bot.domain.ids import PersonId

#: What everybody may know of who is told of what was missed.
_PLAIN: Final = frozenset({Why.MISSED, Why.DOWN, Why.RAN_OUT})


class GoesOn(StrEnum):
    """Where an alert goes."""

    NOW = "now"  #: to the next one, at once
    OTHERS = "others"  #: others were told already, and have not said that they cannot
    LATER = "later"  #: to somebody where it is quiet now
    NOBODY = "nobody"  #: there is nobody else


def goes_on(watch: CareWatch, facts: Facts, who: PersonId) -> GoesOn:
    """Return what becomes of the alert once somebody has said that they cannot see to it."""
    decision = decide(watch, facts)
    if any(each.kind is TellingKind.ALERT and each.to != who for each in decision.tell):
        return GoesOn.NOW
    for told in watch.alert.told if watch.alert else ():
        watcher = facts.watcher(told.caregiver)
        may = watcher is not None and watcher.hears(now=facts.now)
        if may and told.caregiver != who and not told.cannot:
            return GoesOn.OTHERS
    is_held = any(held.caregiver != who for held in decision.held)
    return GoesOn.LATER if is_held else GoesOn.NOBODY


def is_of_others(watch: CareWatch, link: CareLink, *, now: datetime) -> bool:
    """Return whether an alert stands that somebody was not told of, and may know of."""
    alert = watch.alert
    if alert is None or not alert.stands(now=now) or alert.was_told(link.caregiver):
        return False
    return any(
        lapse.why in _PLAIN and may_see(link, Shared.ALERTS, now=now, of=belief.medication)
        for belief in watch.beliefs
        for lapse in belief.lapses
        if belief.alert == alert.id and not belief.cleared
    )
