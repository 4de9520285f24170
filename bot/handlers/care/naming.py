"""A yes to somebody is their name: no other word and no digit ever lets anybody in."""

from __future__ import annotations

from typing import Final

from bot.domain.care.links import LinkState
from bot.domain.intents import Approve, Intent, Leave, Note, ShareOther, Unclear, Unshare, WhatTold
from bot.handlers import memory
from bot.handlers.care import others
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import care_links

_YES: Final = frozenset({"yes", "ok", "okay", "approve", "allow", "accept", "let", "si", "acepto"})
_NO: Final = frozenset({"no", "not", "deny", "refuse", "decline", "rechazar", "rechazo", "nunca"})
_OF_SOMEBODY: Final = (Unshare, ShareOther, Leave, WhatTold)


async def approved(turn: Turn) -> Intent | None:
    """Return the yes or the no to somebody who asks to be a caregiver, who is called by name."""
    if not turn.people:
        return None
    first, _, rest = folded(turn.text).partition(" ")
    linked = await others.caregivers(turn)
    asks = [each for each in linked if each.link.state is LinkState.PROPOSED]
    for each in asks:
        if others.is_called(each, turn.text) or (first in _YES and others.is_called(each, rest)):
            return Approve(each.called)
        if first in _NO and others.is_called(each, rest):
            return Unshare(each.called)
    is_bare = bool(asks) and not rest and first in _YES | _NO
    return Approve("") if is_bare and await _nothing_else_waits(turn) else None


async def _nothing_else_waits(turn: Turn) -> bool:
    """Return whether a bare yes or no can be meant for nothing else."""
    if turn.dialog is not None and turn.dialog.name != memory.IDLE:
        return False
    return not await turn.tx.rounds.unanswered(turn.person.id, turn.heard_at)


async def of_nobody(intent: Intent, turn: Turn) -> Intent:
    """Return what was meant; what is said of somebody by name is nothing where nobody is called
    so ("drop metformin"), and no remark where somebody is ("what does Rosa know?")."""
    if not turn.people:
        return intent
    named = care_links.named(turn.text, language=turn.language)
    meant = named.intent if named and isinstance(intent, Note) else intent
    if not isinstance(meant, _OF_SOMEBODY) or not meant.whom:
        return intent
    if care_links.is_relative(meant.whom):
        return meant
    linked = await others.patients(turn)
    for person in turn.people:
        linked += await others.caregivers(turn.only(person), once=True)
    if any(others.is_called(each, meant.whom) for each in linked):
        return meant
    return intent if meant is not intent else Unclear()
