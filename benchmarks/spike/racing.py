"""Runs one race: a provider, the processes of one way, and what both say when it is over."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from typing import IO, Any, Final
from urllib.request import urlopen

from benchmarks.spike.contest import Asked
from benchmarks.spike.crowds import Databases
from benchmarks.spike.figures import Figures, read
from benchmarks.spike.ways import Race, Way

_LEAD: Final = 2.0  #: seconds in which an engine comes to rest before the spike
_LOOK: Final = 0.1
_NO_MORE: Final = 15.0  #: seconds without a new message after which the rest is lost


class Stuck(Exception):
    """A process that is measured has ended by itself."""


def race_of(race: Race, way: Way, databases: Databases, *, in_flight: int) -> Figures:
    """Return what one fresh run came to."""
    url = _database(race, way, databases)
    with ExitStack() as stack:
        provider = stack.enter_context(_provider(race))
        asked = Asked(
            people=race.people,
            api=provider,
            url=url,
            key=str(databases.key),
            client=way.client,
            channel=race.channel,
            in_flight=in_flight,
            rate=race.rate,
        )
        workers = [stack.enter_context(_contestant(way, asked)) for _ in range(way.workers)]
        due = _start(workers)
        _wait(race.people, provider, due, workers)
        said = [_end(worker) for worker in workers]
        figures = read(way.name, _get(provider, "figures"), said, due=due, people=race.people)
    databases.drop(way.database, url)
    return figures


def _database(race: Race, way: Way, databases: Databases) -> str:
    if way.has_crowd:
        return databases.crowd(way.database, race.channel, race.people)
    return databases.empty(way.database) if way.database else ""


@contextmanager
def _provider(race: Race) -> Iterator[str]:
    options = ("--latency", str(race.latency), "--rate", str(race.rate))
    with _python("benchmarks.spike.provider", *options) as process:
        yield _line(process.stdout)


@contextmanager
def _contestant(way: Way, asked: Asked) -> Iterator[subprocess.Popen[str]]:
    with _python(f"benchmarks.spike.{way.module}", json.dumps(asdict(asked))) as process:
        yield process


@contextmanager
def _python(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()


def _start(workers: Sequence[subprocess.Popen[str]]) -> float:
    """Tell all of them when it begins, once each is ready."""
    for worker in workers:
        if _line(worker.stdout) != "ready":
            raise Stuck("a contestant did not get ready; what it said stands above")
    due = time.time() + _LEAD
    for worker in workers:
        if worker.stdin is not None:
            worker.stdin.write(f"{due}\n")
            worker.stdin.flush()
    return due


def _wait(people: int, provider: str, due: float, workers: Sequence[subprocess.Popen[str]]) -> None:
    """Wait until everybody was reached, or nobody more is."""
    reached, since = 0, max(due, time.time())
    while reached < people and time.time() - since < _NO_MORE:
        time.sleep(_LOOK)
        if any(worker.poll() is not None for worker in workers):
            raise Stuck("a contestant has ended; what it said stands above")
        if (now := int(_get(provider, "count"))) > reached:
            reached, since = now, max(due, time.time())


def _end(worker: subprocess.Popen[str]) -> dict[str, float]:
    said, _ = worker.communicate()
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    return figures


def _get(provider: str, what: str) -> Any:  # noqa: ANN401 -- JSON may be anything
    with urlopen(f"{provider}/{what}", timeout=60) as answer:  # noqa: S310 -- our own provider
        return json.load(answer)


def _line(stream: IO[str] | None) -> str:
    return stream.readline().strip() if stream else ""
