"""Measures a morning's spike: our engine beside others' and beside a loop that remembers nothing.

It takes two minutes; `make bench ARGS="spike --whole"` is the whole of it, half an hour. Every
measurement is a fresh process against a provider in another one, on this machine alone. The races
are run one way after the other and then again, so that a busy minute hits them all; the table shows
the run in the middle by its speed. It prints figures and asserts none.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks.spike import crowds
from benchmarks.spike.crowds import Databases
from benchmarks.spike.figures import Figures, markdown, middle, table
from benchmarks.spike.racing import race_of
from benchmarks.spike.ways import CEILING, Race, Way, ways_of

#: What two minutes suffice for, and everything.
_QUICK: Final = (Race("telegram", 500), Race("sms", 500))
_WHOLE: Final = (
    *(Race("telegram", people, latency) for people in (1000, 10_000) for latency in (0.0, 0.05)),
    Race("telegram", 2000, 0.05, rate=200.0),
    Race("sms", 10_000),
    Race("sms", 10_000, 0.05),
)


def main() -> None:
    """Measure everything that was asked for, and print a table for each race."""
    asked = _asked()
    if asked.table:
        for title, saved in _saved(asked.table).items():
            runs_of = [middle(of_one) for of_one in saved.values()]
            print(markdown(title, runs_of, ceiling=CEILING.name))
        return
    console = Console(width=None if os.isatty(1) else 160)
    with crowds.databases() as databases:
        console.print(f"{_machine()}; load {_load()} before")
        runs = _measured(asked, databases, console)
        for race, figures in runs.items():
            shown = [middle(of_one) for of_one in figures.values()]
            console.print(table(str(race), shown, ceiling=CEILING.name))
    console.print(f"{asked.in_flight} in flight; load {_load()} after")


def _measured(
    asked: argparse.Namespace, databases: Databases, console: Console
) -> dict[Race, dict[str, list[Figures]]]:
    races = [*_races(asked)]
    ways = {race: [*ways_of(race, databases.kinds, only=asked.only)] for race in races}
    runs: dict[Race, dict[str, list[Figures]]] = {race: {} for race in races}
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )
    with bar:
        task = bar.add_task("", total=asked.times * sum(map(len, ways.values())))
        for race, way in _in_turn(ways, times=asked.times):
            bar.update(task, description=f"{race}: {way.name}")
            figures = race_of(race, way, databases, in_flight=asked.in_flight)
            runs[race].setdefault(way.name, []).append(figures)
            if asked.save:  # after each, since all of them take an hour
                asked.save.write_text(json.dumps(list(_as_json(runs)), indent=1))
            bar.advance(task)
    return runs


def _in_turn(ways: dict[Race, list[Way]], *, times: int) -> Iterator[tuple[Race, Way]]:
    for race, mine in ways.items():
        for _ in range(times):
            yield from ((race, way) for way in mine)


def _races(asked: argparse.Namespace) -> Sequence[Race]:
    if asked.people is None:
        return _WHOLE if asked.whole else _QUICK
    return [
        Race(asked.channel, people, latency / 1000, asked.rate)
        for people in asked.people
        for latency in asked.latency
    ]


def _machine() -> str:
    python = platform.python_version()
    return (
        f"{time.strftime('%F %R')}, {platform.machine()}, {os.cpu_count()} cores, Python {python}"
    )


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _as_json(runs: dict[Race, dict[str, list[Figures]]]) -> Iterator[dict[str, object]]:
    for race, figures in runs.items():
        for each in figures.values():
            yield from ({"race": str(race), **asdict(run)} for run in each)


def _saved(file: Path) -> dict[str, dict[str, list[Figures]]]:
    """Return the runs that were written into a file, by race and way."""
    runs: dict[str, dict[str, list[Figures]]] = {}
    for run in json.loads(file.read_text()):
        race = run.pop("race")
        runs.setdefault(race, {}).setdefault(run["way"], []).append(Figures(**run))
    return runs


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks spike", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--whole", action="store_true", help="everything")
    parser.add_argument("--people", type=int, nargs="+", help="one race for each size instead")
    parser.add_argument("--channel", choices=["telegram", "sms"], default="telegram")
    parser.add_argument("--latency", type=float, nargs="+", default=[0.0], help="milliseconds")
    parser.add_argument("--rate", type=float, default=0.0, help="429 above so many a second")
    parser.add_argument("--only", nargs="+", default=(), help="names, or parts of names, of ways")
    parser.add_argument("--in-flight", type=int, default=200)
    parser.add_argument(
        "--times", type=int, default=1, help="runs of each; the one in the middle is shown"
    )
    parser.add_argument("--save", type=Path, help="write every run here, as JSON")
    parser.add_argument("--table", type=Path, help="measure nothing: show such runs as Markdown")
    return parser.parse_args()


if __name__ == "__main__":
    main()
