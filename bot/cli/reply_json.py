"""Writes what an answer was read as in the form that programs rely on: one object for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, Final, get_args

from bot.cli.reply_list import OwnList
from bot.domain import intents
from bot.domain.ids import MedicationId
from bot.domain.intents import Intent, Note, NoteKind, Perhaps, Took
from bot.domain.sheets import SheetKind
from bot.language import replies

#: What the kinds without a rule of their own are called.
_CALLED: Final[dict[type[Intent], str]] = {
    intents.Took: "taken",
    intents.Later: "later",
    intents.Skip: "skipped",
    intents.WhySkipped: "skipped",
    intents.OneByOne: "partly",
    intents.TookExtra: "extra",
    intents.DidITake: "status",
    intents.MayITake: "ask",
    intents.Undo: "undo",
    intents.Today: "today",
    intents.ListMedications: "regimen",
    intents.AddMedication: "regimen",
    intents.ChangeMedication: "regimen",
    intents.StopMedication: "regimen",
    intents.ResumeMedication: "regimen",
    intents.NicknameMedication: "regimen",
    intents.PauseMedication: "pause",
    intents.Summary: "summary",
    intents.Show: "today",
    intents.Plan: "settings",
    intents.ListRemarks: "summary",
    intents.SendReport: "summary",
    intents.ShareReport: "summary",
    intents.EndLinks: "settings",
    intents.Settings: "settings",
    intents.Away: "pause",
    intents.BackAgain: "pause",
    intents.StillHeld: "pause",
    intents.GotUpLate: "later",
    intents.RemindLess: "settings",
    intents.RemindAsBefore: "settings",
    intents.Undisturbed: "settings",
    intents.Elsewhere: "settings",
    intents.Stop: "stop",
    intents.Start: "start",
    intents.Help: "help",
    intents.Crisis: "crisis",
    intents.Back: "unclear",
    intents.Greeting: "greeting",
    intents.Unclear: "unclear",
    **dict.fromkeys(get_args(intents.CareIntent), "caregiver"),
}


#: What notes are called that have no name of their own outside.
_NOTES: Final = {
    NoteKind.TAKEN: "log",
    NoteKind.AWAY: "pause",
    NoteKind.FOR_THEM: "caregiver",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A message, what was read in it, whose list it was read with, and when it was said."""

    text: str
    reading: replies.Reading
    own: OwnList
    now: datetime


def as_json(told: Told) -> dict[str, Any]:
    """Return the object of one message."""
    intent = told.reading.intent
    meant = intent.meant if isinstance(intent, Perhaps) else intent
    foreign = intent.language if isinstance(intent, intents.Unclear) else ""
    is_to_come = isinstance(meant, Took) and _has_not_come(meant, told.now)
    minutes, at = (None, None) if is_to_come else _when(meant, told.now)
    at = at or (f"{told.reading.at:%H:%M}" if told.reading.at else None)
    reason = getattr(meant, "reason", None) or told.reading.why
    return {
        "text": told.text,
        "intent": _called(meant, told),
        "medications": _medications(intent, told),
        "except": _written(_left(meant, told.reading), told.own),
        "at": at,
        "minutes": minutes,
        "reason": str(reason) if reason else None,
        "language": foreign or told.reading.language,
    }


def _called(intent: Intent, told: Told) -> str:
    if told.reading.answers_nothing:
        return "unclear"
    if isinstance(intent, Note):
        return _NOTES.get(intent.kind, str(intent.kind))
    if isinstance(intent, Took):
        return _called_when_taken(intent, told)
    if isinstance(intent, intents.Show) and intent.sheet is not SheetKind.DAY:
        return "regimen"
    if intent == intents.ResumeMedication(None):
        return "start"
    return _CALLED[type(intent)]


def _called_when_taken(intent: Took, told: Told) -> str:
    if _has_not_come(intent, told.now):
        return "unclear"
    ids = intent.which.medications
    if ids and set(ids) <= told.own.as_needed:
        return "log"
    return "partly" if told.reading.is_part else "taken"


def _has_not_come(intent: Took, now: datetime) -> bool:
    """Return whether it cannot have been taken yet: the bot asks when it was."""
    wall = now.time().replace(tzinfo=None)
    return intent.at is not None and intent.day is None and intent.at > wall


def _medications(intent: Intent, told: Told) -> list[str]:
    others = list(told.reading.others)
    if isinstance(intent, Perhaps):
        certain = _named(intent.meant, told)
        return list(dict.fromkeys([*_written(intent.candidates, told.own), *certain, *others]))
    named = [intent.name] if isinstance(intent, intents.MayITake) and intent.name else []
    return list(dict.fromkeys([*_named(intent, told), *others, *named]))


def _named(intent: Intent, told: Told) -> list[str]:
    match intent:
        case intents.Took(which):
            too = (each.which.medications for each in told.reading.also if isinstance(each, Took))
            ids = (*which.medications, *chain.from_iterable(too))
        case intents.Later(which) | intents.Skip(which):
            ids = which.medications
        case intents.Note():
            ids = intent.medications
        case (
            intents.TookExtra()
            | intents.DidITake()
            | intents.MayITake()
            | intents.ChangeMedication()
            | intents.StopMedication()
            | intents.PauseMedication()
            | intents.ResumeMedication()
            | intents.NicknameMedication()
        ):
            ids = (intent.medication,) if intent.medication else ()
        case _:
            ids = told.reading.named
    return _written(ids, told.own)


def _left(intent: Intent, reading: replies.Reading) -> tuple[MedicationId, ...]:
    return reading.left or (intent.which.besides if isinstance(intent, Took) else ())


def _written(ids: tuple[MedicationId, ...], own: OwnList) -> list[str]:
    return [own.written[id_] for id_ in ids]


def _when(intent: Intent, now: datetime) -> tuple[int | None, str | None]:
    match intent:
        case Took(_, at, day):
            if day is None or at is None:
                return None, f"{at:%H:%M}" if at else day.isoformat() if day else None
            return None, datetime.combine(day, at).isoformat(timespec="minutes")
        case intents.Later(_, minutes, at):
            return (None, f"{at:%H:%M}") if at else (minutes, None)
        case intents.Undo(_, at):
            return None, f"{at:%H:%M}" if at else None
        case _:
            return None, None
