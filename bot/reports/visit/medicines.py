"""The medicines of a report in words: a row of the first page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.domain.adherence.breaks import Break, LastTaken
from bot.domain.adherence.figures import MedicationFigures
from bot.domain.adherence.measures import Comparison, OfMedication
from bot.domain.adherence.shares import Change
from bot.domain.reports.report import AdherenceReport, ListedMedicine, Standing
from bot.domain.schedules import AsNeeded
from bot.reports import wording
from bot.reports.visit.content import Cell, Row
from bot.reports.visit.voice import Voice

COLUMNS: Final = ("medicine", "taken", "days", "timing", "break", "last")


def row(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Row:
    """Return one medicine in words."""
    latest = latest_of(of)
    return Row(
        name=voice.told(of.name),
        how=how(of, voice),
        about=tuple(_about(of, voice)),
        standing=voice.say("visit-standing", standing=str(of.standing).replace(" ", "-")),
        period=_period(latest, report, voice),
        cells=cells(latest, report, voice) if latest else (),
        needed=_needed(of, latest, voice),
        change=_change(of.against, voice),
    )


def latest_of(of: ListedMedicine) -> OfMedication | None:
    """Return the measures since its directions changed last."""
    return of.figures.periods[-1] if of.figures and of.figures.periods else None


def cells(latest: OfMedication, report: AdherenceReport, voice: Voice) -> tuple[Cell, ...]:
    """Return the figures of a medicine, one for each column after the first."""
    measures = latest.measures
    taken, days = (voice.measure(each, measures) for each in (measures.taking, measures.days))
    timing = voice.measure(measures.timing, measures, base="visit-timing-base")
    window = voice.say("visit-window", length=voice.length(latest.window)) if timing.base else ""
    return (
        Cell(taken.figure, taken.base),
        Cell(days.figure, days.base),
        Cell(timing.figure, ", ".join(filter(None, (timing.base, window)))),
        Cell(_break(latest.longest, voice) if latest.longest else "–"),
        Cell(_last(latest.last, report, voice) if latest.last else "–"),
    )


def _break(of: Break, voice: Voice) -> str:
    short, long = voice.length(of.shortest), voice.length(of.longest)
    return voice.say(
        "visit-between", is_one="yes" if short == long else "no", short=short, long=long
    )


def _last(of: LastTaken, report: AdherenceReport, voice: Voice) -> str:
    return voice.instant(of.at, report.patient.tz) if of.at else voice.dated(of.day)


def how(of: ListedMedicine, voice: Voice) -> str:
    """Return how it is taken."""
    if not of.phases:
        return voice.say("visit-how-unknown")
    return voice.say("visit-how", directions=wording.phases(of.phases))


def _about(of: ListedMedicine, voice: Voice) -> Iterator[str]:
    """Yield why it is taken, who prescribed it, and since when; then what nobody asked."""
    medicine = of.medication
    missing = []
    if purpose := voice.told(medicine.purpose):
        yield voice.say("visit-why", purpose=purpose)
    elif not _says_why(of):
        missing.append("why")
    if prescriber := voice.quoted(medicine.prescriber):
        yield voice.say("visit-prescriber", prescriber=prescriber)
    else:
        missing.append("prescriber")
    if of.since is not None:
        yield voice.say("visit-since", date=voice.dated(of.since))
    else:
        missing.append("since")
    if missing:
        told = ", ".join(voice.say("visit-missing", what=each) for each in missing)
        yield voice.say("visit-not-asked", missing=told)


def _says_why(of: ListedMedicine) -> bool:
    """Return whether its directions say already what it is for."""
    schedules = (phase.directions.schedule for phase in of.phases)
    return any(isinstance(each, AsNeeded) and each.reason for each in schedules)


def _period(latest: OfMedication | None, report: AdherenceReport, voice: Voice) -> str:
    if latest is None or latest.measures.period.days >= report.days.days:
        return ""
    period = latest.measures.period
    return voice.say(
        "visit-counted", first=voice.dated(period.first), last=voice.dated(period.last)
    )


def _needed(of: ListedMedicine, latest: OfMedication | None, voice: Voice) -> str:
    figures = of.figures
    if of.medication.as_needed or (figures and figures.as_needed_times):
        return _as_needed(figures, voice)
    if latest is None and of.standing is not Standing.TO_COME:
        return voice.say("visit-nothing-planned")
    return ""


def _as_needed(figures: MedicationFigures | None, voice: Voice) -> str:
    if figures is None:
        return voice.say("visit-needed", times=0, days=0, of=0, most=0)
    return voice.say(
        "visit-needed",
        times=figures.as_needed_times,
        days=figures.as_needed_days.count,
        of=figures.as_needed_days.of,
        most=figures.as_needed_most,
    )


def _change(of: Comparison | None, voice: Voice) -> str:
    """Return how it has changed, where chance and silence cannot have made that."""
    if of is None or of.change is Change.NOT_CLEAR:
        return ""
    return voice.say(
        "visit-row-change", change=str(of.change), range=voice.ranged(of.before.taking)
    )
