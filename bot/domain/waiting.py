"""Which rounds an answer may mean when it names none, and the letters they carry while two wait.

Closing ends asking, not listening: a bare answer counts for the last unanswered round until the
next one is asked; while two are unanswered they carry letters, and a bare answer is asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.ids import RoundId
from bot.domain.rounds import Round

#: How far back rounds must be read for the rules below: today and the whole day before it.
LOOK_BACK: Final = timedelta(hours=50)
_REACH: Final = timedelta(hours=12)  #: how long a closed round stays one of two
#: None of them looks like a digit, and none stands in both: a letter never means two rounds.
_TODAY: Final = "ABCDEFGHJKMN"
_DAY_BEFORE: Final = "ZYXWVUTSRQP"


def may_mean(
    rounds: Sequence[Round], unanswered: Collection[RoundId], *, now: datetime
) -> tuple[Round, ...]:
    """Return the rounds a bare answer may mean, oldest first; more than one must be asked about.

    `rounds` are all of one patient's since `LOOK_BACK`, answered ones too, by their due time.
    """
    due = [r for r in rounds if r.due_at <= now and not r.practice]
    open_ = [r for r in due if r.id in unanswered and now < r.closes_at]
    latest = open_ or [r for r in due[-1:] if r.id in unanswered]
    if not latest:
        return ()
    first = due.index(latest[0])
    before = [r for r in due[max(first - 1, 0) : first] if r.id in unanswered]
    return (*(r for r in before if _is_one_of_two(r, now=now)), *latest)


def _is_one_of_two(closed: Round, *, now: datetime) -> bool:
    """Return whether a closed round still is one of two. One that nobody was asked about in time
    was asked about by a digest since, however long ago it closed."""
    is_told = closed.later_until is not None and closed.later_until >= closed.closes_at
    return now - closed.closes_at <= _REACH or is_told


def letter(round_: Round, rounds: Sequence[Round], *, now: datetime) -> str:
    """Return the letter of a round: its place in its day, so that it keeps its meaning all day.

    The last day that has begun counts from A, the day before it from Z. Older ones have none.
    """
    due = [r for r in rounds if r.due_at <= now and not r.practice]
    today = max((r.local_date for r in due), default=round_.local_date)
    age = (today - round_.local_date).days
    letters = {0: _TODAY, 1: _DAY_BEFORE}.get(age, "")
    day = [r.id for r in rounds if r.local_date == round_.local_date and not r.practice]
    place = day.index(round_.id) if round_.id in day else len(letters)
    return letters[place] if place < len(letters) else ""
