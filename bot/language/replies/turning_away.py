"""Knows where somebody who has answered turns to something else: "taken. question though, …",
"took it, can you order more", "ya la tomé, y otra cosa: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.language.replies.guard import is_guarded
from bot.language.replies.kinds import Kind
from bot.language.replies.parts import SAYS_TAKEN, TOOK, Part, Role

K = Kind
_LEADS: Final = (
    r"(?:(?:but|and|also|so|though|btw|by the way|just|now|oh|well|ps|anyway|please|pls|hi|hey"
    r"|doctor|doc|pero|y|oye|oiga|tambien|ademas|por cierto|bueno|ahora) )*"
)
#: What begins something that is asked or wished, wherever it stands behind an answer.
_ASKS: Final = re.compile(
    _LEADS
    + r"(?:(?:a |one |quick |another |just |una |otra )*(?:question|q|query|pregunta|preguntita|duda)\b"
    r"|(?:one |another )(?:more )?thing\b|otra cosa\b"
    r"|(?:can|could|would|will) (?:you|u|someone|somebody|i|we)\b|please (?:send|tell|ask|order)"
    r"|(?:listen )?i (?:do )?(?:want(?:ed)?|need|would like|wonder|was wondering|meant) (?:to|if|you)\b"
    r"|wanted to ask|(?:just )?wondering\b|id (?:like|love) (?:to|you)\b"
    r"|(?:was|is) (?:that|it|this)\b|(?:did|have|am|should|shall) i\b"
    r"|(?:is|are|does|do|should|what|when|why|how|who|where|which)\b"
    r"|(?:me )?(?:puedo|puede|puedes|podria|podrias|podra)\b|(?:yo )?(?:quiero|quisiera|necesito)\b"
    r"|(?:que|cuando|como|cual|quien|donde|cuanto|cuantas) |es normal|hace dano|sabe[ns]? )"
)
#: What begins a sentence that tells of something else.
_TELLS: Final = re.compile(
    r"(?:and )?(?:also|btw|by the way|ps|one more thing|another thing|ademas|por cierto|tambien"
    r"|otra cosa|de paso|y de paso)\b"
)
_NEVER: Final = frozenset({K.UNDO, K.CORRECTS, K.PRESSED})
_OTHERWISE: Final = frozenset(
    {K.NOT, K.NO, K.NO_OR_NOT, K.DID_NOT, K.WRONG, K.OTHERS, K.TWICE, K.AGAIN, K.MORE, K.EXCEPT}
)


def before_it(found: Sequence[Part]) -> Sequence[Part] | None:
    """Return the parts that answer, where all behind them is about something else; else None."""
    end = next((n for n, part in enumerate(found) if part.role not in _OF_ANSWERS), len(found))
    while 0 < end < len(found) and found[end - 1].role is Role.PASSES and _turns(found[end - 1]):
        end -= 1
    said, rest = found[:end], found[end:]
    if not rest or not any(p.act.does in SAYS_TAKEN for p in said if p.role is Role.ANSWERS):
        return None
    is_begun = rest[0].begins_sentence and any(part.is_asked for part in rest[1:3])
    if not (is_begun or _turns(rest[0])) or any(map(_may_change, rest)):
        return None
    return said


def words_behind(found: Sequence[Part]) -> str:
    """Return the words in which they turn to something else, or ""."""
    said = before_it(found)
    rest = found[len(said) :] if said is not None else ()
    told = (
        "".join((" ".join(p.words for p in part.act.pieces), _END[part.is_asked])) for part in rest
    )
    return _LEAD.sub("", " ".join(told))


_END: Final = {False: ".", True: "?"}
_LEAD: Final = re.compile(_LEADS)


def _turns(part: Part) -> bool:
    words = " ".join(piece.words for piece in part.act.pieces)
    if part.begins_sentence and (part.is_asked or _TELLS.match(words)):
        return True
    return bool(_ASKS.match(words))


def _may_change(part: Part) -> bool:
    kinds = {piece.kind for piece in part.act.pieces}
    if kinds & _NEVER or (kinds & TOOK and kinds & _OTHERWISE):
        return True
    words = (word for piece in part.act.pieces for word in piece.words.split())
    return any(is_guarded(word, place="afterwards") for word in words)


_OF_ANSWERS: Final = frozenset({Role.ANSWERS, Role.PASSES})
