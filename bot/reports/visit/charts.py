"""Dot charts as SVG: each day from left to right, the time of day from top to bottom.

Each kind of mark has a shape of its own, so that a chart is read in grey and by whoever takes one
colour for another. Nothing that anybody wrote stands in a chart, and no style sheet is needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from typing import Final

from bot.domain.adherence.periods import Period
from bot.domain.reports.marks import Mark, MarkKind

_WIDTH: Final = 720.0
_HEIGHT: Final = 96.0
_LEFT: Final = 40.0  #: where the hours stand
_TOP: Final = 6.0
_BELOW: Final = 16.0  #: where the dates stand
_LARGEST, _SMALLEST = 4.4, 1.1  #: half the width of a mark
_HOURS: Final = (0, 6, 12, 18, 24)
_MOST_DATES: Final = 8
_DAY: Final = timedelta(days=1)
_BLUE, _INK, _QUIET, _RULE = "#0b3d73", "#111111", "#4a4a4a", "#b9bec7"
_FONT: Final = 'font-family="Atkinson Hyperlegible Next, sans-serif" font-size="10"'
_FILLED: Final = f'fill="{_BLUE}"'
_DRAWN: Final = f'fill="none" stroke="{_INK}" stroke-width="1.4"'
#: How each kind is drawn: what was taken is filled, what was not is a line.
_PAINTS: Final = {
    MarkKind.TAKEN: _FILLED,
    MarkKind.LATE: _FILLED,
    MarkKind.TIME_UNKNOWN: _FILLED,
    MarkKind.SKIPPED: _DRAWN,
    MarkKind.HELD: _DRAWN,
    MarkKind.UNANSWERED: f'fill="#ffffff" stroke="{_INK}" stroke-width="1.4"',
    MarkKind.NOT_ASKED: _DRAWN,
}


def chart(marks: Iterable[Mark], days: Period, *, written: Callable[[date], str]) -> str:
    """Return the dots of some days as an SVG picture; dates are `written` below it."""
    column = (_WIDTH - _LEFT) / days.days
    half = min(_LARGEST, max(_SMALLEST, column * 0.42))
    parts = [*_hours(), *_dates(days, column, written)]
    by_kind: defaultdict[MarkKind, list[str]] = defaultdict(list)
    for mark in dict.fromkeys(marks):
        x = _LEFT + ((mark.on - days.first).days + 0.5) * column
        by_kind[mark.kind].append(_shape(mark.kind, x, _y(mark.at), half))
    parts += [f'<path {_PAINTS[kind]} d="{"".join(by_kind[kind])}"/>' for kind in sorted(by_kind)]
    return _svg(_WIDTH, _TOP + _HEIGHT + _BELOW, parts)


def sign(kind: MarkKind) -> str:
    """Return one shape by itself, for the legend."""
    path = _shape(kind, 7, 7, _LARGEST)
    return _svg(14, 14, [f'<path {_PAINTS[kind]} d="{path}"/>'])


def _svg(width: float, height: float, parts: Iterable[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
    size = f'width="{width:g}" height="{height:g}"'
    return f'{head} {size} aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _hours() -> Iterator[str]:
    for hour in _HOURS:
        y = _TOP + _HEIGHT * hour / 24
        yield (
            f'<path d="M{_LEFT:g} {y:g}H{_WIDTH:g}" stroke="{_RULE}" stroke-width="0.7"/>'
            f'<text x="{_LEFT - 5:g}" y="{y + 3.4:g}" text-anchor="end" fill="{_QUIET}" {_FONT}>'
            f"{hour:02}:00</text>"
        )


def _dates(days: Period, column: float, written: Callable[[date], str]) -> Iterator[str]:
    """Yield the days that have a date below them."""
    every = _every(days.days)
    for n in range(0, days.days, every):
        on = days.first + n * _DAY
        x = _LEFT + (n + 0.5) * column
        yield (
            f'<path d="M{x:g} {_TOP + _HEIGHT:g}v3" stroke="{_QUIET}" stroke-width="0.7"/>'
            f'<text x="{x:g}" y="{_TOP + _HEIGHT + 13:g}" text-anchor="middle" fill="{_QUIET}" '
            f"{_FONT}>{written(on)}</text>"
        )


def _every(days: int) -> int:
    """Return how many days lie between two dates: one, or whole weeks."""
    if days <= _MOST_DATES:
        return 1
    weeks = -(-days // 7)
    return 7 * -(-weeks // _MOST_DATES)


def _y(at: time) -> float:
    return _TOP + _HEIGHT * (at.hour * 60 + at.minute) / (24 * 60)


def _shape(kind: MarkKind, x: float, y: float, half: float) -> str:
    """Return a shape as a part of a path."""
    h = half
    match kind:
        case MarkKind.TAKEN | MarkKind.UNANSWERED:
            arc = f"a{h:.2g} {h:.2g} 0 1 0"
            return f"M{x - h:.1f} {y:.1f}{arc} {2 * h:.2g} 0{arc} {-2 * h:.2g} 0z"
        case MarkKind.LATE:
            return f"M{x:.1f} {y - h:.1f}l{h:.2g} {2 * h:.2g}h{-2 * h:.2g}z"
        case MarkKind.TIME_UNKNOWN:
            return f"M{x - h:.1f} {y - h:.1f}h{2 * h:.2g}v{2 * h:.2g}h{-2 * h:.2g}z"
        case MarkKind.SKIPPED:
            return (
                f"M{x - h:.1f} {y - h:.1f}l{2 * h:.2g} {2 * h:.2g}"
                f"m{-2 * h:.2g} 0l{2 * h:.2g} {-2 * h:.2g}"
            )
        case MarkKind.HELD:
            return f"M{x - h / 2:.1f} {y - h:.1f}v{2 * h:.2g}m{h:.2g} {-2 * h:.2g}v{2 * h:.2g}"
        case MarkKind.NOT_ASKED:
            return f"M{x - h:.1f} {y:.1f}h{2 * h:.2g}"
