"""Proposes for all that is known to come: for today, and for each day on which a phase begins.

`proposals` is what a worker process is asked: a plain function of plain values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.domain.medications import Regimen
from bot.domain.plans import Proposal
from bot.domain.slots import SlotItem
from bot.planner.agreeing import asks
from bot.planner.consolidate import stretches
from bot.planner.propose import Asked, propose

#: What begins later is planned when it comes nearer.
_AHEAD: Final = timedelta(days=35)
_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Order:
    """Whose day is to be planned, and from when on."""

    regimen: Regimen
    asked: Asked
    starts: date


def proposals(order: Order) -> tuple[Proposal, ...]:
    """Return a proposal for each stretch of days; each keeps what the patient is used to by then,
    and the first one has its reasons."""
    found: list[Proposal] = []
    asked = order.asked
    for day in stretches(order.regimen, order.starts, order.starts + _AHEAD)[:_MOST]:
        chosen = frozenset(item for item in asked.chosen if _asks_the_same(item, order, day))
        asked = replace(asked, chosen=chosen)
        proposal = propose(order.regimen, asked, starts=day, explain=not found)
        found.append(proposal)
        asked = replace(asked, today=proposal.plan)
    return tuple(found)


def _asks_the_same(item: SlotItem, order: Order, day: date) -> bool:
    """Return whether the directions of an intake ask the same on a later day."""
    medication = order.regimen.get(item.medication)
    phases = [medication.phase_on(on) for on in (order.starts, day)] if medication else []
    return len({asks(phase.directions) if phase else "" for phase in phases}) == 1
