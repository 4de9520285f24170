"""What somebody meant. Everything the bot can be told stands here.

To add an intent: write its class, name it in `Intent`, teach `bot/language/` to read it, and let
mypy point at the `match` in `bot/handlers/respond.py` that must learn about it.
"""

from __future__ import annotations

from bot.domain.intents.care import (
    Approve,
    CareIntent,
    Hide,
    Invite,
    Join,
    Leave,
    ShareOther,
    Unshare,
    WhatTold,
    WhoSees,
)
from bot.domain.intents.care_alerts import (
    AlertAnswer,
    AnswerAlert,
    CareEnded,
    HowIs,
    ReportOf,
    TellingRules,
    TellRule,
)
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
from bot.domain.intents.life import (
    Away,
    BackAgain,
    Elsewhere,
    GotUpLate,
    Life,
    RemindAsBefore,
    RemindLess,
    StillHeld,
    Undisturbed,
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
from bot.domain.intents.reports import EndLinks, Reports, SendReport, ShareReport
from bot.domain.intents.talk import (
    Back,
    Crisis,
    CrisisKind,
    Greeting,
    Help,
    ListRemarks,
    Plan,
    Settings,
    Show,
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
    | Show
    | ListRemarks
    | Reports
    | Plan
    | Settings
    | AnswerAlert
    | CareEnded
    | HowIs
    | ReportOf
    | TellRule
    | TellingRules
    | Life
    | Stop
    | Start
    | Help
    | Crisis
    | Note
    | Perhaps
    | Back
    | Greeting
    | CareIntent
    | Unclear
)

__all__ = [
    "AddMedication",
    "AlertAnswer",
    "AnswerAlert",
    "Approve",
    "Away",
    "Back",
    "BackAgain",
    "CareEnded",
    "CareIntent",
    "ChangeMedication",
    "Crisis",
    "CrisisKind",
    "DidITake",
    "Elsewhere",
    "EndLinks",
    "GotUpLate",
    "Greeting",
    "Help",
    "Hide",
    "HowIs",
    "Intent",
    "Invite",
    "Join",
    "Later",
    "Leave",
    "Life",
    "ListMedications",
    "ListRemarks",
    "MayITake",
    "NicknameMedication",
    "Note",
    "NoteKind",
    "OneByOne",
    "PauseMedication",
    "Perhaps",
    "Plan",
    "RemindAsBefore",
    "RemindLess",
    "ReportOf",
    "Reports",
    "ResumeMedication",
    "SendReport",
    "Settings",
    "ShareOther",
    "ShareReport",
    "Show",
    "Skip",
    "Start",
    "StillHeld",
    "Stop",
    "StopMedication",
    "Summary",
    "TellRule",
    "TellingRules",
    "Today",
    "Took",
    "TookExtra",
    "Unclear",
    "Undisturbed",
    "Undo",
    "Unshare",
    "WhatTold",
    "Which",
    "WhoSees",
    "WhySkipped",
]
