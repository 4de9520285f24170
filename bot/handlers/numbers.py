"""The numbers to call, by country, as values for a sentence."""

from __future__ import annotations

from bot.domain.deliveries import Value
from bot.language import countries


def said(country: str) -> dict[str, Value]:
    """Return the emergency, poison and crisis numbers of a country, as far as they are known."""
    return dict(countries.numbers(country))
