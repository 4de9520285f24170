"""Knows why something was left by what is said beside it: a check that comes on Friday, a bucket
beside the bed, a blood test. It is only looked for where it is clear that something was left."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.doses import SkipReason

_FILE: Final = Path(__file__).with_suffix(".toml")
_MOST: Final = 400  #: characters that are looked at


def reason_in(words: str) -> SkipReason | None:
    """Return the reason that folded words give, or None."""
    seen = words[:_MOST]
    return next((reason for reason, fits in _patterns().items() if fits.search(seen)), None)


@cache
def _patterns() -> Mapping[SkipReason, re.Pattern[str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        SkipReason(name): re.compile("|".join(f"(?:{each})" for each in patterns))
        for name, patterns in told.items()
    }
