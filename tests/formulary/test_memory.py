"""Proves that the formulary is small: it stands in the memory of a machine that does much else."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

_MOST_MEGABYTES: Final = 20
_CODE: Final = (
    "from benchmarks.lookups import megabytes\n"
    "from bot.formulary import load\n"
    "print(megabytes(load))"
)


def test_everything_that_a_look_up_needs_fits_into_twenty_megabytes() -> None:
    said = subprocess.run([sys.executable, "-c", _CODE], capture_output=True, text=True, check=True)

    assert float(said.stdout) < _MOST_MEGABYTES
