"""`make simulate`: plays ten thousand seeds, or one by its number, and tells what it found.

Ctrl-C, or `timeout 8h make simulate ARGS="--seeds 100000"`, ends it early; it tells what it has.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Pool
from typing import Final

from bot.clock import SystemClock
from tests.simulation.oracle import Verdict, judge
from tests.simulation.script import PEOPLE, Deed, Fault, Script, write
from tests.simulation.world import play

_CLOCK: Final = SystemClock()
_MANY: Final = 10_000
_WIDTH: Final = 30
_SHOWN: Final = 20
_HASHES: Final = "PYTHONHASHSEED"
_SELDOM: Final = (50_000, 20, 100)  #: Python's own begins with 700


@dataclass(slots=True)
class Tally:
    """What all seeds came to."""

    seeds: int = 0
    doses: int = 0
    asked: int = 0
    not_asked: int = 0
    answers: int = 0
    deaths: int = 0
    complaints: list[tuple[int, str]] = field(default_factory=list)

    def add(self, seed: int, verdict: Verdict) -> None:
        """Count one more."""
        self.seeds += 1
        self.doses += verdict.doses
        self.asked += verdict.asked
        self.not_asked += verdict.not_asked
        self.answers += verdict.answers
        self.deaths += verdict.deaths
        self.complaints += [(seed, str(complaint)) for complaint in verdict.complaints]


def main() -> int:
    asked = _asked()
    logging.disable(logging.CRITICAL)  # what goes wrong here goes wrong on purpose
    if os.environ.get(_HASHES) != "0":
        # The order of a set of words hangs on it, and a seed must always mean the same.
        again = [sys.executable, *sys.orig_argv[1:]]
        os.execve(sys.executable, again, {**os.environ, _HASHES: "0"})  # noqa: S606 - this very program
    if asked.seed is not None:
        return _one(asked.seed, asked.people)
    began = _CLOCK.monotonic()
    tally = Tally()
    with suppress(KeyboardInterrupt):  # what was played until then is told all the same
        for seed, verdict in _all(asked):
            tally.add(seed, verdict)
            _say_at_once(seed, verdict)
            _show(tally, asked.seeds, _CLOCK.monotonic() - began)
    _tell(tally, _CLOCK.monotonic() - began, people=asked.people)
    return int(bool(tally.complaints))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=_MANY, help="how many")
    parser.add_argument("--first", type=int, default=1, help="the first of them")
    parser.add_argument("--seed", type=int, help="this one alone, with its whole story")
    parser.add_argument("--people", type=int, default=PEOPLE, help="of each; many share a beat")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _all(asked: argparse.Namespace) -> Iterator[tuple[int, Verdict]]:
    """Yield the verdict on each seed, as they come."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as `timeout 8h make simulate` ends
    seeds = range(asked.first, asked.first + asked.seeds)
    with Pool(asked.workers, _prepare) as pool:
        yield from pool.imap_unordered(partial(_judged, people=asked.people), seeds)


def _prepare() -> None:
    """Do not mind Ctrl-C: the first process tells what it has heard of, and ends the others. What
    is made here is thrown away soon, so that to look for circles in it more seldom saves time."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(*_SELDOM)


def _judged(seed: int, *, people: int) -> tuple[int, Verdict]:
    logging.disable(logging.CRITICAL)
    return seed, judge(play(write(seed, people)))


def _one(seed: int, people: int) -> int:
    """Play one seed, and tell its whole story."""
    script = write(seed, people)
    evidence = play(script)
    for line in story(script):
        print(line)
    for call in evidence.calls:
        how = "taken" if call.taken else "refused"
        kind = "edit" if call.edits else "message"
        print(f"{call.at:%d %H:%M:%S} > {call.place} {kind} {how}: {call.text!r}")
    verdict = judge(evidence)
    for complaint in verdict.complaints:
        print(f"COMPLAINT {complaint}")
    print(f"seed {seed}: {verdict.doses} doses, {len(verdict.complaints)} complaints")
    return int(bool(verdict.complaints))


def story(script: Script) -> Iterator[str]:
    """Yield what a seed has decided."""
    yield f"from {script.starts} to {script.ends}, {script.machines} machines"
    for patient in script.patients:
        yield f"{patient}"
    events: list[Deed | Fault] = [*script.deeds, *script.faults]
    for event in sorted(events, key=lambda event: event.at):
        yield f"{event}"


def _say_at_once(seed: int, verdict: Verdict) -> None:
    """Name each complaint as it comes: a night is long."""
    for complaint in verdict.complaints:
        print(f"seed {seed}: {complaint}", file=sys.stderr, flush=True)


def _show(tally: Tally, seeds: int, seconds: float) -> None:
    """Show how far it is, where somebody looks."""
    if not sys.stderr.isatty():
        return
    done = tally.seeds * _WIDTH // seeds
    left = seconds / tally.seeds * (seeds - tally.seeds)
    bar = "#" * done + "." * (_WIDTH - done)
    about = f"{tally.seeds}/{seeds} seeds, {tally.doses} doses, {left / 60:.0f} min left"
    print(f"\r[{bar}] {about}, {len(tally.complaints)} complaints ", end="", file=sys.stderr)
    if tally.seeds == seeds:
        print(file=sys.stderr)


def _tell(tally: Tally, seconds: float, *, people: int) -> None:
    many = "" if people == PEOPLE else f" --people {people}"
    print(
        f"{tally.seeds} seeds, {tally.doses} doses in {seconds:.0f} s"
        f" ({tally.doses / seconds:.0f} a second)\n"
        f"  asked about                   {tally.asked}\n"
        f"  on record as not asked        {tally.not_asked}\n"
        f"  things said by patients       {tally.answers}\n"
        f"  deaths of a process           {tally.deaths}\n"
        f"  complaints                    {len(tally.complaints)}"
    )
    for seed, complaint in tally.complaints[:_SHOWN]:
        print(f"    seed {seed}: {complaint}")
    for seed in sorted({seed for seed, _ in tally.complaints})[:_SHOWN]:
        print(f'  again, with its story: make simulate ARGS="--seed {seed}{many}"')


if __name__ == "__main__":
    sys.exit(main())
