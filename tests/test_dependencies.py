"""Proves that every dependency is needed, locked and kept out of the domain."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any, Final

import pytest

from tests.sources import ROOT, python_files

_SETTINGS: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())
_LOCKS: Final = tuple(ROOT / "requirements" / name for name in ("run.txt", "dev.txt", "bench.txt"))

#: Dependencies that nothing imports, and why they are here all the same.
_NOT_IMPORTED: Final = {
    "aiosqlite": "named in database URLs",
    "python-multipart": "fastapi reads forms with it",
    "tzdata": "zoneinfo reads it where the machine has no zones of its own",
}


def test_there_are_fewer_than_thirty_direct_dependencies() -> None:
    assert len(_direct()) < 30


def test_every_direct_dependency_is_used_or_says_why_it_is_here() -> None:
    files = python_files("bot")
    imported = _brought_by(*(module for path in files for module in _imports(path)))

    unused = _direct() - imported - set(_NOT_IMPORTED)
    excused_for_nothing = set(_NOT_IMPORTED) & imported

    assert not unused
    assert not excused_for_nothing


def test_the_domain_contract_names_every_dependency() -> None:
    contracts = _SETTINGS["tool"]["importlinter"]["contracts"]
    forbidden = next(contract for contract in contracts if contract["type"] == "forbidden")

    assert _direct() <= _brought_by(*forbidden["forbidden_modules"])


@pytest.mark.parametrize("lock", _LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text())[1:]

    without = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]

    assert entries
    assert not without


@pytest.mark.parametrize("lock", _LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_server(lock: Path) -> None:
    assert not re.findall(r"https?:|file:|--index|--extra-index|--find-links", lock.read_text())


def test_the_tests_run_on_the_versions_that_are_shipped() -> None:
    run, dev, bench = (_pins(lock) for lock in _LOCKS)

    assert run.items() <= dev.items() <= bench.items()
    assert _direct() <= dev.keys()


def _direct() -> set[str]:
    """Return the names of what the bot needs to run."""
    wanted = _SETTINGS["project"]["dependencies"]
    return {_normal(re.split(r"[\[<>=!~ ;]", name)[0]) for name in wanted}


def _brought_by(*modules: str) -> set[str]:
    """Return the names of the distributions that bring some top-level modules."""
    brings = packages_distributions()
    return {_normal(name) for module in modules for name in brings.get(module, ())}


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", lock.read_text(), re.MULTILINE))


def _imports(path: Path) -> Iterator[str]:
    """Yield the top-level names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
