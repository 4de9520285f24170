"""Medicines taken as needed: what their directions allow now, and writing down that one was taken.

The bot says what the directions say and what was recorded; it never says that taking one is right.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from bot.actions import intakes
from bot.actions.intakes import Taken
from bot.domain import buttons
from bot.domain.amounts import Amount, Between, usual
from bot.domain.deliveries import Choice, Value
from bot.domain.gaps import AsNeededCheck
from bot.domain.intents import MayITake, Took, Which
from bot.domain.medications import Medication, Regimen
from bot.domain.schedules import AsNeeded
from bot.handlers import safety
from bot.handlers.medicines import items
from bot.handlers.rounds import asking_back, moments
from bot.handlers.turn import Turn
from bot.language.formats import digits
from bot.planner.calendar import instant, local_date
from bot.reports import wording

_HOUR: Final = timedelta(hours=1)
_HALF_A_DAY: Final = timedelta(hours=12)


async def is_meant(which: Which, turn: Turn) -> bool:
    """Return whether everything that was named is taken as needed."""
    if not which.medications or not turn.people:
        return False
    regimen = await turn.tx.medications.regimen(turn.person.id)
    named = [regimen.get(id_) for id_ in which.medications]
    return all(medication and medication.as_needed for medication in named)


async def may(intent: MayITake, turn: Turn) -> None:
    """Say what the directions of a medicine allow now, and what was taken of it."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = regimen.get(intent.medication) if intent.medication else None
    if medication is None or (schedule := medication.as_needed) is None:
        await turn.reply("needed-not-as-needed")
        return
    check = await intakes.check(
        turn.tx, medication, schedule, amount=usual(schedule.quantity), now=turn.now
    )
    name = items.of_medication(medication, regimen)
    place = turn.render("medicine-number", {"number": regimen.position(medication.id)}).text
    button = Choice("needed-took-it", buttons.typed(f"took {place}"))
    values = {"medicine": name, **_facts(check, schedule, turn)}
    # Where the directions speak against one more, nothing makes it easy to say that it was taken.
    await turn.reply("needed-check", values, [[button]] if check.is_within else ())


async def log(intent: Took, turn: Turn, *, sure: bool = False) -> None:
    """Write down what was taken as needed, and warn by the directions where they speak."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    if intent.day is not None and intent.at is None:
        await turn.reply("needed-what-time")
        return
    at = _when(intent, turn)
    if at > turn.heard_at:
        await turn.reply("doses-not-yet", {"time": intent.at or turn.wall(at)})
        return
    if intent.at and not intent.day and not sure and at + _HALF_A_DAY <= turn.heard_at:
        await asking_back.which_time(moments.either_half(intent.at), intent, None, turn)
        return
    for id_ in intent.which.medications:
        medication = regimen.get(id_)
        if medication and (schedule := medication.as_needed):
            if intent.amount is None and isinstance(schedule.quantity, Between):
                await _ask_how_much(medication, schedule.quantity, regimen, turn)
                continue
            amount = intent.amount or usual(schedule.quantity)
            taken = Taken(turn.person, medication, amount, at, turn.report)
            await _log(taken, schedule, regimen, turn)


async def _ask_how_much(
    medication: Medication, between: Between, regimen: Regimen, turn: Turn
) -> None:
    """Ask how much it was, where the directions leave that open. Nothing is kept meanwhile: the
    answer says all of it again."""
    place = turn.render("medicine-number", {"number": regimen.position(medication.id)}).text
    choices = [
        [Choice("needed-so-much", buttons.typed(_took(each, place)), {"amount": each})]
        for each in (between.low, between.high)
    ]
    name = items.of_medication(medication, regimen)
    values: dict[str, Value] = {"medicine": name, "amount": between.high, "place": place}
    await turn.reply("needed-how-much", values, choices)


def _took(amount: Amount, place: str) -> str:
    return f"took {digits(amount.value)} {amount.unit.name.lower()} of {place}"


async def _log(taken: Taken, schedule: AsNeeded, regimen: Regimen, turn: Turn) -> None:
    medication = taken.medication
    check = await intakes.check(turn.tx, medication, schedule, amount=taken.amount, now=taken.at)
    if check.would_exceed:
        label = intakes.label(medication, taken.amount, regimen)
        await safety.more_than_allowed((label, medication.id), turn)
        return
    dose = await intakes.log(turn.tx, taken, regimen, now=turn.now)
    values = {
        "medicines": items.of_doses([dose]),
        "taken-at": turn.wall(taken.at),
        **_facts(check, schedule, turn),
    }
    await turn.reply("needed-logged", values)


def _facts(check: AsNeededCheck, schedule: AsNeeded, turn: Turn) -> dict[str, Value]:
    """Return what is known, for sentences that leave out what is not."""
    earliest = check.earliest_at
    later_day = earliest and local_date(earliest, turn.person.tz) != _today(turn)
    values: dict[str, Value] = {
        "verdict": _verdict(check),
        "earliest": turn.wall(earliest or turn.now),
        "earliest-day": local_date(earliest or turn.now, turn.person.tz),
        "is-today": "no" if later_day else "yes",
        "has-last": "yes" if check.last_at else "no",
        "last": turn.wall(check.last_at or turn.now),
        "has-gap": "yes" if schedule.min_gap else "no",
        **wording.span(schedule.min_gap or _HOUR),
        "has-ceiling": "yes" if check.ceiling else "no",
        "so-far": check.in_24_hours,
        "most": check.ceiling.value if check.ceiling else 0,
    }
    return values


def _verdict(check: AsNeededCheck) -> str:
    if check.would_exceed:
        return "ceiling"
    if check.earliest_at:
        return "early"
    return "last" if check.is_last_allowed else "open"


def _when(intent: Took, turn: Turn) -> datetime:
    if intent.at is None:
        return turn.heard_at
    return instant(intent.day or _today(turn), intent.at, turn.person.tz)


def _today(turn: Turn) -> date:
    return local_date(turn.now, turn.person.tz)
