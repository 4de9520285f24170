"""Tells what is recorded already, by whom and since when; or that nothing waits, and what comes."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain import buttons
from bot.domain.deliveries import Choice, Value
from bot.domain.doses import Dose
from bot.domain.names import first_name
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.handlers.medicines import items
from bot.handlers.rounds.sources import by_source
from bot.handlers.rounds.which import Meant
from bot.handlers.turn import Turn


async def already(found: Meant, turn: Turn) -> None:
    """Say who recorded what, and when; nobody is told to take anything again."""
    turn = turn.about(found.patient)
    if not found.doses:
        await nothing_waits(turn)
        return
    last = max(found.doses, key=lambda dose: dose.heard_at or dose.due_at)
    same = [dose for dose in found.doses if dose.state is last.state]
    state = str(last.state).replace(" ", "-")
    for told in by_source(same):
        await turn.reply(f"doses-already-{state}", await recorded(told[-1], told, turn))


async def nothing_waits(turn: Turn) -> None:
    """Say that no round waits, and when the next one comes."""
    coming: list[Round] = []
    for person in turn.people:
        rounds = await turn.tx.rounds.since(person.id, turn.now)
        coming += [r for r in rounds if r.due_at > turn.now and not r.practice]
    if not coming:
        await turn.reply("doses-nothing-waiting")
        return
    first = min(coming, key=lambda round_: round_.due_at)
    button = Choice("doses-took-that", buttons.took(first.id), {"time": first.wall_time})
    values: Mapping[str, Value] = {"time": first.wall_time, "day": first.local_date}
    await turn.reply("doses-nothing-waiting-next", values, [[button]])


async def recorded(last: Dose, doses: list[Dose], turn: Turn) -> dict[str, Value]:
    """Return the values of a sentence that says what is recorded, by whom, and since when."""
    by = last.reported_by
    reporter = (await turn.tx.people.get_many([by])).get(by) if by else None
    is_here = any(person.id == by for person in turn.people)
    values: dict[str, Value] = {
        "medicines": items.of_doses(doses),
        "due": last.label.wall_time or turn.wall(last.due_at),
        "who": _who(reporter, turn, is_here=is_here),
        "name": first_name(reporter),
        "time-known": "yes" if last.taken_at else "no",
        "taken-at": turn.wall(last.taken_at or last.due_at),
        "heard-at": turn.wall(last.heard_at or last.due_at),
    }
    return values


def _who(reporter: Person | None, turn: Turn, *, is_here: bool) -> str:
    if reporter is not None and reporter.id == turn.speaker.id:
        return "you"
    if reporter is None or not reporter.name:
        return "somebody"
    return "named" if is_here else "other"
