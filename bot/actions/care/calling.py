"""Remembers what two people who are linked are to each other, as they have said it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.care.links import CareLink
from bot.language.replies import kin
from bot.storage import Transaction


async def patient_is(tx: Transaction, link: CareLink, said: str, language: str) -> CareLink:
    """Return the link with what the caregiver calls the patient: "mum"."""
    return await _keep(tx, link, replace(link, called=kin.as_written(said, language)))


async def caregiver_is(tx: Transaction, link: CareLink, said: str, language: str) -> CareLink:
    """Return the link with what the patient calls the caregiver: "my daughter"."""
    return await _keep(tx, link, replace(link, relation=kin.as_written(said, language)))


async def _keep(tx: Transaction, old: CareLink, new: CareLink) -> CareLink:
    is_nothing = (new.called, new.relation) in ((old.called, old.relation), ("", ""))
    return old if is_nothing else await tx.care_links.replace(old, new)
