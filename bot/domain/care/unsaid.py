"""Tellings that never came: what they should have made somebody believe is taken out again, so that
it is decided anew, and goes on to the next one where it was an alert."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.care.alerts import Alert, Belief, CareWatch, Turn
from bot.domain.care.lapses import Lapse
from bot.domain.care.may_see import may_see
from bot.domain.care.showing import NEEDS
from bot.domain.care.tellings import Facts, Telling, TellingKind, Watcher
from bot.domain.doses import Dose, DoseState

_OUTCOMES: Final = {
    TellingKind.LET_GO: Turn.OPEN,
    TellingKind.CLAIMED: Turn.CLAIMED,
    TellingKind.NOT_REACHED: Turn.NOT_REACHED,
    TellingKind.SORTED: Turn.SORTED,
}


def holds(telling: Telling, watch: CareWatch, facts: Facts) -> bool:
    """Return whether what somebody is about to be told is still so, and theirs to know."""
    if telling.kind is TellingKind.ANSWER:
        return True  # it is said within what they may, and at once
    watcher = facts.watcher(telling.to)
    if watcher is None or watcher.link.id != telling.link or not watcher.reachable:
        return False
    if telling.kind is TellingKind.OVER:
        ends_at = watcher.link.terms.ends_at
        return ends_at is not None and ends_at <= facts.now
    if need := NEEDS.get(telling.kind):
        return may_see(watcher.link, need, now=facts.now)
    if not watcher.hears(now=facts.now):
        return False
    if telling.kind in _OUTCOMES:
        return _is_how_it_stands(telling, watch.alert)
    if telling.kind is TellingKind.ALERT and not _is_theirs(telling, watch, facts):
        return False
    return all(
        watcher.hears(now=facts.now, of=lapse.medication) and _is_so(telling, lapse, watcher, facts)
        for lapse in telling.lapses
    )


def unsay(watch: CareWatch, telling: Telling, *, failed_at: datetime | None = None) -> CareWatch:
    """Return the watch as if this had never been told. With `failed_at` it did not arrive: it is
    tried again later, and others hear of an alert at once."""
    if telling.alert is None:
        return watch
    about = {lapse.medication for lapse in telling.lapses}
    gone = [
        belief
        for belief in watch.beliefs
        if (belief.caregiver, belief.at) == (telling.to, telling.at) and belief.medication in about
    ]
    places = {belief.medication for belief in gone}
    kept = (belief for belief in watch.beliefs if belief not in gone)
    restored = (belief for belief in telling.before if belief.medication in places)
    watch = replace(watch, beliefs=(*kept, *restored))
    for belief in telling.before:
        watch = _still_believed(watch, belief, telling)
    if failed_at is not None:
        watch = watch.miss(telling.to, now=failed_at)
    if watch.alert is None or watch.alert.id != telling.alert:
        return watch
    return replace(watch, alert=_not_told(watch.alert, telling))


def _still_believed(watch: CareWatch, before: Belief, never_came: Telling) -> CareWatch:
    """Return the watch where somebody was told of a medication again meanwhile: what they had
    believed before what never came, they still do."""
    now = watch.belief(before.caregiver, before.medication)
    if now is None or now == before or before.cleared or now.cleared:
        return watch
    old = {lapse.dose: lapse for lapse in before.everything}
    lapses, earlier = (
        tuple(old.pop(each.dose, each) if each in never_came.lapses else each for each in told)
        for told in (now.lapses, now.earlier)
    )
    known = {lapse.dose for lapse in now.everything}
    forgotten = (lapse for dose, lapse in old.items() if dose not in known)
    return watch.believe(replace(now, lapses=lapses, earlier=(*forgotten, *earlier)))


def _not_told(alert: Alert, telling: Telling) -> Alert:
    others = tuple(told for told in alert.told if told.caregiver != telling.to)
    return replace(alert, told=(*others, *([telling.knew] if telling.knew else [])))


def _is_how_it_stands(telling: Telling, alert: Alert | None) -> bool:
    if alert is None or alert.id != telling.alert:
        return False
    by = telling.by if telling.kind is not TellingKind.LET_GO else None
    return (alert.turn, alert.by) == (_OUTCOMES[telling.kind], by)


def _is_theirs(telling: Telling, watch: CareWatch, facts: Facts) -> bool:
    """Return whether the alert still goes on to them: nobody has ended it, and nobody else sees to
    any of what they are told."""
    alert = watch.alert
    if alert is None or alert.id != telling.alert or not alert.stands(now=facts.now):
        return False
    holder = alert.holder(now=facts.now)
    if holder in (None, telling.to):
        return True
    return watch.known_to(holder).isdisjoint(lapse.medication for lapse in telling.lapses)


def _is_so(telling: Telling, lapse: Lapse, watcher: Watcher, facts: Facts) -> bool:
    doses = facts.doses.get(lapse.medication, ())
    known = next((dose for dose in doses if dose.id == lapse.dose), None)
    match telling.kind:
        case TellingKind.ALL_CLEAR:
            return known is None or _was_taken_since(lapse, doses)
        case TellingKind.ALERT:
            return known is not None and facts.eyes(watcher).lapse(known) == lapse
        case _:
            return known is not None and facts.eyes(watcher).again(lapse, known) == lapse


def _was_taken_since(lapse: Lapse, doses: tuple[Dose, ...]) -> bool:
    taken = (dose for dose in doses if dose.state is DoseState.TAKEN)
    return any(dose.due_at >= lapse.due_at for dose in taken)
