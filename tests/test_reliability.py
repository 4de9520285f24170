"""Proves that the page about faults names all of them, and tests that are there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tests.sources import ROOT, python_files

_PAGE: Final = ROOT / "docs/reliability.md"
_FAULTS: Final = 38


def _rows() -> dict[str, str]:
    lines = _PAGE.read_text().splitlines()
    found = (re.match(r"\| (F\d+) \|(.+)\|$", line) for line in lines)
    return {row[1]: row[2].rpartition("|")[2] for row in found if row}


def _tests() -> set[str]:
    files: list[Path] = list(python_files("tests"))
    return {
        name
        for file in files
        for name in re.findall(r"^(?:async )?def (test_\w+)", file.read_text(), re.MULTILINE)
    }


def test_every_fault_has_a_test_or_says_why_not() -> None:
    assert list(_rows()) == [f"F{number}" for number in range(1, _FAULTS + 1)]

    silent = [name for name, proof in _rows().items() if not ("`test_" in proof or "Why" in proof)]
    assert not silent


def test_every_test_that_the_page_names_is_there() -> None:
    named = {name for proof in _rows().values() for name in re.findall(r"`(test_\w+)`", proof)}

    assert named - _tests() == set()
