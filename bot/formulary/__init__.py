"""Knows about medicines: names, ingredients, classes, timing rules, interactions."""
