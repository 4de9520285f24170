"""Knows about medicines: names, ingredients, classes, timing rules, interactions."""

from bot.formulary.lookups import Formulary, load, names

__all__ = ["Formulary", "load", "names"]
