"""Guards medicines that are taken on one named day of the week, and kill when taken daily."""

from __future__ import annotations

from typing import Final

from bot.domain.lexicon import Flag, Lexicon
from bot.domain.rules import Rule, Status
from bot.domain.schedules import OnWeekdays, Schedule
from bot.language.directions.unread import Unread
from bot.language.normal import folded
from bot.language.slips import is_slip_of

WEEKLY_ONLY: Final = Rule(
    frozenset(
        {
            "methotrexate",
            "metotrexato",
            "methotrexat",
            "mtx",
            "trexall",
            "otrexup",
            "rasuvo",
            "rheumatrex",
            "xatmep",
            "jylamvo",
            "metoject",
            "maxtrex",
        }
    ),
    "boxed warning of the methotrexate label; facts A3 no. 56",
    Status.SECONDARY,
)


def is_weekly_only(name: str) -> bool:
    """Return whether a name is of a medicine that is never taken daily."""
    return any(_is_weekly_only(word) for word in folded(name).split())


def check(name: str, schedule: Schedule, lexicon: Lexicon | None = None) -> None:
    """Raise `Unread` where a medicine that is weekly only, by its name or by what is in it, is not
    on one named day of the week."""
    if not is_weekly_only(name) and not _holds_weekly_only(name, lexicon):
        return
    if not _is_once_a_week(schedule):
        raise Unread(
            (name,),
            f"{name} is taken once a week, on one named day, never daily; write for instance "
            "'4 tablets on Monday', and ask your pharmacist if the label says otherwise",
            code="weekly",
        )


def _holds_weekly_only(name: str, lexicon: Lexicon | None) -> bool:
    match = lexicon.find(name) if lexicon else None
    if lexicon is None or match is None or match.needs_confirmation:
        return False
    told = (lexicon.facts(each) for each in match.ingredients)
    return any(each is not None and each.has(Flag.WEEKLY_ONLY) for each in told)


def _is_once_a_week(schedule: Schedule) -> bool:
    if not isinstance(schedule, OnWeekdays):
        return False
    return len(schedule.weekdays) == 1 and len(schedule.intakes) == 1


def _is_weekly_only(word: str) -> bool:
    return word in WEEKLY_ONLY.value or any(is_slip_of(word, each) for each in WEEKLY_ONLY.value)
