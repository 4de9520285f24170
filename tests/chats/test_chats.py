"""Plays every `.chat` file and compares each line that the bot says."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.chats.player import transcript

_FOLDER = Path(__file__).parent
_FILES = {f: f.read_text(encoding="utf-8").splitlines() for f in sorted(_FOLDER.glob("*.chat"))}


@pytest.mark.parametrize("file", _FILES, ids=[file.stem for file in _FILES])
async def test_the_talk_goes_as_it_is_written(file: Path, migrated_sqlite_url: str) -> None:
    written = _FILES[file]

    played = await transcript("\n".join(written), migrated_sqlite_url)

    difference = unified_diff(written, played, "written", "played", lineterm="", n=2)
    assert played == written, "\n".join(difference)
