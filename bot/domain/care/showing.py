"""Tells a caregiver what is no alert: what they asked for, that the patient said STOP, a try-out.
It is kept as told all the same, because a patient may read every word that was."""

from __future__ import annotations

from typing import Final

from bot.domain.care.alerts import CareWatch
from bot.domain.care.links import Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.tellings import Decision, Facts, TellingKind, Watcher, What
from bot.domain.errors import IllegalStep

_NEEDS: Final = {
    TellingKind.TEST: Shared.ALERTS,
    TellingKind.STOPPED: Shared.REACH,
    TellingKind.TODAY: Shared.TODAY,
    TellingKind.WEEK: Shared.WEEK,
    TellingKind.RECORD: Shared.RECORD,
}


def show(watch: CareWatch, watcher: Watcher, kind: TellingKind, facts: Facts) -> Decision:
    """Return the decision to show a caregiver something within what the patient agreed to."""
    what = _NEEDS.get(kind)
    if what is None or not may_see(watcher.link, what, now=facts.now):
        raise IllegalStep(f"the patient has not agreed to tell them: {kind}")
    return Decision(watch).say(kind, watcher, facts, What(None))
