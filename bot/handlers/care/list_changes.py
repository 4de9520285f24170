"""What a caregiver has changed of a patient's list: the patient is told of it, whichever way it was
changed, as it stands now, and may take it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.actions.careful import OF_ANOTHER
from bot.domain.changes import UNDO_WITHIN, Change, ChangeKind
from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.ids import PersonId
from bot.domain.medications import Medication, Regimen
from bot.domain.people import Person, Role
from bot.handlers.care import others, standing_in
from bot.handlers.medicines import items, the_list
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date

_OF_THE_LIST: Final = frozenset(
    {
        *(ChangeKind.ADDED, ChangeKind.EDITED, ChangeKind.STOPPED),
        *(ChangeKind.PAUSED, ChangeKind.RESUMED),
    }
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists that whoever speaks keeps for others, before something is done."""

    of: Mapping[PersonId, Regimen]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has become of some medicines of one list."""

    what: str
    medicines: tuple[Medication, ...]
    until: date | None = None  #: of what is on hold


async def lists(turn: Turn) -> Lists:
    """Return the lists as they are now."""
    kept = await standing_in.kept_by(turn) if turn.people else []
    return Lists(await turn.tx.medications.regimens([each.other.id for each in kept]))


async def tell_patients(turn: Turn, before: Lists) -> None:
    """Tell each patient what a caregiver has just changed of their list. It is found by comparison,
    so that every way to change it is heard of."""
    if not before.of:
        return
    people = await turn.tx.people.get_many(before.of)
    now = await turn.tx.medications.regimens(list(before.of))
    for id_, old in before.of.items():
        for changed in _changes(old, now[id_], people[id_], turn):
            if changed.what == "paused" and changed.until is None:
                held = (await turn.tx.lives.of(id_)).holding
                changed = replace(changed, until=held.until if held else None)
            was = old if changed.what == "stopped" else now[id_]
            values = await _values(changed, was, people[id_], turn)
            values |= await _may_undo(people[id_], turn)
            await others.tell(turn, people[id_], "care-list-changed", values)


async def last_by_another(patient: Person, turn: Turn) -> Change | None:
    """Return the last thing that a caregiver changed of somebody's list, which that one may take
    back as if it were their own."""
    since = turn.now - UNDO_WITHIN
    for change in await turn.tx.changes.of_others(patient.id, since=since):
        link = await turn.tx.care_links.between(patient.id, change.person)
        if change.kind in _OF_THE_LIST and link is not None and link.role is Role.CAREGIVER:
            return change
    return None


async def _may_undo(patient: Person, turn: Turn) -> dict[str, Value]:
    """Return whether UNDO reaches what was just changed: not what a caregiver's own UNDO did."""
    last = await last_by_another(patient, turn)
    return {"may-undo": "yes" if last and last.at == turn.now else "no"}


async def tell_taken_back(change: Change, medicines: tuple[Item, ...], turn: Turn) -> None:
    """Let a caregiver know that the patient has taken back what they changed."""
    link = await turn.tx.care_links.between(change.patient, change.person)
    if link is None or turn.speaker.id != change.patient:
        return
    ids = [*(medication.id for medication in change.medications), *change.added]
    values: dict[str, Value] = {
        "called": others.first_name(turn.speaker),
        "medicines": medicines,
        OF_ANOTHER: int(link.wording(ids)),
    }
    await others.tell_caregiver(turn, link, "care-list-undone", values)


async def _values(
    changed: Changed, list_: Regimen, patient: Person, turn: Turn
) -> dict[str, Value]:
    """Return what is said of it: as it stood on the list where it has left that."""
    theirs = replace(turn, people=(patient,), whose=None, actor=None)
    plans = await turn.tx.plans.covering(patient.id, local_date(turn.now, patient.tz))
    is_shown = changed.what in ("added", "changed")
    shown = changed.medicines if is_shown else ()
    lines: tuple[Utterance, ...] = tuple(the_list.line(m, list_, plans, theirs) for m in shown)
    named = tuple(i for m in changed.medicines for i in items.of_medication(m, list_))
    return {
        "called": others.first_name(turn.speaker),
        "what": changed.what,
        "medicines": named,
        "lines": lines,
        "has-until": "yes" if changed.until else "no",
        "until": changed.until or "",
    }


def _changes(old: Regimen, new: Regimen, patient: Person, turn: Turn) -> Iterator[Changed]:
    """Yield what is different, and what is different in the same way as one."""
    found: dict[tuple[str, date | None], list[Medication]] = {}
    for medication, what in _each(old, new, turn):
        until = _until(medication, patient, turn) if what == "paused" else None
        found.setdefault((what, until), []).append(medication)
    for (what, until), medicines in found.items():
        yield Changed(what, tuple(medicines), until)


def _each(old: Regimen, new: Regimen, turn: Turn) -> Iterable[tuple[Medication, str]]:
    was = {m.id: m for m in old.current}
    for medication in new.current:
        what = _change(was.pop(medication.id, None), medication, turn)
        if what:
            yield medication, what
    yield from ((medication, "stopped") for medication in was.values())


def _change(before: Medication | None, after: Medication, turn: Turn) -> str:
    if before is None:
        return "added"
    if before == after:
        return ""
    if before.is_paused(turn.now) != after.is_paused(turn.now):
        return "paused" if after.is_paused(turn.now) else "resumed"
    return "changed"


def _until(medication: Medication, patient: Person, turn: Turn) -> date | None:
    """Return the day on which a hold ends by itself, or on which it is asked about."""
    ends = (pause.until for pause in medication.pauses if pause.covers(turn.now))
    at = next((end for end in ends if end is not None), None)
    return local_date(at, patient.tz) if at else None
