"""Plays every `.chat` file and compares each line that the bot says.

A talk in Spanish or by text shares its way with the one in English on Telegram, and caregivers live
through days with three people, so most of these run with what takes long.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.chats.player import transcript

_FOLDER = Path(__file__).parent
_FILES = {f: f.read_text(encoding="utf-8").splitlines() for f in sorted(_FOLDER.glob("*.chat"))}
_ALWAYS = {
    *("care_an_alert_far_away", "care_mum_took_her_pills"),
    *("es_onboarding", "es_sms_toda_la_charla", "sms_a_shared_phone", "sms_the_whole_talk"),
}
#: Talks that live through weeks, or play every kind of something.
_SLOW = {
    *("steadily_late", "which_round_keeps_the_rest", "every_kind_of_directions"),
    *("the_same_medicine_twice", "what_comes_between", "onboarding_survives_a_restart"),
}


def _marks(file: Path) -> list[pytest.MarkDecorator]:
    is_like_another = file.stem.startswith(("es_", "sms_", "care_")) and file.stem not in _ALWAYS
    return [pytest.mark.long] if is_like_another or file.stem in _SLOW else []


@pytest.mark.parametrize(
    "file", [pytest.param(file, marks=_marks(file), id=file.stem) for file in _FILES]
)
async def test_the_talk_goes_as_it_is_written(file: Path, migrated_sqlite_url: str) -> None:
    written = _FILES[file]

    played = await transcript("\n".join(written), migrated_sqlite_url)

    difference = unified_diff(written, played, "written", "played", lineterm="", n=2)
    assert played == written, "\n".join(difference)
