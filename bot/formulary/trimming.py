"""Leaves out of a written name what does not say which medicine it is: strength, form, salt,
maker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

_UNIT: Final = (
    r"(?:mg|mcg|ug|\u03bcg|g|gr|gm|kg|ml|l|iu|ui|units?|unidades|u|meq|mmol|%|hr?|hours?|doses?|"
    r"puffs?|act(?:uation)?|tabs?|tablets?|caps?|day)"
)
_NUMBER: Final = r"\d+(?:[.,]\d+)*|(?<!\w)[.,]\d+"
#: "500 mg", "5-325", "100 mcg/hr", "10%", "250mg/5ml"; "#3" and "B12" are parts of a name.
STRENGTH: Final = re.compile(
    rf"(?<![\w#])(?:{_NUMBER})\s*(?:{_UNIT}(?![^\W\d_]))?"
    rf"(?:\s*(?:[-/+]|x(?=\s*\d))\s*(?:{_NUMBER})?\s*(?:{_UNIT}(?![^\W\d_]))?)*(?![^\W_])",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+")


class Trimmer:
    """Knows the words that may be left out, gentle ones first."""

    def __init__(self, words: Mapping[str, list[str]]) -> None:
        self._forms = frozenset(words["forms"])
        self._ordinary = self._forms | {*words["ordinary"], *words["also_words"]}
        self._more = self._forms | {*words["release"], *words["salts"], *words["makers"]}

    def is_ordinary(self, name: str) -> bool:
        """Return whether a folded name consists of words that name no medicine."""
        return all(word in self._ordinary for word in _WORD.findall(name))

    def without_strength(self, name: str) -> str:
        """Return a folded name without numbers that say how strong it is."""
        return STRENGTH.sub(" ", name) if "#" not in name else name

    def shorter(self, name: str) -> Iterator[str]:
        """Yield a folded name as keys, each with less around it; never an empty one."""
        words = _WORD.findall(name)
        yield "".join(words)
        for left_out in (self._forms, self._more):
            kept = [word for word in words if word not in left_out]
            if not kept:
                return
            yield "".join(kept)
