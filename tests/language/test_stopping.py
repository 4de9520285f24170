"""Proves that reasonable words for STOP stop, and that others do not."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from bot.domain.ids import MedicationId
from bot.domain.intents import Stop
from bot.language.replies import read

TABLE = tomllib.loads((Path(__file__).parent / "tables" / "stopping.toml").read_text("utf-8"))
NAMES = {"metformin": MedicationId(UUID(int=1)), "aspirin": MedicationId(UUID(int=2))}
NOW = datetime(2026, 11, 21, 11, 19, tzinfo=UTC)


def _stops(text: str, language: str) -> bool:
    return isinstance(read(text, language=language, names=NAMES, now=NOW).intent, Stop)


@pytest.mark.parametrize("language", ["en", "es"])
def test_reasonable_words_for_stop_stop(language: str) -> None:
    assert [text for text in TABLE["stop"] if not _stops(text, language)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_that_only_look_like_stop_do_not(language: str) -> None:
    assert [text for text in TABLE["go_on"] if _stops(text, language)] == []
