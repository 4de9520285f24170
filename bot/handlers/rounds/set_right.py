"""The patient's own word stands above what somebody else has told of a dose: it is put right at
once, and whoever had told it hears so."""

from __future__ import annotations

from collections.abc import Iterable

from bot.actions.care import calling, keeping
from bot.actions.careful import OF_ANOTHER
from bot.domain.care.links import Deed
from bot.domain.care.may_see import may_do
from bot.domain.deliveries import Utterance, Value
from bot.domain.doses import Dose, DoseState
from bot.handlers.medicines import items
from bot.handlers.rounds.which import Meant
from bot.handlers.turn import Turn


def as_taken(dose: Dose, turn: Turn) -> bool:
    """Return whether somebody else told that it was not taken, and the patient says it was."""
    return dose.state is DoseState.SKIPPED and _is_of_another(dose, turn)


def as_not_taken(found: Meant, turn: Turn) -> tuple[Dose, ...]:
    """Return what somebody else told as taken of what the patient denies. A digit or a button says
    too little for that."""
    if found.unanswered or turn.text.strip().isdigit():
        return ()
    taken = (dose for dose in found.doses if dose.state is DoseState.TAKEN)
    return tuple(dose for dose in taken if _is_of_another(dose, turn))


async def tell(before: Iterable[Dose], turn: Turn, *, taken: bool) -> None:
    """Let those whose report no longer stands know what the patient says."""
    theirs = [dose for dose in before if dose.is_answered and _is_of_another(dose, turn)]
    for reporter in {dose.reported_by for dose in theirs if dose.reported_by}:
        link = await turn.tx.care_links.between(turn.person.id, reporter)
        if link is None or not may_do(link, Deed.REPORT, now=turn.now):
            continue
        doses = [dose for dose in theirs if dose.reported_by == reporter]
        values: dict[str, Value] = {
            **await calling.patient(turn.tx, link),
            "due": doses[0].label.wall_time or turn.wall(doses[0].due_at),
            "medicines": items.of_doses(doses),
            "deed": "taken" if taken else "skipped",
            OF_ANOTHER: int(link.wording(dose.medication for dose in doses)),
        }
        said = Utterance("care-set-right", values)
        somebody = await turn.tx.people.get(reporter)
        await keeping.tell(turn.tx, link, somebody, said, now=turn.now)


def _is_of_another(dose: Dose, turn: Turn) -> bool:
    if turn.actor is not None or dose.reported_by is None:
        return False
    return dose.reported_by not in {person.id for person in turn.people}
