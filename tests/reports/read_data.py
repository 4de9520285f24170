"""Takes the figures of a report out of its data again: the cells of the CSV, the FHIR bundle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.reports.figures_said import MEASURES, Figures, Said, in_percent, length

#: Of everything together, programs are told more than people.
_ONLY_THERE: Final = MEASURES[1:]
_Rows = Mapping[tuple[str, str, str], dict[str, str]]
_Observations = Mapping[tuple[str, str], dict[str, Any]]


def of_rows(written: bytes) -> Figures:
    """Return the figures of a table; of the periods of a medicine the last one, as on the page."""
    every = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    rows = {(row["medicine"], row["record"], row["what"]): row for row in every}
    skipped = [int(row["count"]) for row in every if row["record"] == "skipped"]
    before = rows["", "the period before", "taking"]
    points = re.findall(r"-?\d+(?= to| points)", before["words"])
    found: Figures = {
        ("", "completeness"): _complete(rows),
        ("", "side effects"): (sum(skipped),),
        ("", "against"): (*_base(before)[:2], *map(int, points)),
    }
    for (name, record, what), row in rows.items():
        if record == "measure" and row["of_answered"] and (name or what not in _ONLY_THERE):
            found[name, what.removeprefix("taking at ")] = _base(row)
    return found | dict(_of_medicines(rows))


def _complete(rows: _Rows) -> Said:
    known = {what: row for (_, record, what), row in rows.items() if record == "completeness"}
    names = ("answered", "unanswered", "not asked", "held", "days")
    counts = (int(known[name]["count"]) for name in names)
    return int(known["answered"]["of"]), *counts, int(known["days"]["of"])


def _of_medicines(rows: _Rows) -> Iterator[tuple[tuple[str, str], Said]]:
    for name, record, what in rows:
        if (record, what) == ("as needed", "times"):
            cells = (rows[name, record, each] for each in ("times", "days", "most on one day"))
            times, days, most = cells
            numbers = (times["count"], days["count"], days["of"], most["count"])
            yield (name, record), tuple(map(int, numbers))
        if record == "window":
            ends = (rows[name, "break", f"hours, {each}"] for each in ("shortest", "longest"))
            hours = (length(float(row["count"])) for row in (rows[name, record, what], *ends))
            last = rows[name, "last taken", ""]["taken_at"]
            yield (name, "the rest"), (*hours, last[:16].replace("T", " "))


def _base(row: Mapping[str, str]) -> Said:
    return in_percent(int(row["count"]), int(row["of"]), int(row["of_answered"]))


def of_bundle(written: bytes) -> Figures:
    """Return the figures of a bundle."""
    resources = {e["fullUrl"]: e["resource"] for e in json.loads(written)["entry"]}
    seen = dict(_observations(resources))
    before = seen["", "against-the-period-before"]
    found: Figures = {
        ("", "completeness"): tuple(_parts(seen["", "completeness"]).values()),
        ("", "side effects"): (_count_reasons(resources, "side-effect"),),
        ("", "against"): (*_counts(before)[:2], *_ends(before)),
    }
    for (name, code), each in seen.items():
        what = code.removeprefix("taking-at-").replace("-", " ")
        is_told = name or what not in _ONLY_THERE
        if is_told and "of-answered" in _parts(each) and code != "against-the-period-before":
            found[name, what] = _counts(each)
            assert tuple(_ends(each)) == _counts(each)[:2]
        if code == "as-needed":
            found[name, what] = (each["valueInteger"], *_parts(each).values())
        if code == "longest-break":
            found[name, "the rest"] = _rest(name, seen)
    return found


def _observations(resources: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for each in resources.values():
        if each["resourceType"] == "Observation":
            about = [resources[focus["reference"]] for focus in each.get("focus", ())]
            name = about[0]["medicationCodeableConcept"]["text"] if about else ""
            yield (name, each["code"]["coding"][0]["code"]), each


def _rest(name: str, seen: _Observations) -> Said:
    window = _parts(seen[name, "timing"])["hours-either-side"]
    last = seen[name, "last-taken"]["valueDateTime"]
    lengths = (window, *_ends(seen[name, "longest-break"]))
    return (*(length(each) for each in lengths), last[:16].replace("T", " "))


def _counts(of: Mapping[str, Any]) -> Said:
    parts = _parts(of)
    return in_percent(parts["count"], parts["of"], parts["of-answered"])


def _ends(of: Mapping[str, Any]) -> list[Any]:
    return [of["valueRange"][end]["value"] for end in ("low", "high")]


def _parts(of: Mapping[str, Any]) -> dict[str, Any]:
    return {
        part["code"]["coding"][0]["code"]: part["valueQuantity"]["value"]
        if "valueQuantity" in part
        else part.get("valueInteger")
        for part in of.get("component", ())
    }


def _count_reasons(resources: Mapping[str, Any], wanted: str) -> int:
    reasons = (reason for each in resources.values() for reason in each.get("statusReason", ()))
    return sum(reason["coding"][0]["code"] == wanted for reason in reasons)
