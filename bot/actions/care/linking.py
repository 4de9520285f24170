"""Makes, changes and ends care links, and keeps step by step what was agreed to. After each of them
it is looked at once who is to be told what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from bot.domain.care.invitations import Invitation, Refusal
from bot.domain.care.links import CareConsent, CareLink, LinkState, Terms
from bot.domain.changes import Change, ChangeKind
from bot.domain.ids import AddressId, CareLinkId, ChangeId, ConsentId, PersonId, new_id
from bot.domain.people import ChannelName, Consent, ConsentStep, Role
from bot.storage import Transaction

#: The words of `care-join-agree` and `care-agree`. Change it whenever they change.
CARE_VERSION: Final = "care 2026-11"


#: Whether a code is good is asked before it is known who somebody is.
NOBODY: Final = PersonId(UUID(int=0))


@dataclass(frozen=True, slots=True)
class Said:
    """Who said yes or no to what: the words that were shown, their language, and how."""

    by: PersonId
    words: str
    language: str
    channel: ChannelName
    at: datetime
    how: str = "chat"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An invitation that a code led to, and that can be redeemed."""

    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Refused:
    """A code led nowhere; `left` is how many more may be tried."""

    why: Refusal
    left: int


async def look_up(
    tx: Transaction, code: str, *, by: Sequence[PersonId], at: AddressId, now: datetime
) -> Unlocked | Refused:
    """Return the invitation that a code leads to; one that leads nowhere counts against the address
    it was typed at."""
    wrong = await tx.invitations.wrong_codes(at)
    if wrong.are_too_many(now=now):
        return Refused(Refusal.TOO_MANY, 0)
    found = await tx.invitations.find(code)
    if found is not None and found.patient in by:
        return Refused(Refusal.OWN, 0)
    why = found.refusal(by=NOBODY, now=now) if found else Refusal.UNKNOWN
    if found is not None and why is None:
        return Unlocked(found)
    counted = wrong.one_more(now=now)
    await tx.invitations.count_wrong(at, counted)
    if counted.are_too_many(now=now):
        return Refused(Refusal.TOO_MANY, 0)
    return Refused(why or Refusal.UNKNOWN, counted.left(now=now))


async def propose(tx: Transaction, invitation: Invitation, terms: Terms, said: Said) -> CareLink:
    """Let the caregiver who has agreed be proposed to the patient."""
    others = await tx.care_links.of_patient(invitation.patient)
    position = max((link.position for link in others), default=0) + 1
    link = invitation.proposal(CareLinkId(new_id()), by=said.by, position=position, now=said.at)
    link = replace(link, terms=terms)
    await tx.care_links.add(link)
    await _keep(tx, link, said, ConsentStep.GIVEN, action="care proposed")
    return link


async def agree(
    tx: Transaction, link: CareLink, terms: Terms, said: Said, *, undoable: bool = True
) -> CareLink:
    """Save what a patient agrees to; for one without a phone it was agreed to on paper."""
    agreed = link.agree(terms, by=said.by, at=said.at, on_paper=said.how == "paper")
    saved = await tx.care_links.replace(link, agreed)
    action = "care agreed" if link.state is LinkState.PROPOSED else "care terms changed"
    await _keep(tx, saved, said, ConsentStep.GIVEN, action=action)
    await tx.care_watches.wake([link.patient], said.at)
    if undoable and said.how == "chat":
        await _remember(tx, link, said)
    return saved


async def end(
    tx: Transaction, link: CareLink, said: Said, *, quietly: bool = False, undoes: bool = False
) -> CareLink:
    """End a link by either side; it is kept as a change of its own unless it `undoes` one."""
    ended = link.end(by=said.by, at=said.at, quietly=quietly)
    saved = await tx.care_links.replace(link, ended)
    await _part(tx, link)
    action = "care ended quietly" if quietly else "care ended"
    await _keep(tx, saved, said, ConsentStep.WITHDRAWN, action=action)
    await tx.care_watches.wake([link.patient], said.at)
    if not undoes:
        await _remember(tx, link, said)
    return saved


async def before(tx: Transaction, link: CareLink) -> Terms | None:
    """Return what a patient had agreed to before the last time; None: nothing."""
    steps = await tx.care_links.consents(link)
    given = [
        step.terms
        for step in steps
        if step.consent.person == link.patient and step.consent.step is ConsentStep.GIVEN
    ]
    return given[-2] if len(given) > 1 else None


async def _remember(tx: Transaction, link: CareLink, said: Said) -> None:
    """Keep it as somebody's last change, so that UNDO reaches nothing older."""
    id_ = ChangeId(new_id())
    change = Change(id_, said.by, link.patient, ChangeKind.SHARED, said.at, link=link.id)
    await tx.changes.add(change)


async def _part(tx: Transaction, link: CareLink) -> None:
    """Let a patient who was reminded at a caregiver's address be reminded there no more."""
    caregiver = await tx.people.get(link.caregiver)
    if caregiver.role is not Role.CAREGIVER:
        return  # they share a phone for reasons of their own
    theirs = {address.id for address in await tx.addresses.of(link.caregiver)}
    for address in await tx.addresses.of(link.patient):
        if address.id in theirs:
            await tx.addresses.part(address.id, link.patient)


async def _keep(
    tx: Transaction, link: CareLink, said: Said, step: ConsentStep, *, action: str
) -> None:
    consent = Consent(
        id=ConsentId(new_id()),
        person=said.by,
        step=step,
        text_version=CARE_VERSION,
        text_hash=sha256(said.words.encode()).hexdigest(),
        language=said.language,
        channel=said.channel,
        how=said.how,
        at=said.at,
    )
    await tx.care_links.add_consent(CareConsent(link.id, consent, link.terms))
    await tx.audit.write(
        link.patient,
        at=said.at,
        actor=said.by,
        action=action,
        subject=str(link.id),
        details={"consent": CARE_VERSION, "how": said.how},
    )
