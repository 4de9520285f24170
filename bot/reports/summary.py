"""The week in words: an adherence report as one utterance, a line for each figure and its base.

The sentences are in `bot/language/<language>/summary.ftl`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.adherence.figures import Figures, MedicationFigures
from bot.domain.adherence.shares import Share
from bot.domain.deliveries import Item, Utterance, Value

_HEADLINES: Final = frozenset(
    {"summary-medicine", "summary-as-needed", "summary-extras", "summary-remarks"}
)


def utterance(report: Figures, *, since: int = 1, remarks: int = 0) -> Utterance:
    """Return what is said of a report; it obeys the wording level like every other text. Of the
    `remarks` of that time only their number is said.

    Its lines have numbers, so that one who read the first in a text can ask for those `since`.
    """
    lines = [line for medication in report.medications for line in _lines(medication)]
    if report.extras:
        lines.append(Utterance("summary-extras", {"count": sum(report.extras.values())}))
    if remarks:
        lines.append(Utterance("summary-remarks", {"count": remarks}))
    values: dict[str, Value] = {"first": report.first, "last": report.last}
    if not lines:
        return Utterance("summary-nothing", values)
    return Utterance("summary", values | {"lines": tuple(_going_on(lines, since))})


def _going_on(lines: Sequence[Utterance], since: int) -> Iterator[Utterance]:
    """Yield the lines from one on, behind the name of the medicine that it is a figure of."""
    first = since - 1 if 0 < since <= len(lines) else 0
    name = next(n for n in range(first, -1, -1) if lines[n].sentence in _HEADLINES)
    for n in dict.fromkeys((name, *range(first, len(lines)))):
        yield replace(lines[n], values={**lines[n].values, "number": n + 1})


def _lines(medication: MedicationFigures) -> Iterator[Utterance]:
    if medication.planned:
        yield _headline("summary-medicine", medication, _share(medication.taken))
        yield from _figures(medication)
    if medication.as_needed_times:
        days = _share(medication.as_needed_days)
        yield _headline(
            "summary-as-needed", medication, {"times": medication.as_needed_times} | days
        )


def _headline(sentence: str, medication: MedicationFigures, values: dict[str, Value]) -> Utterance:
    item = Item(medication.name, medication.nickname, amount=None, position=medication.position)
    return Utterance(
        sentence,
        values
        | {
            "medicine": (item,),
            "is-listed": "yes" if medication.position else "no",
            "has-nickname": "yes" if medication.nickname else "no",
        },
    )


def _figures(medication: MedicationFigures) -> Iterator[Utterance]:
    """Yield a line for each figure that is not nothing."""
    if medication.taken_late:
        yield Utterance("summary-late", _share(medication.late))
    if medication.taken_at_unknown_time:
        yield Utterance("summary-time-unknown", _share(medication.time_unknown))
    for reason, count in sorted(medication.skipped_for.items(), key=lambda pair: -pair[1]):
        why: dict[str, Value] = {"reason": reason or "none"}
        yield Utterance("summary-skipped", _share(Share(count, medication.due)) | why)
    if medication.unanswered_doses:
        yield Utterance("summary-unanswered", _share(medication.unanswered))
    if medication.held_doses:
        yield Utterance("summary-held", _share(medication.held))
    if medication.doses_not_asked:
        yield Utterance("summary-not-asked", _share(medication.not_asked))


def _share(share: Share) -> dict[str, Value]:
    return {"count": share.count, "of": share.of}
