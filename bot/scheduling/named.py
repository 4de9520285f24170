"""Tells what was never asked for from what was left unanswered, in a round that was asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.doses import Dose, DoseState
from bot.domain.ids import DoseId
from bot.domain.patience import Step
from bot.storage import Transaction


async def as_named(
    tx: Transaction, before: Sequence[Dose], step: Step, too_soon: Mapping[DoseId, datetime]
) -> Step:
    """Return the step with those doses as not asked that no ask has named.

    It was too soon for them, and the ask that was promised for later never went: the patient had
    put the round off beyond their window, or had said STOP. Patience knows what is planned, and
    not what became of it.
    """
    ended = {
        new.id
        for old, new in zip(before, step.doses, strict=True)
        if new.id in too_soon and (old.state, new.state) == (DoseState.OPEN, DoseState.UNANSWERED)
    }
    if not ended:
        return step
    about_it = await tx.deliveries.of_round(step.round.id)
    asked = [each.created_at for each in about_it if each.is_ask and each.reached_the_provider]
    named = {id_ for id_ in ended if any(at >= too_soon[id_] for at in asked)}
    doses = tuple(d.not_delivered() if d.id in ended - named else d for d in step.doses)
    return replace(step, doses=doses, missed=step.missed or named != ended)
