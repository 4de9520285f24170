"""Breaks a loop with a machine that answers by itself: one sentence and a line in the log, then
silence until it says something else. STOP, HELP and words of crisis are heard all the same."""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.intents import Back, Intent, Start, Undo
from bot.domain.loops import WITHIN, is_a_loop, likeness
from bot.handlers import memory, questions
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import is_bare

_HEARD: Final = "heard"
_BROKEN: Final = "loop"
_MOST: Final = 20  #: texts that are remembered
_A_DAY: Final = timedelta(days=1)
#: What people do say again and again: the digits of a round, with its letter or without.
_CODE: Final = re.compile(r"[a-z]? ?[123]|[123] ?[a-z]")
#: What closes a question or takes something back: no machine says that by itself.
_OF_PEOPLE: Final = (Back, Start, Undo)
_log = logging.getLogger(__name__)


async def is_broken(turn: Turn, intent: Intent) -> tuple[Turn, bool]:
    """Return the turn with what it said remembered, and whether nothing more is to be answered."""
    if isinstance(intent, _OF_PEOPLE) or _is_an_answer(turn):
        return turn, False
    heard = [*_remembered(turn), (turn.now, _fingerprint(turn.text))][-_MOST:]
    packed = " ".join(f"{at.timestamp():.0f}:{like}" for at, like in heard)
    turn = await memory.remember(turn, _HEARD, packed)
    if not is_a_loop(heard, now=turn.now):
        return turn, False
    if await memory.once(turn, f"{_BROKEN} {heard[-1][1]}", every=_A_DAY):
        _log.warning("a loop is broken", extra={"address": str(turn.address.id)})
        await turn.reply("loop-broken")
    return turn, True


def _is_an_answer(turn: Turn) -> bool:
    """Return whether it is a word that was offered: nine medicines may need nine times "right"."""
    is_code = _CODE.fullmatch(folded(turn.text)) is not None
    is_asked = turn.dialog is not None and turn.dialog.name != memory.IDLE
    return is_code or (is_asked and _answers(turn))


def _answers(turn: Turn) -> bool:
    return is_bare(turn.text) or questions.answered(turn.dialog, turn.text) is not None


def _remembered(turn: Turn) -> list[tuple[datetime, str]]:
    told = (each.partition(":") for each in memory.remembered(turn, _HEARD).split())
    heard = [(datetime.fromtimestamp(int(at), UTC), like) for at, _, like in told]
    return [(at, like) for at, like in heard if turn.now - at < WITHIN]


def _fingerprint(text: str) -> str:
    """Return what tells equal texts without keeping their words."""
    return hashlib.sha256(likeness(text).encode()).hexdigest()[:12]
