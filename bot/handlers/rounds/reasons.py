"""Why a dose was not taken: asked by a short list after it was written down, and kept when said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.actions import doses
from bot.domain import buttons
from bot.domain.changes import ChangeKind
from bot.domain.deliveries import Choice, Value
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.ids import RoundId
from bot.domain.intents import Skip, Which, WhySkipped
from bot.domain.rounds import Round
from bot.handlers import questions, set_aside
from bot.handlers.medicines import items
from bot.handlers.questions import Question
from bot.handlers.rounds import which
from bot.handlers.turn import Turn

QUESTION: Final = "reason"
_OFFERED: Final = (
    (SkipReason.FORGOT, SkipReason.RAN_OUT),
    (SkipReason.SIDE_EFFECT, SkipReason.FELT_WELL),
    (SkipReason.COST, SkipReason.SICK),
    (SkipReason.AWAY, SkipReason.TOLD_TO),
    (SkipReason.OTHER,),
)
_LATELY: Final = timedelta(hours=24)


async def ask(skipped: Sequence[Dose], round_: Round, turn: Turn) -> None:
    """Confirm that doses were written down as not taken, and ask why."""
    choices = [
        [Choice(_sentence(reason), buttons.why_skipped(round_.id, reason)) for reason in row]
        for row in _OFFERED
    ]
    values: dict[str, Value] = {"medicines": items.of_doses(skipped)}
    if set_aside.holds_medicines(turn.dialog):  # it may be left out: that question goes on
        await turn.reply("doses-skipped", values, choices)
        return
    await questions.ask(turn, Question(QUESTION), "doses-skipped", values, choices)


async def why(intent: WhySkipped, turn: Turn) -> Skip | None:
    """Keep the reason beside the doses it was given for; return the answer that it is where a round
    waits and nothing was said of it before: "ran out"."""
    turn = turn if intent.round else await _by_who_changed_last(turn)
    skipped = await _skipped(intent.round, turn)
    if intent.round is None and not _is_asked(skipped, turn) and await _is_an_answer(turn):
        return Skip(reason=intent.reason)
    if not skipped:
        await turn.reply("doses-no-reason-wanted")
        return None
    turn = await questions.close_this(turn, QUESTION)
    await doses.give_reason(turn.tx, skipped, intent.reason, report=turn.report)
    await noted(skipped, intent.reason, turn)
    return None


async def came_after(intent: Skip, found: which.Meant, turn: Turn) -> bool:
    """Keep a reason that is said in a sentence of its own, after it was written down that something
    was not taken; False: it is none, or nothing of that was."""
    skipped = [dose for dose in found.doses if dose.state is DoseState.SKIPPED]
    if intent.reason is None or all(dose.reason is intent.reason for dose in skipped):
        return False
    turn = await questions.close_this(turn, QUESTION)
    await doses.give_reason(turn.tx, skipped, intent.reason, report=turn.report)
    await noted(skipped, intent.reason, turn)
    return True


def _is_asked(skipped: Sequence[Dose], turn: Turn) -> bool:
    """Return whether a reason is wanted still for what was not taken."""
    is_open = turn.dialog is not None and turn.dialog.name == QUESTION
    return bool(skipped) and (is_open or any(dose.reason is None for dose in skipped))


async def _is_an_answer(turn: Turn) -> bool:
    """Return whether a round waits, so that a reason alone says that it was not taken."""
    found = await which.find(turn, Which())
    return isinstance(found, which.Meant | which.Several)


async def _by_who_changed_last(turn: Turn) -> Turn:
    """Return the turn as that of whose dose, list or setting changed last on a shared phone."""
    known = [(person, await turn.tx.changes.last(person.id)) for person in turn.people]
    made = [(person, change) for person, change in known if change is not None]
    last = max(made, key=lambda each: each[1].at, default=None)
    return turn.about(last[0]) if last else turn


async def noted(skipped: Sequence[Dose], reason: SkipReason, turn: Turn) -> None:
    """Confirm what was not taken, and why."""
    await turn.reply(
        "doses-skipped-because",
        {"medicines": items.of_doses(skipped), "reason": str(reason)},
    )


async def _skipped(round_: RoundId | None, turn: Turn) -> list[Dose]:
    """Return the doses a reason is wanted for: of that round, or of the last answer."""
    if round_ is not None:
        known = (await turn.tx.rounds.get_many([round_])).get(round_)
        if known is None or known.patient not in {person.id for person in turn.people}:
            return []
        doses_ = list((await turn.tx.doses.of_rounds([round_])).get(round_, ()))
    else:
        last = await turn.tx.changes.last(turn.speaker.id)
        if last is None or last.kind is not ChangeKind.SKIPPED or turn.now - last.at > _LATELY:
            return []
        doses_ = [await turn.tx.doses.get(dose.id) for dose in last.doses]
    return [dose for dose in doses_ if dose.state is DoseState.SKIPPED]


def _sentence(reason: SkipReason) -> str:
    return f"reason-{str(reason).replace('_', '-')}"
