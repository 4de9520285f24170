"""Shows a proposal: how many times a day it is and would be, what goes where, and why."""

from __future__ import annotations

from typing import Final

from bot.actions.lateness import LaterMeal
from bot.actions.planning import Known
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.people import ChannelName
from bot.domain.proposals import Proposed
from bot.domain.sheets import DayStrip, Enclosed
from bot.handlers import questions
from bot.handlers.medicines.saying import IS_IT_RIGHT
from bot.handlers.plans import lines
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import routine as routines
from bot.planner.checking import minutes
from bot.reports.sheets import day

QUESTION: Final = "plan"
WHY: Final = "why"
_OF_THE_DAY: Final = "day"  #: the question whose yes sets the day that was kept with it
PLAN: Final = "plan"
CHANGED: Final = "changed"  #: what is shown was wished so
_MOST_COSTS: Final = 2
_MOST_LINES: Final = 40
_MOST_TEXTS: Final = 6
_CHOICES: Final = (
    (Choice("choice-plan-yes", typed("yes")), Choice("choice-plan-no", typed("no"))),
    (Choice("choice-plan-why", typed(WHY)),),
)
_SHOW_ME: Final = ((Choice("choice-plan-show", typed(PLAN)),),)


async def show(turn: Turn, proposed: Proposed, known: Known, *, lead: str = "none") -> None:
    """Show a proposal and ask; where all stands there already, say so and ask nothing."""
    if is_today(proposed, known):
        await turn.tx.proposals.drop(proposed.patient)
        if lead == CHANGED:
            await (await questions.close(turn)).reply("plan-stands-there")
            return
        values = {**_numbers(proposed), "clashes": len(proposed.clashes)}
        await (await questions.close(turn)).reply("plan-best", values)
        await _say(turn, proposed.clashes)
        return
    told = tuple(lines.slots(proposed, known.regimen, known.person.routine.off))
    question = Question(QUESTION)
    if turn.address.channel is ChannelName.SMS:
        await _say(turn, told)
        values = {**_numbers(proposed), "lead": lead, "clashes": len(proposed.clashes)}
        await questions.ask(turn, question, "plan-question", values, _CHOICES)
        return
    also = (*proposed.costs[:_MOST_COSTS], *proposed.clashes, *_not_proven(proposed))
    values = {**_numbers(proposed), "lead": lead, "lines": (*told, *also)[:_MOST_LINES]}
    seen = turn.showing(Enclosed(_picture(turn, proposed, known)))
    await questions.ask(seen, question, "plan-proposed", values, _CHOICES)


async def offer(turn: Turn, proposed: Proposed, known: Known) -> None:
    """Say that there is a better plan, if there is one; it is shown to whoever wants it."""
    if not _is_better(proposed, known):
        await turn.tx.proposals.drop(proposed.patient)
        return
    await turn.reply("plan-offer", _numbers(proposed), _SHOW_ME)


async def late(turn: Turn, proposed: Proposed, known: Known) -> None:
    """Ask whether a slot shall move to where it is taken anyway."""
    before = {slot.id: slot for slot in known.today.slots} if known.today else {}
    moved = next(
        slot
        for slot in proposed.plans[0].slots
        if slot.id in before and before[slot.id].minutes() != slot.minutes()
    )
    values: dict[str, Value] = {"since": before[moved.id].time, "to": moved.time}
    await questions.ask(turn, Question(QUESTION), "plan-late", values, _CHOICES[:1])


async def later_meal(turn: Turn, found: LaterMeal | None) -> None:
    """Ask whether a meal is later than the day says, where what goes with it is taken later."""
    if found is None:
        return
    values: dict[str, Value] = {"since": found.since, "to": found.to, "meal": found.meal.value}
    values["at"] = found.routine.at(found.meal)
    keep = {_OF_THE_DAY: routines.packed(found.routine)}
    question = Question(_OF_THE_DAY, keep=keep)
    await questions.ask(turn, question, "plan-late-meal", values, IS_IT_RIGHT)


async def why(turn: Turn, proposed: Proposed) -> None:
    """Say why each medicine stands where it stands."""
    told = (*proposed.clashes, *proposed.costs, *proposed.reasons)[:_MOST_LINES]
    if not told:
        await turn.reply("plan-why-nothing")
    elif turn.address.channel is ChannelName.SMS:
        await _say(turn, told[:_MOST_TEXTS])
    else:
        await turn.reply("plan-why", {"lines": told})


def _picture(turn: Turn, proposed: Proposed, known: Known) -> DayStrip:
    """Return the proposed day as a strip from waking to bedtime."""
    first = proposed.plans[0]
    return day.of_plan(first, known.regimen, turn.person.routine, on=first.starts)


def is_today(proposed: Proposed, known: Known) -> bool:
    """Return whether everything stands already where it is proposed."""
    return known.today is not None and minutes(proposed.plans[0]) == minutes(known.today)


def _is_better(proposed: Proposed, known: Known) -> bool:
    """Return whether it is fewer times a day, or breaks fewer rules than today."""
    if known.today is None or is_today(proposed, known):
        return False
    broken = known.broken(known.today)
    is_gentler = len(known.broken(proposed.plans[0])) < len(broken)
    return proposed.now < proposed.before or is_gentler


def _numbers(proposed: Proposed) -> dict[str, Value]:
    before, now = proposed.before, proposed.now
    gain = "fewer" if now < before else "same" if now == before else "more"
    return {"before": before, "now": now, "gain": gain}


def _not_proven(proposed: Proposed) -> tuple[Utterance, ...]:
    return () if proposed.optimal else (Utterance("plan-not-proven", {"bound": proposed.bound}),)


async def _say(turn: Turn, told: tuple[Utterance, ...]) -> None:
    """Say each by itself: a text has room for one."""
    for each in told:
        await turn.reply(each.sentence, each.values)
