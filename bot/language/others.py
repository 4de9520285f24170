"""One kind sentence for languages that the bot does not speak. To add one: a line in the file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_suffix(".toml")


def apology(language: str) -> str:
    """Return that we only understand English and Spanish, in another language; "" in others."""
    return sorries().get(language, "")


@cache
def sorries() -> Mapping[str, str]:
    """Return the sentence in every language that has one."""
    return {code: str(said) for code, said in tomllib.loads(_FILE.read_text("utf-8")).items()}
