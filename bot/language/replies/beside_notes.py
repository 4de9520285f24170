"""Knows whether what is said beside an answer is rather to be kept in their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.doses import SkipReason
from bot.domain.intents import Intent, NoteKind, Skip, Took, TookExtra, WhySkipped
from bot.language.replies.kinds import Kind
from bot.language.replies.parts import SAYS_NO, Part, Role

K = Kind


_OF_REASONS: Final = frozenset(
    {NoteKind.AWAY, NoteKind.REFILL, NoteKind.APPOINTMENT, NoteKind.CAREGIVER}
)


def gives_way(
    found: Sequence[Part], intent: Intent, kind: NoteKind, words: str, *, is_open: bool
) -> bool:
    """Return whether what is said beside an answer is rather to be kept in their own words."""
    does = {part.act.does for part in found if part.role is Role.ANSWERS}
    match intent:
        case Took() | TookExtra():
            is_note = kind in (NoteKind.SIDE_EFFECT, NoteKind.FOR_THEM)
            return is_note and not (kind is NoteKind.SIDE_EFFECT and _is_mild(found, words))
        case Skip() | WhySkipped() if does & SAYS_NO or intent.reason is SkipReason.TOLD_TO:
            return False
        case Skip() | WhySkipped() if is_open and kind in _OF_REASONS:
            return False
        case Skip() | WhySkipped():
            return True
        case _ if kind is NoteKind.SIDE_EFFECT:
            return not _is_mild(found, words)
        case _:
            return kind is not NoteKind.QUESTION


_STRONG: Final = re.compile(
    r"\b(?:dizz\w*|nause\w*|queasy|rash|hives|swoll\w*|swelling|faint\w*|pass(?:ed|ing) out"
    r"|bleed\w*|blurr\w*|shak\w*|palpitat\w*|woozy|lightheaded|light headed|sick|vomit\w*|diarr\w*"
    r"|itch\w*|funny|weird|confus\w*|cough\w*|numb\w*|tingl\w*|side effects?|awful|terrible|worse"
    r"|maread\w*|marea\w*|mareo\w*|nausea\w*|ronchas?|hinch\w*|desmay\w*|sangr\w*|vomit\w*|temblor\w*"
    r"|palpita\w*|rar[oa]|tos|mal|fatal|efectos?)\b"
)


def _is_mild(found: Sequence[Part], words: str) -> bool:
    """Return whether it is a pain that one takes something for, or being tired."""
    named = any(part.act.of(K.MED, K.OTHER_MED) for part in found if part.role is Role.ANSWERS)
    return named or not _STRONG.search(words)
