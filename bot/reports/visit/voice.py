"""Says what stands in a report: dates with their year, ranges with their base, lengths of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from bot.domain.adherence.measures import Comparison, Measures
from bot.domain.adherence.shares import Range, Share
from bot.domain.deliveries import Item, Utterance
from bot.domain.people import Level
from bot.language.formats import clock, plain
from bot.language.sentences import Sentences
from bot.reports.sheets.paper import Paper

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_HOURS_UP_TO: Final = 2 * _DAY


def on_paper(sentences: Sentences, *, language: str) -> Voice:
    """Return what says a report in signs that our font has."""
    return Voice(sentences, language=language, level=Level.NAMES)


def on_screen(sentences: Sentences, *, language: str) -> Voice:
    """Return what says a report in the signs that people wrote, but for those that nobody sees."""
    return Voice(sentences, language=language, level=Level.NAMES, signs=_on_one_line)


def _on_one_line(text: str) -> str:
    return " ".join(plain(text).split())


@dataclass(frozen=True, slots=True)
class Said:
    """A measure in words: the figure, and what it is a share of."""

    figure: str
    base: str


class Voice(Paper):
    """Says sentences for one report. It names every medicine."""

    def quoted(self, text: str) -> str:
        """Return what somebody wrote, word for word, in signs that can be shown."""
        return self._signs(text)

    def dated(self, on: date) -> str:
        """Return a date with its year."""
        return self.say("visit-date", day=on.day, month=_month(on), year=str(on.year))

    def short_date(self, on: date) -> str:
        """Return a date without its year."""
        return self.say("visit-short-date", day=on.day, month=_month(on))

    def instant(self, at: datetime, zone: tzinfo) -> str:
        """Return an instant by the patient's own clock."""
        local = at.astimezone(zone)
        return self.say("visit-instant", date=self.dated(local.date()), time=clock(local.time()))

    def on(self, at: datetime, zone: tzinfo) -> str:
        """Return the day of an instant by the patient's own clock."""
        return self.dated(at.astimezone(zone).date())

    def medicine(self, name: str) -> tuple[Item, ...]:
        """Return a medicine as a value of a sentence."""
        return (Item(name, "", None, 0),)

    def measure(self, of: Range, within: Measures, *, base: str = "visit-base") -> Said:
        """Return a measure; its percentage only where there is enough for one."""
        if not of.lowest.of:
            return Said(self.say("visit-none-due"), "")
        told = self.say(
            base,
            is_one="yes" if of.is_one else "no",
            count=of.lowest.count,
            of=of.lowest.of,
            answered=of.answered.of,
        )
        enough = within.is_enough
        return Said(self.ranged(of) if enough else self.say("visit-too-little"), told)

    def ranged(self, of: Range) -> str:
        """Return a range in percent."""
        low, high = percent(of.lowest), percent(of.answered)
        return self.say("visit-range", is_one="yes" if low == high else "no", low=low, high=high)

    def against(self, of: Comparison) -> Iterator[str]:
        """Yield whether more or less was taken than in the period before, how much that was, and
        what chance may have done to the difference."""
        yield self.say("visit-change", change=str(of.change).replace(" ", "-"))
        period = of.before.period
        yield self.say(
            "visit-against",
            first=self.short_date(period.first),
            last=self.short_date(period.last),
            range=self.ranged(of.before.taking),
            least=_signed(of.least),
            most=_signed(of.most),
        )

    def length(self, of: timedelta) -> str:
        """Return a length of time as people say it: hours up to two days, then days."""
        if of % _HOUR and of < _HOUR:
            return self.say("visit-minutes", count=of // _MINUTE)
        if of < _HOURS_UP_TO:
            return self.say("visit-hours", count=round(of / _HOUR))
        return self.say("visit-days", count=of // _DAY)


def _month(of: date) -> tuple[Utterance, ...]:
    return (Utterance(f"month-{of.month}"),)


def _signed(part: float) -> str:
    """Return a difference in points of a hundred."""
    return f"{round(100 * part):+}".replace("-", "\u2212")


def percent(share: Share) -> int:
    """Return a share in percent: 100 is said only of all, and 0 only of none."""
    if not share.of or share.count in (0, share.of):
        return 100 if share.count else 0
    return min(99, max(1, round(100 * share.count / share.of)))
