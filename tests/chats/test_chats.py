"""Plays every `.chat` file and compares each line that the bot says."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.chats.player import transcript

_FILES = sorted(Path(__file__).parent.glob("*.chat"))


@pytest.mark.parametrize("file", _FILES, ids=[file.stem for file in _FILES])
async def test_the_talk_goes_as_it_is_written(file: Path) -> None:
    written = file.read_text(encoding="utf-8").splitlines()

    played = await transcript("\n".join(written))

    difference = unified_diff(written, played, "written", "played", lineterm="", n=2)
    assert played == written, "\n".join(difference)
