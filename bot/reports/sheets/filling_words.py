"""The filling list in words: a table for each slot, with a row for each medicine and a column for
each day, as a box is filled: one package after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from bot.domain.amounts import Amount
from bot.domain.doses import Label
from bot.domain.sheets import Compartment, Filling
from bot.language.formats import clock, digits
from bot.reports.sheets.card_words import heading, paper_size
from bot.reports.sheets.paper import Paper

_SHAPES: Final = {Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾"}
_Row = Mapping[date, Decimal]


def content(filling: Filling, paper: Paper) -> dict[str, Any]:
    """Return what stands on the list."""
    owner = paper.told(filling.owner)
    days = sorted({each.on for each in filling.compartments if each.inside})
    beside = [label for each in filling.compartments for label in each.beside]
    return {
        "language": paper.language,
        "paper": paper_size(filling.country),
        "title": paper.say("paper-filling", name=owner, named="yes" if owner else "no"),
        "date": paper.say("paper-filling-days", first=days[0], last=days[-1]) if days else "",
        "days": [_day(day, paper) for day in days],
        "slots": [_slot(each, days, paper) for each in _by_slot(filling.compartments)],
        "total": paper.say("paper-filling-total"),
        "none": paper.say("paper-filling-none"),
        "beside": paper.say("paper-filling-beside") if beside else "",
        "others": list(dict.fromkeys(paper.told(label.name) for label in beside)),
        "foot": [
            paper.say("paper-filling-foot"),
            paper.say("paper-filling-old"),
            paper.say("paper-foot-ask"),
        ],
    }


def _by_slot(compartments: Sequence[Compartment]) -> list[list[Compartment]]:
    """Return the compartments of each slot, in the order of the day in which they first come."""
    slots: dict[str, list[Compartment]] = {}
    filled = (each for each in compartments if each.inside)
    for each in sorted(filled, key=lambda each: each.at):
        slots.setdefault(each.part or clock(each.at), []).append(each)
    return list(slots.values())


def _slot(those: Sequence[Compartment], days: Sequence[date], paper: Paper) -> dict[str, Any]:
    rows: dict[tuple[str, str], dict[date, Decimal]] = {}
    for each in those:
        for label in each.inside:
            if label.amount:
                row = rows.setdefault(_kind(label, label.amount, paper), {})
                row[each.on] = row.get(each.on, Decimal(0)) + label.amount.value
    totals = {
        day: sum((row.get(day, Decimal(0)) for row in rows.values()), Decimal(0)) for day in days
    }
    return {
        "head": heading(those[0].part, paper),
        "time": clock(those[0].at),
        "rows": [
            {"name": name, "unit": unit, "cells": _cells(row, days)}
            for (name, unit), row in rows.items()
        ],
        "totals": _cells(totals, days),
    }


def _kind(label: Label, amount: Amount, paper: Paper) -> tuple[str, str]:
    return paper.told(label.name), paper.say("paper-in-units", unit=amount.unit.name.lower())


def _cells(row: _Row, days: Sequence[date]) -> list[str]:
    return [_number(row.get(day, Decimal(0))) for day in days]


def _number(count: Decimal) -> str:
    """Return how many; nothing is a dash, so that no cell looks forgotten."""
    if not count:
        return "–"
    whole = int(count)
    shape = _SHAPES.get(count - whole)
    return f"{whole or ''}{shape}" if shape else digits(count)


def _day(day: date, paper: Paper) -> dict[str, str]:
    return {"weekday": paper.say(f"weekday-{day.weekday()}"), "day": str(day.day)}
