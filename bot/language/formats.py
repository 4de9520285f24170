"""How times, dates, numbers, amounts and lists are written: by our own rules, no locale's.

The words come from `formats.ftl` of each language; what is computed here is the same in all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Final, Protocol

from fluent.runtime.types import FluentFloat, FluentType

from bot.domain.amounts import Amount

Said = FluentType | str

_SHAPES: Final = {
    Decimal("0.25"): "quarter",
    Decimal("0.5"): "half",
    Decimal("0.75"): "three-quarters",
}
_KEPT: Final = "\n"
_HIDDEN: Final = {"Cc", "Cf", "Co", "Cs"}  # controls, marks that turn the writing direction, NUL
_JOINER: Final = "\u200d"  # holds an emoji of several parts together
_I_SOUND: Final = re.compile(r"h?[ií](?![aeo])")  # "y" becomes "e" before it in Spanish


class Say(Protocol):
    """Looks up a sentence by name and fills it in."""

    def __call__(self, name: str, values: Mapping[str, Said]) -> str: ...


class Figure(FluentFloat):
    """A number that takes part in plurals, and is written as we write it, whatever the locale."""

    def format(self, locale: object) -> str:
        """Return the digits."""
        return digits(Decimal(repr(float(self))))


class Words(FluentType):
    """A text of any length that a sentence may also choose by (`[ran_out]`)."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, locale: object) -> str:
        """Return the text."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return str(other) == self._text if isinstance(other, str | Words) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __str__(self) -> str:
        return self._text


class Lazy(FluentType):
    """A text that is made only where a sentence uses it."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make

    def format(self, locale: object) -> str:
        """Make the text."""
        return self._make()


def digits(number: Decimal) -> str:
    """Return a number as nobody misreads it: "0.5", never ".5", "1.0", "1E+3" or "1,000"."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def clock(at: time) -> str:
    """Return a wall time as "08:00"."""
    return f"{at.hour:02}:{at.minute:02}"


def plain(text: str) -> str:
    """Return somebody's text without what cannot be seen: controls, marks of direction, NUL."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (c for c in text if c in _KEPT or c == _JOINER or unicodedata.category(c) not in _HIDDEN)
    return "".join(kept).strip()


def day(on: date, say: Say) -> str:
    """Return a date with its weekday, in words: "Sat 21 Nov"."""
    return say(
        "date",
        {
            "weekday": say(f"weekday-{on.weekday()}", {}),
            "day": Figure(on.day),
            "month": say(f"month-{on.month}", {}),
        },
    )


def amount(of: Amount, say: Say) -> str:
    """Return an amount in words: "1 tablet", "half a tablet", "2.5 mL"."""
    whole = int(of.value)
    shape = _SHAPES.get(of.value - whole, "plain" if of.value == whole else "decimal")
    return say(
        f"unit-{of.unit.name.lower()}",
        {
            "number": Figure(of.value),
            "shape": f"{'and-' if whole and shape in _SHAPES.values() else ''}{shape}",
            "whole": Figure(whole),
        },
    )


def listed(parts: Sequence[str], say: Say) -> str:
    """Return parts as one enumeration: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    head = parts[0]
    for part in parts[1:-1]:
        head = say("list-next", {"head": Words(head), "part": Words(part)})
    last = parts[-1]
    sound = "i" if _I_SOUND.match(last.casefold()) else "other"
    return say("list-last", {"head": Words(head), "part": Words(last), "sound": sound})
