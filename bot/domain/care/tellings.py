"""Who is to be told what: values, without words; and all that this is decided from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.care.alerts import CLAIM_HOLDS, Belief, CareWatch, Told, Turn
from bot.domain.care.lapses import Eyes, Lapse
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.policies import AtNight, Policy
from bot.domain.doses import Dose
from bot.domain.ids import AlertId, CareLinkId, DoseId, MedicationId, PersonId, TellingId
from bot.domain.people import Level


class TellingKind(StrEnum):
    """What somebody is told."""

    ALERT = "alert"  #: something did not come in
    CORRECTION = "correction"  #: what they were told is not so, or not any more
    AGAIN = "again"  #: it had come in after all, and that was taken back
    ALL_CLEAR = "all clear"  #: it came in after all
    CLAIMED = "claimed"  #: another caregiver sees to it
    LET_GO = "let go"  #: ... and does not any more, or was not heard of again
    NOT_REACHED = "not reached"  #: ... and did not reach the patient
    SORTED = "sorted"  #: ... and all is well
    TEST = "test"  #: a try-out, so that both know that an alert would arrive
    STOPPED = "stopped"  #: the patient said STOP, or cannot be reached: no news is no good news
    BACK = "back"  #: ... and can be reached again
    OVER = "over"  #: the day has come on which the link ends
    ANSWER = "answer"  #: to what they did or told of the patient's medicines
    TODAY = "today"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """One instant on the patient's wall and on the caregiver's."""

    hers: datetime
    yours: datetime


@dataclass(frozen=True, slots=True)
class Telling:
    """What one caregiver is to be told now."""

    id: TellingId  #: the same facts give the same
    patient: PersonId
    to: PersonId
    link: CareLinkId
    alert: AlertId | None  #: None: it is not about one
    kind: TellingKind
    at: datetime
    lapses: tuple[Lapse, ...] = ()  #: which doses, and why, the oldest first
    by: PersonId | None = None  #: who claimed it, or said how it ended
    in_place_of: tuple[PersonId, ...] = ()  #: those whose quiet hours it would have fallen into
    is_open: bool = True  #: nobody else sees to it
    wording: Level = Level.COUNTS
    zones: tuple[str, str] = ("UTC", "UTC")  #: the patient's and theirs
    before: tuple[Belief, ...] = ()  #: what they believed before: it stands where this never came
    knew: Told | None = None  #: ... and what they knew of the alert

    def clocks(self, lapse: Lapse) -> TwoClocks:
        """Return when a dose was due, as both see it."""
        hers, yours = (lapse.due_at.astimezone(ZoneInfo(zone)) for zone in self.zones)
        return TwoClocks(hers, yours)


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who is not told now because it is quiet where they are, and what becomes of it."""

    caregiver: PersonId
    until: datetime
    instead: AtNight


@dataclass(frozen=True, slots=True)
class Watcher:
    """A caregiver at one instant."""

    link: CareLink
    zone: str
    reachable: bool = True  #: has not said STOP, and has an address
    quiet_until: datetime | None = None  #: None: it is not quiet there
    #: for which medicines the patient wants it quiet just now, and until when
    quiet_for: Mapping[MedicationId, datetime] = field(default_factory=dict)

    @property
    def id(self) -> PersonId:
        """Who it is."""
        return self.link.caregiver

    def hears(self, *, now: datetime, of: MedicationId | None = None) -> bool:
        """Return whether they can and may be told something of an alert."""
        return self.reachable and may_see(self.link, Shared.ALERTS, now=now, of=of)

    def quiet(self, of: MedicationId) -> datetime | None:
        """Return until when nothing of a medicine is told there; None: it may be."""
        ends = (self.quiet_until, self.quiet_for.get(of))
        return max((end for end in ends if end is not None), default=None)

    def sleeps(self, *, now: datetime, told_at: datetime) -> bool:
        """Return whether it is quiet there, and they are not awake over what they were told."""
        return self.quiet_until is not None and now - told_at >= CLAIM_HOLDS


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so of one patient at one instant: their doses of the last week, and who watches."""

    now: datetime
    zone: str  #: the patient's
    doses: Mapping[MedicationId, tuple[Dose, ...]]  #: of what is still taken, the oldest first
    policies: Mapping[MedicationId, Policy]  #: the usual ones
    watchers: tuple[Watcher, ...]
    #: those that were not asked because the patient could not be reached, or said STOP
    unreached: frozenset[DoseId] = frozenset()
    reachable: bool = True  #: somebody may write to the patient, and has not been told to stop

    def watcher(self, who: PersonId | None) -> Watcher | None:
        """Return somebody who watches; None where they do not, or not any more."""
        return next((watcher for watcher in self.watchers if watcher.id == who), None)

    @property
    def deaf(self) -> frozenset[PersonId]:
        """Return who is to be told of what is missed, and can not be."""
        wanted = (w for w in self.watchers if may_see(w.link, Shared.ALERTS, now=self.now))
        return frozenset(watcher.id for watcher in wanted if not watcher.reachable)

    @property
    def who_would_hear(self) -> frozenset[PersonId]:
        """Return who would be told if something were missed. Where that becomes nobody, the
        patient learns that nobody is watching any more."""
        return frozenset(watcher.id for watcher in self.watchers if watcher.hears(now=self.now))

    def eyes(self, watcher: Watcher) -> Eyes:
        """Return how somebody sees doses now."""
        return Eyes(watcher.link, self.now, self.unreached)

    def policy(self, watcher: Watcher, medication: MedicationId) -> Policy:
        """Return when somebody is told of a medication."""
        return watcher.link.telling_rule(medication, self.policies[medication])


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows: whom to tell what, what is believed then, and when to look again."""

    watch: CareWatch
    tell: tuple[Telling, ...] = ()
    held: tuple[Held, ...] = ()
    wakes_at: datetime | None = None  #: None: nothing follows from time alone

    def wake(self, at: datetime) -> Decision:
        """Return the decision with one more time at which to look again."""
        return replace(self, wakes_at=min(at, self.wakes_at or at))

    def hold(
        self, watcher: Watcher, instead: AtNight, *, until: datetime | None = None
    ) -> Decision:
        """Return the decision without telling somebody whose quiet hours these are."""
        until = until or watcher.quiet_until
        if until is None:
            return self
        held = dict.fromkeys((*self.held, Held(watcher.id, until, instead)))
        return replace(self, held=tuple(held)).wake(until)

    def say(self, kind: TellingKind, watcher: Watcher, facts: Facts, what: What) -> Decision:
        """Return the decision to tell somebody something of the alert that was last raised."""
        id_, watch = self.watch.next_telling()
        medications = {lapse.medication for lapse in what.lapses}
        wordings = {facts.policy(watcher, medication).wording for medication in medications}
        telling = Telling(
            id=id_,
            patient=watch.patient,
            to=watcher.id,
            link=watcher.link.id,
            alert=what.alert,
            kind=kind,
            at=facts.now,
            lapses=tuple(sorted(what.lapses, key=lambda lapse: lapse.due_at)),
            by=what.by,
            in_place_of=what.in_place_of,
            is_open=self._is_open_to(watcher.id, what.alert, facts),
            wording=min(wordings, default=Level.COUNTS),
            zones=(facts.zone, watcher.zone),
            before=tuple(
                belief for m in medications if (belief := self.watch.belief(watcher.id, m))
            ),
            knew=self.watch.alert.was_told(watcher.id) if self.watch.alert else None,
        )
        return replace(self, watch=watch, tell=(*self.tell, telling))

    def _is_open_to(self, who: PersonId, about: AlertId | None, facts: Facts) -> bool:
        alert = self.watch.alert
        if alert is None or alert.id != about or alert.turn is Turn.SORTED:
            return False
        return alert.holder(now=facts.now) in (None, who)


@dataclass(frozen=True, slots=True)
class What:
    """What somebody is told of an alert."""

    alert: AlertId | None
    lapses: tuple[Lapse, ...] = ()
    by: PersonId | None = None
    in_place_of: tuple[PersonId, ...] = ()
