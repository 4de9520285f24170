"""Puts a medicine that was confirmed on the list, or changes one of it."""

from __future__ import annotations

from dataclasses import replace

from bot.actions import medications
from bot.actions.medications import By
from bot.domain.ids import MedicationId, new_id
from bot.domain.lexicon import is_time_critical
from bot.domain.medications import Medication
from bot.handlers.medicines.asking import Considered
from bot.handlers.medicines.drafts import Entry
from bot.handlers.turn import Turn
from bot.language.directions import known
from bot.language.form import Draft


async def keep(entry: Entry, of: Considered, draft: Draft, turn: Turn) -> Medication:
    """Add a medicine, or take one of the list by other directions from today on."""
    by = By(turn.person, turn.speaker, turn.now)
    purpose = entry.purpose or draft.purpose
    old = of.same if entry.same == "instead" else of.old
    critical = is_time_critical(draft.name, turn.house.lexicon)
    if old is None:
        medication = Medication(
            id=MedicationId(new_id()),
            name=draft.name,
            strength=draft.strength,
            form=draft.form,
            phases=draft.phases,
            purpose=purpose,
            time_critical=critical,
            begins_at=turn.now,
        )
        await medications.add(turn.tx, medication, by)
        return medication
    named = replace(
        old,
        name=draft.name,
        strength=draft.strength,
        form=draft.form,
        purpose=purpose or old.purpose,
        time_critical=critical,
    )
    phases = known.in_step(draft.phases, old.phase_on(by.today))
    return await medications.change(turn.tx, old, named, phases, by)
