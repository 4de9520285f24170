"""Those who watch over a patient, in a world in which time passes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from bot.actions import stop
from bot.domain.care.claims import claim, give_up
from bot.domain.care.links import CareLink, Deed, Shared, Terms
from bot.domain.care.tellings import Telling
from bot.domain.ids import CareLinkId, PersonId, new_id
from bot.domain.people import Person, Role
from bot.domain.routine import Routine
from bot.storage import Transaction
from tests.domain.examples import a_medication, a_person
from tests.scheduling.world import World, at

ALERTS: Final = Terms(frozenset({Shared.ALERTS}))
EVERYTHING: Final = Terms(frozenset(Shared), frozenset(Deed))


@dataclass
class Family:
    """A patient, and who is told of what they miss."""

    world: World
    patient: Person
    links: dict[PersonId, CareLink] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  #: by what is dialled

    async def joined(
        self,
        name: str,
        *,
        terms: Terms = ALERTS,
        position: int = 1,
        role: Role = Role.CAREGIVER,
        zone: str = "UTC",
    ) -> Person:
        """Let somebody be told from now on; they are reached at their name, or nowhere without."""
        tx: Transaction
        person = replace(
            a_person(zone=zone), id=PersonId(new_id()), role=role, name=name, routine=Routine()
        )
        async with self.world.storage.transaction() as tx:
            await tx.people.add(person)
            if name:
                await self.world.reach(tx, person, name)
            proposed = CareLink(
                CareLinkId(new_id()),
                self.patient.id,
                person.id,
                terms,
                self.world.clock.now(),
                role=role,
                position=position,
            )
            link = proposed.agree(terms, by=self.patient.id, at=self.world.clock.now())
            await tx.care_links.add(link)
        self.links[person.id] = link
        return person

    async def ends(self, who: Person) -> None:
        """Let a caregiver leave."""
        async with self.world.storage.transaction() as tx:
            link = await tx.care_links.get(self.links[who.id].id)
            await tx.care_links.replace(link, link.end(by=who.id, at=self.world.clock.now()))

    async def left_to(self, who: Person) -> list[PersonId]:
        """Return of whom an alert waits on somebody's work-list."""
        async with self.world.storage.reading() as tx:
            return list(await tx.care_watches.left_to(who.id, now=self.world.clock.now()))

    async def gives_up(self, who: Person) -> None:
        """Let somebody say that they did not reach the patient."""
        async with self.world.storage.transaction() as tx:
            watch = await tx.care_watches.of(self.patient.id)
            now = self.world.clock.now()
            await tx.care_watches.save(watch, give_up(watch, who.id, now=now), wakes_at=now)

    async def claims(self, who: Person) -> None:
        """Let somebody say that they see to it."""
        async with self.world.storage.transaction() as tx:
            watch = await tx.care_watches.of(self.patient.id)
            now = self.world.clock.now()
            await tx.care_watches.save(watch, claim(watch, who.id, now=now), wakes_at=now)

    async def says_stop(self, value: str) -> None:
        """Let an address say STOP."""
        address = await self.world.address(value)
        async with self.world.storage.transaction() as tx:
            await stop.stop(tx, address, how="stop", now=self.world.clock.now())

    async def says_start(self, value: str) -> None:
        """Let an address say START."""
        address = await self.world.address(value)
        async with self.world.storage.transaction() as tx:
            await stop.start(tx, address, now=self.world.clock.now())

    async def told(self) -> list[Telling]:
        """Return everything that was told, and reached somebody or may have."""
        async with self.world.storage.reading() as tx:
            return [telling for telling, _ in await tx.care_watches.told(self.patient.id)]

    def heard(self, *, since: str = "00:00") -> list[str]:
        """Return the first line of what caregivers were told, with its time and to whom."""
        return [
            f"{sent.at:%H:%M} {sent.address}: {sent.text}"
            for sent in self.world.channel.sent
            if sent.at >= at(since) and sent.address != "1001"
        ]


async def a_family(world: World) -> Family:
    """Return a patient who takes clozapine in the morning, of which every missed dose is told at
    once, and whom nobody watches yet."""
    return Family(world, await world.patient(a_medication("clozapine")))
