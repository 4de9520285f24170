"""Takes somebody in: a person, where they can be reached, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from bot.actions import replan
from bot.domain.changes import Change, ChangeKind
from bot.domain.ids import ChangeId, ConsentId, PersonId, new_id
from bot.domain.people import Address, Consent, ConsentStep, Person
from bot.storage import Transaction

#: The words of the sentence `consent-text`. Change it whenever they change.
CONSENT_VERSION: Final = "2026-11"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody agreed to: the words that were shown, and how."""

    words: str
    how: str  #: "chat" or "paper"


async def take_in(
    tx: Transaction, person: Person, address: Address, agreed: Agreed, *, now: datetime
) -> None:
    """Keep a new person, who can be reached at `address` and has agreed."""
    await tx.people.add(person)
    await reach_at(tx, person, address, agreed, now=now)


async def reach_at(
    tx: Transaction, person: Person, address: Address, agreed: Agreed, *, now: datetime
) -> None:
    """Let somebody who has agreed be reached at an address; others may be reached there too."""
    others = await tx.addresses.people_on(address.id)
    await tx.addresses.link(address.id, person.id, position=len(others))
    await tx.consents.add(
        Consent(
            id=ConsentId(new_id()),
            person=person.id,
            step=ConsentStep.GIVEN,
            text_version=CONSENT_VERSION,
            text_hash=sha256(agreed.words.encode()).hexdigest(),
            language=person.language,
            channel=address.channel,
            how=agreed.how,
            at=now,
        )
    )
    await tx.audit.write(
        person.id,
        at=now,
        actor=person.id if agreed.how == "chat" else None,
        action="enrolled",
        subject=str(person.id),
        details={"how": agreed.how, "consent": CONSENT_VERSION},
    )


async def change(
    tx: Transaction, old: Person, new: Person, *, by: PersonId, now: datetime
) -> Person:
    """Save what a person set; their day and their zone move what was not asked yet."""
    saved = await tx.people.replace(old, new)
    await tx.changes.add(
        Change(ChangeId(new_id()), by, old.id, ChangeKind.SETTING, now, profile=old)
    )
    await tx.audit.write(old.id, at=now, actor=by, action="setting changed", subject=str(old.id))
    if (old.routine, old.zone) != (new.routine, new.zone):
        await replan.replan(tx, old.id, now=now)
    return saved
