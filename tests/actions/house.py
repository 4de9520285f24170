"""A house with one patient: Ann, her phone, and what she takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.actions import people, replan
from bot.actions.doses import Answer
from bot.actions.medications import By
from bot.actions.people import Agreed
from bot.domain.doses import Report
from bot.domain.ids import AddressId, MedicationId, new_id
from bot.domain.medications import Medication
from bot.domain.people import Address, ChannelName, Person
from bot.domain.rounds import Round
from bot.language import form
from bot.storage import Storage, Transaction
from tests.domain.examples import a_person

MIDNIGHT: Final = datetime(2026, 3, 2, tzinfo=UTC)
MORNING: Final = MIDNIGHT + timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class House:
    """Everything a test of an action starts from."""

    storage: Storage
    ann: Person
    address: Address

    @property
    def by(self) -> By:
        """Ann, who changes her own list at eight in the morning."""
        return By(self.ann, self.ann, MORNING)

    def report(self, at: datetime = MORNING) -> Report:
        """Return that Ann said something."""
        return Report(self.ann.id, ChannelName.TELEGRAM, at)

    async def answer(self, tx: Transaction, *, at: datetime = MORNING) -> Answer:
        """Return an answer of Ann's to all of her morning's round."""
        round_ = await self.round(tx)
        doses = (await tx.doses.of_rounds([round_.id]))[round_.id]
        return Answer(self.ann.id, round_, doses, self.report(at))

    async def round(self, tx: Transaction) -> Round:
        """Return this morning's round."""
        rounds = await tx.rounds.since(self.ann.id, MIDNIGHT)
        return rounds[0]


async def a_house(storage: Storage) -> House:
    """Enrol Ann, and let her take metformin twice a day."""
    async with storage.transaction() as tx:
        sender = await tx.senders.get_or_add(ChannelName.TELEGRAM, "dosebell_bot")
        id_ = AddressId(new_id())
        address = Address(id_, ChannelName.TELEGRAM, sender.id, "1001", verified_at=MIDNIGHT)
        await tx.addresses.add(address)
        ann = a_person()
        agreed = Agreed("I agree", "chat")
        await people.take_in(tx, ann, address, agreed, now=MIDNIGHT)
        line = "metformin 500 mg | 1 tablet | in the morning and in the evening"
        await tx.medications.add(ann.id, a_line(line))
        await replan.replan(tx, ann.id, now=MIDNIGHT)
    return House(storage, ann, address)


def a_line(line: str, *, begins_at: datetime | None = None) -> Medication:
    """Return the medication that a line of the strict form says."""
    draft = form.read(line, language="en", today=date(2026, 3, 2))
    medication = Medication(
        id=MedicationId(new_id()),
        name=draft.name,
        strength=draft.strength,
        phases=(draft.phase,),
    )
    return replace(medication, begins_at=begins_at)
