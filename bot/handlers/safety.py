"""Extra and wrong doses, and words of crisis: the number to call stands in every answer."""

from __future__ import annotations

from bot.actions import intakes
from bot.domain.amounts import Amount
from bot.domain.doses import ExtraKind, Label
from bot.domain.ids import MedicationId
from bot.domain.intents import Crisis, TookExtra
from bot.handlers import numbers, shared_phones
from bot.handlers.turn import Turn

Known = tuple[Label, MedicationId]


async def crisis(intent: Crisis, turn: Turn) -> None:
    """Answer words of crisis with the number to call, whoever says them and however often."""
    await turn.insist(f"crisis-{intent.kind}", numbers.said(turn.country))


async def took_extra(intent: TookExtra, turn: Turn) -> None:
    """Write down what was taken by mistake, and say whom to call: at once, also where several
    people share a phone and it must be asked whose it was."""
    if not turn.people:
        await turn.insist(f"extra-{intent.kind}", numbers.said(turn.country))
        return
    if len(turn.people) > 1 and turn.whose is None:
        await turn.for_all().insist("extra-of-whom", numbers.said(turn.country))
        await shared_phones.ask_whose(turn)
        return
    of = await _label(intent.medication, turn)
    await _note(intent.kind, of, turn)


async def before_it_is_known_who(turn: Turn) -> None:
    """Say whom to call, which names nobody, where it must still be asked who is there."""
    await turn.for_all().insist("extra-of-whom", numbers.said(turn.country))


async def more_than_allowed(of: Known, turn: Turn) -> None:
    """Write down an intake above what the directions allow in 24 hours, and say whom to call."""
    await _note(ExtraKind.MORE, of, turn)


async def more_than_due(turn: Turn) -> None:
    """Say whom to call: what was taken is written down with its dose, and it is more than was
    due."""
    await turn.insist(f"extra-{ExtraKind.MORE}", numbers.said(turn.country))


async def _note(kind: ExtraKind, of: Known | None, turn: Turn) -> None:
    await intakes.note_extra(turn.tx, turn.person, kind, of=of, report=turn.report)
    await turn.insist(f"extra-{kind}", numbers.said(turn.country))


async def _label(id_: MedicationId | None, turn: Turn) -> Known | None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = regimen.get(id_) if id_ else None
    if medication is None:
        return None
    amount: Amount | None = None
    return intakes.label(medication, amount, regimen), medication.id
