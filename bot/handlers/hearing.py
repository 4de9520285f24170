"""In which order a message is looked at: crisis, what never waits, the pace, who speaks, the open
question, and then what it means."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from bot.domain import intents
from bot.domain.channels import IncomingKind
from bot.domain.intents import Intent
from bot.handlers import (
    doubts,
    never_mind,
    open_questions,
    pace,
    phones,
    questions,
    reading,
    safety,
    second_step,
    shared_phones,
    stopping,
    stopping_rest,
    strangers,
    unspoken,
    verification,
    vouching,
)
from bot.handlers.care import alive, only_caring, spoken, standing_in
from bot.handlers.clinic import hearing as clinic
from bot.handlers.life import loops
from bot.handlers.medicines import taking_up
from bot.handlers.respond import respond
from bot.handlers.rounds import newest
from bot.handlers.turn import Turn

_NEVER_WAIT: Final = (intents.Stop, intents.Help, intents.Crisis)
_HEARD_AFTER_STOP: Final = (
    *_NEVER_WAIT,
    intents.Start,
    intents.Took,
    intents.Skip,
    intents.TookExtra,
)
_TOLD_BESIDE_STOP: Final = (intents.Took, intents.Skip, intents.TookExtra)
_MAY_SAY_STOP: Final = frozenset({IncomingKind.MEDIA, IncomingKind.EDITED})


async def hear(turn: Turn) -> None:
    """Answer what came in."""
    kind = turn.incoming.kind
    if kind is not IncomingKind.GROUP and (crisis := reading.crisis_in(turn)):
        await _in_crisis(crisis, turn)
        return
    if turn.incoming.acted_on:
        left = await stopping.acted_on(turn)
        if left is None:
            return
        turn = left
    match kind:
        case IncomingKind.TEXT if stopping_rest.says_everywhere(turn):
            await stopping_rest.everywhere(turn)
        case IncomingKind.TEXT:
            await _words(turn)
        case IncomingKind.BUTTON:
            await _button(turn)
        case _:
            await _other(kind, turn)
    await taking_up.go_on(turn)


async def _in_crisis(crisis: intents.Crisis, turn: Turn) -> None:
    """Answer with the number to call, and then do what else cannot wait: stop."""
    answer = partial(safety.crisis, crisis)
    stop = reading.tells_to_stop(turn)
    if stop and stop.wrong_number and (not turn.people or await verification.is_sure(turn)):
        await stopping.somebody_elses(turn, first=answer)
    elif stop or turn.incoming.acted_on == "stop":
        await stopping.stopped(turn, first=answer)
    else:
        await answer(turn)
        await doubts.ask(crisis, turn)


async def _at_once(intent: Intent, turn: Turn) -> None:
    """Do what never waits. A dose that is told beside a STOP is noted as well, in silence."""
    is_stop = intent == intents.Stop() and turn.people and not verification.is_wanted(turn)
    said = shared_phones.addressed(reading.beside_stop(turn)) if is_stop else turn
    told = await reading.read(said) if is_stop and said.text else None
    if isinstance(told, _TOLD_BESIDE_STOP):
        await stopping.stopped(turn, first=partial(_beside_stop, told, said))
    else:
        await respond(intent, turn)


async def _beside_stop(told: Intent, said: Turn, stopped: Turn) -> None:
    await _done(told, replace(said, address=stopped.address, dialog=stopped.dialog))


async def _other(kind: unspoken.Kind, turn: Turn) -> None:
    if kind in _MAY_SAY_STOP:
        intent = await reading.read(turn)
        if isinstance(intent, intents.Stop):
            await _at_once(intent, turn)
            return
    await unspoken.answer(kind, turn)


async def _words(turn: Turn) -> None:
    if turn.people:
        turn = await reading.in_its_language(turn)
    else:
        turn = await strangers.in_their_language(turn)
    intent = never_mind.instead_of_stop(await reading.read(turn), turn)
    if isinstance(intent, _NEVER_WAIT):
        await _at_once(intent, turn)
        return
    if isinstance(intent, intents.TookExtra) and verification.is_wanted(turn):
        await safety.before_it_is_known_who(turn)
    if not await pace.is_kept(turn):
        return
    turn, is_broken = await loops.is_broken(turn, intent)
    if is_broken or await phones.take_code(turn):
        return
    turn = await stopping.as_start(turn)
    if verification.is_wanted(turn):
        known = await verification.heard(turn)
        if known is not None:
            await _known(known)
        return
    await _known(turn)


async def _known(turn: Turn) -> None:
    """Take the words of somebody of whom we know who they are."""
    vouched = await vouching.by_those_known(turn)
    if vouched is None:
        return
    stood_in = await standing_in.stand_in(vouched)
    if stood_in is None:
        return
    turn = stood_in
    ended = await spoken.of_an_end(turn)
    if ended is not None:
        await _done(ended, turn)
        return
    named = await reading.in_its_language(shared_phones.addressed(turn))
    intent = never_mind.instead_of_stop(await reading.read(named), named)
    if isinstance(intent, _NEVER_WAIT):
        turn = standing_in.of_own(turn)
        await _at_once(intent, turn)  # whoever was named, it is for everybody there
        return
    turn = named
    asked = questions.asked_of(turn)
    data = questions.answered(turn.dialog, turn.text) if asked else None
    if asked and data is not None and await newest.is_newest(turn):
        await _data(data, asked)
    else:
        await meant(intent, turn)


async def _button(turn: Turn) -> None:
    if await pace.is_kept(turn):
        stood_in = await standing_in.stand_in(turn)
        await _data(turn.incoming.text, stood_in or turn)


async def _data(data: str, turn: Turn) -> None:
    """Do what a button stands for: an answer to a round or a question, or words to type."""
    stands_for = reading.pressed(data)
    match stands_for:
        case None:
            await turn.reply("doses-old-button")
        case questions.Chosen():
            await _chosen(stands_for, turn)
        case str():
            turn = replace(turn, text=stands_for)
            await meant(await reading.read(turn), turn)
        case _:
            await meant(stands_for, turn)


async def _chosen(chosen: questions.Chosen, turn: Turn) -> None:
    """Take the answer to the question it belongs to; to any other it is an old button."""
    if not chosen.belongs_to(turn.dialog):
        await turn.reply("doses-old-button")
        return
    await meant(intents.Unclear(), replace(turn, text=chosen.words))


async def meant(intent: Intent, turn: Turn) -> None:
    """Let the open question have it first; what it does not want is done."""
    if not _is_heard(intent, turn):
        return
    if not turn.people:
        is_start = isinstance(intent, intents.Start)
        await strangers.respond(await stopping.opened(turn) if is_start else turn)
        return
    if await alive.speaks(intent, turn) or await clinic.hear(turn):
        return
    asked = questions.asked_of(turn)  # on a shared phone it may have been asked about one of them
    if asked is None or not await open_questions.answer(asked, intent):
        await _done(intent, turn)


def _is_heard(intent: Intent, turn: Turn) -> bool:
    """Return whether it counts, where nothing is answered: after STOP, and before a restore."""
    is_open = turn.address.may_be_written_to
    if is_open and not turn.is_relived:
        return True
    if isinstance(intent, intents.Start):
        return not is_open and not stopping.is_outdated(turn)
    return isinstance(intent, _HEARD_AFTER_STOP)


async def _done(intent: Intent, turn: Turn) -> None:
    if not standing_in.belongs(intent, turn):
        turn = standing_in.of_own(turn)
        is_said = turn.incoming.kind is IncomingKind.TEXT
        intent = await reading.read(turn) if is_said else intent
    elif turn.actor is None and standing_in.is_of_the_list(intent):
        stood_in = await standing_in.without_words(turn)
        if stood_in is None:
            return
        if stood_in.actor is not None:
            turn, intent = stood_in, await reading.read(stood_in)
    if await only_caring.is_answered(intent, turn):
        return
    turn = await reading.by_whose_it_is(intent, turn)
    if await shared_phones.must_say_whose(turn, intent):
        return
    if await second_step.is_needed(turn, intent):
        return
    await _respond(intent, turn)


async def _respond(intent: Intent, turn: Turn) -> None:
    """Do what was meant, and then what was asked or told behind it."""
    if turn.is_first and isinstance(intent, intents.Greeting | intents.Unclear):
        intent = intents.Start()
    await respond(intent, turn)
    for also in await reading.told_behind(intent, turn):
        if not await second_step.is_needed(turn, also):
            await respond(also, turn)
