"""Proves that logs carry ids and nothing that a patient would not want to be read."""

from __future__ import annotations

import ast
import json
import logging
import sqlite3
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import OperationalError

from bot import logs
from bot.domain.doses import DoseState
from tests.sources import python_files

TOKEN = "8123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
NUMBER = "+1 (555) 010-9999"
CANARIES = (TOKEN, NUMBER, "+15550109999", "Annabel Canary", "canarybrom", "987654321")


@pytest.fixture
def written() -> Iterator[StringIO]:
    """What the logs write during the test."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    stream = StringIO()
    logs.start("info", stream=stream)
    yield stream
    root.handlers[:], root.level = before
    logging.captureWarnings(False)


def test_a_line_is_json_with_a_time_and_ids(written: StringIO) -> None:
    round_ = uuid4()

    logging.getLogger("bot.somewhere").info(
        "round closed", extra={"round": round_, "state": DoseState.NOT_ASKED, "count": 3}
    )

    line = _lines(written)[0]
    assert datetime.fromisoformat(line.pop("at")).tzinfo is not None
    assert line == {
        "level": "info",
        "from": "bot.somewhere",
        "said": "round closed",
        "round": str(round_),
        "state": "not asked",
        "count": 3,
    }


def test_only_known_names_stand_beside_a_message(written: StringIO) -> None:
    logging.getLogger("bot").info(
        "x",
        extra={
            "nickname": "Annabel Canary",  # not on the list
            "person": "Annabel Canary",  # not an id
            "reason": f"she said {NUMBER!r}; \U0001f48a",  # not a word or two
            "error": ValueError("canarybrom"),
            "due": datetime(2026, 1, 1, tzinfo=UTC),
            "seconds": timedelta(seconds=2),
        },
    )

    line = _lines(written)[0]
    assert line["person"] == line["reason"] == "(withheld)"
    assert line["error"] == "ValueError"
    assert line["due"] == "2026-01-01T00:00:00.000+00:00"
    assert line["seconds"] == 2
    assert "nickname" not in line


@pytest.mark.parametrize("canary", CANARIES)
def test_an_error_is_told_without_its_words(canary: str, written: StringIO) -> None:
    try:
        try:
            raise OSError(5, canary)
        except OSError as cause:
            raise RuntimeError(f"could not write to {canary}") from cause
    except RuntimeError:
        logging.getLogger("bot").exception("a beat failed")

    failed = _lines(written)[0]["failed"]
    assert canary not in written.getvalue()
    assert failed[0] == "RuntimeError"
    assert failed[1].startswith("tests/test_logs.py:")
    assert failed[2] == "OSError 5"


def test_an_error_of_a_database_is_told_with_its_code(written: StringIO, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError) as error:
        sqlite3.connect(tmp_path / "nowhere" / "file")
    wrapped = OperationalError("SELECT 1", None, error.value)

    logging.getLogger("bot").error("keeping failed", extra={"why": wrapped})

    assert _lines(written)[0]["why"] == "OperationalError SQLITE_CANTOPEN"


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize(
    "name", ["telegram.Bot", "httpx", "asyncio", "apscheduler.scheduler", "uvicorn.error", "other"]
)
def test_other_libraries_tell_no_more_than_their_template(
    name: str, canary: str, written: StringIO
) -> None:
    logger = logging.getLogger(name)

    logger.debug("request %s", canary)
    logger.info("request %s", canary)
    logger.warning("request %s", canary)
    logger.error(f"request {canary}")  # noqa: G004 - as careless as a library may be

    assert canary not in written.getvalue()
    said = [line["said"] for line in _lines(written) if line["level"] != "info"]
    assert said[0] == "request %s"
    assert said[1].startswith("(withheld) test_logs.py:")


@pytest.mark.parametrize("canary", CANARIES)
def test_a_warning_of_python_itself_is_withheld(canary: str, written: StringIO) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"odd: {canary}", stacklevel=1)

    assert canary not in written.getvalue()


@pytest.mark.parametrize("canary", [TOKEN, NUMBER, "987654321", "abcdefgh" * 5])
def test_tokens_and_numbers_are_scrubbed_even_from_our_own_words(
    canary: str, written: StringIO
) -> None:
    own = uuid4()

    logging.getLogger("bot").warning(f"{own} sent to {canary}")  # noqa: G004 - a slip of ours

    assert canary not in written.getvalue()
    assert str(own) in written.getvalue()


def test_uvicorn_keeps_no_list_of_visits(written: StringIO) -> None:
    logging.getLogger("uvicorn.access").warning('%s "GET /r/%s"', "198.51.100.7", "a-secret-link")

    assert not written.getvalue()


def test_everything_the_bot_logs_beside_a_message_is_on_the_list() -> None:
    known = logs.IDS | logs.WORDS

    unknown = [
        f"{path}:{node.lineno} {key.value!r}"
        for path in python_files("bot")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.keyword) and node.arg == "extra"
        if isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant) and key.value not in known
    ]

    assert not unknown


def _lines(written: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]
