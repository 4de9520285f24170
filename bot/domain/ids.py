"""Identities. They are ours and made before the insert, because sealed values are bound to the row
they stand in."""

from __future__ import annotations

from datetime import date
from typing import NewType
from uuid import UUID, uuid4, uuid5

PersonId = NewType("PersonId", UUID)
AddressId = NewType("AddressId", UUID)
SenderId = NewType("SenderId", UUID)
ClinicId = NewType("ClinicId", UUID)
MedicationId = NewType("MedicationId", UUID)
SlotId = NewType("SlotId", UUID)
RoundId = NewType("RoundId", UUID)
DoseId = NewType("DoseId", UUID)
ExtraId = NewType("ExtraId", UUID)
RemarkId = NewType("RemarkId", UUID)
DeliveryId = NewType("DeliveryId", UUID)
InboxId = NewType("InboxId", UUID)
ChangeId = NewType("ChangeId", UUID)
ConsentId = NewType("ConsentId", UUID)
CareLinkId = NewType("CareLinkId", UUID)
InvitationId = NewType("InvitationId", UUID)
AlertId = NewType("AlertId", UUID)
TellingId = NewType("TellingId", UUID)
EndingId = NewType("EndingId", UUID)
SharedLinkId = NewType("SharedLinkId", UUID)
MailId = NewType("MailId", UUID)


def new_id() -> UUID:
    """Return a fresh random identity (122 random bits: it cannot be guessed from another)."""
    return uuid4()


def slot_id(patient: PersonId, name: str) -> SlotId:
    """Return the identity of a patient's slot. It hangs on the slot's name, so it stays when
    its time moves."""
    return SlotId(uuid5(patient, f"slot {name}"))


def round_id(slot: SlotId, day: date) -> RoundId:
    """Return the identity of a slot on one date: planning it again finds the same round."""
    return RoundId(uuid5(slot, f"round {day.isoformat()}"))


def dose_id(medication: MedicationId, day: date, nth: int) -> DoseId:
    """Return the identity of the nth dose of a medication on one date, whichever round it is in."""
    return DoseId(uuid5(medication, f"dose {day.isoformat()} {nth}"))
