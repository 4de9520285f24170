"""How many replies are read in a second, and how long the strangest one takes.

Run it with `python -m benchmarks.replies`. It prints figures of this process's own time, and
asserts none.
"""

from __future__ import annotations

import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from bot import formulary
from bot.domain.ids import MedicationId
from bot.language.replies import Context, read

_CORPUS: Final = Path(__file__).parents[1] / "tests" / "corpora" / "replies"
_NOW: Final = datetime(2026, 11, 21, 11, 19, tzinfo=UTC)
_NAMES: Final = {
    name: MedicationId(UUID(int=n))
    for n, name in enumerate(("metformin", "lisinopril", "atorvastatin"), start=1)
}
_ROUNDS: Final = 3
_LONG: Final = 4000


def _texts() -> list[str]:
    files = (tomllib.loads(file.read_text("utf-8")) for file in sorted(_CORPUS.glob("*.toml")))
    return [
        text
        for told in files
        for topic in told.values()
        for text in topic["texts"].strip().splitlines()
    ]


def main() -> None:
    """Print the figures."""
    context = Context(lexicon=formulary.load())

    def one(text: str) -> None:
        read(text, language="en", names=_NAMES, now=_NOW, context=context)

    texts = _texts()
    began = time.process_time()
    one(texts[0])
    first = time.process_time() - began
    for text in texts:
        one(text)
    began = time.process_time()
    for _ in range(_ROUNDS):
        for text in texts:
            one(text)
    per_second = _ROUNDS * len(texts) / (time.process_time() - began)
    began = time.process_time()
    one(" ".join(texts)[:_LONG])
    long = time.process_time() - began
    print(f"{len(texts)} replies: {per_second:.0f} a second")
    print(f"a text of {_LONG} characters: {1000 * long:.0f} ms")
    print(f"the first text of a process: {first:.2f} s")


if __name__ == "__main__":
    main()
