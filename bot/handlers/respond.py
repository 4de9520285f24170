"""Everything the bot can do when somebody speaks, on one page."""

from __future__ import annotations

from typing import assert_never

from bot.domain import intents
from bot.domain.care.invitations import LINKED, looks_like_a_code
from bot.domain.intents import Intent
from bot.handlers import (
    help_texts,
    lookups,
    may_i,
    never_mind,
    notes,
    perhaps,
    safety,
    sheets,
    stopping,
    taking_back,
)
from bot.handlers.care import caring
from bot.handlers.care import responding as care
from bot.handlers.life import responding as life
from bot.handlers.medicines import changing, courses, medications, the_list
from bot.handlers.plans import answering as plans
from bot.handlers.plans import asking, wishing
from bot.handlers.rounds import doses, reasons
from bot.handlers.settings import settings
from bot.handlers.turn import Turn

#: What is said of doses.
_Doses = (
    intents.Took
    | intents.Later
    | intents.Skip
    | intents.WhySkipped
    | intents.OneByOne
    | intents.TookExtra
    | intents.Undo
)
#: What makes everything silent or begins it again, and what is no wish at all.
_Talk = (
    intents.Crisis
    | intents.Stop
    | intents.Start
    | intents.Help
    | intents.Greeting
    | intents.Back
    | intents.Note
    | intents.Perhaps
    | intents.Unclear
)
#: What asks about the record, the list or the settings, and what changes them.
_Record = (
    intents.DidITake
    | intents.MayITake
    | intents.Today
    | intents.Summary
    | intents.Show
    | intents.ListRemarks
    | intents.ListMedications
    | intents.AddMedication
    | intents.ChangeMedication
    | intents.StopMedication
    | intents.PauseMedication
    | intents.ResumeMedication
    | intents.NicknameMedication
    | intents.Plan
    | intents.Settings
)


async def respond(intent: Intent, turn: Turn) -> None:
    """Do what somebody meant. They are known; what strangers may do stands in `strangers`."""
    if isinstance(intent, _Doses):
        await _of_doses(intent, turn)
    elif isinstance(intent, _Record):
        await _look_up_or_change(intent, turn)
    elif isinstance(intent, intents.CareIntent):
        await care.respond(intent, turn)
    elif isinstance(intent, caring.OfThem):
        await caring.respond(intent, turn)
    elif isinstance(intent, intents.Life):
        await life.respond(intent, turn)
    else:
        await _talk(intent, turn)


async def _talk(intent: _Talk, turn: Turn) -> None:  # noqa: C901 - one line for each intent
    match intent:
        case intents.Crisis():
            await safety.crisis(intent, turn)
        case intents.Stop(wrong_number=True):
            await stopping.wrong_number(turn)
        case intents.Stop():
            await stopping.stopped(turn)
        case intents.Start(code) if code.startswith(LINKED):
            await care.respond(intents.Join(code.removeprefix(LINKED)), turn)
        case intents.Start():
            await stopping.started(turn)
        case intents.Help():
            await help_texts.asked_for(turn)
        case intents.Greeting():
            await help_texts.greeted(turn)
        case intents.Back():
            await never_mind.never_mind(turn)
        case intents.Note():
            await notes.keep(intent, turn)
        case intents.Perhaps():
            await perhaps.ask(intent, turn)
        case intents.Unclear() if await plans.said_later(turn) or await wishing.wished(turn):
            return
        case intents.Unclear() if looks_like_a_code(turn.text):
            await turn.reply("care-code-hint")
        case intents.Unclear():
            await help_texts.not_understood(turn, spoken=intent.language)
        case _:
            assert_never(intent)


async def _of_doses(intent: _Doses, turn: Turn) -> None:  # noqa: C901 - as above
    match intent:
        case intents.Took():
            await doses.took(intent, turn)
        case intents.Later() if await wishing.wished_while_nothing_waits(turn):
            return
        case intents.Later():
            await doses.later(intent, turn)
        case intents.Skip():
            await doses.skip(intent, turn)
        case intents.WhySkipped():
            skip = await reasons.why(intent, turn)
            if skip is not None:
                await doses.skip(skip, turn)
        case intents.OneByOne():
            await doses.one_by_one(intent, turn)
        case intents.TookExtra():
            await safety.took_extra(intent, turn)
        case intents.Undo():
            await taking_back.undone(intent, turn)
        case _:
            assert_never(intent)


async def _look_up_or_change(intent: _Record, turn: Turn) -> None:  # noqa: C901 - as above
    match intent:
        case intents.AddMedication() | intents.ChangeMedication() | intents.Settings() if (
            await wishing.wished(turn)
        ):
            return
        case intents.DidITake():
            await lookups.did_i_take(intent, turn)
        case intents.MayITake():
            await may_i.may(intent, turn)
        case intents.Today():
            await lookups.today(turn)
        case intents.Summary():
            await lookups.week(intent, turn)
        case intents.Show():
            await sheets.show(intent, turn)
        case intents.ListRemarks():
            await notes.show(turn)
        case intents.ListMedications():
            await the_list.show(intent, turn)
        case intents.AddMedication():
            await medications.add(intent, turn)
        case intents.ChangeMedication():
            await changing.change(intent, turn)
        case intents.StopMedication():
            await courses.stop(intent, turn)
        case intents.PauseMedication():
            await courses.pause(intent, turn)
        case intents.ResumeMedication():
            await courses.resume(intent, turn)
        case intents.NicknameMedication():
            await courses.nickname(intent, turn)
        case intents.Plan():
            await asking.wanted(turn)
        case intents.Settings():
            await settings(intent, turn)
        case _:
            assert_never(intent)
