"""What a caregiver is told, as utterances: with both clocks, and as much as the patient lets them
know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.asking import item
from bot.actions.careful import OF_ANOTHER
from bot.domain import buttons
from bot.domain.care.lapses import Lapse, why_not
from bot.domain.care.links import CareLink
from bot.domain.care.tellings import Facts, Telling, TellingKind
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import AlertId, DoseId, PersonId
from bot.domain.intents import AlertAnswer
from bot.domain.names import first_name, told_apart
from bot.domain.people import Person
from bot.language.replies import kin
from bot.planner.calendar import instant, local_date

_SENTENCES: Final = {
    TellingKind.ALERT: "care-alert",
    TellingKind.CORRECTION: "care-correction",
    TellingKind.AGAIN: "care-again",
    TellingKind.ALL_CLEAR: "care-clear",
    TellingKind.CLAIMED: "care-claimed",
    TellingKind.LET_GO: "care-let-go",
    TellingKind.NOT_REACHED: "care-not-reached",
    TellingKind.SORTED: "care-sorted",
    TellingKind.STOPPED: "care-stopped",
    TellingKind.BACK: "care-back",
    TellingKind.OVER: "care-until-over",
}
_DAY: Final = timedelta(days=1)
_TAKEN, _PAST = "taken", "past"
#: What somebody is asked to see to; what is put right or open again only where nobody does.
_ASKS_FOR_HELP: Final = frozenset({TellingKind.ALERT, TellingKind.NOT_REACHED, TellingKind.LET_GO})
_MAY_ASK: Final = frozenset({TellingKind.CORRECTION, TellingKind.AGAIN})


@dataclass(frozen=True, slots=True)
class Known:
    """Who is spoken of: the patient, and every caregiver; and what each of those calls the patient
    who looks after another one of that name."""

    patient: Person
    others: Mapping[PersonId, Person]
    facts: Facts
    called: Mapping[PersonId, str]


def utterance(telling: Telling, known: Known) -> Utterance:
    """Return what a telling says."""
    watcher = known.facts.watcher(telling.to)
    names = told_apart(known.others.values())
    asleep = [names.get(who, "") for who in telling.in_place_of]
    name = known.called.get(telling.to) or first_name(known.patient)
    values: dict[str, Value] = {
        **called(name, watcher.link if watcher else None),
        **by_name(names.get(telling.by, "") if telling.by else ""),
        "by-you": _yes(telling.by == telling.to),
        "open": _yes(_asks_for_help(telling)),
        OF_ANOTHER: int(telling.wording),
    }
    if telling.kind is TellingKind.OVER and watcher is not None:
        values["day"] = last_day(watcher.link, known.patient) or ""
    if telling.lapses:
        lines = tuple(_lines(telling, known))
        values |= {"lines": lines, "why": _in_common(telling, lines)}
    if telling.kind is TellingKind.ALERT:
        values["instead-of"] = ", ".join(filter(None, asleep))
        values["is-instead"] = _yes(bool(asleep))
        values["waited"] = _yes(_has_waited(telling, known))
    return Utterance(_SENTENCES[telling.kind], values, choices(telling))


def choices(telling: Telling) -> tuple[tuple[Choice, ...], ...]:
    """Return what may be answered to a telling."""
    if telling.alert is None or not _asks_for_help(telling):
        return ()
    if telling.by == telling.to:  # they said that they see to it
        return (offer(telling.alert, AlertAnswer.SORTED, AlertAnswer.NOT_REACHED),)
    return (offer(telling.alert, AlertAnswer.CALL, AlertAnswer.CANNOT),)


def _asks_for_help(telling: Telling) -> bool:
    may_ask = telling.kind in _MAY_ASK and telling.is_open
    return may_ask or telling.kind in _ASKS_FOR_HELP


def offer(alert: AlertId, *answers: AlertAnswer) -> tuple[Choice, ...]:
    """Return a row of buttons that answer an alert."""
    return tuple(Choice(f"care-choose-{each}", buttons.care(each, alert)) for each in answers)


def called(name: str, link: CareLink | None) -> dict[str, Value]:
    """Return what a patient is called to a caregiver: as that one calls them, or by their name."""
    name = (kin.as_a_name(link.called) if link else "") or name
    return {"name": name, "named": _yes(bool(name))}


def by_whom(person: Person | None) -> dict[str, Value]:
    """Return who did something."""
    return by_name(first_name(person))


def by_name(name: str) -> dict[str, Value]:
    """Return who did something, for a sentence that says "somebody" where nobody knows the name."""
    return {"by": name, "by-known": _yes(bool(name))}


def last_day(link: CareLink, patient: Person) -> date | None:
    """Return the last day of a link, as the patient said it; None: it has no end."""
    ends_at = link.terms.ends_at
    return local_date(ends_at - _DAY, patient.tz) if ends_at else None


def when(at: datetime, zones: tuple[str, str], *, now: datetime) -> dict[str, Value]:
    """Return an instant on both clocks, for a sentence that names the second where it differs."""
    hers, yours = (at.astimezone(ZoneInfo(zone)) for zone in zones)
    today = now.astimezone(ZoneInfo(zones[0])).date()
    return {
        "time": hers.time().replace(second=0, microsecond=0),
        "yours": yours.time().replace(second=0, microsecond=0),
        "clocks": "one" if hers.replace(tzinfo=None) == yours.replace(tzinfo=None) else "two",
        "date": hers.date(),
        "today": _yes(hers.date() == today),
    }


def _lines(telling: Telling, known: Known) -> Iterable[Utterance]:
    doses = {dose.id: dose for some in known.facts.doses.values() for dose in some}
    for (due_at, why), some in groupby(telling.lapses, lambda lapse: (lapse.due_at, lapse.why)):
        mine = _doses(some, doses)
        if not mine:
            continue
        yield Utterance(
            "care-line",
            {
                **when(due_at, telling.zones, now=telling.at),
                "time": _called(mine[0], telling.zones[0]),
                "medicines": tuple(item(dose) for dose in mine),
                "why": _fate(mine, known, _slug(why)) if _is_clear(telling) else _slug(why),
            },
        )


def _called(dose: Dose, zone: str) -> time:
    """Return the time that a dose goes by: also the one that a change of clocks has left out."""
    wall, tz = dose.label.wall_time, ZoneInfo(zone)
    is_of_this_clock = wall is not None and instant(dose.local_date, wall, tz) == dose.due_at
    if wall is None or not is_of_this_clock:
        return dose.due_at.astimezone(tz).time().replace(second=0, microsecond=0)
    return wall


def _doses(lapses: Iterable[Lapse], doses: Mapping[DoseId, Dose]) -> list[Dose]:
    known = [doses[lapse.dose] for lapse in lapses if lapse.dose in doses]
    return sorted(known, key=lambda dose: dose.label.position)


def _is_clear(telling: Telling) -> bool:
    return telling.kind is TellingKind.ALL_CLEAR


def _fate(doses: Sequence[Dose], known: Known, why: str) -> str:
    """Return what has become of doses of which an alert was: those that were never taken stay what
    they are, also where a later one was."""
    if all(dose.state is DoseState.TAKEN for dose in doses):
        return _TAKEN
    is_still = any(why_not(dose, known.facts.unreached) for dose in doses)
    return why if is_still else _PAST


def _in_common(telling: Telling, lines: Sequence[Utterance]) -> str:
    whys = {str(line.values["why"]) for line in lines}
    if _is_clear(telling) and not whys <= {_TAKEN, _PAST}:
        return "later"
    if _is_clear(telling) and len(whys) > 1:
        return _PAST
    return whys.pop() if len(whys) == 1 else "mixed"


def _has_waited(telling: Telling, known: Known) -> bool:
    """Return whether an alert was held back because it was night where it is read."""
    watcher = known.facts.watcher(telling.to)
    person = known.others.get(telling.to)
    if watcher is None or person is None:
        return False
    bed, wake = person.routine.bed, person.routine.wake
    hours = person.quiet
    since, until = (hours.since, hours.until) if hours else (bed, wake)
    now = telling.at.astimezone(ZoneInfo(watcher.zone))
    begins = now.replace(hour=until.hour, minute=until.minute, second=0, microsecond=0)
    length = (until.hour - since.hour) % 24 * 60 + until.minute - since.minute
    last = max(lapse.known_at for lapse in telling.lapses)
    is_morning = 0 <= (now - begins).total_seconds() < _MORNING
    return is_morning and 0 < (begins - last).total_seconds() <= length * 60


_MORNING: Final = 15 * 60  #: seconds in which what was held back is told


def _slug(word: str) -> str:
    return str(word).replace(" ", "-")


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
