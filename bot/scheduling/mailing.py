"""Sends mails that wait: each is claimed before it goes out, and told of when it has."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.actions import merging
from bot.clock import Clock
from bot.domain.deliveries import Utterance
from bot.domain.errors import BotError, NotFound, TryAgain, Unsure
from bot.domain.reports.mails import Mail, MailState
from bot.domain.reports.posting import Mailer
from bot.scheduling.papers import Papers
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 5
_TOLD: Final = {
    MailState.ACCEPTED: "report-mailed",
    MailState.REFUSED: "report-not-mailed",
    MailState.EXPIRED: "report-not-mailed",
    MailState.UNKNOWN: "report-perhaps-mailed",
}
_log = logging.getLogger(__name__)


class Mailing:
    """Everything that goes out by e-mail."""

    def __init__(
        self, storage: Storage, clock: Clock, papers: Papers, mailer: Mailer | None
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._papers = papers
        self._mailer = mailer

    async def run(self) -> bool:
        """Send what waits; return whether there was anything."""
        if self._mailer is None:
            return False
        claimed = await self._claimed()
        for mail in claimed:
            if not mail.is_over:
                await self._save(mail, await self._sent(mail, self._mailer))
        return bool(claimed)

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when a mail must be looked at next."""
        return await tx.mails.next_wake() if self._mailer else None

    async def _claimed(self) -> Sequence[Mail]:
        """Return the mails that are now ours, and those that are over by that."""
        now = self._clock.now()
        claimed = []
        async with self._storage.transaction() as tx:
            for mail in await tx.mails.waking_by(now, _AT_ONCE):
                new = await tx.mails.replace(mail, mail.claim(now=now))
                claimed.append(new)
                await _tell(tx, new, now=now)
        return claimed

    async def _sent(self, mail: Mail, mailer: Mailer) -> Mail | None:
        """Return what has become of a mail; None: nobody knows, so that its claim stands until it
        is in doubt."""
        about = {"mail": str(mail.id), "patient": str(mail.patient)}
        try:
            await mailer.post(await self._papers.mail(mail))
        except TryAgain as error:
            _log.warning("a mail waits", extra={**about, "why": str(error)})
            return mail.wait(now=self._clock.now())
        except Unsure as error:
            _log.warning("a mail is in doubt", extra={**about, "why": str(error)})
            return None
        except BotError as error:
            _log.warning("a mail is refused", extra={**about, "why": error})
            return mail.refuse()
        return mail.accept()

    async def _save(self, mail: Mail, new: Mail | None) -> None:
        if new is None:
            return
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            await tx.mails.replace(mail, new)
            await _tell(tx, new, now=now)


async def _tell(tx: Transaction, mail: Mail, *, now: datetime) -> None:
    """Tell whoever wanted it what became of a mail, and write it down."""
    if not mail.is_over:
        return
    action = f"report mail {mail.state}"
    await tx.audit.write(mail.patient, at=now, actor=None, action=action, subject=str(mail.id))
    if mail.asked_by is None:
        return
    try:
        person = await tx.people.get(mail.asked_by)
    except NotFound:
        return
    await merging.tell(tx, person, Utterance(_TOLD[mail.state], {"to": mail.to}), now=now)
