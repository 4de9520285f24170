"""A yes to somebody is their name: no other word and no digit ever lets anybody in."""

from __future__ import annotations

from typing import Final

from bot.domain.care.links import LinkState
from bot.domain.intents import Approve, Intent, Leave, ShareOther, Unclear, Unshare, WhatTold
from bot.handlers.care import others
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import care_links

_YES: Final = frozenset({"yes", "ok", "okay", "approve", "allow", "accept", "let", "si", "acepto"})
_MORE_YES: Final = frozenset(
    {"aprobar", "apruebo", "permitir", "permito", "aceptar", "it is", "es"}
)
_NO: Final = frozenset({"no", "not", "deny", "refuse", "decline", "rechazar", "rechazo", "nunca"})
_OF_SOMEBODY: Final = (Unshare, ShareOther, Leave, WhatTold)


async def approved(turn: Turn) -> Intent | None:
    """Return the yes or the no to somebody who asks to be a caregiver, who is called by name."""
    if not turn.people:
        return None
    first, _, rest = folded(turn.text).partition(" ")
    asks = [each for each in await others.caregivers(turn) if each.link.state is LinkState.PROPOSED]
    for each in asks:
        if others.is_called(each, turn.text) or (
            first in _YES | _MORE_YES and others.is_called(each, rest)
        ):
            return Approve(each.called)
        if first in _NO and others.is_called(each, rest):
            return Unshare(each.called)
    return None


async def of_nobody(intent: Intent, turn: Turn) -> Intent:
    """Return what was meant; what is said of somebody by name is nothing where nobody is called
    so: "drop metformin"."""
    if not isinstance(intent, _OF_SOMEBODY) or not intent.whom:
        return intent
    if care_links.is_relative(intent.whom) or not turn.people:
        return intent
    linked = [*await others.caregivers(turn), *await others.patients(turn)]
    is_known = any(others.is_called(each, intent.whom) for each in linked)
    return intent if is_known else Unclear()
