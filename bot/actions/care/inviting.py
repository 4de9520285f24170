"""Makes an invitation: a code that is read out, with which somebody may propose to be a
caregiver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.care.invitations import Invitation
from bot.domain.care.links import Terms
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import InvitationId, PersonId, new_id
from bot.domain.people import Role
from bot.storage import Transaction

_TRIES = 3  #: two codes that are alike come once in a million million


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and its code, which is told once and kept nowhere."""

    invitation: Invitation
    code: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Who invites to whose care, and what the link will propose."""

    patient: PersonId
    made_by: PersonId | None  #: None: the operator
    terms: Terms = field(default_factory=Terms)
    role: Role = Role.CAREGIVER
    on_paper: bool = False  #: the patient has agreed to these terms on paper
    relation: str = ""  #: what whoever is invited is to the patient


async def invite(
    tx: Transaction, offer: Offer, *, make: Callable[[], str], now: datetime
) -> Invited:
    """Keep an invitation and return its code, which `make` makes."""
    invitation = Invitation(
        id=InvitationId(new_id()),
        patient=offer.patient,
        made_by=offer.made_by,
        made_at=now,
        offers=offer.terms,
        role=offer.role,
        on_paper=offer.on_paper,
        relation=offer.relation,
    )
    for left in reversed(range(_TRIES)):
        code = make()
        try:
            await tx.invitations.add(invitation, code=code)
            break
        except ChangedMeanwhile:
            if not left:
                raise
    await tx.audit.write(
        offer.patient,
        at=now,
        actor=offer.made_by,
        action="invitation made",
        subject=str(invitation.id),
    )
    return Invited(invitation, code)
