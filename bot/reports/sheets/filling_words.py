"""The filling list in words: day by day what goes into each compartment."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bot.domain.doses import Label
from bot.domain.sheets import Compartment, Filling
from bot.language.formats import clock
from bot.reports.sheets.card_words import heading, paper_size
from bot.reports.sheets.paper import Paper, item


def content(filling: Filling, paper: Paper) -> dict[str, Any]:
    """Return what stands on the list."""
    owner = paper.told(filling.owner)
    days = [(day, list(each)) for day, each in groupby(filling.compartments, lambda c: c.on)]
    return {
        "language": paper.language,
        "paper": paper_size(filling.country),
        "title": paper.say("paper-filling", name=owner, named="yes" if owner else "no"),
        "date": paper.say("paper-filling-days", first=days[0][0], last=days[-1][0]) if days else "",
        "days": [
            {"day": paper.say("paper-any-date", date=day), "cells": [_cell(c, paper) for c in each]}
            for day, each in days
        ],
        "none": paper.say("paper-filling-none"),
        "empty": paper.say("paper-filling-empty"),
        "beside": paper.say("paper-filling-beside"),
        "foot": [
            paper.say("paper-filling-foot"),
            paper.say("paper-foot-old"),
            paper.say("paper-foot-ask"),
        ],
    }


def _cell(compartment: Compartment, paper: Paper) -> dict[str, Any]:
    inside = tuple(item(label) for label in compartment.inside)
    return {
        "head": heading(compartment.part, paper),
        "time": clock(compartment.at),
        "total": paper.say("paper-filling-total", medicines=inside) if inside else "",
        "inside": [_line(label, paper) for label in compartment.inside],
        "beside": [_line(label, paper) for label in compartment.beside],
    }


def _line(label: Label, paper: Paper) -> dict[str, str]:
    amount = paper.say("paper-amount", amount=label.amount) if label.amount else ""
    return {"name": paper.told(label.name), "amount": amount}
