"""What somebody meant. Everything the bot can be told stands here.

To add an intent: write its class, name it in `Intent`, teach `bot/language/` to read it, and let
mypy point at the `match` in `bot/handlers/respond.py` that must learn about it.
"""

from __future__ import annotations

from bot.domain.intents.doses import (
    DidITake,
    Later,
    MayITake,
    Note,
    NoteKind,
    OneByOne,
    Perhaps,
    Skip,
    Took,
    TookExtra,
    Undo,
    Which,
    WhySkipped,
)
from bot.domain.intents.medicines import (
    AddMedication,
    ChangeMedication,
    ListMedications,
    NicknameMedication,
    PauseMedication,
    ResumeMedication,
    StopMedication,
)
from bot.domain.intents.talk import (
    Back,
    Crisis,
    CrisisKind,
    Greeting,
    Help,
    ListRemarks,
    Settings,
    Start,
    Stop,
    Summary,
    Today,
    Unclear,
)

Intent = (
    Took
    | Later
    | Skip
    | WhySkipped
    | OneByOne
    | TookExtra
    | DidITake
    | MayITake
    | Undo
    | Today
    | ListMedications
    | AddMedication
    | ChangeMedication
    | StopMedication
    | PauseMedication
    | ResumeMedication
    | NicknameMedication
    | Summary
    | ListRemarks
    | Settings
    | Stop
    | Start
    | Help
    | Crisis
    | Note
    | Perhaps
    | Back
    | Greeting
    | Unclear
)

__all__ = [
    "AddMedication",
    "Back",
    "ChangeMedication",
    "Crisis",
    "CrisisKind",
    "DidITake",
    "Greeting",
    "Help",
    "Intent",
    "Later",
    "ListMedications",
    "ListRemarks",
    "MayITake",
    "NicknameMedication",
    "Note",
    "NoteKind",
    "OneByOne",
    "PauseMedication",
    "Perhaps",
    "ResumeMedication",
    "Settings",
    "Skip",
    "Start",
    "Stop",
    "StopMedication",
    "Summary",
    "Today",
    "Took",
    "TookExtra",
    "Unclear",
    "Undo",
    "Which",
    "WhySkipped",
]
