"""How many directions are read in a second, beside a naive way: a search for each phrase.

Run it with `python -m benchmarks.reading`. It prints figures and asserts none.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from bot.formulary import load
from bot.language.directions import dosages, readings
from bot.language.directions.vocabulary import vocabulary

_CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpora" / "directions"
_TODAY: Final = date(2026, 11, 21)
_ROUNDS: Final = 5
_LONG: Final = 4000


def _texts() -> list[str]:
    files = sorted(_CORPUS.glob("*.toml"))
    lines = (line for file in files for line in file.read_text("utf-8").split("\n"))
    return [line.rsplit(" => ", 1)[0].replace("|", "\n") for line in lines if " => " in line]


def _whole(text: str) -> None:
    for reading in readings(text, today=_TODAY):
        dosages(reading)


def _with_names() -> Callable[[str], None]:
    """Return the reader that looks medicines up, as the bot's does."""
    formulary = load()

    def read(text: str) -> None:
        for reading in readings(text, today=_TODAY, lexicon=formulary):
            dosages(reading)

    return read


def _naive() -> Callable[[str], None]:
    """Return a reader that looks for each phrase it knows, one after another."""
    words = vocabulary()
    phrases = [
        *words.words,
        *(" ".join(each) for all_ in words.phrases.values() for each, _ in all_),
    ]
    known = [re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE) for phrase in phrases]

    def read(text: str) -> None:
        for each in known:
            each.search(text)

    return read


def _per_second(read: Callable[[str], None], texts: Sequence[str], *, rounds: int) -> float:
    """Return how many texts one core reads in a second, whoever else the machine works for."""
    began = time.process_time()
    for _ in range(rounds):
        for text in texts:
            read(text)
    return rounds * len(texts) / (time.process_time() - began)


def main() -> None:
    """Print the figures."""
    texts = _texts()
    began = time.perf_counter()
    _whole(texts[0])
    first = time.perf_counter() - began
    _per_second(_whole, texts, rounds=1)
    ours = _per_second(_whole, texts, rounds=_ROUNDS)
    with_names = _with_names()
    _per_second(with_names, texts, rounds=1)
    named = _per_second(with_names, texts, rounds=_ROUNDS)
    naive = _per_second(_naive(), texts, rounds=1)
    began = time.process_time()
    with_names("\n".join(texts)[:_LONG])
    long = time.process_time() - began
    print(f"{len(texts)} directions: {ours:.0f} a second, {ours / naive:.1f} times the naive way")
    print(f"{named:.0f} a second where medicines are looked up in the formulary too")
    print(f"a text of {_LONG} characters: {1000 * long:.0f} ms")
    print(f"the first text of a process: {first:.2f} s")


if __name__ == "__main__":
    main()
