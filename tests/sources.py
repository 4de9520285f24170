"""Finds this project's own files, for the tests that read them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent


def python_files(*folders: str) -> Iterator[Path]:
    """Yield the Python files under some folders of the project."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def committed() -> list[str]:
    """Return the paths of all files that git keeps, as seen from the project's folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("NO GIT: this is not a checkout, so nothing says which files are committed")
    return [path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()]
