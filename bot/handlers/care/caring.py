"""Everything that is said of somebody else's medicines, on one page."""

from __future__ import annotations

from typing import assert_never

from bot.domain.care.links import Shared
from bot.domain.intents import AnswerAlert, CareEnded, HowIs, ReportOf, TellingRules, TellRule
from bot.handlers.care import alerts, ends, record_of, reports, rules, today_of
from bot.handlers.turn import Turn

OfThem = AnswerAlert | HowIs | ReportOf | TellRule | TellingRules | CareEnded


async def respond(intent: OfThem, turn: Turn) -> None:
    """Do what was meant."""
    match intent:
        case AnswerAlert():
            await alerts.answer(intent, turn)
        case HowIs(what=Shared.TODAY):
            await today_of.how_is(intent, turn)
        case HowIs():
            await record_of.asked(intent, turn)
        case ReportOf():
            await reports.report(intent, turn)
        case TellRule():
            await rules.set_(intent, turn)
        case TellingRules():
            await rules.show(intent, turn)
        case CareEnded():
            await ends.ask(intent, turn)
        case _:
            assert_never(intent)
