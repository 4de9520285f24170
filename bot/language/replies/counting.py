"""Knows whether so many pills are all that waits: "took 2" where two are due."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.amounts import Amount
from bot.domain.ids import MedicationId


def is_all_that_is_due(said: Amount, due: Mapping[MedicationId, Amount]) -> bool:
    """Return whether what was said is just what is due. Where nobody knows, it is not."""
    counted = [each.value for each in due.values() if each.unit.is_counted]
    return bool(counted) and len(counted) == len(due) and sum(counted) == said.value
