"""How long a day's strip and a card take to draw, beside starting a program for each drawing.

Run it with `python -m benchmarks.drawing`. It prints figures and asserts none. Process time on one
core; the way beside ours is what a program does that calls a typesetter from a shell.
"""

from __future__ import annotations

import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import Final

from bot.domain.sheets import Drawn
from bot.language.sentences import Sentences
from bot.planner.consolidate import consolidate
from bot.reports.sheets import card, day
from bot.reports.sheets.drawing import draw
from bot.reports.sheets.pages import Page, page
from tests.domain.examples import a_person
from tests.planner.real_life import STARTS, some_regimen

_SIZES: Final = (4, 12, 24, 48)
_TIMES: Final = 9
_NOW: Final = datetime.combine(STARTS, datetime.min.time(), UTC)
#: What a fresh program does: it reads a page, draws it, and ends.
_PROGRAM: Final = (
    "import pickle, sys; from bot.reports.sheets.drawing import draw; "
    "draw(pickle.load(sys.stdin.buffer))"
)


def main() -> None:
    """Print the figures."""
    sentences = Sentences.load()
    print("medicines  sheet   words       drawing     a program each   size")
    for size in _SIZES:
        for name, sheet in _sheets(size):
            words = _milliseconds(partial(_page, sheet, sentences))
            drawn = _page(sheet, sentences)
            ours = _milliseconds(partial(draw, drawn))
            theirs = _of_programs(drawn)
            kilobytes = len(draw(drawn).data) / 1000
            print(
                f"{size:>9}  {name:<6}{words:6.1f} ms {ours:9.1f} ms {theirs:12.1f} ms"
                f" {kilobytes:9.0f} kB"
            )


def _sheets(size: int) -> Iterator[tuple[str, Drawn]]:
    regimen, routine = some_regimen(size, least=size, most=size, usual=True)
    plan = consolidate(regimen, routine, (), starts=STARTS)
    yield "strip", day.of_plan(plan, regimen, routine, on=STARTS)
    yield "card", card.card(a_person(), regimen, plan, now=_NOW)


def _page(sheet: Drawn, sentences: Sentences) -> Page:
    return page(sheet, sentences, language="en", level=2)


def _milliseconds(work: Callable[[], object]) -> float:
    work()  # the first one also reads the fonts
    return median(_timed(work) for _ in range(_TIMES))


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _of_programs(drawn: Page) -> float:
    given = pickle.dumps(drawn)
    began = _of_children()
    for _ in range(3):
        subprocess.run([sys.executable, "-c", _PROGRAM], input=given, check=True)
    return 1000 * (_of_children() - began) / 3


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
