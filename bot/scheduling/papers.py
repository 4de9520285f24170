"""Makes the papers of reports out of what is kept, for whatever carries them: a message, a mail."""

from __future__ import annotations

from bot.actions.reporting import adherence_report
from bot.clock import Clock
from bot.domain.channels import Enclosure
from bot.domain.ids import PersonId
from bot.domain.reports.mails import Mail
from bot.domain.reports.posting import Posted
from bot.domain.reports.report import AdherenceReport
from bot.domain.reports.wanted import Wanted
from bot.domain.sheets import VisitReport
from bot.language.sentences import Sentences
from bot.reports.sheets.drawing import draw
from bot.reports.visit import letter, paper
from bot.storage import Storage
from bot.workers import Worker


class Papers:
    """Whatever is drawn of the record, as it stands when it is drawn."""

    def __init__(
        self, storage: Storage, clock: Clock, sentences: Sentences, worker: Worker
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._sentences = sentences
        self._worker = worker

    async def drawn(self, sheet: VisitReport) -> Enclosure:
        """Return a report as a document."""
        report = await self._report(sheet.patient, sheet.wanted)
        return await self._document(report, sheet.wanted.language)

    async def mail(self, mail: Mail) -> Posted:
        """Return a mail in words, with its report attached."""
        report = await self._report(mail.patient, mail.wanted)
        attached = await self._document(report, mail.wanted.language)
        return letter.written(mail, report, attached, self._sentences)

    async def _document(self, report: AdherenceReport, language: str) -> Enclosure:
        page = paper.page(report, self._sentences, language=language)
        return await self._worker.run(draw, page)

    async def _report(self, id_: PersonId, wanted: Wanted) -> AdherenceReport:
        async with self._storage.reading() as tx:
            patient = await tx.people.get(id_)
            report = await adherence_report(tx, patient, wanted.days, now=self._clock.now())
        return report.under(wanted)
