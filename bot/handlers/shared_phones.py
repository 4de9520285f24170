"""Several people on one phone: a name in front says who is meant, and where it matters and nothing
else tells, the bot asks. STOP, HELP and words of crisis are everybody's."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from bot.actions import sharing
from bot.domain import intents
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice
from bot.domain.ids import PersonId
from bot.domain.intents import Intent
from bot.handlers import questions
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.normal import cleaned, folded

QUESTION: Final = "whose"
_LETTERS: Final = "ABCDEFGH"
#: About one person, and nothing in them says about whom.
_OF_SOMEBODY: Final = (
    intents.Summary,
    intents.ListMedications,
    intents.AddMedication,
    intents.Plan,
    intents.Settings,
    intents.Show,
    *(intents.Invite, intents.ShareOther, intents.WhoSees, intents.WhatTold),
    *(intents.Unshare, intents.Leave),
    *(intents.TellRule, intents.TellingRules),
    intents.Away,
    intents.BackAgain,
    intents.StillHeld,
    intents.GotUpLate,
    intents.RemindLess,
    intents.RemindAsBefore,
    intents.Undisturbed,
    intents.Elsewhere,
)
_OF_A_MEDICINE: Final = (
    intents.ChangeMedication,
    intents.StopMedication,
    intents.PauseMedication,
    intents.ResumeMedication,
    intents.DidITake,
)


def addressed(turn: Turn) -> Turn:
    """Return the turn as that of whoever is named in front: "Bob 1", "Ann: took it"."""
    if len(turn.people) < 2 and not turn.is_theirs:
        return turn
    words = cleaned(turn.text).split(" ")
    for person_id, name in sharing.called(turn.people).items():
        count = len(name.split())
        if len(words) > count and folded(" ".join(words[:count])) == folded(name):
            rest = " ".join(words[count:]).lstrip(":,.- ")
            return replace(_only(turn, person_id), text=rest) if rest else turn
    return turn


async def must_say_whose(turn: Turn, intent: Intent) -> bool:
    """Return whether it must be said first who is meant; then ask, and keep what was wanted."""
    if len(turn.people) < 2 or turn.whose is not None or not _is_of_one(intent):
        return False
    await ask_whose(turn)
    return True


async def ask_whose(turn: Turn) -> None:
    """Ask who is meant, and keep what was said until that is known."""
    called = sharing.called(turn.people)
    lettered = list(zip(_LETTERS, called.items(), strict=False))
    keep = {f"person {letter}": str(id_) for letter, (id_, _) in lettered}
    choices = [
        (Choice("whose-name", typed(letter), {"letter": letter, "name": name}),)
        for letter, (_, name) in lettered
    ]
    question = Question(QUESTION, keep={**keep, "wanted": turn.text})
    await questions.ask(turn, question, "whose", {}, choices)


async def chosen(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, now that it is known who is meant; None: that was
    none of them."""
    kept = questions.kept(turn)
    id_ = kept.get(f"person {turn.text.strip().upper()}")
    if id_ is None:
        return None
    wanted = _only(await questions.close(turn), PersonId(UUID(id_)))
    return replace(wanted, text=kept["wanted"])


def _is_of_one(intent: Intent) -> bool:
    if isinstance(intent, _OF_A_MEDICINE):
        return intent.medication is None
    if isinstance(intent, intents.Note):
        return not intent.medications
    return isinstance(intent, _OF_SOMEBODY)


def _only(turn: Turn, id_: PersonId) -> Turn:
    return turn.only(next(person for person in turn.people if person.id == id_))
