"""What somebody does to the storage of a process so that the bot goes wrong; see `mutants`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.storage import Transaction

Liar = Callable[[Transaction], None]
"""Puts something that lies into a transaction."""


def _says_the_truth(_tx: Transaction) -> None:
    return


HONEST: Final[Liar] = _says_the_truth
