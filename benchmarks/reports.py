"""How long a report takes in each form: a year of twelve medicines, and a thousand before visits.

Run it with `python -m benchmarks.reports [HOW MANY]`. It prints figures and asserts none. Each form
is process time on one core, from the value; the thousand are the wall's time on two, from what is
kept to the PDF.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as wall
from functools import cache
from statistics import median
from typing import Final

import typer

from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose
from bot.domain.medications import Medication
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from tests.reports.visits import Month, dose, medication

_LAST: Final = date(2026, 11, 20)
_TIMES: Final = 5
_WANTED: Final = {Form.HTML: "< 100 ms", Form.PDF: "< 1000 ms"}
#: 25 doses a day, and some 9,000 in a year.
_A_DAY: Final = (
    *((wall(8), wall(13), wall(20)),) * 5,
    *((wall(8), wall(20)),) * 3,
    *((wall(8),), (wall(12),), (wall(18),), (wall(22),)),
)
_FATES: Final = "t" * 84 + "l" * 5 + "u" * 5 + "s" * 3 + "x" + "h" + "n"


def main() -> None:
    """Print the figures."""
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    visits = _visits(how_many)  # first, since the typesetter's threads are not taken along
    year = _kept(365, _A_DAY, seed=1)
    began = time.process_time()
    report = year.report()
    value = Row("the value", 1000 * (time.process_time() - began))
    print(f"\nA year: {len(year.doses):,} doses of 12 medicines, on one core\n")
    print(table([value, *(_form(report, form) for form in Form)]))
    print(f"\nBefore visits, as PDF, on two cores\n\n{table([visits])}")


@dataclass(frozen=True, slots=True)
class Row:
    """What one thing came to."""

    what: str
    milliseconds: float
    kilobytes: float | None = None
    wanted: str = ""  #: how long it may take

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is shown."""
        size = f"{self.kilobytes:,.0f} kB" if self.kilobytes is not None else ""
        return self.what, f"{self.milliseconds:,.0f} ms", size, self.wanted


def table(rows: Sequence[Row]) -> str:
    """Return figures as a table."""
    cells = [("", "takes", "is", "wanted"), *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        " | ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in cells
    ]
    return "\n".join([lines[0], "-+-".join("-" * width for width in widths), *lines[1:]])


def _visits(how_many: int) -> Row:
    """Make reports before visits, and show on the way how far it has come."""
    began, size = time.monotonic(), 0.0
    hidden = not sys.stderr.isatty()
    with (
        ProcessPoolExecutor(2) as cores,
        typer.progressbar(length=how_many, file=sys.stderr, hidden=hidden) as bar,
    ):
        for each in cores.map(_before_a_visit, range(how_many), chunksize=10):
            size += each
            bar.update(1)
    took = 1000 * (time.monotonic() - began)
    return Row(f"{how_many:,} reports", took, size, f"< {300 * how_many:,} ms")


def _form(report: AdherenceReport, form: Form) -> Row:
    def work() -> bytes:
        return made(report, form, _sentences(), language="en")

    size = len(work()) / 1000  # the first one also reads the fonts
    took = median(_timed(work) for _ in range(_TIMES))
    return Row(f"as {form}", took, size, _WANTED.get(form, ""))


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _before_a_visit(seed: int) -> float:
    """Make one report of four weeks and six medicines, and return how many kB its PDF is."""
    month = _kept(28, _A_DAY[3:9], seed=seed)
    return len(made(month.report(), Form.PDF, _sentences(), language="en")) / 1000


def _kept(days: int, a_day: tuple[tuple[wall, ...], ...], *, seed: int) -> Month:
    dice = random.Random(seed)  # noqa: S311 - so that every run measures the same
    first = _LAST - timedelta(days=days - 1)
    medicines = [
        replace(medication(f"medicine {n}", *times, strength="10 mg"), begins_at=None)
        for n, times in enumerate(a_day)
    ]
    month = Month(days=Period(first, _LAST), extras=[])
    month.regimen = replace(month.regimen, medications=tuple(medicines))
    month.doses = list(_doses(medicines, a_day, month.days, dice))
    return month


def _doses(
    medicines: list[Medication],
    a_day: tuple[tuple[wall, ...], ...],
    days: Period,
    dice: random.Random,
) -> Iterator[Dose]:
    for n in range(days.days):
        on = days.first + timedelta(days=n)
        for of, times in zip(medicines, a_day, strict=True):
            for nth, at in enumerate(times, start=1):
                yield dose(of, on, at, dice.choice(_FATES), nth=nth)


@cache
def _sentences() -> Sentences:
    return Sentences.load()


if __name__ == "__main__":
    main()
