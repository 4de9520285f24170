"""Tells of what did not come in: first those who come first, then one after the other until
somebody sees to it, the clinic last."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from bot.domain.care.alerts import PASSED_ON_AFTER, Alert, Belief, CareWatch
from bot.domain.care.lapses import Lapse, is_on_hold, tell_at
from bot.domain.care.policies import AtNight
from bot.domain.care.tellings import Decision, Facts, Held, TellingKind, Watcher, What
from bot.domain.ids import MedicationId, PersonId
from bot.domain.people import Role

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _News:
    """What one caregiver is to be told, and what of it may not wait for the morning."""

    watcher: Watcher
    lapses: Mapping[MedicationId, tuple[Lapse, ...]]
    instead: Mapping[MedicationId, AtNight]  #: of those for which it is too quiet

    @property
    def now(self) -> dict[MedicationId, tuple[Lapse, ...]]:
        """What can be told at once."""
        return {m: lapses for m, lapses in self.lapses.items() if m not in self.instead}

    def without(self, medications: Collection[MedicationId]) -> _News:
        """Return the news but for what is not told yet."""
        lapses = {m: some for m, some in self.lapses.items() if m not in medications}
        instead = {m: fate for m, fate in self.instead.items() if m not in medications}
        return replace(self, lapses=lapses, instead=instead)

    @property
    def turn(self) -> tuple[bool, int]:
        """When it is their turn."""
        return self.watcher.link.role is Role.CLINIC, self.watcher.link.position


def pass_on(decision: Decision, facts: Facts) -> Decision:
    """Tell whoever is to be told of something and was not."""
    news = []
    for watcher in facts.watchers:
        decision, theirs = _wanted(decision, facts, watcher)
        if theirs and (again_at := decision.watch.rests(watcher.id, now=facts.now)):
            decision = decision.wake(again_at)
        elif theirs:
            news.append(_News(watcher, theirs, _too_quiet(facts, watcher, theirs)))
    alert = _standing(decision.watch, facts.now)
    if holder := alert and alert.holder(now=facts.now):
        news = list(_left_over(decision.watch, news, holder))
    decision = _tell_in_turn(decision, facts, news)
    return replace(decision, held=tuple(_as_it_comes(held, decision) for held in decision.held))


def _tell_in_turn(decision: Decision, facts: Facts, news: list[_News]) -> Decision:
    """Tell those of one position together. What they were told of waits half an hour before it
    goes on, each medication by itself; what waits for the morning does not go on at all."""
    passed_over: dict[MedicationId, tuple[PersonId, ...]] = {}
    barred: dict[MedicationId, AtNight] = {}
    for (is_clinic, _), group in groupby(sorted(news, key=lambda n: n.turn), lambda n: n.turn):
        waits = _not_yet(decision.watch, facts.now)
        free = AtNight.CLINIC if is_clinic else None
        closed = {m for m, fate in barred.items() if fate is not free}
        for each in group:
            for at in (waits[m] for m in each.lapses if m in waits):
                decision = decision.wake(at)
            ready = each.without({*waits, *closed})
            decision = _tell_one(decision, facts, ready, passed_over)
            passes = {m: fate for m, fate in ready.instead.items() if fate is not AtNight.NEXT}
            barred.update(passes)
            for medication in ready.instead:
                others = passed_over.get(medication, ())
                passed_over[medication] = (*others, each.watcher.id)
        told = _not_yet(decision.watch, facts.now)
        barred = {m: fate for m, fate in barred.items() if m not in told}
    return decision


def _not_yet(watch: CareWatch, now: datetime) -> dict[MedicationId, datetime]:
    """Return what somebody was told of just now, and when it goes to the next one."""
    alert = _standing(watch, now)
    if alert is None or alert.next_at <= now:
        return {}
    told: dict[MedicationId, datetime] = {}
    for belief in watch.beliefs:
        if belief.alert == alert.id and not belief.cleared:
            goes_on = min(belief.at + PASSED_ON_AFTER, alert.next_at)
            told[belief.medication] = max(goes_on, told.get(belief.medication, goes_on))
    return {medication: at for medication, at in told.items() if at > now}


def _as_it_comes(held: Held, decision: Decision) -> Held:
    """Return what really becomes of what was held: where nobody else heard it, it waits."""
    goes_on = any(held.caregiver in telling.in_place_of for telling in decision.tell)
    return held if goes_on else replace(held, instead=AtNight.MORNING)


def _tell_one(
    decision: Decision,
    facts: Facts,
    news: _News,
    passed_over: Mapping[MedicationId, tuple[PersonId, ...]],
) -> Decision:
    for medication, fate in news.instead.items():
        decision = decision.hold(news.watcher, fate, until=news.watcher.quiet(medication))
    if not news.now:
        return decision
    watch, alert = decision.watch, _standing(decision.watch, facts.now)
    if alert is None:
        watch, alert = watch.raise_alert(now=facts.now)
    lapses = tuple(lapse for some in news.now.values() for lapse in some)
    asleep = dict.fromkeys(
        who for medication in news.now for who in passed_over.get(medication, ())
    )
    what = What(alert.id, lapses, by=alert.by, in_place_of=tuple(asleep))
    decision = replace(decision, watch=watch).say(TellingKind.ALERT, news.watcher, facts, what)
    watch = replace(decision.watch, alert=alert.tell(news.watcher.id, now=facts.now))
    for medication, some in news.now.items():
        before = watch.belief(news.watcher.id, medication)
        earlier = before.still_open(now=facts.now) if before else ()
        belief = Belief(news.watcher.id, medication, some, alert.id, facts.now, earlier=earlier)
        watch = watch.believe(belief)
    return replace(decision, watch=watch)


def _wanted(
    decision: Decision, facts: Facts, watcher: Watcher
) -> tuple[Decision, dict[MedicationId, tuple[Lapse, ...]]]:
    wanted = {}
    for medication, doses in facts.doses.items():
        if not watcher.hears(now=facts.now, of=medication):
            continue
        seen = facts.eyes(watcher).lapses(doses)
        lapses = _unknown(decision.watch, watcher, medication, seen, now=facts.now)
        on_hold = is_on_hold(doses, now=facts.now)
        at = tell_at(facts.policy(watcher, medication), lapses, on_hold=on_hold)
        if at is None:
            continue
        if at <= facts.now:
            wanted[medication] = lapses
        else:
            decision = decision.wake(at)
    return decision, wanted


def _unknown(
    watch: CareWatch,
    watcher: Watcher,
    medication: MedicationId,
    lapses: tuple[Lapse, ...],
    *,
    now: datetime,
) -> tuple[Lapse, ...]:
    """Return the lapses that count: not those from before they were let in, nor those that were
    sorted or that they know of. While somebody sees to it they are told once of each medication."""
    belief = watch.belief(watcher.id, medication)
    alert = _standing(watch, now)
    is_seen_to = alert is not None and alert.holder(now=now) is not None
    if belief and alert and is_seen_to and belief.alert == alert.id and not belief.cleared:
        return ()
    known = belief.lapses[-1].due_at if belief else _NEVER
    since = max(watch.settled_at or _NEVER, watcher.link.agreed_at or _NEVER)
    told = (lapse for lapse in lapses if lapse.due_at > known and lapse.known_at > since)
    return tuple(lapse for lapse in told if not watch.was_silent(lapse.known_at))


def _too_quiet(
    facts: Facts, watcher: Watcher, wanted: Mapping[MedicationId, object]
) -> dict[MedicationId, AtNight]:
    quiet = [medication for medication in wanted if watcher.quiet(medication) is not None]
    chosen = {medication: facts.policy(watcher, medication).at_night for medication in quiet}
    return {m: at_night for m, at_night in chosen.items() if at_night is not AtNight.ANYWAY}


def _left_over(watch: CareWatch, news: list[_News], holder: PersonId) -> Iterator[_News]:
    """Yield what is not seen to already: whoever claimed the alert sees to all that they know."""
    theirs = {m for each in news if each.watcher.id == holder for m in each.lapses}
    known = watch.known_to(holder) | theirs
    for each in news:
        left = each if each.watcher.id == holder else each.without(known)
        if left.lapses:
            yield left


def _standing(watch: CareWatch, now: datetime) -> Alert | None:
    return watch.alert if watch.alert and watch.alert.stands(now=now) else None
