"""Sentences of the tests' own, beside the real ones that every sentence is made of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.language.bundles import FOLDER, Unsayable, languages
from bot.language.sentences import Sentences

_OURS = """
plain = { $x }
inline = { $x } { $x-count }
named = { $x-names }
lines = { $x-lines }
two-lines =
    one
    two
"""
_BROKEN = """
whole = Whole.
this is no sentence
"""


def _copy(to: Path) -> Path:
    for language in languages():
        (to / language).mkdir()
        shutil.copy(FOLDER / language / "formats.ftl", to / language)
        (to / language / "ours.ftl").write_text(_OURS, encoding="utf-8")
    return to


@pytest.fixture
def tmp_sentences(tmp_path: Path) -> Sentences:
    """Return a few sentences of the tests' own, which raise where they cannot be said."""
    return Sentences.load(strict=True, folder=_copy(tmp_path))


@pytest.fixture
def forgiving_sentences(tmp_path: Path) -> Sentences:
    """Return sentences as patients get them: some are missing, one file is broken."""
    folder = _copy(tmp_path)
    (folder / "en" / "more.ftl").write_text(f"only-english = Hello.{_BROKEN}", encoding="utf-8")
    with pytest.raises(Unsayable, match="no sentence"):
        Sentences.load(strict=True, folder=folder)
    return Sentences.load(folder=folder)
