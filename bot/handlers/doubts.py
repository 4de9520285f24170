"""Words that may be a poisoning, or no more than "all of what was due": the number stands first,
and then it is asked. Nothing is written down before the answer."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID

from bot.domain.ids import RoundId
from bot.domain.intents import Crisis, CrisisKind, Intent, Skip, Took, Which
from bot.handlers import numbers, questions
from bot.handlers.questions import Question
from bot.handlers.rounds import doses, which
from bot.handlers.turn import Turn
from bot.language.normal import folded

QUESTION: Final = "doubt"
_ALL: Final = re.compile(r"\b(?:all|everything|whole lot|todo|todas|todos|toda)\b")
#: What nobody says of what was due: then only the number is said.
_NO_DOUBT: Final = re.compile(
    r"\b(?:bottle|bottles|pack|packet|blister|strip|vial|tube|cabinet|jar|swallow\w*|overdos\w*"
    r"|too (?:many|much)|extra|child|kid|kids|baby|toddler|son|daughter|boy|girl|dog|cat|die|dead"
    r"|frasco|botella|blister|tableta entera|sobredosis|demasiad\w*|nin[oa]s?|hij[oa]|bebe|perro"
    r"|gato|morir|week|month|semana|mes|\d+)\b"
)


async def ask(crisis: Crisis, turn: Turn) -> None:
    """Ask whether only what was due is meant, where one round waits and the words may say that."""
    said = folded(turn.incoming.text)
    is_in_doubt = bool(_ALL.search(said)) and not _NO_DOUBT.search(said)
    if crisis.kind is not CrisisKind.POISON or not is_in_doubt or not turn.people:
        return
    found = await which.find(turn, Which())
    if not isinstance(found, which.Meant) or found.round.practice:
        return
    await questions.ask(
        turn.about(found.patient),
        Question(QUESTION, keep={"round": str(found.round.id)}),
        "crisis-doubt",
        {"time": found.round.wall_time},
        questions.yes_no("choice-only-that", "choice-more"),
    )


async def answer(turn: Turn, intent: Intent) -> bool:
    """Take the answer: what was due is written down as taken, or the number is said again; False:
    that was none."""
    round_ = RoundId(UUID(questions.kept(turn)["round"]))
    is_said = _bare(intent)
    if turn.text == "yes" or questions.is_one_of("yes-words", turn) or is_said == "yes":
        await doses.took(Took(Which(round=round_)), await questions.close(turn))
    elif turn.text == "no" or questions.is_one_of("no-words", turn) or is_said == "no":
        turn = await questions.close(turn)
        await turn.insist(f"crisis-{CrisisKind.POISON}", numbers.said(turn.country))
    else:
        return False
    return True


def _bare(intent: Intent) -> str:
    match intent:
        case Took(which=Which(round=None, letter="", medications=())):
            return "yes"
        case Skip(which=Which(round=None, letter="", medications=())):
            return "no"
        case _:
            return ""
