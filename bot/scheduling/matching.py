"""Finds deliveries in doubt in what a provider's list shows. Pure: nothing is asked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from bot.domain.channels import Traced
from bot.domain.deliveries import Delivery
from bot.domain.ids import DeliveryId

#: The provider's clock may stand so far behind ours.
SKEW: Final = timedelta(minutes=2)


def found(
    doubtful: Sequence[Delivery], listed: Sequence[Traced], known: Mapping[str, DeliveryId]
) -> dict[DeliveryId, Traced]:
    """Return what the list shows of each of one address's `doubtful` deliveries, the oldest first.

    `known` says which of our deliveries the provider knows by its ids: those are not meant. What is
    left is told apart by its words; of those that say the same, any is as good.
    """
    left = [t for t in listed if t.delivery is not None or t.provider_id not in known]
    matched: dict[DeliveryId, Traced] = {}
    for delivery in doubtful:
        traced = next((t for t in left if _is_of(t, delivery)), None)
        if traced is not None:
            matched[delivery.id] = traced
            left.remove(traced)
    return matched


def _is_of(traced: Traced, delivery: Delivery) -> bool:
    if traced.delivery is not None:
        return traced.delivery == delivery.id
    if traced.created_at is not None and traced.created_at < delivery.created_at - SKEW:
        return False
    return _says_the_same(traced.text, delivery.words)


def _says_the_same(listed: str, words: str) -> bool:
    """Return whether a listed text may be `words`; a trial account puts a line of its own in front,
    and an account may be told to forget texts."""
    listed, words = " ".join(listed.split()), " ".join(words.split())
    return not listed or not words or listed.endswith(words)
