"""Proves that an operator gets a report in every form, and is told why not."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.clock import SystemClock
from bot.reports.visit.forms import Form
from bot.storage import Keyring, Storage
from tests.cli.conftest import Dosebell
from tests.reports.figures_said import expected
from tests.reports.keeping import keep
from tests.reports.reading import read
from tests.reports.visits import ANN, BEN, DAYS, Month, a_report

_FROM, _TO = str(DAYS.first), str(DAYS.last)


@pytest.fixture
def ann(dosebell: Dosebell, here: Path) -> str:
    dosebell("keys", "new")
    dosebell("migrate")
    asyncio.run(_keep(here))
    return str(ANN)


async def _keep(here: Path) -> None:
    storage = await Storage.open(
        f"sqlite:///{here / 'data/dosebell.sqlite3'}",
        keyring=Keyring.from_file(here / "data/dosebell.key"),
    )
    async with storage.transaction() as tx:
        await keep(tx, Month())
    await storage.close()


@pytest.mark.long
def test_a_report_comes_in_every_form(dosebell: Dosebell, ann: str, here: Path) -> None:
    for form in ("text", "html", "pdf", "csv", "fhir"):
        said = dosebell("report", ann, "--format", form, "--from", _FROM, "--to", _TO, "-o", form)
        assert (said.status, said.out) == (0, ""), said.err
        written = (here / form).read_bytes()
        assert read(Form(form), written, "en", a_report()) == expected(a_report()), form

    assert len(PdfReader(here / "pdf").pages) == 2
    many = dosebell("report", ann, str(BEN), "--to", _TO, "-o", ".", "--language", "es")
    assert many.status == 0, many.err
    assert "50 de 55" in (here / f"{ann}.txt").read_text()
    assert (here / f"{BEN}.txt").exists()


@pytest.mark.long
def test_whoever_was_enrolled_in_the_try_out_chat_is_found_there(
    dosebell: Dosebell, here: Path
) -> None:
    (here / "ann.toml").write_text(
        '[[medication]]\nname = "metformin 500 mg"\ndirections = "1 tablet twice a day"\n'
    )
    enrolled = dosebell("enrol", "ann.toml", "--channel", "try-out", "--address", "ann")
    ann = enrolled.out.strip()

    said = dosebell("report", ann)
    card = dosebell("card", ann, "-o", "card.pdf")
    code = dosebell("invite", ann, "--may", "alerts")
    kept = dosebell("export", ann)
    erased = dosebell("erase", ann, "--yes")

    assert "metformin 500\u00a0mg" in said.out, said.err
    assert card.status == 0, card.err
    assert len(code.out.replace(" ", "").strip()) == 8, code.err
    assert "metformin" in kept.out, kept.err
    assert erased.status == 0, erased.err
    assert not (here / "data/dosebell.sqlite3").exists()
    assert "there is no patient" in dosebell("export", ann).err


@pytest.mark.long
def test_what_cannot_be_reported_is_said_in_a_line(dosebell: Dosebell, ann: str) -> None:
    to_come = str(SystemClock().now().date() + timedelta(days=9))
    table = {
        ("ann",): "'ann' is no patient's id",
        ("00000000-0000-4000-8000-000000000000",): "there is no patient",
        (ann, "--from", "yesterday"): "--from 'yesterday' is no date; write it like 2026-05-01",
        (ann, "--from", "2026-02-02", "--to", "2026-02-01"): "cannot end on 2026-02-01 before",
        (ann, "--from", "0001-01-01", "--to", "0001-01-09"): "cannot start before 1900",
        (ann, "--from", to_come, "--to", to_come): "which is to come",
        (ann, "--from", "1999-01-01", "--to", "2026-01-01"): "at most 732 days",
        (ann, "--format", "pdf"): "-o FILE.pdf",
        (ann, str(BEN)): "-o FOLDER",
        (ann, "--language", "xx"): "does not speak 'xx'",
        (ann, "-o", "no/such/file"): "cannot be written",
    }
    for words, why in table.items():
        answer = dosebell("report", *words)

        assert answer.status == 2, words
        assert why in answer.err, words
