"""Takes what a medicine is for, where that was asked: a few words that say nothing else."""

from __future__ import annotations

import re
from typing import Final

from bot.language.directions.doses import Reading
from bot.language.directions.merging import Field, said_by
from bot.language.normal import folded

_LONGEST: Final = 60
_SHORTEST: Final = 3  #: letters: "hm" is none
_MOST_WORDS: Final = 6  #: of a purpose that does not begin with "for"
_FOR: Final = re.compile(
    r"^(?:(?:it is|its|it's|i take it|i have|i've got|i got|is|es|la tomo|lo tomo|la uso|lo uso"
    r"|tengo|sirve)\s+)?(?:(?:for|because of|against|para|por|contra)\s+)?",
    re.IGNORECASE,
)
_SAYS_FOR: Final = re.compile(r"(?:(?:its|it is|i take it|es|la tomo|lo tomo) )?(?:for|para|por) ")
#: What begins an answer that is about something else: a "no", a doubt, a moment's delay.
_NO_PURPOSE: Final = re.compile(
    r"(?:no|not|nope|wrong|actually|thats?|this|these|wait|let|hold|one|ok|okay|you|what|why|how|when"
    r"|hm+|yes|all|both|some|none|only|still|again|took|taken|todo|tod[ao]s|and|but|number|it|ill|im|sorry|stop|later|two|si|espera|eso|est[aeo]s?|que|como"
    r"|cuando|y|pero|numero|lo|perdon|mal)"
)
_TYPE: Final = re.compile(r"\b(?:type|tipo) ?[12]\b")


def said(text: str, told: Reading) -> str | None:
    """Return what a medicine is said to be for; None where something else was said as well."""
    words = folded(text)
    is_said = bool(_SAYS_FOR.match(words))
    is_type = {Field.AMOUNT} if _TYPE.search(words) else set()
    about = said_by(told) - {Field.REASON} - is_type - ({Field.WAY} if is_said else set())
    if about or len(text) > _LONGEST or sum(c.isalpha() for c in text) < _SHORTEST:
        return None
    if not is_said and not told.reason and not _may_be_one(words):
        return None
    return told.reason or _FOR.sub("", text).strip(" .!") or None


def says_for(text: str) -> bool:
    """Return whether somebody says outright what it is for."""
    return bool(_SAYS_FOR.match(folded(text)))


def _may_be_one(words: str) -> bool:
    bare = _TYPE.sub("", words)
    first, *_ = [*bare.split(), ""]
    is_short = len(words.split()) <= _MOST_WORDS
    return is_short and not _NO_PURPOSE.fullmatch(first) and not any(c.isdigit() for c in bare)
