"""Patterns for folded words as the word lists write them: a word in capitals stands for a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

NAME: Final = "medname"  #: stands for every medicine in the words that are looked at


def any_of(patterns: Iterable[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """Return one pattern that fits what any of `patterns` fits, its short words written out."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    for short, long in {**words, "NAME": NAME}.items():
        written_out = long.replace("\\", r"\\")
        joined = re.sub(rf"(?<![A-Za-z\\]){short}(?![A-Za-z])", written_out, joined)
    return re.compile(joined)
