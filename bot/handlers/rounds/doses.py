"""Taken, later, not taking: answers to a round, or to some medicines in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import assert_never

from bot.actions import doses, practice
from bot.actions.doses import Answer
from bot.domain.amounts import Amount
from bot.domain.doses import Dose, DoseState
from bot.domain.intents import Later, OneByOne, Skip, Took, Which
from bot.handlers import help_texts, safety
from bot.handlers.medicines import as_needed, items
from bot.handlers.rounds import (
    asking_back,
    besides,
    moments,
    of_a_day,
    putting_off,
    reasons,
    set_right,
    telling,
    thought_better,
    told_later,
    which,
)
from bot.handlers.rounds.which import Meant, Nobody, Nothing, Several
from bot.handlers.turn import Turn


async def took(intent: Took, turn: Turn, *, sure: bool = False) -> None:
    """It was taken: the whole round, or what was named of it."""
    if await as_needed.is_meant(intent.which, turn):
        await as_needed.log(intent, turn, sure=sure)
        return
    narrowed = await of_a_day.narrowed(intent, turn)
    if narrowed is None or (found := await _find(narrowed.which, narrowed, turn)) is None:
        return
    turn = turn.about(found.patient)
    named = bool(intent.which.medications or intent.which.dose)
    those = tuple(
        dose
        for dose in found.doses
        if _may_be_taken(dose, at=intent.at, named=named)
        or set_right.as_taken(dose, turn)
        or thought_better.of_not_taking(dose, turn, named=named)
    )
    if not those:
        await telling.already(found, turn)
        return
    said = _when(intent, found, turn, sure=sure)
    match said:
        case moments.NotYet(wall):
            await turn.reply("doses-not-yet", {"time": wall})
        case moments.Far(wall):
            await _too_far(wall, intent, found, turn)
        case moments.Either():
            await asking_back.which_time(said, intent, found.round, turn)
        case datetime() | None:
            answer = Answer(found.patient.id, found.round, those, turn.report)
            amount = intent.amount if len(those) == 1 else None
            await _take(answer, said, amount, turn)
            await set_right.tell(those, turn, taken=True)
            await besides.ask_about_the_rest(found, turn)
        case _:
            assert_never(said)


async def _take(answer: Answer, at: datetime | None, amount: Amount | None, turn: Turn) -> None:
    """Write it down, and say whom to call where `amount`, which was said, is more than was due."""
    taken = await doses.take(turn.tx, answer, at=at, amount=amount, now=turn.now)
    await _confirm(taken, turn)
    if amount is not None and _is_more_than_due(amount, answer.doses[0]):
        await safety.more_than_due(turn)


def _is_more_than_due(said: Amount, dose: Dose) -> bool:
    due = dose.label.amount
    return due is not None and due.unit is said.unit and said.value > due.value


async def later(intent: Later, turn: Turn) -> None:
    """Ask again later: the whole round, also where one medicine of it was named."""
    whole = replace(intent.which, medications=(), dose=None, besides=())
    if (found := await _find(whole, intent, turn)) is None:
        return
    turn = turn.about(found.patient)
    if not found.unanswered:
        await telling.already(found, turn)
        return
    await putting_off.put_off(found, intent, turn)


async def skip(intent: Skip, turn: Turn) -> None:
    """Not taking it. That is kept at once; the reason may follow."""
    if (found := await _find(intent.which, intent, turn)) is None:
        return
    turn = turn.about(found.patient)
    those = found.unanswered or set_right.as_not_taken(found, turn)
    if not those:
        if await reasons.came_after(intent, found, turn):
            return
        if not await thought_better.of_it(intent, found, turn):
            await telling.already(found, turn)
        return
    answer = Answer(found.patient.id, found.round, those, turn.report)
    skipped = await doses.skip(turn.tx, answer, reason=intent.reason, now=turn.now)
    if intent.reason is None:
        await reasons.ask(skipped, found.round, turn)
    else:
        await reasons.noted(skipped, intent.reason, turn)
    await set_right.tell(those, turn, taken=False)
    await besides.ask_about_the_rest(found, turn)


async def one_by_one(intent: OneByOne, turn: Turn) -> None:
    """Show what is left of a round, each medicine with its own buttons."""
    if intent.round is None and isinstance(await which.find(turn, Which()), Nothing):
        await help_texts.not_understood(turn)  # "the white one" of nothing that waits
        return
    found = await _find(Which(round=intent.round), intent, turn)
    if found is None:
        return
    if not found.unanswered:
        await telling.already(found, turn.about(found.patient))
        return
    await asking_back.each(found, turn.about(found.patient))


async def _find(where: Which, intent: asking_back.Answers, turn: Turn) -> Meant | None:
    """Return the doses that were meant, or say why there are none and return None."""
    found = await which.find(turn, where)
    match found:
        case Meant() if found.round.practice:
            await practice.end(turn.tx, found.round, now=turn.now)
            later_ = turn.house.later_minutes
            await turn.reply("practice-done", {"answer": _digit(intent), "later": later_})
        case Meant():
            return found if await besides.fits(where, found, turn.about(found.patient)) else None
        case Several():
            await asking_back.which_round(found, intent, turn)
        case Nobody():
            letter = not isinstance(intent, OneByOne) and intent.which.letter
            await turn.reply("doses-no-letter" if letter else "doses-old-button")
        case Nothing(last) if last and _may_still_change(intent, last, turn):
            return last
        case Nothing(last):
            await (telling.already(last, turn) if last else telling.nothing_waits(turn))
        case _:
            assert_never(found)
    return None


async def _too_far(wall: time, intent: Took, found: Meant, turn: Turn) -> None:
    """It was hardly this round: perhaps the one before, of which nobody has told the time yet."""
    if earlier := await told_later.earlier(intent, found, turn):
        await took(replace(intent, which=replace(intent.which, round=earlier.id)), turn)
        return
    await turn.reply("doses-too-far", {"time": wall, "due": found.round.wall_time})


def _when(
    intent: Took, found: Meant, turn: Turn, *, sure: bool
) -> datetime | moments.NotYet | moments.Far | moments.Either | None:
    if intent.at is None:
        return None
    return moments.said(intent.at, intent.day, found.round, heard_at=turn.heard_at, sure=sure)


async def _confirm(taken: tuple[Dose, ...], turn: Turn) -> None:
    at = taken[0].taken_at
    medicines = items.of_doses(taken)
    if at is not None:
        await turn.reply("doses-taken", {"medicines": medicines, "taken-at": turn.wall(at)})
        return
    due = taken[0].label.wall_time or turn.wall(taken[0].due_at)
    await turn.reply("doses-taken-unknown", {"medicines": medicines, "due": due})


def _may_be_taken(dose: Dose, *, at: time | None, named: bool) -> bool:
    if dose.is_unanswered:
        return True
    if dose.state is DoseState.TAKEN:  # taken, nobody said when, and now somebody does
        return dose.taken_at is None and at is not None
    return named and dose.state in (DoseState.HELD, DoseState.SKIPPED)


def _may_still_change(intent: asking_back.Answers, last: Meant, turn: Turn) -> bool:
    """Return whether somebody tells the time of what they took without saying when, says that they
    did not take it, or puts right what somebody else told."""
    if isinstance(intent, Skip):
        return True
    if not isinstance(intent, Took):
        return False
    theirs, named = turn.about(last.patient), bool(intent.which.medications)
    if any(
        set_right.as_taken(dose, theirs) or thought_better.of_not_taking(dose, theirs, named=named)
        for dose in last.doses
    ):
        return True
    told = intent.at is not None
    return told and any(_may_be_taken(dose, at=intent.at, named=False) for dose in last.doses)


def _digit(intent: asking_back.Answers) -> str:
    match intent:
        case Took() | OneByOne():
            return "taken"
        case Later():
            return "later"
        case Skip():
            return "skip"
