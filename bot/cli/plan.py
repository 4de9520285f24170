"""`dosebell plan`: shows the fewest slots that a regimen can be folded into, and why, without
keeping anything."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer

from bot import formulary
from bot.actions import prescriptions
from bot.cli.options import ConfigFile, settings
from bot.cli.regimen_file import RegimenFile, as_prescriptions, naming, read_regimen
from bot.clock import SystemClock
from bot.domain import plans_told
from bot.domain.amounts import Amount
from bot.domain.deliveries import Utterance, Value
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId, PersonId, new_id
from bot.domain.medications import Regimen
from bot.domain.plans import Code, Conflict, Proposal, Reason
from bot.domain.schedules import DayPart
from bot.domain.slots import Slot, SlotPlan
from bot.formulary.timing import TimingRules, timing_rules
from bot.language.sentences import Sentences
from bot.planner import calendar
from bot.planner.propose import Asked
from bot.planner.proposing import Order, proposals

_WEEK: Final = 7
_AHEAD: Final = 63  #: days; by then even what is taken on the 31st has come
#: What the parts of the day are called in a regimen's file.
_ANCHORS: Final[Mapping[str, str]] = {
    DayPart.WAKING: "wake",
    DayPart.MORNING: "breakfast",
    DayPart.NOON: "lunch",
    DayPart.EVENING: "dinner",
    DayPart.BEDTIME: "bed",
}
_ZONE: Final = ZoneInfo("UTC")
_NAMES_SHOWN: Final = 2  #: the level at which medicines are named
_Found = dict[tuple[str, str], list[date]]
_Json = dict[str, Any]


def plan(
    regimen: Annotated[Path, typer.Argument(metavar="REGIMEN.toml", show_default=False)],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="From which day on; else today."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The form that programs read.")] = False,
    config: ConfigFile = None,
) -> None:
    """Show the fewest times of day for what a file says, and why."""
    chosen = settings(config, anywhere=True)
    written = read_regimen(regimen)
    language = written.language or chosen.language
    starts = day.date() if day else SystemClock().now().date()
    with naming(regimen):
        told = _planned(written, regimen, starts, _Words(Sentences.load(), language))
    typer.echo(json.dumps(told.as_json(), ensure_ascii=False) if as_json else told.in_words())


@dataclass(frozen=True, slots=True)
class _Words:
    """Says sentences in one language."""

    sentences: Sentences
    language: str

    def say(self, utterance: Utterance) -> str:
        return self.sentences.render(utterance, language=self.language, level=_NAMES_SHOWN).text

    def amount(self, amount: Amount | None) -> str:
        return self.say(Utterance("plan-amount", {"amount": amount})) if amount else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A proposal, as it is told."""

    proposal: Proposal
    later: tuple[SlotPlan, ...]  #: from each day on which other times begin
    regimen: Regimen
    rules: TimingRules
    words: _Words

    def as_json(self) -> _Json:
        return {
            "slots": self._slots(),
            "times_before": self.proposal.times_before,
            "optimal": self.proposal.optimal,
            "bound": self.proposal.bound,
            "reasons": [*map(self._reason, self.proposal.reasons), *self._unknown()],
            "conflicts": [*map(self._conflict, self.proposal.conflicts)],
            "later": [{"from": f"{plan.starts}", "times": [*_times(plan)]} for plan in self.later],
        }

    def in_words(self) -> str:
        lines: list[str] = []
        for slot in self._slots():
            then = f" ({slot['time_on_days_off']})" if "time_on_days_off" in slot else ""
            lines.append(f"{slot['time']}  {slot['anchor']}{then}")
            for item in slot["items"]:
                told = item.get("days") or item.get("dates")
                days = f" ({', '.join(told)})" if told else ""
                lines.append(f"       {item['medication']}: {item['amount']}{days}".rstrip(": "))
        if not lines:
            lines.append(self.words.say(Utterance("plan-empty")))
        if not self.proposal.optimal:
            lines.append(
                self.words.say(Utterance("plan-not-proven", {"bound": self.proposal.bound}))
            )
        for plan in self.later:
            times = ", ".join(_times(plan))
            after: dict[str, Value] = {"day": plan.starts, "now": len(plan.slots), "times": times}
            lines.append(self.words.say(Utterance("plan-later", after)))
        told = self.as_json()
        lines += ["", *(reason["text"] for reason in told["reasons"])]
        lines += [f"! {conflict['text']}" for conflict in told["conflicts"]]
        return "\n".join(lines)

    def _slots(self) -> list[_Json]:
        found = self.proposal.plan
        due = _due(found, self.regimen, self.words.amount)
        return [
            {
                "time": f"{slot.time:%H:%M}",
                "anchor": _ANCHORS.get(slot.anchor, slot.anchor),
                "items": [*_items(due[slot.id], found.starts + timedelta(days=_WEEK))],
                **_on_days_off(slot),
            }
            for slot in found.slots
        ]

    def _reason(self, reason: Reason) -> _Json:
        names = [self._name(each) for each in reason.medications]
        rule = reason.ground.rule if reason.ground else None
        found = {"code": reason.code.value, "medication": names[0] if names else ""}
        found["text"] = _line(self.words.say(plans_told.told(reason, self.regimen)))
        if rule and reason.ground:
            found |= {"rule": reason.ground.name, "source": rule.source, "status": rule.status}
        return found

    def _conflict(self, conflict: Conflict) -> _Json:
        return {
            "rules": [conflict.broken.name, conflict.against.name],
            "medications": [self._name(each) for each in conflict.medications],
            "text": _line(self.words.say(plans_told.conflict_told(conflict, self.regimen))),
        }

    def _unknown(self) -> list[_Json]:
        reasons = [Reason(Code.UNKNOWN, (each,)) for each in self.rules.unknown]
        return [*map(self._reason, reasons)]

    def _name(self, medication: MedicationId) -> str:
        found = self.regimen.get(medication)
        return " ".join(filter(None, (found.name, found.strength))) if found else ""


def _planned(written: RegimenFile, file: Path, starts: date, words: _Words) -> _Told:
    patient = PersonId(new_id())
    midnight = datetime.combine(starts, time(), UTC)
    medications = prescriptions.read(
        as_prescriptions(written), language=words.language, today=starts, now=midnight
    )
    regimen = Regimen(patient, tuple(medications))
    rules = timing_rules(regimen, formulary.load())
    try:
        found = proposals(Order(regimen, Asked(written.routine.routine, rules.rules), starts))
    except BadInput as error:
        raise BadInput(f"{file}: {error}") from None
    plans = [each.plan for each in found]
    others = (new for old, new in pairwise(plans) if [*_times(old)] != [*_times(new)])
    return _Told(found[0], tuple(others), regimen, rules, words)


def _times(plan: SlotPlan) -> Iterator[str]:
    return (f"{slot.time:%H:%M}" for slot in plan.slots)


def _due(
    found: SlotPlan, regimen: Regimen, amount: Callable[[Amount | None], str]
) -> dict[Any, _Found]:
    """Return, for each slot, what is due there from now on, and on which days."""
    since = datetime.combine(found.starts, time(), UTC)
    after = found.starts + timedelta(days=_AHEAD)
    until = since + timedelta(days=_AHEAD + 1)  # bedtime may lie after midnight
    due: dict[Any, _Found] = defaultdict(lambda: defaultdict(list))
    for round_, doses in calendar.planned([found], regimen, zone=_ZONE, since=since, until=until):
        for dose in doses if round_.local_date < after else ():
            key = dose.label.name, amount(dose.label.amount)
            due[round_.slot][key].append(dose.local_date)
    return due


def _items(due: _Found, after: date) -> Iterator[_Json]:
    """Yield what is due in the week before a day; what is not due in it, with the first day."""
    soon = {name for (name, _), days in due.items() if min(days) < after}
    for (name, amount), every in due.items():
        days = sorted(day for day in every if day < after)
        if days or name not in soon:
            item = {"medication": name, "amount": amount}
            yield item | _when(days or [min(every)], {*every})


def _when(days: list[date], every: set[date]) -> _Json:
    """Return on which weekdays something is due, or on which dates if weeks are not alike."""
    alike = {day + timedelta(days=n) for day in days for n in range(0, _AHEAD, _WEEK)}
    if alike != every:
        return {"dates": [day.isoformat() for day in days]}
    return {} if len(days) == _WEEK else {"days": [f"{day:%a}".lower() for day in days]}


def _on_days_off(slot: Slot) -> _Json:
    """Return when a slot is on days off, where that is another time."""
    if slot.off is None:
        return {}
    minute = slot.minutes(min(slot.off.days)) % (24 * 60)
    return {"time_on_days_off": f"{minute // 60:02}:{minute % 60:02}"}


def _line(text: str) -> str:
    return " ".join(text.split())
