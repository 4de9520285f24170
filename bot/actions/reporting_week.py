"""Tells of a week: the patient in words and as dots, and those who may know of it in one figure."""

from __future__ import annotations

from datetime import datetime

from bot.actions import merging, reporting_links, say
from bot.actions.care import knowing, wording
from bot.actions.reporting import adherence_report
from bot.domain.adherence.measures import taking
from bot.domain.adherence.periods import Period
from bot.domain.care.links import Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.showing import show
from bot.domain.care.tellings import Facts, TellingKind, Watcher
from bot.domain.deliveries import Reason
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
    person = await tx.people.get(watcher.id)
    seen = [
        dose
        for medicine in report.medicines
        if may_see(watcher.link, Shared.WEEK, now=facts.now, of=medicine.medication.id)
        for dose in medicine.doses
        if dose.round is not None
    ]
    taken = taking(seen)
    if not taken.lowest.of:
        return
    called = wording.called(report.patient, watcher.link)
    said = weekly.of_another(taken, report.days, called)
    told = await merging.tell(tx, person, said, now=facts.now, reason=Reason.SUMMARY)
    before = await tx.care_watches.of(report.patient.id)
    decision = show(before, watcher, TellingKind.WEEK, facts)
    await tx.care_watches.save(before, decision.watch, wakes_at=facts.now)
    for telling in decision.tell:
        await tx.care_watches.add_telling(telling, told.id if told else None)
