"""Keeps mails: which report is on its way to whom. Sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row

from bot.domain.ids import MailId, PersonId
from bot.domain.reports.mails import Mail
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Bell, Session, Values
from bot.storage.statements import everything
from bot.storage.tables.reports import mails

_MAIL: Final = Json(Mail)


class Mails:
    """What goes out by e-mail."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, mail: Mail) -> None:
        """Keep a new mail."""
        await self._session.keys.load([mail.patient])
        mail = replace(mail, wakes_at=None) if self._session.is_hushed else mail
        row = {"id": mail.id, "patient_id": mail.patient, "version": mail.version}
        await self._session.insert(mails, {**row, **self._row(mail)})
        self._session.ring(Bell.OUTBOX)

    async def get(self, id_: MailId) -> Mail | None:
        """Return a mail; None where there is none, or its patient was erased."""
        rows = await self._session.rows_among(everything(mails), mails.c.id, [id_])
        found = await self._opened(rows)
        return found[0] if found else None

    async def waking_by(self, now: datetime, limit: int) -> list[Mail]:
        """Return mails that somebody must look at; nobody else gets them in this transaction."""
        every, at = everything(mails), mails.c.wakes_at
        return await self._opened(await self._session.due(every, at, now, limit, locks=True))

    async def next_wake(self) -> datetime | None:
        """Return when somebody must look at one next."""
        return await self._session.earliest(mails.c.wakes_at)

    async def of_patient(self, patient: PersonId) -> list[Mail]:
        """Return all mails with reports of a patient, the newest last."""
        theirs = await self._session.rows_among(everything(mails), mails.c.patient_id, [patient])
        return sorted(await self._opened(theirs), key=lambda mail: mail.made_at)

    async def replace(self, old: Mail, new: Mail) -> Mail:
        """Save `new` over `old`, unless somebody else changed the mail first."""
        await self._session.keys.load([old.patient])
        await swap(self._session, mails, Swap(old.id, old.version, self._row(new)))
        return replace(new, version=old.version + 1)

    async def _opened(self, rows: Sequence[Row[Any]]) -> list[Mail]:
        await self._session.keys.load(row.patient_id for row in rows)
        return [self._mail(row) for row in rows if self._session.keys.exists(row.patient_id)]

    def _row(self, mail: Mail) -> Values:
        key = self._session.keys.of(mail.patient)
        return {"wakes_at": mail.wakes_at, "content": key.seal(_place(mail.id), _MAIL.dump(mail))}

    def _mail(self, row: Row[Any]) -> Mail:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(_MAIL.load(raw), version=row.version)


def _place(id_: MailId) -> Place:
    return Place("mail", id_, "content")
