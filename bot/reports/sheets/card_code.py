"""The card as a code beside its words: whoever photographs it has the list as text.

The list itself is inside, and no link: the code needs no server, ends never, and tells no more than
the card does, to whoever holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.reports.sheets import qr
from bot.reports.sheets.paper import Paper

#: Bytes, so that each square of the code is as large as a phone needs on paper.
_MOST: Final = 780
_MEDICINE: Final = "- "


def code(card: dict[str, Any], paper: Paper) -> dict[str, str]:
    """Return the code of a card in words, and what is said beside it."""
    return {"svg": qr.svg(inside(card, paper)), "told": paper.say("paper-card-code")}


def inside(card: dict[str, Any], paper: Paper) -> str:
    """Return the card as plain text; how many medicines do not go in is said at its end."""
    lines = [_plain(line) for line in _lines(card)]
    every = (_text(lines, kept, paper) for kept in range(len(lines), 0, -1))
    return next((text for text in every if len(text.encode()) <= _MOST), "")


def _text(lines: Sequence[str], kept: int, paper: Paper) -> str:
    left_out = sum(line.startswith(_MEDICINE) for line in lines[kept:])
    more = [paper.say("paper-card-code-more", count=left_out)] if left_out else []
    return "\n".join([*lines[:kept], *more])


def _plain(line: str) -> str:
    """Return a line without what only keeps a typesetter from breaking it."""
    return line.replace("\u00a0", " ").replace("\u2060", "")


def _lines(card: dict[str, Any]) -> Iterator[str]:
    """Yield a line for the title, for each part of the day, and for each medicine in it."""
    yield f"{card['title']}. {card['date']}"
    for column in card["columns"]:
        yield " ".join(filter(None, (column["head"], column["time"])))
        yield from map(_medicine, column["lines"])
    for below in (card["needed"], card["others"]):
        if below["lines"]:
            yield below["title"]
            yield from map(_medicine, below["lines"])


def _medicine(line: dict[str, Any]) -> str:
    told = ", ".join([*filter(None, (line["time"], *line["amount"], line["when"])), *line["notes"]])
    return f"{_MEDICINE}{line['name']}: {told}"
