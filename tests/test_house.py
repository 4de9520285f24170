"""Proves that the house is in order: silenced checks, sizes, paths, and what is shipped."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from tests.sources import ROOT, committed, python_files

_MAX_LINES: Final = 250
_MAX_FUNCTION_LINES: Final = 40


def test_every_ignored_lint_rule_has_its_reason_beside_it() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()
    ignores = pyproject[
        pyproject.index("\nignore = [") : pyproject.index("[tool.ruff.lint.mccabe]")
    ]

    bare = [rule for rule in re.findall(r'\n +"[A-Z]+\d+".*', ignores) if "#" not in rule]

    assert not bare


def test_every_silenced_checker_has_its_reason_beside_it() -> None:
    marks = re.compile(
        r"(?:# noqa(?:: [A-Z0-9, ]+)?|# type: ignore(?:\[[a-z-, ]+\])?|except Exception\b.*:)(.*)"
    )

    bare = [
        f"{path.relative_to(ROOT)}: {mark[0]}"
        for path in python_files("bot", "tests", "benchmarks")
        if path != Path(__file__)
        for mark in marks.finditer(path.read_text())
        if len(mark[1].strip(" -#")) < 8
    ]

    assert not bare


def test_the_formatter_is_switched_off_nowhere() -> None:
    off = re.compile(r"# fmt: (?:skip|off)")

    switched = [
        str(path.relative_to(ROOT))
        for path in python_files("bot", "tests", "benchmarks")
        if path != Path(__file__) and off.search(path.read_text())
    ]

    assert not switched


def test_no_committed_file_names_a_path_of_the_machine_it_was_written_on() -> None:
    here = re.compile(rb"(?<![\w.])/(?:work|root|farm|tmp/bash_jobs|tmp/brief)/")

    named = [path for path in committed() if here.search((ROOT / path).read_bytes())]

    assert not named


def test_no_module_is_so_long_that_it_is_probably_two_things() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in python_files("bot")
        if len(path.read_text().splitlines()) > _MAX_LINES
    ]

    assert not long


def test_no_function_is_too_long_to_be_read_at_once() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in python_files("bot")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= _MAX_FUNCTION_LINES
    ]

    assert not long


def test_the_package_ships_every_file_of_the_bot(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        shipped = set(wheel.namelist())

    assert {path for path in committed() if path.startswith("bot/")} <= shipped
