"""Where the formulary keeps its data."""

from __future__ import annotations

from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
DIRECTORY: Final = DATA / "ndc.tsv.gz"  #: product names of the NDC Directory, made by `building`
BY_HAND: Final = DATA / "by_hand.json.gz"  #: all files below in one, made by `building`
NAMES: Final = DATA / "names"  #: what people call medicines
INGREDIENTS: Final = DATA / "ingredients"  #: classes, flags and usual amounts
LOOK_ALIKES: Final = DATA / "look_alikes.toml"
WORDS: Final = DATA / "words.toml"  #: words around a name that say nothing about what it is
