"""Says how often the steps of a taper are taken where that is left out: once on each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.directions.courses import Lasts
from bot.language.directions.doses import Step
from bot.language.directions.pieces import Often


def day_by_day(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps of a taper, where "40 mg for 5 days" means once on each of them."""
    once = Often(1, is_plain=True)
    first, *rest = steps
    if _is_at_once(first) and _is_once_a_day(rest[0]):
        lasts = replace(first[0].shared, count=None, lasts=Lasts(1, None, "d"))
        steps = ((replace(first[0], shared=lasts),), *rest)
    return tuple(
        (replace(step[0], often=once),)
        if len(step) == 1 and not step[0].has_time and step[0].shared.lasts
        else step
        for step in steps
    )


def _is_at_once(step: Step) -> bool:
    """Return whether it is one dose now: "200 mg stat", before what is taken from tomorrow on."""
    count = step[0].shared.count
    return len(step) == 1 and not step[0].has_time and count is not None and count.number == 1


def _is_once_a_day(step: Step) -> bool:
    often = step[0].often
    return (
        len(step) == 1
        and often is not None
        and often.unit == "d"
        and often.low == often.period == 1
    )
