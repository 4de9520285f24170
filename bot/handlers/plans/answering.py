"""What somebody says to a proposed plan: yes, no, why, or how they want it otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.actions import planning, sheets
from bot.actions.planning import Known
from bot.domain.intents import Intent
from bot.domain.people import Level
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.domain.sheets import Enclosed
from bot.handlers import questions, second_step
from bot.handlers.plans import changing, showing, wishing
from bot.handlers.turn import Turn
from bot.language.normal import folded

_WHY: Final = frozenset({"why", "why not", "reasons", "por que", "porque", "motivos"})


async def answer_first(turn: Turn, _: Intent) -> bool:
    """Take a wish before it is acted on as what it may mean elsewhere: "iron at lunch"."""
    if folded(turn.text) in _WHY:
        return await _why(turn)
    wishes = await wishing.read(turn)
    if not wishes:
        return False
    proposed, known = await _standing(turn)
    if proposed is None:
        return False
    if not _holds(proposed, known):
        await _again(turn)
        return True
    if freed := wishing.freed(wishes):
        await wishing.free(turn, known, freed)
        return True
    return await changing.change(turn, proposed, known, wishes)


async def answer(turn: Turn) -> bool:
    """Take a yes or a no; False: that was no answer."""
    match turn.text:
        case "yes":
            await _accept(turn)
        case "no":
            await _keep_mine(turn)
        case showing.WHY:
            return await _why(turn)
        case _:
            return False
    return True


async def said_later(turn: Turn) -> bool:
    """Take the words on the buttons of a plan where it is not asked about any more; False: it is
    something else. What is no longer seen is shown again before a yes counts."""
    if questions.is_one_of("choice-plan-no", turn):
        await _keep_mine(turn)
        return True
    if not questions.is_one_of("choice-plan-yes", turn):
        return False
    if await second_step.is_missing(turn):
        return True
    known = await planning.known(turn.tx, turn.person.id, turn.house.lexicon, now=turn.now)
    proposed = await turn.tx.proposals.of(turn.person.id)
    if proposed is None or not proposed.plans:
        await turn.reply("plan-gone")
    elif not _holds(proposed, known):
        await _again(turn)
    else:
        again = replace(proposed, state=ProposalState.FOUND, at=turn.now)
        await turn.tx.proposals.replace(proposed, again)
        await showing.show(turn, again, known)
    return True


async def _accept(turn: Turn) -> None:
    proposed, known = await _standing(turn)
    if proposed is None:
        await (await questions.close(turn)).reply("plan-gone")
        return
    if not await planning.accept(turn.tx, proposed, known, actor=turn.speaker.id):
        await _again(turn)
        return
    turn = await questions.close(turn)
    times = ", ".join(f"{slot.time:%H:%M}" for slot in proposed.plans[0].slots)
    card = await sheets.card(turn.tx, turn.person, now=turn.now)
    # Below level 2 nothing that names everything comes by itself: CARD asks first.
    if card is not None and turn.person.level is Level.NAMES:
        turn = turn.showing(Enclosed(card))
    await turn.reply("plan-accepted", {"now": proposed.now, "times": times})


async def _keep_mine(turn: Turn) -> None:
    proposed, _ = await _standing(turn)
    if proposed is not None:
        await turn.tx.proposals.replace(proposed, proposed.refuse(at=turn.now))
    await (await questions.close(turn)).reply("plan-kept")


async def _why(turn: Turn) -> bool:
    proposed, _ = await _standing(turn)
    if proposed is None:
        return False
    await showing.why(turn, proposed)
    return True


async def _again(turn: Turn) -> None:
    """Say that the list is another one since, and have a new plan looked for."""
    turn = await questions.close(turn)
    await turn.reply("plan-changed-meanwhile")
    await planning.want(turn.tx, turn.person.id, turn.address.id, Why.ASKED, now=turn.now)


async def _standing(turn: Turn) -> tuple[Proposed | None, Known]:
    known = await planning.known(turn.tx, turn.person.id, turn.house.lexicon, now=turn.now)
    proposed = await turn.tx.proposals.of(turn.person.id)
    return (proposed if proposed and proposed.is_ready else None), known


def _holds(proposed: Proposed, known: Known) -> bool:
    return proposed.fits == known.fits
