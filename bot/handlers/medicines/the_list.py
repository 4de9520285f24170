"""Shows the list of medicines, and when each of them is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.deliveries import Utterance, Value
from bot.domain.intents import ListMedications
from bot.domain.medications import Medication, Regimen
from bot.domain.people import Person
from bot.domain.slots import SlotPlan
from bot.handlers.medicines import asking, drafts, items
from bot.handlers.turn import Turn
from bot.language.formats import clock
from bot.planner.calendar import local_date
from bot.reports import wording


async def show(intent: ListMedications, turn: Turn) -> None:
    """Show the list, at the patient's own level; a part of it where it does not fit one text."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    if not regimen.current:
        await turn.reply("list-empty")
        return
    plans = await turn.tx.plans.covering(turn.person.id, _today(turn))
    those = [m for m in regimen.current if regimen.position(m.id) >= intent.since]
    lines = tuple(line(each, regimen, plans, turn) for each in those or regimen.current)
    await turn.reply(
        "list", {"count": len(regimen.current), "lines": lines, **_allergies(turn.person)}
    )


def _allergies(of: Person) -> dict[str, Value]:
    """Return what somebody is allergic to, as far as they were asked."""
    told = of.allergies
    state = "not-asked" if told is None else "some" if told else "none"
    return {"allergies": state, "allergic-to": ", ".join(told or ())}


def line(
    medication: Medication, regimen: Regimen, plans: Sequence[SlotPlan], turn: Turn
) -> Utterance:
    """Return a medicine as it stands on the list."""
    phases = drafts.going_on(medication, today=_today(turn))
    purpose = "" if wording.reason(phases[-1].directions) else medication.purpose
    is_known = asking.is_listed_as_known(medication, turn.house.lexicon)
    times = _times(medication, plans)
    return Utterance(
        "list-line",
        {
            "number": regimen.position(medication.id),
            "medicine": items.of_medication(medication, regimen),
            "directions": wording.phases(phases),
            "times": times,
            "has-times": "yes" if times else "no",
            "is-needed": "yes" if medication.as_needed else "no",
            "is-paused": "yes" if medication.is_paused(turn.now) else "no",
            "is-over": "yes" if drafts.is_over(medication, today=_today(turn)) else "no",
            "is-known": "yes" if is_known else "no",
            "has-purpose": "yes" if purpose else "no",
            "purpose": purpose,
            "has-prescriber": "yes" if medication.prescriber else "no",
            "prescriber": medication.prescriber,
        },
    )


def _times(medication: Medication, plans: Sequence[SlotPlan]) -> str:
    """Return the times of its slots, as they are written."""
    mine = {
        slot.time
        for plan in plans[:1]
        for slot in plan.slots
        if any(item.medication == medication.id for item in slot.items)
    }
    return ", ".join(clock(at) for at in sorted(mine))


async def when_asked(medication: Medication, turn: Turn) -> dict[str, Value]:
    """Return at which times a new medicine will be asked for, and when first."""
    plans = await turn.tx.plans.covering(turn.person.id, _today(turn))
    rounds = await turn.tx.rounds.since(turn.person.id, turn.now)
    inside = await turn.tx.doses.of_rounds([round_.id for round_ in rounds])
    first = next(
        (r for r in rounds if any(d.medication == medication.id for d in inside.get(r.id, ()))),
        None,
    )
    times = _times(medication, plans)
    said: dict[str, Value] = {
        "times": times,
        "has-times": "yes" if times else "no",
        "has-first": "yes" if first else "no",
        "first": first.wall_time if first else "",
        "first-day": first.local_date if first else "",
    }
    return said


def _today(turn: Turn) -> date:
    return local_date(turn.now, turn.person.tz)
