"""Knows where somebody who has answered turns to something else: "taken. question though, …",
"took it, can you order more", "ya la tomé, y otra cosa: …"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.replies.guard import is_guarded
from bot.language.replies.kinds import Kind
from bot.language.replies.parts import SAYS_TAKEN, TOOK, Part, Role
from bot.language.replies.patterns import any_of

K = Kind
_FILE: Final = Path(__file__).with_suffix(".toml")
_OF_ANSWERS: Final = frozenset({Role.ANSWERS, Role.PASSES})
_HARMLESS: Final = frozenset({Role.PASSES, Role.ELSEWHERE})
_NEVER: Final = frozenset({K.UNDO, K.CORRECTS, K.PRESSED})
_OTHERWISE: Final = frozenset(
    {K.NOT, K.NO, K.NO_OR_NOT, K.DID_NOT, K.WRONG, K.OTHERS, K.TWICE, K.AGAIN, K.MORE, K.EXCEPT}
)
_END: Final = {False: ".", True: "?"}


def before_it(found: Sequence[Part]) -> Sequence[Part] | None:
    """Return the parts that answer, where all behind them is about something else; else None."""
    end = next((n for n, part in enumerate(found) if part.role not in _OF_ANSWERS), len(found))
    while 0 < end < len(found) and found[end - 1].role is Role.PASSES and _turns(found[end - 1]):
        end -= 1
    said, rest = found[:end], found[end:]
    if not rest or not any(p.act.does in SAYS_TAKEN for p in said if p.role is Role.ANSWERS):
        return None
    return said if _turns(rest[0]) and _are_elsewhere(rest) else None


def words_behind(found: Sequence[Part]) -> str:
    """Return the words in which they turn to something else, or ""."""
    said = before_it(found)
    rest = found[len(said) :] if said is not None else ()
    return " ".join(f"{_words(part)}{_END[part.is_asked]}" for part in rest)


def _are_elsewhere(rest: Sequence[Part]) -> bool:
    """Return whether nothing behind an answer may change it: in a sentence that turns away much may
    be said, in any other as little as ever."""
    has_turned = False
    for part in rest:
        has_turned = _turns(part) or (has_turned and not part.begins_sentence)
        if not has_turned and part.role not in _HARMLESS:
            return False
        if _may_change(part):
            return False
    return True


def _turns(part: Part) -> bool:
    words = _words(part)
    if part.is_asked or (part.begins_sentence and _patterns()["tells"].search(words)):
        return True
    return bool(_patterns()["asks"].search(words))


def _may_change(part: Part) -> bool:
    kinds = {piece.kind for piece in part.act.pieces}
    if kinds & _NEVER or (kinds & TOOK and kinds & _OTHERWISE):
        return True
    return any(is_guarded(word, place="afterwards") for word in _words(part).split())


def _words(part: Part) -> str:
    return " ".join(piece.words for piece in part.act.pieces)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: any_of(patterns, told["words"]) for name, patterns in told["turns"].items()}
