"""Shares a report by a link, opens it for whoever has the link, and ends it again."""

from __future__ import annotations

from datetime import datetime

from bot.actions import merging
from bot.actions.reporting import adherence_report
from bot.domain.adherence.periods import Period
from bot.domain.deliveries import Utterance
from bot.domain.ids import PersonId, SharedLinkId, new_id
from bot.domain.people import Level, Person
from bot.domain.reports.links import SharedLink, fresh_token
from bot.domain.reports.report import AdherenceReport
from bot.domain.reports.wanted import Wanted
from bot.storage import Transaction


async def share(
    tx: Transaction, patient: Person, wanted: Wanted, *, by: PersonId | None, now: datetime
) -> str:
    """Return the token of a new link, which is kept nowhere."""
    token = fresh_token()
    link = SharedLink(SharedLinkId(new_id()), patient.id, by, now, wanted)
    await tx.shared_links.add(link, token=token)
    await _note(tx, link, "report shared", by=by, now=now)
    return token


async def of_week(
    tx: Transaction, patient: Person, days: Period, *, web: str, now: datetime
) -> str:
    """Return a link to the report of a week, for somebody who can open one; "": they get none.

    Whoever has had a link of theirs opened, and has not ended their links since, has a browser. The
    page names every medicine, which nothing does by itself below wording level 2.
    """
    links = await tx.shared_links.of_patient(patient.id) if web else []
    mine = [each for each in links if each.asked_by == patient.id]
    has_browser = any(each.opened_at for each in mine) and mine[-1].revoked_at is None
    if not (has_browser and patient.level is Level.NAMES):
        return ""
    wanted = Wanted(days, patient.language)
    return address(web, await share(tx, patient, wanted, by=patient.id, now=now))


def address(web: str, token: str) -> str:
    """Return where on the web a link leads."""
    return f"{web}/r/{token}"


async def is_good(tx: Transaction, token: str, *, now: datetime) -> SharedLink | None:
    """Return the link with this token where it opens something; looking at it changes nothing."""
    link = await tx.shared_links.find(token)
    return link if link and link.is_good(now=now) else None


async def opened(
    tx: Transaction, token: str, *, now: datetime
) -> tuple[SharedLink, AdherenceReport] | None:
    """Return what a link shows; its owner is told the first time. None: it opens nothing."""
    link = await is_good(tx, token, now=now)
    if link is None:
        return None
    patient = await tx.people.get(link.patient)
    if link.opened_at is None:
        await tx.shared_links.replace(link, link.open(at=now))
        told = Utterance("report-link-opened", {"day": link.wanted.days.last})
        await merging.tell(tx, patient, told, now=now)
    await _note(tx, link, "shared report opened", by=None, now=now)
    report = await adherence_report(tx, patient, link.wanted.days, now=now)
    return link, report.under(link.wanted)


async def revoke_all(tx: Transaction, patient: Person, *, by: PersonId, now: datetime) -> int:
    """End all links of a patient that still open something; return how many there were."""
    good = [each for each in await tx.shared_links.of_patient(patient.id) if each.is_good(now=now)]
    for link in good:
        await tx.shared_links.replace(link, link.revoke(at=now))
        await _note(tx, link, "shared report withdrawn", by=by, now=now)
    return len(good)


async def _note(
    tx: Transaction, link: SharedLink, action: str, *, by: PersonId | None, now: datetime
) -> None:
    await tx.audit.write(link.patient, at=now, actor=by, action=action, subject=str(link.id))
