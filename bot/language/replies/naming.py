"""What clauses name: medicines of theirs and others, and how many of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.ids import MedicationId
from bot.language import units
from bot.language.numbers import QUANTITY, quantity
from bot.language.replies.acts import Act
from bot.language.replies.kinds import Kind
from bot.language.replies.telling_time import Spoiled, Times

_AMOUNT: Final = re.compile(
    rf"(?P<number>{QUANTITY})(?: ?(?P<unit>{units.PATTERN}))?(?: (?:of|de|del))?"
)
Ids = tuple[MedicationId, ...]


def ids_of(acts: Sequence[Act]) -> Ids:
    """Return the medicines of theirs that are named."""
    return tuple(dict.fromkeys(p.ids[0] for each in acts for p in each.of(Kind.MED)))


def others_of(acts: Sequence[Act]) -> tuple[str, ...]:
    """Return the medicines that are named and are not on their list."""
    return tuple(p.value for each in acts for p in each.of(Kind.OTHER_MED))


def amount_of(acts: Sequence[Act], ids: Ids, times: Times) -> Amount | None:
    """Return how many, where that is said; raise `Spoiled` where it is said twice."""
    said = [piece for each in acts for piece in each.of(Kind.AMOUNT)]
    if not said:
        return None
    found = _AMOUNT.fullmatch(said[0].words)
    if len(said) > 1 or found is None:
        raise Spoiled
    unit = units.WORDS[found["unit"]] if found["unit"] else _unit(ids, times)
    return Amount(quantity(found["number"]), unit)


def _unit(ids: Ids, times: Times) -> Unit:
    return times.context.units.get(ids[0], Unit.TABLET) if ids else Unit.TABLET
