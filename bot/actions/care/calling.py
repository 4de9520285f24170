"""What two people who are linked call each other: by name, or as they have said it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.actions.care import wording
from bot.domain.care.links import CareLink, LinkState
from bot.domain.deliveries import Value
from bot.domain.ids import PersonId
from bot.domain.names import told_apart
from bot.language.replies import kin
from bot.storage import Transaction


async def patients_of(
    tx: Transaction, caregivers: Collection[PersonId]
) -> dict[PersonId, Mapping[PersonId, str]]:
    """Return what everybody whom each of them looks after is called to that one, by name."""
    links = await tx.care_links.of_caregivers(caregivers)
    agreed = [link for link in links if link.state is LinkState.AGREED]
    agreed.sort(key=lambda link: link.proposed_at)
    people = await tx.people.get_many({link.patient for link in agreed})
    return {
        who: told_apart(
            people[link.patient]
            for link in agreed
            if link.caregiver == who and link.patient in people
        )
        for who in caregivers
    }


async def by_name(tx: Transaction, link: CareLink) -> str:
    """Return by which name the patient of a link is told from others whom the caregiver knows."""
    return (await patients_of(tx, [link.caregiver]))[link.caregiver].get(link.patient, "")


async def patient(tx: Transaction, link: CareLink) -> dict[str, Value]:
    """Return what the patient of a link is called to the caregiver, for a sentence."""
    return wording.called(await by_name(tx, link), link)


async def patient_is(tx: Transaction, link: CareLink, said: str, language: str) -> CareLink:
    """Return the link with what the caregiver calls the patient: "mum"."""
    return await _keep(tx, link, replace(link, called=kin.as_written(said, language)))


async def caregiver_is(tx: Transaction, link: CareLink, said: str, language: str) -> CareLink:
    """Return the link with what the patient calls the caregiver: "my daughter"."""
    return await _keep(tx, link, replace(link, relation=kin.as_written(said, language)))


async def _keep(tx: Transaction, old: CareLink, new: CareLink) -> CareLink:
    is_nothing = (new.called, new.relation) in ((old.called, old.relation), ("", ""))
    return old if is_nothing else await tx.care_links.replace(old, new)
