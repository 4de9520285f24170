"""The figures of a race, and the table in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rich.table import Table

_HEAD: Final = (
    *(
        "",
        "a second",
        "of ceiling",
        "late p50",
        "p99",
        "max",
        "work",
        "memory",
        "stall",
        "in one go",
    ),
    *("429", "lost", "twice"),
)
_SHOWN: Final = ("", "a second", "of ceiling", "late p50", "p99", "work", "memory", "in one go")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run came to."""

    way: str
    per_second: float
    late: tuple[float, float, float]  #: seconds after the due instant: p50, p99, at most
    work: float  #: milliseconds of processor time for each message, of all workers
    megabytes: float  #: of the largest worker
    stall: float  #: the longest time in which an event loop did nothing else, in seconds
    in_one_go: float  #: the most processor time that a loop has worked without a pause
    refused: int  #: how often the provider said 429
    lost: int  #: people who were not reached
    twice: int  #: messages beyond the first to the same person


def read(
    way: str,
    provider: Mapping[str, Any],
    workers: Sequence[Mapping[str, float]],
    *,
    due: float,
    people: int,
) -> Figures:
    """Return the figures from what the provider saw and what the processes say of themselves."""
    late = sorted(at - due for at in provider["at"]) or [float("inf")]
    count = len(provider["at"])
    return Figures(
        way=way,
        per_second=count / max(late[-1], 0.001),
        late=(_part(late, 0.5), _part(late, 0.99), late[-1]),
        work=1000 * sum(worker["cpu"] for worker in workers) / max(count, 1),
        megabytes=max(worker["megabytes"] for worker in workers),
        stall=max(worker["stall"] for worker in workers),
        in_one_go=max(worker["in_one_go"] for worker in workers),
        refused=provider["refused"],
        lost=people - provider["chats"],
        twice=count - provider["chats"],
    )


def middle(runs: Sequence[Figures]) -> Figures:
    """Return the run that lies in the middle by its speed."""
    return sorted(runs, key=lambda run: run.per_second)[len(runs) // 2]


def table(title: str, figures: Sequence[Figures], *, ceiling: str) -> Table:
    """Return the figures as a table."""
    best = next((f.per_second for f in figures if f.way == ceiling), None)
    shown = Table(title=title, title_justify="left")
    for number, head in enumerate(_HEAD):
        shown.add_column(head, justify="right" if number else "left", no_wrap=True)
    for each in figures:
        shown.add_row(*_row(each, best))
    return shown


def markdown(title: str, figures: Sequence[Figures], *, ceiling: str) -> str:
    """Return the same as docs/scale.md shows it: what one wants to know first."""
    best = next((f.per_second for f in figures if f.way == ceiling), None)
    lines = [f"{title}:", "", f"| {' | '.join(_SHOWN)} |", f"|{'---|' * len(_SHOWN)}"]
    for each in figures:
        row = dict(zip(_HEAD, _row(each, best), strict=True))
        lines.append(f"| {' | '.join(row[head] for head in _SHOWN)} |")
    return "\n".join([*lines, ""])


def _row(figures: Figures, best: float | None) -> tuple[str, ...]:
    return (
        figures.way,
        f"{figures.per_second:.0f}",
        f"{figures.per_second / best:.2f}" if best else "",
        *(f"{seconds:.2f} s" for seconds in figures.late),
        f"{figures.work:.2f} ms",
        f"{figures.megabytes:.0f} MB",
        f"{figures.stall * 1000:.0f} ms",
        f"{figures.in_one_go * 1000:.0f} ms",
        *(str(count or "") for count in (figures.refused, figures.lost, figures.twice)),
    )


def _part(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
