"""Measures a morning's spike: many rounds that fall due at one instant, sent over real HTTP.

`make bench`, or `python -m benchmarks.spike --people 1000 --ways sqlite`. The provider is the
stand-in for Telegram, a process of its own on this machine; each measurement is a fresh process.
The naive way beside it is a loop over the same client without any database: what the machine could
do if nothing had to be remembered.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from uuid import uuid4

from benchmarks.figures import Figures, read_log, table
from tests.chaos.processes import python, telegram
from tests.postgres import NoPostgres, PostgresServer, private_postgres

_WAYS: Final = ("naive", "sqlite", "postgres")
_SQLITE: Final = "sqlite+aiosqlite:///"


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that is measured."""

    way: str
    people: int
    in_flight: int


class Databases:
    """Gives each run a database with a crowd in it, which is written once and then copied."""

    def __init__(self, home: Path, postgres: PostgresServer | None) -> None:
        self._home = home
        self._postgres = postgres
        self._crowds: dict[Case, str] = {}

    def one(self, case: Case) -> str:
        """Return the URL of a database for one run; the naive way needs none."""
        if case.way == "naive":
            return ""
        if case not in self._crowds:
            url = self._new(case.way)
            run_one(replace(case, way="prepare"), url, self.key(case), api="http://127.0.0.1:1")
            self._crowds[case] = url
        return self._new(case.way, like=self._crowds[case])

    def key(self, case: Case) -> Path:
        """Return the file of the key that a crowd is sealed with."""
        return self._home / f"{case.way}-{case.people}.key"

    def _new(self, way: str, *, like: str | None = None) -> str:
        if way == "postgres":
            return self._server().new_database(like=like)
        file = self._home / f"{uuid4().hex}.sqlite3"
        if like is not None:
            shutil.copy(like.removeprefix(_SQLITE), file)
        return f"{_SQLITE}{file}"

    def _server(self) -> PostgresServer:
        if self._postgres is None:
            raise SystemExit("there is no PostgreSQL here")
        return self._postgres


def run_one(case: Case, url: str, key: Path, *, api: str) -> dict[str, object]:
    """Run one spike in a fresh process; return what it says of itself."""
    run = python(
        *("-m", "benchmarks.one_spike", "--way", case.way, "--people", str(case.people)),
        *("--in-flight", str(case.in_flight), "--api", api, "--url", url, "--key", str(key)),
    )
    said, _ = run.communicate()
    if run.returncode:
        raise SystemExit(f"the run of {case} failed")
    figures: dict[str, object] = json.loads(said.splitlines()[-1])
    return figures


def measure(case: Case, databases: Databases, folder: Path) -> Figures:
    """Return the figures of one fresh run."""
    folder.mkdir(parents=True)
    url = databases.one(case)
    with telegram(folder) as provider:
        said = run_one(case, url, databases.key(case), api=provider.url)
        return read_log(case.way, provider.log, said)


def main() -> None:
    """Measure everything that was asked for, and print a table for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--ways", nargs="+", default=list(_WAYS), choices=_WAYS)
    parser.add_argument("--in-flight", type=int, default=200)
    parser.add_argument("--times", type=int, default=3, help="runs of each; the median is shown")
    asked = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        postgres = _postgres(stack) if "postgres" in asked.ways else None
        ways = [way for way in asked.ways if way != "postgres" or postgres]
        for people in asked.people:
            cases = [Case(way, people, asked.in_flight) for way in ways]
            figures = _interleaved(cases, Databases(home, postgres), home, times=asked.times)
            print(f"\n{people} rounds due at one instant, {asked.in_flight} in flight\n")
            print(table([_middle(runs) for runs in figures]))


def _postgres(stack: ExitStack) -> PostgresServer | None:
    try:
        return stack.enter_context(private_postgres(durable=True))
    except NoPostgres as error:
        print(f"PostgreSQL is not measured: {error}", file=sys.stderr)
        return None


def _interleaved(
    cases: list[Case], databases: Databases, home: Path, *, times: int
) -> list[list[Figures]]:
    """Measure one case after the other and again, so that a busy minute hits them all."""
    runs: list[list[Figures]] = [[] for _ in cases]
    for time in range(times):
        for case, mine in zip(cases, runs, strict=True):
            mine.append(measure(case, databases, home / f"{case.people}-{case.way}-{time}"))
    return runs


def _middle(runs: list[Figures]) -> Figures:
    """Return the run that lies in the middle by its speed."""
    return sorted(runs, key=lambda run: run.per_second)[len(runs) // 2]


if __name__ == "__main__":
    main()
