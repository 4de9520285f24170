"""UNDO: the last change is taken back and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Final

from bot.actions import undo
from bot.domain.care.links import Deed
from bot.domain.care.may_see import may_do
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Item, Value
from bot.domain.intents import Skip, Took, Undo, Which
from bot.domain.people import Person
from bot.handlers import questions, second_step
from bot.handlers.care import ends, list_changes, reported
from bot.handlers.care import undoing as sharing
from bot.handlers.medicines import items
from bot.handlers.rounds import doses, moments, reasons
from bot.handlers.turn import Turn

_ANSWERS: Final = frozenset({ChangeKind.TAKEN, ChangeKind.LOGGED, ChangeKind.EXTRA})


async def undone(intent: Undo, turn: Turn) -> None:
    """Take back the last change; a denial takes back that it was taken, or is an answer itself."""
    if await ends.taken_back(turn):
        return
    person, change = await _last(turn)
    if intent.is_denial and (change is None or change.kind not in _ANSWERS):
        await doses.skip(Skip(), turn)
    elif change is None or not await _was_instead(intent.at, change, person, turn):
        await _take_back(change, await _about(change, person, turn))


async def _take_back(change: Change | None, turn: Turn) -> None:
    """Take back the last change of whoever spoke, if it is younger than a day."""
    if change is None:
        await turn.reply("undo-nothing")
        return
    if change.kind is ChangeKind.SHARED:
        await sharing.undo(change, turn)
        return
    if _is_guarded(change) and await second_step.is_missing(turn):
        return
    medicines = await _medicines(change, turn)
    await undo.undo(turn.tx, change, now=turn.now)
    if change.kind is ChangeKind.SKIPPED:  # no reason is wanted any more
        turn = await questions.close_this(turn, reasons.QUESTION)
    if any(item.position == 0 for item in medicines):  # it has its place on the list again
        medicines = await _medicines(change, turn)
    values: dict[str, Value] = {
        "kind": str(change.kind),
        "medicines": medicines,
        "time": turn.wall(change.at),
        **await reported.taken_back(change, turn),
    }
    await turn.reply("undone", values)
    if change.person != turn.speaker.id:
        await list_changes.tell_taken_back(change, medicines, turn)


async def _was_instead(at: time | None, change: Change, person: Person, turn: Turn) -> bool:
    """Return whether it was taken all the same, and put right when: "no, I took it at 8:05"."""
    if at is None or change.kind is not ChangeKind.TAKEN or len(change.rounds) != 1:
        return False
    moment = moments.said(at, None, change.rounds[0], heard_at=turn.heard_at)
    if not isinstance(moment, datetime):
        return False
    turn = await _about(change, person, turn)
    await undo.undo(turn.tx, change, now=turn.now)
    those = Which(change.rounds[0].id, medications=tuple(dose.medication for dose in change.doses))
    await doses.took(Took(those, at=at), turn)
    return True


async def _about(change: Change | None, person: Person, turn: Turn) -> Turn:
    """Return the turn as that of whose record goes back, whoever had changed it."""
    if change is None or change.patient == person.id:
        return turn.about(person)
    mine = next((each for each in turn.people if each.id == change.patient), None)
    if mine is not None:
        return turn.about(mine)
    patient = await turn.tx.people.get(change.patient)
    return replace(turn, people=(patient,), whose=patient.id, actor=person)


async def _last(turn: Turn) -> tuple[Person, Change | None]:
    """Return whose change goes back: their own last one, or a caregiver's of their list."""
    people = (turn.actor,) if turn.actor else turn.people
    known = [(person, await _still_theirs(person, turn)) for person in people]
    if turn.actor is None:
        known += [(each, await list_changes.last_by_another(each, turn)) for each in people]
    made = [(person, change) for person, change in known if change is not None]
    return max(made, key=lambda each: each[1].at, default=(turn.person, None))


async def _still_theirs(person: Person, turn: Turn) -> Change | None:
    """Return somebody's last change; of another person's record only while they may change it."""
    change = await undo.last_change(turn.tx, person.id, now=turn.now)
    if change is None or change.patient == person.id or change.kind is ChangeKind.SHARED:
        return change
    link = await turn.tx.care_links.between(change.patient, person.id)
    is_list = bool(change.medications or change.added) or change.agreed is not None
    deed = Deed.KEEP_LIST if is_list else Deed.REPORT
    return change if may_do(link, deed, now=turn.now) else None


def _is_guarded(change: Change) -> bool:
    """Return whether it was a change of the list or of a setting, which needs the PIN by text."""
    listed = change.medications or change.added or change.profile
    return bool(listed) or change.agreed is not None


async def _medicines(change: Change, turn: Turn) -> tuple[Item, ...]:
    if change.doses or change.logged:
        return items.of_doses((*change.doses, *change.logged))
    regimen = await turn.tx.medications.regimen(change.patient)
    ids = [*(medication.id for medication in change.medications), *change.added]
    named = (regimen.get(id_) for id_ in ids)
    return tuple(item for m in named if m for item in items.of_medication(m, regimen))
