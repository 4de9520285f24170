"""Says when: the moment at which something was taken, or until which it is put off.

Morning or evening is decided by the round that waits; where none does it is left to whoever acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.routine import Routine
from bot.language.moments import Moment, minutes, past
from bot.language.replies.acts import Act
from bot.language.replies.context import Context
from bot.language.replies.kinds import MEALS, PARTS_OF_DAY, Kind
from bot.language.times import PATTERN, tell

_DAY: Final = timedelta(days=1)
_LONGEST_LATER: Final = 12 * 60  #: minutes
_NEAR: Final = timedelta(hours=4)  #: to its round
#: So many hours back the nearer of two times is surely meant.
SURE: Final = 6
_UP: Final = time(7)  #: before it nobody is said to have been up without saying so
_EARLY_MEAL: Final = timedelta(hours=2)
_AT: Final = re.compile(rf"(?:at |a las? |al )?(?P<time>{PATTERN})")
_OF_DAY: Final = {
    Kind.MORNING: "this morning",
    Kind.AFTERNOON: "this afternoon",
    Kind.EVENING: "tonight",
}
_JUST: Final = re.compile(r"\bjust (?:now|took|had|taken|swallowed)\b|\b(?:acabo de|recien)\b")
_DAYS: Final = frozenset({"yesterday", "ayer", "last night", "anoche"})


class Spoiled(Exception):
    """A time or an amount was recognised and cannot be true, or there are two of them."""


@dataclass(frozen=True, slots=True)
class Times:
    """The clock on the person's wall, and the rounds that wait."""

    now: datetime
    context: Context

    def passed(self, acts: Sequence[Act]) -> Moment | None:
        """Return when something was done, or None where nobody said."""
        told = _with_their_day({piece.words for act in acts for piece in act.of(Kind.MOMENT)})
        if any(act.of(Kind.STRETCH) for act in acts) or len(told) > 1:
            raise Spoiled
        if told:
            return self._moment(told.pop(), acts)
        meals = {piece.kind for act in acts for piece in act.of(*MEALS)}
        if any(map(_is_now, acts)):
            return None  # "took it now with breakfast"
        if len(meals) > 1:
            raise Spoiled
        if any(act.of(Kind.BEFORE_MEAL) for act in acts):
            return None  # how long before is not said
        return self._meal(meals.pop()) if meals else None

    def _moment(self, words: str, acts: Sequence[Act]) -> Moment:
        parts = [piece.kind for act in acts for piece in act.of(*PARTS_OF_DAY)]
        said = f"{_OF_DAY[parts[0]]} {words}" if parts and words.startswith("at ") else words
        moment = past(said, now=self.now) or past(words, now=self.now) or _as_told(words)
        if moment is None:
            raise Spoiled
        return self._by_round(moment, words) if not parts else moment

    def _by_round(self, moment: Moment, words: str) -> Moment:
        """Return the half of the day that alone lies near a round; where none does it is asked."""
        found = _AT.fullmatch(words)
        if found is None or moment.day is not None:
            return moment
        told = tell(found["time"])
        wall = self.now.time().replace(tzinfo=None)
        halves = [at for at in (told.at, told.other) if at is not None and at <= wall]
        near = [at for at in halves if any(_apart(at, due) <= _NEAR for due in self.context.open)]
        if not near and not self.context.open and len(halves) > 1:
            near = [at for at in halves if at >= _UP]  # "at 4" is no hour of the night
            if wall.hour - near[0].hour > SURE:
                near = []
        return Moment(near[0]) if len(near) == 1 else moment

    def _meal(self, meal: Kind) -> Moment | None:
        """Return when that meal was, where it is known when this person eats."""
        if self.context.routine is None:
            return None
        at = meal_time(self.context.routine, meal)
        wall = self.now.replace(tzinfo=None)
        ate = datetime.combine(wall.date(), at)
        if ate <= wall:
            return Moment(at)
        if ate - wall <= _EARLY_MEAL:
            return None  # they ate early, or it is not said when
        raise Spoiled

    def to_come(self, acts: Sequence[Act]) -> tuple[int | None, time | None]:
        """Return how long, and until when, something is put off."""
        stretches = [piece.words for act in acts for piece in act.of(Kind.STRETCH)]
        moments = [piece.words for act in acts for piece in act.of(Kind.MOMENT)]
        meals = [piece.kind for act in acts for piece in act.of(*MEALS)]
        if len(stretches) + len(moments) > 1 or (stretches and moments):
            raise Spoiled
        if stretches:
            return _may_wait(minutes(stretches[0])), None
        if moments:
            return self._until(moments[0], acts)
        return self.until_meal(meals[0]) if meals else (None, None)

    def until_meal(self, meal: Kind) -> tuple[int | None, time | None]:
        """Return how long, and until when, the next such meal is to come; where it is known."""
        if self.context.routine is None:
            return None, None
        at = meal_time(self.context.routine, meal)
        wait = self._wait(at)
        return (wait, at) if wait <= _LONGEST_LATER else (None, None)

    def _until(self, words: str, acts: Sequence[Act]) -> tuple[int, time]:
        parts = [piece.kind for act in acts for piece in act.of(*PARTS_OF_DAY)]
        try:
            fitting = halves_of(words, parts)
        except BadInput:
            raise Spoiled from None
        at = min(fitting, key=self._wait)
        wait = self._wait(at)
        _may_wait(wait)
        return wait, at

    def _wait(self, at: time) -> int:
        wall = self.now.replace(tzinfo=None)
        return ceil(((datetime.combine(wall.date(), at) - wall) % _DAY).total_seconds() / 60)


def _with_their_day(told: set[str]) -> set[str]:
    """Return times with a day that was said beside them: "at 8 pm", "yesterday"."""
    days = told & _DAYS
    times = told - _DAYS
    if len(days) == len(times) == 1:
        time_ = times.pop()
        at = time_ if time_.startswith(("at ", "a ")) else f"at {time_}"
        return {f"{days.pop()} {at}"}
    return told


def _as_told(words: str) -> Moment | None:
    """Return a time of today that has not come, so that it can be answered as such."""
    found = _AT.fullmatch(words)
    try:
        return Moment(tell(found["time"]).at) if found else None
    except BadInput:
        return None


def _is_now(act: Act) -> bool:
    """Return whether a clause says that it happens this moment."""
    words = " ".join(piece.words for piece in act.pieces)
    return bool(act.of(Kind.RIGHT_NOW)) or bool(_JUST.search(words))


def _fits(at: time, part: Kind) -> bool:
    return (at < time(12)) is (part is Kind.MORNING)


def _may_wait(said: int | None) -> int:
    if said is None or not 0 < said <= _LONGEST_LATER:
        raise Spoiled
    return said


def _apart(one: time, other: time) -> timedelta:
    day = date(2000, 1, 1)  # any day: only the distance counts
    return abs(datetime.combine(day, one) - datetime.combine(day, other))


def halves_of(words: str, parts: Sequence[Kind]) -> list[time]:
    """Return the times that "at 8:15" may mean, in the part of the day that was named with it."""
    found = _AT.fullmatch(words)
    if found is None:
        raise BadInput(f"{words[:40]!r} is no time of day; write it as at 8:15")
    told = tell(found["time"])
    halves = [at for at in (told.at, told.other) if at is not None]
    fitting = [at for at in halves if not parts or _fits(at, parts[0])]
    if not fitting:
        raise BadInput(f"{words[:40]!r} is not of that part of the day")
    return fitting


def meal_time(routine: Routine, meal: Kind) -> time:
    """Return when this person has that meal."""
    match meal:
        case Kind.BREAKFAST:
            return routine.breakfast
        case Kind.LUNCH:
            return routine.lunch
        case _:
            return routine.dinner
