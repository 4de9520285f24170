"""Keeps care links, and step by step what was agreed to. Sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, Select, select

from bot.domain.care.links import CareConsent, CareLink, LinkState
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.ids import CareLinkId, ClinicId, ConsentId, PersonId
from bot.storage.remembering import remembered
from bot.storage.repositories.care_watches import CareWatches
from bot.storage.repositories.endings import Endings
from bot.storage.repositories.rosters import Rosters
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session, Values
from bot.storage.tables.care import care_consents, care_links
from bot.storage.tables.columns import fixed

_LINK: Final = Json(CareLink)
_CONSENT: Final = Json(CareConsent)
_STANDS: Final = care_links.c.state != fixed(LinkState.ENDED.value)
_STANDING: Final = select(care_links).where(_STANDS)


class CareLinks:
    """Who may know what of whom."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, link: CareLink) -> None:
        """Keep a new link; raise `ChangedMeanwhile` where one stands between the two already."""
        await self._session.keys.load([link.patient])
        row = {"id": link.id, "version": link.version, **self._row(link)}
        if not await self._session.insert_new(care_links, [row]):
            raise ChangedMeanwhile(f"{link.caregiver} is a caregiver of {link.patient} already")
        await CareWatches(self._session).wake([link.patient])

    async def replace(self, old: CareLink, new: CareLink) -> CareLink:
        """Save `new` over `old`, unless somebody else changed the link first."""
        await self._session.keys.load([new.patient])
        await swap(self._session, care_links, Swap(old.id, old.version, self._row(new)))
        if LinkState.ENDED in (old.state, new.state):
            self._session.outlives(care_links, old.id)
        await CareWatches(self._session).wake([new.patient])
        await Rosters(self._session).look_at_once(new.patient, ClinicId(new.caregiver))
        return replace(new, version=old.version + 1)

    async def get(self, id_: CareLinkId) -> CareLink:
        """Return the link, ended or not; raise `NotFound` where there is none."""
        found = await self._found(select(care_links).where(care_links.c.id == id_))
        if not found:
            raise NotFound(f"there is no care link {id_}")
        return found[0]

    @remembered
    async def between(self, patient: PersonId, caregiver: PersonId) -> CareLink | None:
        """Return the link that stands between two people, for the gate to decide on."""
        both = care_links.c.patient_id == patient, care_links.c.caregiver_id == caregiver
        found = await self._found(_STANDING.where(*both))
        return found[0] if found else None

    async def of_many(
        self, patients: Collection[PersonId], caregiver: PersonId
    ) -> dict[PersonId, CareLink]:
        """Return the links that stand between these patients and one caregiver, for the gate."""
        theirs = _STANDING.where(care_links.c.caregiver_id == caregiver)
        rows = await self._session.rows_among(theirs, care_links.c.patient_id, patients)
        return {link.patient: link for link in await self._opened(rows)}

    @remembered
    async def of_patient(self, patient: PersonId, *, ended: bool = False) -> list[CareLink]:
        """Return who may know of a patient; with `ended` also who might once."""
        mine = select(care_links).where(care_links.c.patient_id == patient)
        return await self._found(mine if ended else mine.where(_STANDS))

    async def of_caregiver(self, caregiver: PersonId) -> list[CareLink]:
        """Return of whom a caregiver may know; patients who were erased are left out."""
        return await self.of_caregivers([caregiver])

    @remembered
    async def of_caregivers(self, people: Collection[PersonId]) -> list[CareLink]:
        """Return of whom any of these people may know."""
        rows = await self._session.rows_among(_STANDING, care_links.c.caregiver_id, people)
        return await self._opened(rows)

    async def add_consent(self, step: CareConsent) -> None:
        """Add a step of what was agreed to."""
        link = await self.get(step.link)
        key = self._session.keys.of(link.patient)
        id_ = step.consent.id
        content = key.seal(_consent_place(id_), _CONSENT.dump(step))
        row = {"id": id_, "link_id": step.link, "content": content}
        await self._session.insert(care_consents, row)

    async def consents(self, link: CareLink) -> list[CareConsent]:
        """Return every step of what was agreed to, the newest last."""
        rows = await self._session.rows(
            select(care_consents)
            .where(care_consents.c.link_id == link.id)
            .order_by(care_consents.c.seq)
        )
        await self._session.keys.load([link.patient])
        key = self._session.keys.of(link.patient)
        return [_CONSENT.load(key.open(_consent_place(row.id), row.content)) for row in rows]

    async def _found(self, statement: Select[Any]) -> list[CareLink]:
        return await self._opened(await self._session.rows(statement))

    async def _opened(self, rows: Sequence[Row[Any]]) -> list[CareLink]:
        await self._session.keys.load(row.patient_id for row in rows)
        kept = [row for row in rows if self._session.keys.exists(row.patient_id)]
        links = [self._link(row) for row in kept]
        return sorted(await self._as_they_stand(links), key=_order)

    async def _as_they_stand(self, links: Sequence[CareLink]) -> list[CareLink]:
        """Return the links as the gate must see them: with the end of the patient's care."""
        ended = await Endings(self._session).standing({link.patient for link in links})
        return [
            replace(link, over=ended[link.patient].kind) if link.patient in ended else link
            for link in links
        ]

    def _row(self, link: CareLink) -> Values:
        key = self._session.keys.of(link.patient)
        return {
            "patient_id": link.patient,
            "caregiver_id": link.caregiver,
            "state": link.state.value,
            "content": key.seal(_place(link.id), _LINK.dump(replace(link, over=None))),
        }

    def _link(self, row: Row[Any]) -> CareLink:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(_LINK.load(raw), version=row.version)


def _order(link: CareLink) -> tuple[int, str]:
    return link.position, str(link.id)


def _place(id_: CareLinkId) -> Place:
    return Place("care_link", id_, "content")


def _consent_place(id_: ConsentId) -> Place:
    return Place("care_consent", id_, "content")
