"""What the caregivers of a patient were last told, and the alert that stands.

Nothing here is said: a telling names what somebody is to hear, and another room finds words for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import uuid5

from bot.domain.care.known_ends import KnownEnd
from bot.domain.care.lapses import Lapse
from bot.domain.ids import AlertId, MedicationId, PersonId, TellingId

#: Unclaimed for so long, an alert goes to the next one.
PASSED_ON_AFTER: Final = timedelta(minutes=30)
#: Claimed and not heard of again for so long, it is as unclaimed. Nobody falls asleep over an
#: alert within that time either: what ends or explains it is told to them at once.
CLAIM_HOLDS: Final = timedelta(hours=4)
#: An alert of which nobody said how it ended. What is missed after that is another one.
STANDS_FOR: Final = timedelta(hours=48)

#: Whom nothing reaches is tried again after half an hour, an hour, two …, and at last so often.
_RESTS_AT_MOST: Final = timedelta(hours=6)
_FORGOTTEN_AFTER: Final = timedelta(hours=24)


class Turn(StrEnum):
    """How an alert stands."""

    OPEN = "open"  #: nobody has said that they see to it
    CLAIMED = "claimed"  #: somebody has
    NOT_REACHED = "not reached"  #: somebody has, in vain
    SORTED = "sorted"  #: somebody has, and all is well
    CLEAR = "clear"  #: everything that was told came in after all


ENDED: Final = frozenset({Turn.SORTED, Turn.CLEAR})


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was told of an alert, and how they believe that it stands."""

    caregiver: PersonId
    at: datetime
    knows: Turn = Turn.OPEN
    of: PersonId | None = None  #: whose claim or outcome they know of
    cannot: bool = False  #: they have said that they cannot see to it


@dataclass(frozen=True, slots=True)
class Alert:
    """One worry about one patient, whichever and however many medicines it is about."""

    id: AlertId
    raised_at: datetime
    next_at: datetime  #: when it goes to whoever was not told yet
    turn: Turn = Turn.OPEN
    by: PersonId | None = None  #: who claimed it, or said how it ended
    claimed_until: datetime | None = None
    told: tuple[Told, ...] = ()

    def stands(self, *, now: datetime) -> bool:
        """Return whether somebody should still see to it."""
        return self.turn not in ENDED and now - self.raised_at < STANDS_FOR

    def holder(self, *, now: datetime) -> PersonId | None:
        """Return who sees to it just now."""
        is_held = self.claimed_until is not None and now < self.claimed_until
        return self.by if self.turn is Turn.CLAIMED and is_held else None

    def was_told(self, who: PersonId) -> Told | None:
        """Return when somebody was told of it, if they were."""
        return next((told for told in self.told if told.caregiver == who), None)

    def left_to(self, who: PersonId, *, now: datetime) -> datetime | None:
        """Return since when it waits for somebody, because nobody sees to it; None: it does not."""
        told = self.was_told(who)
        is_open = self.stands(now=now) and self.holder(now=now) is None
        return told.at if told and is_open else None

    def tell(self, who: PersonId, *, now: datetime) -> Alert:
        """Return the alert as one that somebody was told of; everybody has their half hour."""
        told = () if self.was_told(who) else (Told(who, now, self.turn, self.by),)
        return replace(self, told=(*self.told, *told), next_at=now + PASSED_ON_AFTER)

    def let_go(self, *, now: datetime) -> Alert:
        """Return the alert as one that nobody sees to any more: it goes on at once."""
        return replace(
            self, turn=Turn.OPEN, by=None, claimed_until=None, next_at=min(now, self.next_at)
        )

    def pass_by(self, who: PersonId, *, can: bool = False) -> Alert:
        """Return the alert as one that somebody has said that they cannot see to, or can."""
        told = (replace(t, cannot=not can) if t.caregiver == who else t for t in self.told)
        return replace(self, told=tuple(told))

    def let_know(self, who: PersonId) -> Alert:
        """Return the alert as one of which somebody knows how it stands."""
        told = (
            replace(told, knows=self.turn, of=self.by) if told.caregiver == who else told
            for told in self.told
        )
        return replace(self, told=tuple(told))


@dataclass(frozen=True, slots=True)
class Belief:
    """What one caregiver was last told of one medication."""

    caregiver: PersonId
    medication: MedicationId
    lapses: tuple[Lapse, ...]
    alert: AlertId
    at: datetime
    cleared: bool = False  #: ... and that it came in after all
    #: what they had been told before and goes on, and what they know of that by now
    earlier: tuple[Lapse, ...] = ()

    @property
    def everything(self) -> tuple[Lapse, ...]:
        """Return all that they were told and go on believing, the oldest first."""
        return (*self.earlier, *self.lapses)

    def still_open(self, *, now: datetime) -> tuple[Lapse, ...]:
        """Return what of it goes on when more is told: as long as an alert stands."""
        if self.cleared:
            return ()
        return tuple(lapse for lapse in self.everything if now - lapse.due_at < STANDS_FOR)


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody whom nothing reached lately, and when it is tried again."""

    caregiver: PersonId
    times: int
    again_at: datetime


@dataclass(frozen=True, slots=True)
class CareWatch:
    """What is known to whom about one patient. The only memory of telling: whoever believes
    what is so is not told again."""

    patient: PersonId
    beliefs: tuple[Belief, ...] = ()
    alert: Alert | None = None  #: the newest
    alerts: int = 0  #: how many there were
    tellings: int = 0  #: how often somebody was told something
    settled_at: datetime | None = None  #: what was known by then counts no more: it was sorted
    #: while their care had ended, and nobody was asked: what was known then is nobody's to be told
    silent: tuple[tuple[datetime, datetime], ...] = ()
    #: who was told that the patient cannot be reached, so that no news is no good news
    silence: tuple[PersonId, ...] = ()
    #: who is to be told of what was missed and could not be at the last look: the patient knows
    deaf: tuple[PersonId, ...] = ()
    unheard: tuple[Unheard, ...] = ()
    ends: tuple[KnownEnd, ...] = ()  #: of links that end on a day
    version: int = 1

    def rests(self, who: PersonId, *, now: datetime) -> datetime | None:
        """Return when it is tried again to tell somebody whom nothing reached; None: they may be
        told."""
        failed = self._missed(who)
        return failed.again_at if failed and now < failed.again_at else None

    def miss(self, who: PersonId, *, now: datetime) -> CareWatch:
        """Return the watch after something did not reach somebody."""
        before = self._missed(who)
        is_old = before is None or now - before.again_at >= _FORGOTTEN_AFTER
        times = 1 if before is None or is_old else before.times + 1
        rest = min(PASSED_ON_AFTER * (1 << min(times - 1, 10)), _RESTS_AT_MOST)
        others = (each for each in self.unheard if each.caregiver != who)
        return replace(self, unheard=(*others, Unheard(who, times, now + rest)))

    def _missed(self, who: PersonId) -> Unheard | None:
        return next((each for each in self.unheard if each.caregiver == who), None)

    def belief(self, who: PersonId, medication: MedicationId) -> Belief | None:
        """Return what somebody was last told of a medication."""
        mine = (b for b in self.beliefs if (b.caregiver, b.medication) == (who, medication))
        return next(mine, None)

    def known_to(self, who: PersonId) -> frozenset[MedicationId]:
        """Return what somebody knows of that has not come in: their claim covers that."""
        mine = (b for b in self.beliefs if b.caregiver == who and not b.cleared)
        return frozenset(belief.medication for belief in mine)

    def believe(self, belief: Belief) -> CareWatch:
        """Return the watch with what somebody believes from now on."""
        place = (belief.caregiver, belief.medication)
        others = (b for b in self.beliefs if (b.caregiver, b.medication) != place)
        return replace(self, beliefs=(*others, belief))

    def raise_alert(self, *, now: datetime) -> tuple[CareWatch, Alert]:
        """Return the watch with a new alert, of which nobody was told yet."""
        id_ = AlertId(uuid5(self.patient, f"alert {self.alerts + 1}"))
        alert = Alert(id_, now, next_at=now)
        return replace(self, alert=alert, alerts=self.alerts + 1), alert

    def was_silent(self, at: datetime) -> bool:
        """Return whether the care of the patient had ended then."""
        return any(since <= at <= until for since, until in self.silent)

    def next_telling(self) -> tuple[TellingId, CareWatch]:
        """Return the identity of the next telling, and the watch that counts it."""
        id_ = TellingId(uuid5(self.patient, f"telling {self.tellings + 1}"))
        return id_, replace(self, tellings=self.tellings + 1)
