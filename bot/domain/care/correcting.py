"""Tells people what is not so any more: a dose came in after all, or is something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from bot.domain.care.alerts import Alert, Belief, CareWatch, Turn
from bot.domain.care.lapses import Lapse, Why
from bot.domain.care.policies import AtNight
from bot.domain.care.tellings import Decision, Facts, TellingKind, Watcher, What
from bot.domain.doses import DoseState
from bot.domain.ids import AlertId, PersonId


def correct(decision: Decision, facts: Facts) -> Decision:
    """Tell everybody whose belief does not hold what does; let the alert end with the last."""
    wrong: dict[tuple[PersonId, AlertId, TellingKind], list[Belief]] = defaultdict(list)
    well: dict[AlertId, bool] = {}
    for belief in decision.watch.beliefs:
        well[belief.alert] = well.get(belief.alert, True) and _is_well(belief, facts)
        after = _as_it_is(belief, facts)
        if after is not None and after != belief:
            wrong[belief.caregiver, belief.alert, _kind(belief, after)].append(after)
    for (who, _, kind), beliefs in wrong.items():
        if watcher := facts.watcher(who):
            decision = _tell(decision, facts, watcher, kind, beliefs)
    alert = decision.watch.alert
    if alert is None or alert.id not in well:
        return decision
    ended = _ended(alert, all_is_well=well[alert.id])
    return replace(decision, watch=replace(decision.watch, alert=ended))


def _kind(before: Belief, after: Belief) -> TellingKind:
    if after.cleared:
        return TellingKind.ALL_CLEAR
    return TellingKind.AGAIN if before.cleared else TellingKind.CORRECTION


def _tell(
    decision: Decision, facts: Facts, watcher: Watcher, kind: TellingKind, beliefs: list[Belief]
) -> Decision:
    beliefs = [b for b in beliefs if watcher.hears(now=facts.now, of=b.medication)]
    if not beliefs:
        return decision
    if again_at := decision.watch.rests(watcher.id, now=facts.now):
        return decision.wake(again_at)
    alert = beliefs[0].alert
    told = [b for b in decision.watch.beliefs if (b.caregiver, b.alert) == (watcher.id, alert)]
    if watcher.sleeps(now=facts.now, told_at=max(belief.at for belief in told)):
        return decision.hold(watcher, AtNight.MORNING)
    lapses = [lapse for belief in beliefs for lapse in _named(kind, belief, decision.watch)]
    decision = decision.say(kind, watcher, facts, What(alert, tuple(lapses)))
    watch = decision.watch
    for belief in beliefs:
        watch = watch.believe(replace(belief, at=facts.now))
    return replace(decision, watch=watch)


def _named(kind: TellingKind, after: Belief, watch: CareWatch) -> Iterator[Lapse]:
    """Yield what is told of a medication: of what is otherwise that alone; of what is over or open
    again all that the last telling named, but for what they have heard came in."""
    before = watch.belief(after.caregiver, after.medication)
    if kind is TellingKind.CORRECTION and before is not None:
        yield from (lapse for lapse in after.everything if lapse not in before.everything)
    else:
        yield from (lapse for lapse in after.lapses if lapse.why is not Why.TAKEN)


def _as_it_is(belief: Belief, facts: Facts) -> Belief | None:
    """Return what somebody would have to believe; None where nobody can say any more."""
    watcher = facts.watcher(belief.caregiver)
    known = {dose.id: dose for dose in facts.doses.get(belief.medication, ())}
    if watcher is None or belief.lapses[-1].dose not in known:
        return None
    if _is_well(belief, facts):
        return replace(belief, cleared=True, earlier=())
    eyes = facts.eyes(watcher)
    lapses, earlier = (
        tuple(eyes.again(each, known[each.dose]) if each.dose in known else each for each in told)
        for told in (belief.lapses, belief.earlier)
    )
    return replace(belief, cleared=False, lapses=lapses, earlier=earlier)


def _is_well(belief: Belief, facts: Facts) -> bool:
    """Return whether what somebody was told of came in after all, or is of no concern any more."""
    doses = facts.doses.get(belief.medication, ())
    last = belief.lapses[-1]
    is_known = any(dose.id == last.dose for dose in doses)
    taken = (dose for dose in doses if dose.state is DoseState.TAKEN)
    return not is_known or any(dose.due_at >= last.due_at for dose in taken)


def _ended(alert: Alert, *, all_is_well: bool) -> Alert:
    if all_is_well:
        return alert if alert.turn is Turn.SORTED else replace(alert, turn=Turn.CLEAR)
    if alert.turn is not Turn.CLEAR:
        return alert
    open_ = replace(alert, turn=Turn.OPEN, by=None)  # somebody took back what made it clear
    for told in alert.told:  # they hear of it as what is open again
        open_ = open_.let_know(told.caregiver)
    return open_
