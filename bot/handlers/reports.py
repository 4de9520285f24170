"""Reports that go out: as a document in the chat, by e-mail to a doctor, by a link."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, assert_never

from bot.actions import people, reporting_links, reporting_mail
from bot.actions.reporting import usual
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.intents import EndLinks, Intent, Reports, SendReport, ShareReport, Summary
from bot.domain.people import ChannelName, Level
from bot.domain.reports.wanted import Wanted
from bot.domain.sheets import Enclosed, VisitReport
from bot.handlers import lookups, questions
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.replies.reports import address
from bot.language.times import read_time

QUESTION: Final = "report-mail"
_ADDRESS, _CONFIRM = "address", "confirm"
_WITH_NAMES: Final = Choice("choice-report-with-names", typed("report with names"))


async def respond(intent: Reports, turn: Turn) -> None:
    """Do what was said of a report."""
    match intent:
        case SendReport(to, by_mail) if to or by_mail:
            await _by_mail(to, turn)
        case SendReport():
            await _here(intent, turn)
        case ShareReport():
            await _link(turn)
        case EndLinks():
            ended = await reporting_links.revoke_all(
                turn.tx, turn.person, by=turn.speaker.id, now=turn.now
            )
            await turn.reply("report-links-ended", {"count": ended})
        case _:
            assert_never(intent)


async def answer(turn: Turn) -> bool:
    """Take what is said to the question about a mail; False: it was no answer."""
    step = turn.dialog.step if turn.dialog else ""
    if step == _ADDRESS:
        return await _addressed(turn)
    if turn.text not in ("yes", "no"):
        return False
    to = questions.kept(turn)["to"]
    turn = await questions.close(turn)
    if turn.text == "no":
        await turn.reply("report-mail-not")
        return True
    mail = reporting_mail.new(turn.person, to, _wanted(turn), by=turn.speaker.id, now=turn.now)
    await reporting_mail.queue(turn.tx, mail)
    await turn.reply("report-mailing", {"to": to})
    return True


async def answer_first(turn: Turn, _: Intent) -> bool:
    """Take an address, whatever else it may be read as."""
    is_asked = turn.dialog is not None and turn.dialog.step == _ADDRESS
    return is_asked and await _addressed(turn)


async def _addressed(turn: Turn) -> bool:
    to = address(turn.text)
    if not to:
        return False
    await _confirm(to, await questions.close(turn))
    return True


async def _here(intent: SendReport, turn: Turn) -> None:
    """Send it as a document; below level 2 only to somebody who knows that it names everything."""
    if turn.address.channel is ChannelName.SMS:
        await _by_text(turn)
        return
    if not (intent.named or turn.person.level is Level.NAMES):
        await turn.reply("report-names", {}, ((_WITH_NAMES,),))
        return
    sheet = Enclosed(VisitReport(turn.person.id, _wanted(turn)), otherwise="report-not-drawn")
    await turn.showing(sheet).reply("report", _days(turn))


async def _by_text(turn: Turn) -> None:
    """Show it as far as a text can: by a link, or else in figures."""
    if turn.house.web:
        await _link(turn)
    else:
        await lookups.week(Summary(), turn)


async def _link(turn: Turn) -> None:
    if not turn.house.web:
        await turn.reply("report-no-links")
        return
    token = await reporting_links.share(
        turn.tx, turn.person, _wanted(turn), by=turn.speaker.id, now=turn.now
    )
    await turn.reply("report-link", {"link": reporting_links.address(turn.house.web, token)})


async def _by_mail(to: str, turn: Turn) -> None:
    if not turn.house.mails:
        await turn.reply("report-no-mail")
    elif to:
        await _confirm(to, turn)
    else:
        await questions.ask(turn, Question(QUESTION, _ADDRESS), "report-ask-address", {})


async def _confirm(to: str, turn: Turn) -> None:
    """Read back where it goes, and what of: nothing goes there without a yes."""
    question = Question(QUESTION, _CONFIRM, {"to": to})
    values = {**_days(turn), "to": to}
    choices = questions.yes_no("choice-report-mail", "choice-report-keep")
    await questions.ask(turn, question, "report-confirm", values, choices)


async def tell_week_at(value: str, turn: Turn) -> None:
    """Tell the week on that weekday and at that time from now on ("6 18:00")."""
    weekday, _, at = value.partition(" ")
    wall = read_time(at) if at else turn.person.routine.wake
    new = replace(turn.person, week_at=(int(weekday), wall))
    await people.change(turn.tx, turn.person, new, by=turn.speaker.id, now=turn.now)
    name = (Utterance(f"weekday-{weekday}"),)
    await turn.reply("week-set", {"weekday": name, "time": wall})


def _wanted(turn: Turn) -> Wanted:
    return Wanted(usual(turn.person, now=turn.now), turn.language)


def _days(turn: Turn) -> dict[str, Value]:
    days = usual(turn.person, now=turn.now)
    return {"first": days.first, "last": days.last}
