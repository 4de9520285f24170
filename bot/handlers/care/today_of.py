"""How is mum? Shows a caregiver the patient's day, within what the patient agreed to, and keeps it
as told: the patient may read every word."""

from __future__ import annotations

from dataclasses import replace

from bot.actions import say
from bot.actions.care import keeping, knowing
from bot.actions.care.wording import when
from bot.actions.careful import OF_ANOTHER
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.tellings import Facts, TellingKind, Watcher
from bot.domain.deliveries import Utterance, Value
from bot.domain.intents import HowIs
from bot.domain.people import Level
from bot.handlers import lookups
from bot.handlers.care import whose
from bot.handlers.care.whose import Cared
from bot.handlers.turn import Turn
from bot.planner.calendar import own_date


async def how_is(intent: HowIs, turn: Turn) -> None:
    """Show the day of whoever is meant."""
    turn = turn.speaking(intent.language)
    cared = await whose.one(intent.whom, await whose.of(turn), turn)
    if cared is not None and await whose.may_be_shown(cared, Shared.TODAY, turn):
        await show(cared, cared.told(turn))


async def show(cared: Cared, turn: Turn) -> None:
    """Show it to somebody who may see it."""
    tx, patient = turn.tx, cared.patient
    facts = await knowing.facts(tx, patient.id, now=turn.now)
    watcher = facts.watcher(cared.link.caregiver)
    if watcher is None:
        await turn.reply("care-not-yours", cared.called)
        return
    said = await say.say(tx, turn.to, await _said(cared, facts, watcher, turn), now=turn.now)
    await keeping.shown(tx, watcher, TellingKind.TODAY, facts, said)


async def _said(cared: Cared, facts: Facts, watcher: Watcher, turn: Turn) -> Utterance:
    theirs = replace(turn, people=(cared.patient,), whose=None)
    day = own_date(turn.now, cared.patient.tz, cared.patient.routine)
    lines = await lookups.lines_of(theirs, day, hidden=cared.link.terms.hidden)
    clocks = when(turn.now, (facts.zone, watcher.zone), now=turn.now)
    values: dict[str, Value] = {
        **cared.called,
        "day": day,
        "lines": tuple(_to_another(line, cared.link, turn) for line in lines),
        "clocks": clocks["clocks"],
        "time": clocks["time"],
        OF_ANOTHER: int(wording_for(facts, watcher)),
    }
    return Utterance("care-today", values)


def _to_another(line: Utterance, link: CareLink, turn: Turn) -> Utterance:
    """Return a line of the day as it is said to somebody else: it does not wait for them, and what
    the patient chose not to take is theirs to tell."""
    said = {"open": "waits"}
    if not any(may_see(link, what, now=turn.now) for what in (Shared.SKIPS, Shared.RECORD)):
        said["skipped"] = "answered"
    state = str(line.values.get("state", ""))
    return replace(line, values={**line.values, "state": said[state]}) if state in said else line


def wording_for(facts: Facts, watcher: Watcher) -> Level:
    """Return how much may be said to somebody of all medicines together."""
    levels = {facts.policy(watcher, medication).wording for medication in facts.policies}
    return min(levels, default=Level.COUNTS)
