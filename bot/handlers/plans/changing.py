"""Changes one thing of a proposed plan, once the rules were looked at: "iron at lunch"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from bot.actions.changed_plan import changed
from bot.actions.planning import Known
from bot.domain import plans_told
from bot.domain.deliveries import Value
from bot.domain.plans import Against, Ground
from bot.domain.proposals import Proposed
from bot.domain.rules import NeverMoved
from bot.domain.schedules import DayPart
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.handlers.medicines import items
from bot.handlers.plans import showing
from bot.handlers.turn import Turn
from bot.language.moving import Beside, Wherever, Whither, Wish
from bot.language.times import Told
from bot.planner import checking
from bot.planner.own_day import MINUTES, own_day

_NEAR: Final = 60  #: minutes from a slot at which one may still speak of it


@dataclass(frozen=True, slots=True)
class _Move:
    """Some intakes, and the minute of the patient's own day to which they are moved."""

    what: Collection[SlotItem]
    minute: int
    is_named: bool  #: by the medicine, so that its name may be repeated


async def change(turn: Turn, proposed: Proposed, known: Known, wishes: Sequence[Wish]) -> bool:
    """Move what is wished, or say which rule speaks against it; False: nothing stands there."""
    moves = [_move(wish, proposed.plans[0], known) for wish in wishes]
    plans = proposed.plans
    for move in moves:
        if not move.what:
            return False
        plans = tuple(_moved(plan, move, known) for plan in plans)
    broken = _newly_broken(proposed.plans, plans, known)
    anyway = any(wish.anyway for wish in wishes)
    if broken and not (anyway and all(map(_may_be_overruled, broken))):
        await _refuse(turn, broken, _guilty(moves, broken), known)
        return True
    chosen = {item for move in moves for item in move.what} | _beside(plans[0], broken)
    there = tuple(dict.fromkeys(ground for plan in plans for ground in known.broken(plan)))
    new = changed(proposed, plans, chosen=chosen, broken=there, regimen=known.regimen)
    await turn.tx.proposals.replace(proposed, new)
    await showing.show(turn, new, known, lead=showing.CHANGED)
    return True


def _beside(plan: SlotPlan, insisted: Sequence[Ground]) -> set[SlotItem]:
    """Return what else stands as it was insisted on: what is kept apart no more."""
    pairs = [ground.medications for ground in insisted if len(ground.medications) > 1]
    return {i for slot in plan.slots for i in slot.items for pair in pairs if i.medication in pair}


def _move(wish: Wish, plan: SlotPlan, known: Known) -> _Move:
    what = _what(wish, plan, known)
    stands = checking.minutes(plan)
    is_named = not isinstance(wish.what, DayPart | Told)
    return _Move(what, _goal(wish.to, [stands[item] for item in what], plan, known), is_named)


def _guilty(moves: Sequence[_Move], broken: Sequence[Ground]) -> _Move:
    """Return the move by which something is broken."""
    about = {each for ground in broken for each in ground.medications}
    guilty = (move for move in moves if any(item.medication in about for item in move.what))
    return next(guilty, moves[0])


def _newly_broken(
    before: Sequence[SlotPlan], after: Sequence[SlotPlan], known: Known
) -> Sequence[Ground]:
    """Return what the plans of now and of later break that they did not break before."""
    found: dict[Ground, None] = {}
    for old, new in zip(before, after, strict=True):
        there = set(known.broken(old))
        found |= {ground: None for ground in known.broken(new) if ground not in there}
    return tuple(found)


def _what(wish: Wish, plan: SlotPlan, known: Known) -> Collection[SlotItem]:
    """Return the intakes that are meant: those of a medicine, or all of a slot."""
    if isinstance(wish.what, DayPart | Told):
        slot = _slot(wish.what, plan, known)
        return slot.items if slot else ()
    mine = [(slot, item) for slot in plan.slots for item in slot.items]
    mine = [(slot, item) for slot, item in mine if item.medication == wish.what]
    goal = _goal(wish.to, [_minute(slot) for slot, _ in mine], plan, known)
    nearest = min(mine, key=lambda each: abs(_minute(each[0]) - goal), default=None)
    return (nearest[1],) if nearest else ()


def _slot(which: DayPart | Told, plan: SlotPlan, known: Known) -> Slot | None:
    if isinstance(which, DayPart):
        named = next((slot for slot in plan.slots if slot.anchor == which.value), None)
        if named:
            return named
        goals = [own_day(known.person.routine).at[which]]
    else:
        goals = _readings(which, known)
    near = [
        (abs(_minute(slot) - goal), n, slot) for goal in goals for n, slot in enumerate(plan.slots)
    ]
    far, _, slot = min(near, key=lambda each: each[:2], default=(MINUTES, 0, None))
    return slot if far <= _NEAR else None


def _goal(to: Whither, stands: Sequence[int], plan: SlotPlan, known: Known) -> int:
    """Return the minute that is meant: that of a slot of the plan, of the day, or the nearest of
    two readings of a time."""
    if isinstance(to, DayPart):
        named = next((slot for slot in plan.slots if slot.anchor == to.value), None)
        return _minute(named) if named else own_day(known.person.routine).at[to]
    if isinstance(to, Beside):
        return own_day(known.person.routine).at[to.part] + to.minutes
    around = stands[0] if stands else 0
    if isinstance(to, Wherever):
        return around
    return min(_readings(to, known), key=lambda minute: abs(minute - around))


def _readings(told: Told, known: Known) -> list[int]:
    """Return every minute of the patient's own day that a time may mean."""
    day = own_day(known.person.routine)
    walls = [told.at, *([told.other] if told.other else [])]
    found = [wall.hour * 60 + wall.minute for wall in walls]
    return [minute + MINUTES if minute < day.bed - MINUTES else minute for minute in found]


def _moved(plan: SlotPlan, move: _Move, known: Known) -> SlotPlan:
    return checking.moved(plan, move.what, move.minute, of=known.regimen, asked=known.asked)


def _may_be_overruled(ground: Ground) -> bool:
    """Return whether the patient may go against it: a rule, and never what must not move."""
    if ground.rule:
        return not isinstance(ground.rule.value, NeverMoved)
    return ground.name not in (Against.LABEL_TIME, Against.NEVER_MOVED, Against.LABEL_OFTEN)


async def _refuse(turn: Turn, broken: Sequence[Ground], move: _Move, known: Known) -> None:
    ids = dict.fromkeys(item.medication for item in move.what)
    moved = [known.regimen.get(id_) for id_ in ids]
    medicines = tuple(i for m in moved if m for i in items.of_medication(m, known.regimen))
    values: dict[str, Value] = {
        "medicines": items.just_said(medicines) if move.is_named else medicines,
        "time": checking.wall(move.minute),
        "rules": tuple(plans_told.ground_told(ground, known.regimen) for ground in broken[:2]),
        "may": "yes" if all(map(_may_be_overruled, broken)) else "no",
    }
    await turn.reply("plan-breaks", values)


def _minute(slot: Slot) -> int:
    return slot.time.hour * 60 + slot.time.minute + MINUTES * slot.after_midnight
