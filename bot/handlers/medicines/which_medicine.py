"""Asks which medicine is meant, where somebody named none: by letter, or by what it is called."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from bot.domain import buttons
from bot.domain.deliveries import Choice
from bot.domain.ids import MedicationId
from bot.domain.intents import ChangeMedication, StopMedication
from bot.domain.medications import Regimen
from bot.handlers import questions
from bot.handlers.medicines import items
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

QUESTION: Final = "which medicine"
CHANGE: Final = "change"
STOP: Final = "stop"
_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ"


async def ask(verb: str, regimen: Regimen, turn: Turn) -> None:
    """Offer the medicines of the list."""
    shown = list(zip(_LETTERS, regimen.current, strict=False))
    if not shown:
        await turn.reply("list-empty")
        return
    choices = [
        [
            Choice(
                "which-medicine-choice",
                buttons.typed(letter),
                {"letter": letter, "medicine": items.of_medication(medication, regimen)},
            )
        ]
        for letter, medication in shown
    ]
    keep = {f"medicine {letter}": str(medication.id) for letter, medication in shown}
    await questions.ask(
        turn, Question(QUESTION, verb, keep), "which-medicine", {"verb": verb}, choices
    )


def chosen(turn: Turn) -> ChangeMedication | StopMedication | None:
    """Return what is to become of the medicine that `turn.text` names by its letter."""
    id_ = questions.kept(turn).get(f"medicine {turn.text.strip().upper()[:1]}")
    if id_ is None or turn.dialog is None or len(turn.text.strip()) > 1:
        return None
    medication = MedicationId(UUID(id_))
    if turn.dialog.step == CHANGE:
        return ChangeMedication(medication)
    return StopMedication(medication)
