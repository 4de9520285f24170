"""A letter says how to send its code, by the phone that somebody has, in their own language."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import pytest

from bot.actions.clinic.enrolling import Letter
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Entry
from bot.domain.ids import ClinicId, RosterId
from bot.language.sentences import Sentences
from bot.web.clinic import printing
from bot.web.clinic.parts import Pages
from bot.web.clinic.printing import Ways

_NOW: Final = datetime(2026, 11, 23, 14, tzinfo=UTC)
_CLINIC: Final = Clinic(ClinicId(UUID(int=1)), "Hill Street", "en", "US", "America/New_York")
_LINK: Final = "https://t.me/dosebell_bot?start=e-4K7M2QXP9TRW"
_NUMBER: Final = "+12025550100"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("ways", "link"),
    [
        (Ways("dosebell_bot", ()), _LINK),
        (Ways("", (_NUMBER,)), ""),
        (Ways("dosebell_bot", (_NUMBER,)), _LINK),
        (Ways("", ()), ""),
    ],
)
def test_a_letter_says_how_to_send_its_code(ways: Ways, link: str, language: str) -> None:
    entry = Entry(RosterId(UUID(int=2)), _CLINIC.id, "Inés García", "4711", language)
    letter = Letter(entry, "4K7M2QXP9TRW", _NOW)

    page = printing.letters(_CLINIC, [letter], Pages(Sentences.load(strict=True)), ways)

    (told,) = json.loads(page.content)["letters"]
    assert (told["to"], told["reference"], told["code"]) == (
        *("Inés García", "4711"),
        "4K7M 2QXP 9TRW",
    )
    assert told["link"].replace("\u200b", "") == link
    assert told["qr"].startswith("<svg") is bool(link)
    assert any(_NUMBER[-4:] in step for step in told["steps"]) is bool(ways.numbers)
    assert ("22 ene" if language == "es" else "22 Jan") in told["foot"]
