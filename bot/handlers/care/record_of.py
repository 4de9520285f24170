"""What does she take, and how was her week? The list and the figures of four weeks for whom the
patient lets see the whole record; the week in one figure. By text the record takes the PIN."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.actions.careful import OF_ANOTHER
from bot.actions.reporting import adherence_report, usual
from bot.actions.reporting_week import in_one_figure
from bot.domain.adherence.counting import count
from bot.domain.adherence.periods import Period
from bot.domain.care.links import Shared
from bot.domain.care.may_see import may_see
from bot.domain.deliveries import Utterance, Value
from bot.domain.ids import MedicationId
from bot.domain.intents import HowIs
from bot.domain.medications import Regimen
from bot.domain.people import ChannelName, Level
from bot.handlers import second_step
from bot.handlers.care import today_of, whose
from bot.handlers.care.whose import Cared
from bot.handlers.medicines import the_list
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date
from bot.reports import summary

_WEEK: Final = 7


async def asked(intent: HowIs, turn: Turn) -> None:
    """Show the record or the week of whoever is meant."""
    turn = turn.speaking(intent.language)
    cared = await whose.one(intent.whom, await whose.of(turn), turn)
    if cared is None:
        return
    if may_see(cared.link, intent.what, now=turn.now):
        await _shown(intent.what, cared, turn)
    elif may_see(cared.link, Shared.RECORD, now=turn.now):  # the week is in it
        await _week(cared, Shared.RECORD, cared.told(turn))
    elif await whose.may_be_shown(cared, Shared.TODAY, turn):
        turn = cared.told(turn)
        await turn.reply("care-only-today", cared.called)
        await today_of.show(cared, turn)


async def _shown(what: Shared, cared: Cared, turn: Turn) -> None:
    if what is Shared.WEEK:
        await _week(cared, what, cared.told(turn))
    elif not await second_step.is_missing(turn):
        await _record(cared, cared.told(turn))


async def _week(cared: Cared, what: Shared, turn: Turn) -> None:
    days = usual(cared.patient, now=turn.now, days=_WEEK)
    report = await adherence_report(turn.tx, cared.patient, days, now=turn.now)
    figure = in_one_figure(report, cared.link, what, called=cared.called, now=turn.now)
    await turn.reply("care-figures", {**figure.values, "lines": ()})


async def _record(cared: Cared, turn: Turn) -> None:
    """Show what is on the list, and what became of it; by text each medicine in one of its own."""
    by_text = turn.address.channel is ChannelName.SMS
    regimen = await _regimen(cared, turn)
    about: dict[str, Value] = {**cared.called, OF_ANOTHER: int(Level.NAMES)}
    lines = await _lines(regimen, cared, turn)
    inside: dict[str, Value] = {"count": len(regimen.current), "lines": () if by_text else lines}
    await turn.reply("care-record", {**about, **inside})
    for line in lines if by_text else ():
        await turn.reply("care-record-line", {**about, "line": (line,)})
    days = usual(cared.patient, now=turn.now)
    report = await adherence_report(turn.tx, cared.patient, days, now=turn.now)
    whole = in_one_figure(
        report, cared.link, Shared.RECORD, called=cared.called, now=turn.now
    ).values
    figures = await _figures(regimen, days, cared, turn)
    await turn.reply("care-figures", {**about, **whole, "lines": () if by_text else figures})


async def _regimen(cared: Cared, turn: Turn) -> Regimen:
    """Return the list without what is hidden from whoever asks."""
    whole = await turn.tx.medications.regimen(cared.patient.id)
    seen = (m for m in whole.medications if _may_see(cared, turn, of=m.id))
    return replace(whole, medications=tuple(seen))


async def _lines(regimen: Regimen, cared: Cared, turn: Turn) -> tuple[Utterance, ...]:
    theirs = replace(turn, people=(cared.patient,), whose=None)
    today = local_date(turn.now, cared.patient.tz)
    plans = await turn.tx.plans.covering(cared.patient.id, today)
    return tuple(the_list.line(each, regimen, plans, theirs) for each in regimen.current)


async def _figures(regimen: Regimen, days: Period, cared: Cared, turn: Turn) -> Value:
    """Return a line for each figure of some days; none where nothing was due."""
    seen = {m.id for m in regimen.medications}
    doses = await turn.tx.doses.between(cared.patient.id, days.first, days.last)
    mine = [dose for dose in doses if dose.medication in seen]
    figures = count(mine, (), regimen, days=days, zone=cared.patient.tz)
    return summary.utterance(figures).values.get("lines", ())


def _may_see(cared: Cared, turn: Turn, *, of: MedicationId) -> bool:
    return may_see(cared.link, Shared.RECORD, now=turn.now, of=of)
