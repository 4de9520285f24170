"""Tells of a week: the patient in words and as dots, and those who may know of it in one figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.actions import merging, reporting_links, say
from bot.actions.care import calling, keeping, knowing
from bot.actions.reporting import adherence_report
from bot.domain.adherence.measures import taking
from bot.domain.adherence.periods import Period
from bot.domain.adherence.shares import Range
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.tellings import Facts, TellingKind, Watcher
from bot.domain.deliveries import Reason, Utterance, Value
from bot.domain.people import ChannelName, Person
from bot.domain.reports.report import AdherenceReport
from bot.reports import weekly
from bot.storage import Transaction


async def tell(
    tx: Transaction, patient: Person, days: Period, *, now: datetime, web: str = ""
) -> None:
    """Tell a patient of their week, if there was anything to take, and whoever may know of it.

    `web` is how the outside world reaches our pages; empty: it does not.
    """
    report = await adherence_report(tx, patient, days, now=now)
    if not (report.figures.medications or report.extras):
        return
    if await _by_text(tx, patient):
        link = await reporting_links.of_week(tx, patient, days, web=web, now=now)
        said = weekly.in_a_text(report, link=link)
    else:
        said = weekly.in_words(report)
    await merging.tell(tx, patient, said, now=now, reason=Reason.SUMMARY)
    await _tell_caregivers(tx, report, now=now)


async def _by_text(tx: Transaction, patient: Person) -> bool:
    place = await say.reach(tx, patient)
    if place is None:
        return False
    address = (await tx.addresses.get_many([place.address]))[place.address]
    return address.channel is ChannelName.SMS


async def _tell_caregivers(tx: Transaction, report: AdherenceReport, *, now: datetime) -> None:
    links = await tx.care_links.of_patient(report.patient.id)
    if not any(may_see(link, Shared.WEEK, now=now) for link in links):
        return
    facts = await knowing.facts(tx, report.patient.id, now=now)
    for watcher in facts.watchers:
        if may_see(watcher.link, Shared.WEEK, now=now) and watcher.reachable:
            await _tell_one(tx, report, watcher, facts)


async def _tell_one(
    tx: Transaction, report: AdherenceReport, watcher: Watcher, facts: Facts
) -> None:
    """Tell one caregiver in one figure, if anything was due, without what is hidden from them; the
    patient can read it."""
    if not _taken(report, watcher.link, Shared.WEEK, now=facts.now).lowest.of:
        return
    person = await tx.people.get(watcher.id)
    called = await calling.patient(tx, watcher.link)
    said = in_one_figure(report, watcher.link, Shared.WEEK, called=called, now=facts.now)
    told = await merging.tell(tx, person, said, now=facts.now, reason=Reason.SUMMARY)
    await keeping.shown(tx, watcher, TellingKind.WEEK, facts, told)


def in_one_figure(
    report: AdherenceReport,
    link: CareLink,
    what: Shared,
    *,
    called: Mapping[str, Value],
    now: datetime,
) -> Utterance:
    """Return a report as it is told to a caregiver, without what they may not see."""
    taken = _taken(report, link, what, now=now)
    return weekly.of_another(taken, report.days, called)


def _taken(report: AdherenceReport, link: CareLink, what: Shared, *, now: datetime) -> Range:
    return taking(
        dose
        for medicine in report.medicines
        if may_see(link, what, now=now, of=medicine.medication.id)
        for dose in medicine.doses
        if dose.round is not None
    )
