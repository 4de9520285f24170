"""How long the fewest slots take to prove, and what they gain, beside what people do without them.

Run it with `python -m benchmarks.plans [REGIMENS]`. It prints figures and asserts none. Regimens
are drawn at random from real medicines and real directions, those that are common more often.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import time as wall_time
from statistics import mean, median
from typing import Final

from bot.domain.ids import slot_id
from bot.domain.medications import Regimen
from bot.domain.plans import Proposal
from bot.domain.routine import Routine
from bot.domain.rules import TimingRule
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner import day
from bot.planner.medicines import medicines
from bot.planner.naive import naive
from bot.planner.own_day import MINUTES, own_day
from bot.planner.propose import Asked, propose
from tests.domain.examples import ANN
from tests.planner.checker import Checker
from tests.planner.real_life import STARTS, regimen, rules, some_regimen

_REGIMENS: Final = 1000
_SIZES: Final = (4, 8, 12, 16, 20)
_OF_EACH_SIZE: Final = 20
#: Twelve medicines with twenty-four doses a day.
TWELVE: Final = (
    ("levothyroxine 75 mcg", "1 tablet daily"),
    ("calcium carbonate 600 mg", "1 tablet twice a day"),
    ("metformin 500 mg", "1 tablet three times a day with food"),
    ("lisinopril 10 mg", "1 tablet daily"),
    ("metoprolol 50 mg", "1 tablet twice a day"),
    ("furosemide 40 mg", "1 tablet twice a day"),
    ("gabapentin 300 mg", "1 capsule three times a day"),
    ("omeprazole 20 mg", "1 capsule twice a day"),
    ("acetaminophen 500 mg", "2 tablets four times a day"),
    ("apixaban 5 mg", "1 tablet every 12 hours"),
    ("atorvastatin 40 mg", "1 tablet at bedtime"),
    ("sertraline 50 mg", "1 tablet in the morning"),
)
Person = tuple[Regimen, Routine, Sequence[TimingRule]]


def main(count: int = _REGIMENS) -> None:
    """Print the figures."""
    of = regimen(*TWELVE)
    person = of, Routine(), rules(of).rules
    _propose(person)  # the first one also loads the library
    for explain, what in ((False, "proven"), (True, "proven with all reasons")):
        times = [_timed(person, explain=explain)[0] for _ in range(9)]
        print(
            f"12 medicines, 24 doses a day: {what} in {1000 * min(times):.0f} ms at best, "
            f"{1000 * median(times):.0f} ms in the middle"
        )
    for size in _SIZES:
        print(_of_size(size, explain=False))
        print(_of_size(size, explain=True))
    people = [_person(seed, most=12) for seed in range(count)]
    for line in _beside(people):
        print(line)


def _person(seed: int, *, least: int = 3, most: int) -> Person:
    of, routine = some_regimen(seed, least=least, most=most, usual=True)
    return of, routine, rules(of).rules


def _propose(person: Person, *, explain: bool = False) -> Proposal:
    of, routine, known = person
    return propose(of, Asked(routine, known), starts=STARTS, explain=explain)


def _timed(person: Person, *, explain: bool) -> tuple[float, Proposal]:
    began = time.process_time()
    found = _propose(person, explain=explain)
    return time.process_time() - began, found


def _of_size(size: int, *, explain: bool) -> str:
    people = [_person(seed, least=size, most=size) for seed in range(_OF_EACH_SIZE)]
    runs = [_timed(person, explain=explain) for person in people]
    live = [
        seconds for seconds, found in runs if not any(c.is_in_the_plan for c in found.conflicts)
    ]
    torn = [seconds for seconds, found in runs if any(c.is_in_the_plan for c in found.conflicts)]
    doses = mean(sum(len(slot.items) for slot in found.plan.slots) for _, found in runs)
    proven = sum(found.optimal for _, found in runs)
    return (
        f"{size:>3} medicines, {doses:4.1f} doses, {'with' if explain else 'without'} reasons: "
        f"{_spread(live)} where all rules can be kept, "
        f"{_spread(torn)} where not; {proven} of {len(runs)} proven"
    )


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return "none"
    return f"{1000 * median(seconds):.0f} ms (at most {1000 * max(seconds):.0f}, n={len(seconds)})"


@dataclass(slots=True)
class _Tally:
    """What one way of planning came to over all regimens."""

    slots: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)

    def add(self, plan: SlotPlan, person: Person) -> None:
        of, routine, known = person
        self.slots.append(len(plan.slots))
        self.broken.append(len(Checker(plan, of, routine, known).broken()))


def _beside(people: Sequence[Person]) -> Iterator[str]:
    ways: dict[str, Callable[[Person], SlotPlan]] = {
        "one time per label": _naive,
        "four times a day": _four_times,
        "ours": lambda person: _propose(person).plan,
    }
    tallies = {name: _Tally() for name in ways}
    for person in people:
        for name, plan in ways.items():
            tallies[name].add(plan(person), person)
    ours = tallies["ours"]
    yield f"{len(people)} regimens:"
    for name, tally in tallies.items():
        with_breaks = sum(count > 0 for count in tally.broken)
        yield (
            f"  {name:<20} {mean(tally.slots):.2f} slots a day "
            f"({mean(tally.slots) / mean(ours.slots):.2f} of ours), "
            f"{mean(tally.broken):.2f} broken rules a regimen "
            f"({mean(tally.broken) / max(mean(ours.broken), 0.001):.1f} of ours), "
            f"{100 * with_breaks / len(people):.1f} % of regimens with any"
        )


def _naive(person: Person) -> SlotPlan:
    """Return every label read by itself."""
    of, routine, _ = person
    whole = own_day(routine)
    found = medicines(of, routine, (), day=whole, starts=STARTS)
    return _plan(
        {
            SlotItem(medicine.id, home.nth): minute
            for medicine in found
            for home, minute in zip(medicine.homes, naive(medicine, whole), strict=True)
        }
    )


def _four_times(person: Person) -> SlotPlan:
    """Return everything folded into morning, noon, evening and bedtime, whatever the rules."""
    of, routine, _ = person
    whole = own_day(routine)
    anchors = sorted({*whole.at.values()} - {whole.wake})
    items = {}
    for medicine in medicines(of, routine, (), day=whole, starts=STARTS):
        usual = [m.minutes for m in day.moments([None] * len(medicine.homes), routine)]
        for home, minute in zip(medicine.homes, usual, strict=True):
            wished = home.minute if home.is_named else minute
            items[SlotItem(medicine.id, home.nth)] = min(anchors, key=lambda at: abs(at - wished))
    return _plan(items)


def _plan(items: dict[SlotItem, int]) -> SlotPlan:
    slots = [
        Slot(
            id=slot_id(ANN, str(minute)),
            anchor=str(minute),
            time=_wall(minute),
            items=tuple(item for item, at in items.items() if at == minute),
            after_midnight=minute >= MINUTES,
        )
        for minute in sorted({*items.values()})
    ]
    return SlotPlan(STARTS, tuple(slots))


def _wall(minute: int) -> wall_time:
    return wall_time(minute // 60 % 24, minute % 60)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
