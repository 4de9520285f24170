"""Writes an intent as the tables of the tests write it."""

from __future__ import annotations

from bot.domain import intents
from bot.domain.ids import MedicationId
from bot.domain.intents import Intent, Which

_LETTERS = {1: "M", 2: "I", 3: "F", 4: "A", 5: "L", 6: "B"}


def said(intent: Intent) -> str:
    """Return `intent` in a few words."""
    return " ".join(part for part in _parts(intent) if part)


def _parts(intent: Intent) -> list[str]:  # noqa: C901 -- one line for each kind of intent
    match intent:
        case intents.Took(which, at, day, amount):
            when = [f"at {at:%H:%M}" if at else "", f"on {day}" if day else ""]
            much = f"amount {amount.value} {amount.unit}" if amount else ""
            return ["took", *_which(which), *when, much]
        case intents.Later(which, minutes):
            return ["later", *_which(which), str(minutes or "")]
        case intents.Skip(which, reason):
            return ["skip", *_which(which), reason or ""]
        case intents.WhySkipped(reason):
            return ["why", reason]
        case intents.TookExtra(kind, medication):
            return ["extra", kind, _letter(medication)]
        case intents.DidITake(medication, yesterday):
            return ["did i", _letter(medication), "yesterday" if yesterday else ""]
        case intents.MayITake(medication, name):
            return ["may i", _letter(medication), name]
        case intents.ListMedications(since):
            return ["list", str(since) if since > 1 else ""]
        case intents.AddMedication(line):
            return ["add", line]
        case intents.ChangeMedication(medication, line):
            return ["change", _letter(medication), line]
        case intents.StopMedication(medication):
            return ["stop", _letter(medication)]
        case intents.PauseMedication(medication, until):
            return ["pause", _letter(medication), f"until {until}" if until else ""]
        case intents.ResumeMedication(medication):
            return ["resume", _letter(medication)]
        case intents.NicknameMedication(medication, nickname):
            return ["call", _letter(medication), nickname]
        case (
            intents.Invite()
            | intents.Join()
            | intents.ShareOther()
            | intents.WhoSees()
            | intents.WhatTold()
            | intents.Unshare()
            | intents.Leave()
        ):  # to other programs all of it is of caregivers; `test_care_links` tells them apart
            return ["note", "caregiver"]
        case intents.Settings(setting, value):
            return ["settings", f"{setting}={value}" if setting else ""]
        case intents.Show(sheet):
            return ["show", sheet]
        case intents.Start(code):
            return ["start", code]
        case intents.Crisis(kind):
            return ["crisis", kind]
        case intents.Note(kind, medications):
            return ["note", kind, *map(_letter, medications)]
        case intents.Perhaps(meant, words, candidates):
            return [*_parts(meant), "perhaps", words, *map(_letter, candidates)]
        case _:
            return [type(intent).__name__]


def _which(which: Which) -> list[str]:
    besides = ["but", *map(_letter, which.besides)] if which.besides else []
    return [which.letter, *map(_letter, which.medications), *besides]


def _letter(medication: MedicationId | None) -> str:
    return _LETTERS[medication.int] if medication else ""
