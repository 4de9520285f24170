"""Links that end on a day: some days before it the patient is asked whether they go on, and when it
has come both hear that nothing more is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.care.alerts import CareWatch
from bot.domain.care.known_ends import KnownEnd, Stage
from bot.domain.care.links import LinkState
from bot.domain.care.policies import AtNight
from bot.domain.care.tellings import Decision, Facts, TellingKind, Watcher, What

ASKED_BEFORE: Final = timedelta(days=7)


def look_at_ends(decision: Decision, facts: Facts) -> Decision:
    """Return the decision with every end as far as it has come."""
    ends: list[KnownEnd] = []
    for watcher in facts.watchers:
        ends_at = watcher.link.terms.ends_at
        if ends_at is None or watcher.link.state is not LinkState.AGREED:
            continue
        end = _known(decision.watch, watcher, ends_at, facts)
        if watcher.link.over is None:
            decision, end = _come(decision, end, watcher, facts)
        ends.append(end)
    return replace(decision, watch=replace(decision.watch, ends=tuple(ends)))


def _known(watch: CareWatch, watcher: Watcher, ends_at: datetime, facts: Facts) -> KnownEnd:
    """Return what is known of an end. Who has just set one that is near need not be asked."""
    for end in watch.ends:
        if (end.link, end.ends_at) == (watcher.link.id, ends_at):
            return end
    if ends_at <= facts.now:
        stage = Stage.OVER
    else:
        stage = Stage.ASKED if ends_at - facts.now <= ASKED_BEFORE else Stage.SET
    return KnownEnd(watcher.link.id, watcher.id, ends_at, stage)


def _come(
    decision: Decision, end: KnownEnd, watcher: Watcher, facts: Facts
) -> tuple[Decision, KnownEnd]:
    if end.stage is Stage.OVER:
        return decision, end
    if end.ends_at <= facts.now:
        return _over(decision, end, watcher, facts)
    asks_at = end.ends_at - ASKED_BEFORE
    if end.stage is Stage.SET and asks_at > facts.now:
        return decision.wake(asks_at), end
    return decision.wake(end.ends_at), replace(end, stage=Stage.ASKED)


def _over(
    decision: Decision, end: KnownEnd, watcher: Watcher, facts: Facts
) -> tuple[Decision, KnownEnd]:
    if watcher.reachable and watcher.quiet_until is not None:
        return decision.hold(watcher, AtNight.MORNING), end
    if watcher.reachable:
        decision = decision.say(TellingKind.OVER, watcher, facts, What(None))
    return decision, replace(end, stage=Stage.OVER)
