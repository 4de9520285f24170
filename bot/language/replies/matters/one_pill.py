"""Knows that a child or an animal had one pill, which is no crisis by itself."""

from __future__ import annotations

import re
from typing import Final


def is_a_single_one(words: str) -> bool:
    """Return whether a child or an animal had one pill: the number is given, and no more."""
    return bool(_SINGLE.search(words)) and not _MANY.search(words)


_SINGLE: Final = re.compile(
    r"\b(?:one|a|an|1|2|two|half|una|un|media|dos)\b(?: (?:of|de|my|mis|las|los|the|his|her|\w+))*"
    r" ?\b(?:pills?|tablets?|gummy|gummies|capsules?|pastillas?|tabletas?|capsulas?|comprimidos?"
    r"|mias|medname)\b|\bone\b"
    r"|\b(?:1|2|two|una|dos) (?:of (?:them|those|these)|de (?:ellas|esas))\b"
)
_MANY: Final = re.compile(
    r"\b(?:all|bottle|box|whole|lots|many|handful|several|packet|todas|todo|frasco|caja|muchas"
    r"|varias|not breathing|wont wake|unconscious|vomiting|\d{2,})\b"
)
