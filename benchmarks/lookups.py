"""Measures looking medicines up by name, beside the naive way: `python -m benchmarks.lookups`.

The naive way is what a first version would do: one dictionary of lower-case names, and where that
does not help, the nearest of all names by `difflib`. Both know the same names.
"""

from __future__ import annotations

import difflib
import gc
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Final

from bot.formulary import Formulary, load
from bot.formulary.shelf import Shelf, sets_of, shelf

#: What people write, by how hard it is.
_WRITTEN: Final = {
    "exact": ("metformin", "Tylenol PM", "Nolotil", "paracetamol", "vitamin d3"),
    "with strength and form": ("Metformin 500 mg tablets", "Eliquis 5 mg", "omeprazol cinfa 20mg"),
    "with a typo": ("metfornin", "lisinoprl", "levotyroxine", "atorvastatine"),
    "unknown": ("the little white one", "xyzzyplugh", "my heart medicine"),
}
_LABEL: Final = (
    "Metformin HCl 500 mg: take 1 tablet twice daily with meals. Tylenol PM at bedtime. "
    "lisinoprl 10 mg once a day, at the same time each day; avoid alcohol.\n"
)
_SECONDS: Final = 1.0
_CHARACTERS: Final = 4_000


class Naive:
    """One dictionary, and the nearest of everything where it does not help."""

    def __init__(self, known: Shelf) -> None:
        self._sets = {line.partition("\t")[0]: sets_of(line)[0] for line in known.lines.values()}

    def find(self, name: str) -> tuple[str, ...] | None:
        """Return what a name stands for."""
        if found := self._sets.get(name.lower()):
            return found
        near = difflib.get_close_matches(name.lower(), self._sets, n=1, cutoff=0.8)
        return self._sets[near[0]] if near else None


def a_second(find: Callable[[str], object], names: Sequence[str]) -> float:
    """Return how many look-ups a second of one core does, whoever else the machine works for."""
    find(names[0])
    began, done = time.process_time(), 0
    while (spent := time.process_time() - began) < _SECONDS:
        for name in names:
            find(name)
        done += len(names)
    return done / spent


def megabytes(formulary: Callable[[], Formulary]) -> float:
    """Return what a formulary holds in memory once everything in it was used."""
    tracemalloc.start()
    for name in _WRITTEN["with a typo"]:
        formulary().find(name)
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1_000_000


def loading() -> float:
    """Return the milliseconds that loading takes in a fresh process: the best of five."""
    code = (
        "import time\nfrom bot.formulary import load\nbegan = time.perf_counter()\nload()\n"
        "print(time.perf_counter() - began)"
    )
    runs = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(5)
    )
    return min(1000 * float(run.stdout) for run in runs)


def main() -> None:
    """Print the figures."""
    held = megabytes(load)  # before anything else has loaded it
    formulary, naive = load(), Naive(shelf())
    print(f"loaded in {loading():.0f} ms, {held:.1f} MB, {len(shelf().lines)} names")
    print(f"{'':26}{'a second':>12}{'of naive':>12}")
    for kind, names in _WRITTEN.items():
        ours = a_second(formulary.find, names)
        print(f"{kind:26}{ours:12,.0f}{ours / a_second(naive.find, names):11,.2f}x")
    text = (_LABEL * _CHARACTERS)[:_CHARACTERS]
    print(f"{'4,000 characters':26}{1000 / a_second(formulary.spot, [text]):9.1f} ms")


if __name__ == "__main__":
    main()
