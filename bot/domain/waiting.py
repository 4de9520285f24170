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

LOOK_BACK: Final = timedelta(hours=36)  #: how far back rounds must be read for the rules below
_REACH: Final = timedelta(hours=12)  #: how long a closed round stays one of two
_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ"  #: none that looks like a digit


def may_mean(
    rounds: Sequence[Round], unanswered: Collection[RoundId], *, now: datetime
) -> tuple[Round, ...]:
    """Return the rounds a bare answer may mean, oldest first; more than one must be asked about.

    `rounds` are all of one patient's since `LOOK_BACK`, answered ones too, by their due time.
    """
    due = [r for r in rounds if r.due_at <= now and not r.practice]
    open_ = [r for r in due if r.id in unanswered and now < r.closes_at]
    if not open_:
        return tuple(r for r in due[-1:] if r.id in unanswered)
    first = due.index(open_[0])
    before = [r for r in due[max(first - 1, 0) : first] if r.id in unanswered]
    return (*(r for r in before if now - r.closes_at <= _REACH), *open_)


def letter(round_: Round, rounds: Sequence[Round]) -> str:
    """Return the letter of a round: its place in its day, so that it never changes its meaning."""
    day = [r for r in rounds if r.local_date == round_.local_date and not r.practice]
    place = next((n for n, r in enumerate(day) if r.id == round_.id), 0)
    return _LETTERS[place % len(_LETTERS)]
