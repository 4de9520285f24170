"""`dosebell report`: writes what became of patients' doses, in any form, for a visit."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.actions.reporting import adherence_report, usual
from bot.cli import patients
from bot.cli.options import ConfigFile, settings
from bot.cli.patients import patient_id, put, spoken
from bot.config import Settings
from bot.domain.adherence.periods import Period
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.domain.people import Person
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made

_MANY: Final = 2  #: from so many reports on a bar shows how far it has come


def report(  # noqa: PLR0913 - each is a part of the command line
    patient: Annotated[
        list[str], typer.Argument(help="As `enrol` printed it; one or several.", show_default=False)
    ],
    form: Annotated[Form, typer.Option("--format", help="The form it comes in.")] = Form.TEXT,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help="Like 2026-05-01.", show_default=False)
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help="Else yesterday.", show_default=False)
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            *("-o", "--output"),
            metavar="FILE",
            help="Where it is put; for several patients a folder.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[str, typer.Option(help="en, es; else the patient's own.")] = "",
    config: ConfigFile = None,
) -> None:
    """Write what became of a patient's doses, for a visit.

    As text, html, pdf, csv or fhir.
    """
    ids = [patient_id(each) for each in dict.fromkeys(patient)]
    wanted = _Wanted(_day(first, "--from"), _day(last, "--to"), form, spoken(language))
    _check(output, ids, form)
    asyncio.run(_write(settings(config), ids, wanted, output))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which report, and in which form."""

    first: date | None
    last: date | None
    form: Form
    language: str

    def period(self, person: Person, *, now: datetime) -> Period:
        """Return the days of the report: as many as usual, where only one end is named."""
        last = self.last or usual(person, now=now).last
        if self.first is not None:
            return Period(self.first, last)
        days = usual(person, now=now).days
        return Period(date.fromordinal(last.toordinal() - days + 1), last)


def _day(written: str, option: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise BadInput(f"{option} {written!r} is no date; write it like 2026-05-01") from None


def _check(output: Path | None, ids: Sequence[PersonId], form: Form) -> None:
    if len(ids) > 1 and (output is None or not output.is_dir()):
        raise BadInput("several reports need a folder that is there: -o FOLDER")
    if output is None and form is Form.PDF:
        raise BadInput("a PDF is no text for a terminal; say where it is put: -o FILE.pdf")


async def _write(
    chosen: Settings, ids: Sequence[PersonId], wanted: _Wanted, output: Path | None
) -> None:
    sentences = Sentences.load()
    hidden = len(ids) < _MANY or not sys.stderr.isatty()
    with typer.progressbar(length=len(ids), file=sys.stderr, hidden=hidden) as bar:
        async for person, value in _reports(chosen, ids, wanted):
            language = wanted.language or person.language
            data = made(value, wanted.form, sentences, language=language)
            if output is None:
                sys.stdout.buffer.write(data)
            else:
                put(_place(output, person, wanted, several=len(ids) > 1), data)
            bar.update(1)


def _place(output: Path, person: Person, wanted: _Wanted, *, several: bool) -> Path:
    return output / f"{person.id}.{wanted.form.ending}" if several else output


async def _reports(
    chosen: Settings, ids: Sequence[PersonId], wanted: _Wanted
) -> AsyncIterator[tuple[Person, AdherenceReport]]:
    """Yield each patient's report; it is written down that it was made."""
    async with patients.opened(chosen, ids[0]) as (storage, clock):
        for id_ in ids:
            now = clock.now()
            async with storage.transaction() as tx:
                person = await patients.patient(tx, id_)
                period = wanted.period(person, now=now)
                value = await adherence_report(tx, person, period, now=now)
                await tx.audit.write(
                    id_, at=now, actor=None, action="report made", subject=str(id_)
                )
            yield person, value
