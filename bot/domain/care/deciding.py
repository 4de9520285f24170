"""Decides whom to tell what of a patient's doses.

The rule is one: whoever should know of something and believes otherwise is told. What is believed
is kept with the watch, so the same facts never tell twice, and what changes back is told again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.care.alerts import STANDS_FOR, Alert, CareWatch, Told, Turn
from bot.domain.care.correcting import correct
from bot.domain.care.passing import pass_on
from bot.domain.care.policies import AtNight
from bot.domain.care.running_out import look_at_ends
from bot.domain.care.showing import say_whether_reached
from bot.domain.care.tellings import Decision, Facts, TellingKind, What

_REMEMBERED_FOR: Final = timedelta(days=14)  # longer than doses are looked at
_KINDS: Final = {
    Turn.OPEN: TellingKind.LET_GO,
    Turn.CLAIMED: TellingKind.CLAIMED,
    Turn.NOT_REACHED: TellingKind.NOT_REACHED,
    Turn.SORTED: TellingKind.SORTED,
}


def decide(watch: CareWatch, facts: Facts) -> Decision:
    """Return whom to tell what, and what everybody believes then."""
    decision = Decision(_remembered(watch, facts))
    for step in _STEPS:
        decision = step(decision, facts)
    alert = decision.watch.alert
    if alert is not None and alert.stands(now=facts.now):
        decision = decision.wake(alert.raised_at + STANDS_FOR)
    return decision


def _say_how_it_stands(decision: Decision, facts: Facts) -> Decision:
    """Tell those who were told of the alert who sees to it, or does not any more, and how that
    ended."""
    alert = decision.watch.alert
    kind = _KINDS.get(alert.turn) if alert else None
    if alert is None or kind is None:
        return decision
    for told in alert.told:
        watcher = facts.watcher(told.caregiver)
        if _knows(told, alert) or watcher is None or not watcher.hears(now=facts.now):
            continue
        if _needs_not(decision.watch, alert, watcher.id):
            continue
        if again_at := decision.watch.rests(watcher.id, now=facts.now):
            decision = decision.wake(again_at)
            continue
        if watcher.sleeps(now=facts.now, told_at=told.at):
            decision = decision.hold(watcher, AtNight.MORNING)
            continue
        by = told.of if kind is TellingKind.LET_GO else alert.by
        decision = decision.say(kind, watcher, facts, What(alert.id, by=by))
        alert = alert.let_know(watcher.id)
        decision = replace(decision, watch=replace(decision.watch, alert=alert))
    return decision


def _knows(told: Told, alert: Alert) -> bool:
    """Return whether somebody knows how an alert stands. That it is open is news only to those who
    believe that it is seen to."""
    if alert.turn is Turn.OPEN:
        return told.knows is not Turn.CLAIMED
    return (told.knows, told.of) == (alert.turn, alert.by) or told.caregiver == alert.by


def _let_go(decision: Decision, facts: Facts) -> Decision:
    """Open an alert again that somebody saw to, and does not any more: they have left, cannot be
    reached, or were not heard of for too long."""
    alert = decision.watch.alert
    if alert is None or alert.turn is not Turn.CLAIMED or not alert.stands(now=facts.now):
        return decision
    holder = facts.watcher(alert.holder(now=facts.now))
    if holder and holder.hears(now=facts.now):
        return decision.wake(alert.claimed_until or facts.now)
    let_go = alert.let_go(now=facts.now)
    return replace(decision, watch=replace(decision.watch, alert=let_go))


def _put_right_whom_that_woke(decision: Decision, facts: Facts) -> Decision:
    """Tell those whom an alert has just woken what else waited for the morning."""
    is_awake = any(telling.kind is TellingKind.ALERT for telling in decision.tell)
    return correct(decision, facts) if is_awake else decision


def _note_who_is_deaf(decision: Decision, facts: Facts) -> Decision:
    return replace(decision, watch=replace(decision.watch, deaf=tuple(sorted(facts.deaf))))


def _needs_not(watch: CareWatch, alert: Alert, who: object) -> bool:
    """Return whether everything that somebody was told of is well again."""
    mine = [b for b in watch.beliefs if b.caregiver == who and b.alert == alert.id]
    return all(belief.cleared for belief in mine)


def _remembered(watch: CareWatch, facts: Facts) -> CareWatch:
    kept = tuple(b for b in watch.beliefs if facts.now - b.at < _REMEMBERED_FOR)
    return watch if kept == watch.beliefs else replace(watch, beliefs=kept)


_Step = Callable[[Decision, Facts], Decision]
_STEPS: Final[tuple[_Step, ...]] = (
    *(_let_go, correct, pass_on, _put_right_whom_that_woke),
    *(_say_how_it_stands, say_whether_reached, _note_who_is_deaf, look_at_ends),
)
