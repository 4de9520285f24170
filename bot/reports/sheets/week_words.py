"""A week as dots, in words: its days, its times of the day, and what each shape means."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.domain.deliveries import Utterance
from bot.domain.reports.marks import MarkKind
from bot.domain.sheets import Week
from bot.language.formats import clock
from bot.reports.sheets.paper import Paper
from bot.reports.visit.charts import sign

_DAY: Final = timedelta(days=1)


def content(week: Week, paper: Paper) -> dict[str, Any]:
    """Return what stands on the picture."""
    every = [week.days.first + n * _DAY for n in range(week.days.days)]
    there = {kind for row in week.rows for cell in row.cells for kind in cell}
    return {
        "language": paper.language,
        "title": paper.say("visit-week", first=week.days.first, last=week.days.last),
        "days": [
            {
                "name": paper.say(
                    "visit-weekday", weekday=(Utterance(f"weekday-{day.weekday()}"),)
                ),
                "number": str(day.day),
            }
            for day in every
        ],
        "rows": [
            {"time": clock(row.at), "cells": [[str(kind) for kind in cell] for cell in row.cells]}
            for row in week.rows
        ],
        "signs": {str(kind): sign(kind) for kind in MarkKind},
        "legend": [
            {"kind": str(kind), "label": paper.say("visit-mark", kind=str(kind).replace(" ", "-"))}
            for kind in MarkKind
            if kind in there
        ],
    }
