"""Puts one number in the place of another: "500 not 50"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.doses import Dosing, Reading
from bot.language.directions.measures import MEASURES
from bot.language.directions.names import written_strength
from bot.language.directions.pieces import Much
from bot.language.directions.vocabulary import vocabulary
from bot.language.formats import digits
from bot.language.normal import folded

_FIGURE: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?) ?(?P<unit>[a-z]+)?")


def instead(reading: Reading, right: str, wrong: str) -> Reading | None:
    """Return the reading with one number for another, wherever that other stands; None: nowhere,
    or it is no number."""
    new, old = _FIGURE.fullmatch(folded(right)), _FIGURE.fullmatch(folded(wrong))
    if new is None or old is None or not _is_unit(new["unit"]):
        return None
    value, other = _decimal(new["number"]), _decimal(old["number"])
    shape = re.compile(rf"(?<![\d.]){re.escape(digits(other))}(?![\d.])")
    unit = f" {new['unit']}" if new["unit"] else ""
    strength = reading.strength
    if shape.search(strength):
        strength = shape.sub(digits(value), strength)
    steps = tuple(tuple(_figured(d, value, other) for d in step) for step in reading.steps)
    if unit and strength != reading.strength and " " in strength:
        strength = written_strength(f"{digits(value)}{unit}")
    if strength == reading.strength and steps == reading.steps:
        return None
    return replace(reading, strength=strength, steps=steps)


def _figured(dosing: Dosing, value: Decimal, other: Decimal) -> Dosing:
    amount = dosing.amount
    if not isinstance(amount, Much) or amount.low != other or amount.high is not None:
        return dosing
    unit = MEASURES[amount.unit].text if amount.unit else ""
    words = f"{digits(value)} {unit}".strip()
    return replace(dosing, amount=replace(amount, low=value, words=words))


def _is_unit(word: str | None) -> bool:
    return not word or "mass unit" in vocabulary().words.get(word, vocabulary().words["\n"]).classes


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
