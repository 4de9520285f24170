"""The figures of a spike, and the table in which they are shown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_HEAD: Final = (
    "",
    "a second",
    "of naive",
    "late p50",
    "p99",
    "max",
    "work",
    "memory",
    "longest stall",
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run came to."""

    way: str
    per_second: float
    late: tuple[float, float, float]  #: seconds after the due instant: p50, p99, at most
    work: float  #: milliseconds of processor time for each message
    megabytes: float
    stall: float  #: the longest time in which the event loop did nothing else, in seconds


def read_log(way: str, log: Path, said: Mapping[str, Any]) -> Figures:
    """Return the figures from the provider's own log, and from what the process said of itself."""
    began = float(said["began"])
    entries = (json.loads(line) for line in log.read_text().splitlines())
    at = sorted(entry["at"] for entry in entries if entry["method"] == "sendMessage")
    if len(at) != said["people"]:
        raise SystemExit(f"{len(at)} of {said['people']} were sent")
    late = [instant - began for instant in at]
    return Figures(
        way=way,
        per_second=len(at) / max(late[-1], 0.001),
        late=(_part(late, 0.5), _part(late, 0.99), late[-1]),
        work=1000 * float(said["cpu"]) / len(at),
        megabytes=float(said["megabytes"]),
        stall=float(said["stall"]),
    )


def table(figures: Sequence[Figures]) -> str:
    """Return the figures as a table."""
    naive = next((f.per_second for f in figures if f.way == "naive"), None)
    rows = [_HEAD, *(_row(f, naive) for f in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        " | ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join([lines[0], "-+-".join("-" * width for width in widths), *lines[1:]])


def _row(figures: Figures, naive: float | None) -> tuple[str, ...]:
    return (
        figures.way,
        f"{figures.per_second:.0f}",
        f"{figures.per_second / naive:.2f}" if naive else "",
        *(f"{seconds:.2f} s" for seconds in figures.late),
        f"{figures.work:.2f} ms",
        f"{figures.megabytes:.0f} MB",
        f"{figures.stall * 1000:.0f} ms",
    )


def _part(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
