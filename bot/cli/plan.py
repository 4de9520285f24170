"""`dosebell plan`: shows the slots that a regimen is folded into, without keeping anything.

The planner maps each intake onto the patient's day and proves nothing, so `optimal` is false,
and there are no reasons and no conflicts to tell.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer

from bot.actions import prescriptions
from bot.cli.options import ConfigFile, settings
from bot.cli.regimen_file import RegimenFile, as_prescriptions, naming, read_regimen
from bot.clock import SystemClock
from bot.domain.amounts import Amount
from bot.domain.deliveries import Utterance
from bot.domain.ids import PersonId, new_id
from bot.domain.medications import Regimen
from bot.domain.schedules import DayPart
from bot.domain.slots import SlotPlan
from bot.language.sentences import Sentences
from bot.planner import calendar
from bot.planner.consolidate import consolidate

_WEEK: Final = 7
#: What the parts of the day are called in a regimen's file.
_ANCHORS: Final[Mapping[str, str]] = {
    DayPart.WAKING: "wake",
    DayPart.MORNING: "breakfast",
    DayPart.NOON: "lunch",
    DayPart.EVENING: "dinner",
    DayPart.BEDTIME: "bed",
}
_ZONE: Final = ZoneInfo("UTC")
_Found = dict[tuple[str, str], list[date]]


def plan(
    regimen: Annotated[Path, typer.Argument(metavar="REGIMEN.toml", show_default=False)],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="From which day on; else today."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The form that programs read.")] = False,
    config: ConfigFile = None,
) -> None:
    """Show the times of day at which somebody takes what a file says."""
    chosen = settings(config)
    written = read_regimen(regimen)
    language = written.language or chosen.language
    starts = day.date() if day else SystemClock().now().date()
    with naming(regimen):
        said = _planned(written, starts, language)
    typer.echo(json.dumps(said, ensure_ascii=False) if as_json else _in_words(said))


def _planned(written: RegimenFile, starts: date, language: str) -> dict[str, Any]:
    patient = PersonId(new_id())
    midnight = datetime.combine(starts, time(), UTC)
    medications = prescriptions.read(
        as_prescriptions(written), language=language, today=starts, now=midnight
    )
    regimen = Regimen(patient, tuple(medications))
    found = consolidate(regimen, written.routine.routine, (), starts=starts)
    due = _due(found, regimen, language)
    slots = [
        {
            "time": f"{slot.time:%H:%M}",
            "anchor": _ANCHORS.get(slot.anchor, slot.anchor),
            "items": _items(due[slot.id]),
        }
        for slot in found.slots
    ]
    return {
        "slots": slots,
        "times_before": len(slots),
        "optimal": False,
        "reasons": [],
        "conflicts": [],
    }


def _due(found: SlotPlan, regimen: Regimen, language: str) -> dict[Any, _Found]:
    """Return, for each slot, what is due there in a week, and on which days."""
    sentences = Sentences.load()
    since = datetime.combine(found.starts, time(), UTC)
    after = found.starts + timedelta(days=_WEEK)
    until = since + timedelta(days=_WEEK + 1)  # bedtime may lie after midnight
    due: dict[Any, _Found] = defaultdict(lambda: defaultdict(list))
    for round_, doses in calendar.planned([found], regimen, zone=_ZONE, since=since, until=until):
        for dose in doses if round_.local_date < after else ():
            key = dose.label.name, _amount(dose.label.amount, sentences, language)
            due[round_.slot][key].append(dose.local_date)
    return due


def _items(due: _Found) -> list[dict[str, Any]]:
    return [
        {"medication": name, "amount": amount}
        | ({} if len(days) == _WEEK else {"days": [f"{day:%a}".lower() for day in sorted(days)]})
        for (name, amount), days in due.items()
    ]


def _amount(amount: Amount | None, sentences: Sentences, language: str) -> str:
    if amount is None:
        return ""
    return sentences.render(
        Utterance("plan-amount", {"amount": amount}), language=language, level=0
    ).text


def _in_words(said: dict[str, Any]) -> str:
    lines = []
    for slot in said["slots"]:
        lines.append(f"{slot['time']}  {slot['anchor']}")
        for item in slot["items"]:
            days = f" ({', '.join(item['days'])})" if "days" in item else ""
            lines.append(f"       {item['medication']}: {item['amount']}{days}")
    return "\n".join(lines) or "nothing is taken at fixed times"
