"""Puts a mail with a report on its way; the loop that sends mails does the rest."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import MailId, PersonId, new_id
from bot.domain.people import Person
from bot.domain.reports.mails import Mail
from bot.domain.reports.wanted import Wanted
from bot.storage import Transaction


def new(patient: Person, to: str, wanted: Wanted, *, by: PersonId | None, now: datetime) -> Mail:
    """Return the mail that is to bring a patient's report to an address; `by` is told of its
    fate."""
    return Mail(MailId(new_id()), patient.id, by, to, wanted, now, wakes_at=now)


async def queue(tx: Transaction, mail: Mail) -> None:
    """Let a mail go out: within seconds, or as long as its server is tried."""
    await tx.mails.add(mail)
    await tx.audit.write(
        mail.patient,
        at=mail.made_at,
        actor=mail.asked_by,
        action="report mail queued",
        subject=str(mail.id),
        details={"to": mail.to},
    )
