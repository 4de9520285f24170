"""The grammars of the matters: patterns of word classes, and what takes a matter back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.replies.patterns import any_of

_FOLDER: Final = Path(__file__).parent
_MOST: Final = 600  #: characters that are looked at
Shapes = Mapping[str, "_Shape"]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One matter in one language."""

    fits: re.Pattern[str]
    never: re.Pattern[str] | None
    has: re.Pattern[str] | None  #: looked for first, because it is quick


def found(names: Sequence[str], words: str) -> Iterator[str]:
    """Yield which of the matters of these names `words` are about, in this order."""
    said = words[:_MOST]
    languages = _shapes()
    for name in names:
        if any(_fits(shapes[name], said) for shapes in languages if name in shapes):
            yield name


def _fits(shape: _Shape, said: str) -> bool:
    if shape.has and not shape.has.search(said):
        return False
    return bool(shape.fits.search(said)) and not (shape.never and shape.never.search(said))


@cache
def _shapes() -> tuple[Shapes, ...]:
    return tuple(_of_language(path) for path in sorted(_FOLDER.glob("*.toml")))


def _of_language(path: Path) -> Shapes:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    words = _written_out(told.pop("words"))
    return {
        name: _Shape(
            any_of(shape["fits"], words),
            any_of(shape["not"], words) if "not" in shape else None,
            any_of(shape["has"], words) if "has" in shape else None,
        )
        for name, shape in told.items()
    }


def _written_out(words: Mapping[str, str | list[str]]) -> Mapping[str, str]:
    """Return the classes with those in them that were told before; rows are alternatives."""
    done: dict[str, str] = {}
    for name, told in words.items():
        written = told if isinstance(told, str) else "|".join(told)
        for short, long in done.items():
            plainly = long.replace("\\", r"\\")
            written = re.sub(rf"(?<![A-Za-z\\]){short}(?![A-Za-z])", plainly, written)
        done[name] = written
    return done
