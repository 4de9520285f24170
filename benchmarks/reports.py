"""How long a report takes in each form: a year of twelve medicines, and a thousand before visits.

Run it with `python -m benchmarks.reports [HOW MANY]`. It prints figures and asserts none. Each form
is process time on one core, from the value; the thousand are the wall's time on two, from what is
kept to the PDF.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as wall
from functools import cache
from statistics import median
from typing import Final

from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose
from bot.domain.medications import Medication
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from tests.reports.visits import Month, dose, medication

_LAST: Final = date(2026, 11, 20)
_TIMES: Final = 5
_TARGETS: Final = {Form.HTML: "< 100 ms", Form.PDF: "< 1000 ms"}
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
    _print_visits(how_many)  # first, since the typesetter's threads are not taken along
    year = _kept(365, _A_DAY, seed=1)
    began = time.process_time()
    report = year.report()
    print(f"a year, {len(year.doses):,} doses, 12 medicines")
    print(f"  the value     {1000 * (time.process_time() - began):7.0f} ms")
    for form in Form:
        took, size = _form(report, form)
        target = _TARGETS.get(form, "")
        print(f"  as {form:<9}  {took:7.0f} ms  {size / 1000:7.0f} kB  {target}")


def _print_visits(how_many: int) -> None:
    began = time.monotonic()
    with ProcessPoolExecutor(2) as cores:
        size = sum(cores.map(_before_a_visit, range(how_many), chunksize=10))
    took = time.monotonic() - began
    each = f"{1000 * took / how_many:.0f} ms and {size / how_many:.0f} kB each"
    print(f"{how_many:,} before visits as PDF, two cores: {took:.0f} s ({each}); 1,000: < 300 s")


def _form(report: AdherenceReport, form: Form) -> tuple[float, int]:
    def work() -> bytes:
        return made(report, form, _sentences(), language="en")

    size = len(work())  # the first one also reads the fonts
    return median(_timed(work) for _ in range(_TIMES)), size


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _before_a_visit(seed: int) -> int:
    """Make one report of four weeks and six medicines, and return how large its PDF is."""
    month = _kept(28, _A_DAY[3:9], seed=seed)
    return len(made(month.report(), Form.PDF, _sentences(), language="en")) // 1000


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
