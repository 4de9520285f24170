"""Tells a caregiver what is no alert: what they asked for, that the patient said STOP, a try-out.
It is kept as told all the same, because a patient may read every word that was."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.domain.care.alerts import CareWatch
from bot.domain.care.links import Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.policies import AtNight
from bot.domain.care.tellings import Decision, Facts, TellingKind, Watcher, What
from bot.domain.errors import IllegalStep

#: What of a patient's somebody must have been let in on, to be told what is no alert.
NEEDS: Final = {
    TellingKind.TEST: Shared.ALERTS,
    TellingKind.STOPPED: Shared.REACH,
    TellingKind.BACK: Shared.REACH,
    TellingKind.TODAY: Shared.TODAY,
    TellingKind.WEEK: Shared.WEEK,
}


def show(watch: CareWatch, watcher: Watcher, kind: TellingKind, facts: Facts) -> Decision:
    """Return the decision to show a caregiver something within what the patient agreed to."""
    what = NEEDS.get(kind)
    if what is None or not may_see(watcher.link, what, now=facts.now):
        raise IllegalStep(f"the patient has not agreed to tell them: {kind}")
    return Decision(watch).say(kind, watcher, facts, What(None))


def say_whether_reached(decision: Decision, facts: Facts) -> Decision:
    """Tell those who are to know of it that the patient cannot be reached, and when they can be
    again: no message is no proof that all is well."""
    kind = TellingKind.BACK if facts.reachable else TellingKind.STOPPED
    for watcher in facts.watchers:
        knows = watcher.id in decision.watch.silence
        may = watcher.reachable and may_see(watcher.link, NEEDS[kind], now=facts.now)
        if knows is not facts.reachable or not may:
            continue
        if watcher.quiet_until is not None:
            decision = decision.hold(watcher, AtNight.MORNING)
            continue
        decision = decision.say(kind, watcher, facts, What(None))
        others = tuple(who for who in decision.watch.silence if who != watcher.id)
        now = others if facts.reachable else (*others, watcher.id)
        decision = replace(decision, watch=replace(decision.watch, silence=now))
    return decision
