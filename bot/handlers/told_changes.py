"""Finds a medicine of the list whose dose somebody tells to be otherwise now, in words that say no
more than that: "the doctor doubled my lisinopril". It is asked what the new label says."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.intents import ChangeMedication
from bot.domain.medications import Medication
from bot.handlers.turn import Turn
from bot.language.normal import folded

_TELLS: Final = re.compile(
    r"^(?:please |por favor )?(?:increase|raise|lower|reduce|decrease|double|halve|aument(?:ar|e)"
    r"|sub(?:ir|a)|baj(?:ar|e)|reduc(?:ir|e)|reduzca)\b"
    r"|\b(?:doctora?|doc|dr|dra|medic[oa]|nurse|enfermera|cardiologist|prescriber|they)\b.*"
    r"\b(?:upped|increased|raised|lowered|reduced|decreased|cut|changed|switched|doubled|halved"
    r"|subio|bajo|aumento|redujo|cambio|doblo|duplico)\b"
)


async def told(turn: Turn) -> ChangeMedication | None:
    """Return which of their medicines is said to be taken otherwise; None: that is not said, or of
    none of them, or of several."""
    words = folded(turn.text)
    if not turn.people or "?" in turn.text or not _TELLS.search(words):
        return None
    regimen = await turn.tx.medications.regimen(turn.person.id)
    said = f" {words} "
    meant = [
        medication
        for medication in regimen.current
        if any(f" {folded(name)} " in said for name in _names(medication))
    ]
    return ChangeMedication(meant[0].id, turn.text) if len(meant) == 1 else None


def _names(medication: Medication) -> list[str]:
    return [name for name in (medication.name, medication.nickname) if name]
