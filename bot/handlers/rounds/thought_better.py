"""Somebody has just said that it was taken, and now says in words that it was not: the answer is
taken back, and the round waits again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.actions import doses, undo
from bot.actions.doses import Answer
from bot.domain.changes import Change, ChangeKind
from bot.domain.channels import IncomingKind
from bot.domain.doses import Dose, DoseState
from bot.domain.intents import Skip
from bot.handlers.medicines import items
from bot.handlers.rounds.which import Meant
from bot.handlers.turn import Turn

_JUST: Final = timedelta(minutes=30)


def of_not_taking(dose: Dose, turn: Turn, *, named: bool) -> bool:
    """Return whether somebody who said that they do not take it says in words that they did: by its
    name, or at once. A digit or a button says too little."""
    is_said = turn.incoming.kind is IncomingKind.TEXT and not turn.text.strip().isdigit()
    by_them = dose.reported_by in {person.id for person in turn.people}
    if dose.state is not DoseState.SKIPPED or not is_said or not by_them:
        return False
    return named or (dose.heard_at is not None and turn.heard_at - dose.heard_at <= _JUST)


async def of_it(intent: Skip, found: Meant, turn: Turn) -> bool:
    """Take the answer back that was just given to the doses that were meant; False: it was no such
    answer. A digit or a button says too little to take anything back."""
    is_said = not (intent.which.round or intent.which.letter or turn.text.strip().isdigit())
    change = await undo.last_change(turn.tx, turn.speaker.id, now=turn.now)
    if not is_said or change is None or not _is_about(change, found, turn):
        return False
    denied = {dose.id for dose in found.doses}
    stands = [dose for dose in change.doses if dose.id not in denied]
    taken = await _taken(stands, found, turn)
    await undo.undo(turn.tx, change, now=turn.now)
    if taken:
        again = tuple([await turn.tx.doses.get(dose.id) for dose in taken])
        answer = Answer(found.patient.id, found.round, again, turn.report)
        await doses.take(turn.tx, answer, at=taken[0].taken_at, now=turn.now)
    medicines = items.of_doses(dose for dose in change.doses if dose.id in denied)
    await turn.reply("doses-not-after-all", {"medicines": medicines, "due": found.round.wall_time})
    return True


async def _taken(stands: Sequence[Dose], found: Meant, turn: Turn) -> list[Dose]:
    """Return those of the same answer that were not denied, as they are recorded."""
    inside = (await turn.tx.doses.of_rounds([found.round.id])).get(found.round.id, ())
    ids = {dose.id for dose in stands}
    return [dose for dose in inside if dose.id in ids]


def _is_about(change: Change, found: Meant, turn: Turn) -> bool:
    """Return whether it was just said, of this round, and can stand in part."""
    is_answer = change.kind is ChangeKind.TAKEN and turn.heard_at - change.at <= _JUST
    mine = {dose.id for dose in found.doses} & {dose.id for dose in change.doses}
    return is_answer and bool(mine) and {r.id for r in change.rounds} <= {found.round.id}
