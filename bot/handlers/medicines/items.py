"""Medicines as they may be said: built from a dose's own label, or from the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from bot.domain.deliveries import Item
from bot.domain.doses import Dose, Label
from bot.domain.medications import Medication, Regimen


def of_label(label: Label, *, note: str = "", at: time | None = None) -> Item:
    """Return a medicine by the copy that a dose keeps; food is left out of confirmations."""
    return Item(
        name=label.name,
        nickname=label.nickname,
        amount=label.amount,
        position=label.position,
        note=note,
        at=at,
    )


def of_doses(doses: Iterable[Dose]) -> tuple[Item, ...]:
    """Return the medicines of doses, in the order of the patient's list."""
    ordered = sorted(doses, key=lambda dose: (dose.label.position, dose.nth))
    return tuple(of_label(dose.label) for dose in ordered)


def of_medication(medication: Medication, regimen: Regimen) -> tuple[Item, ...]:
    """Return one medicine of the list, without an amount."""
    name = " ".join(filter(None, (medication.name, medication.strength)))
    position = regimen.position(medication.id)
    return (Item(name, medication.nickname, amount=None, position=position),)


def just_said(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return medicines whose names the person has just typed, so that they may be repeated."""
    return tuple(replace(item, said=True) for item in items)
