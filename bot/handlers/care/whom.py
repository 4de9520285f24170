"""Which of several is meant: asked where nothing tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from bot.actions.care import calling
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice
from bot.domain.ids import CareLinkId
from bot.handlers import questions
from bot.handlers.care import others
from bot.handlers.care.others import Linked
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

QUESTION: Final = "care whom"
_LETTERS: Final = "ABCDEFGH"


async def one(turn: Turn, linked: Sequence[Linked], said: str) -> Linked | None:
    """Return who is meant; None: nobody is, or it is asked which, and what was wanted is kept."""
    fitting = others.meant(linked, said)
    if not fitting:
        await turn.reply("care-nobody")
        return None
    if len(fitting) == 1:
        return fitting[0]
    lettered = list(zip(_LETTERS, fitting, strict=False))
    keep = {f"person {letter}": str(each.link.id) for letter, each in lettered}
    choices = [
        (Choice("whose-name", typed(letter), {"letter": letter, "name": each.called}),)
        for letter, each in lettered
    ]
    question = Question(QUESTION, keep={**keep, "wanted": turn.text})
    await questions.ask(turn, question, "whose", {}, choices)
    return None


def chosen(turn: Turn) -> tuple[str, str] | None:
    """Return what was wanted before and who is meant by it; None: that was none of them."""
    kept = questions.kept(turn)
    link = kept.get(f"person {turn.text.strip().upper()}")
    return (kept["wanted"], link) if link else None


async def remember(turn: Turn, id_: str, said: str) -> None:
    """Remember what they are whom somebody has just chosen: it is not asked again."""
    link = await turn.tx.care_links.get(CareLinkId(UUID(id_)))
    of_caregiver = link.patient == turn.person.id
    keep = calling.caregiver_is if of_caregiver else calling.patient_is
    await keep(turn.tx, link, said, turn.language)
