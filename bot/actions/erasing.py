"""Erases a person for ever: their data key is thrown away, so whatever was sealed with it can never
be read again. The audit stays, without a personal value in it.

Whoever looked after them, or was looked after, is told that silence means nothing now. An address
that was theirs alone is forgotten too, but for a keyed hash where it said STOP.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions import say
from bot.domain.care.links import CareLink
from bot.domain.deliveries import Reason, Utterance, Value
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.domain.people import Address, Person, Role
from bot.storage import Transaction

_FORGOTTEN: Final = "forgotten"


async def erase(tx: Transaction, id_: PersonId, *, now: datetime) -> None:
    """Erase a person; raise `NotFound` where there is none, or they were erased before, and
    `BadInput` for a clinic and who works there: all that it keeps of others hangs on their keys."""
    await tx.people.lock(id_)
    person = await tx.people.get(id_)
    if person.role is Role.CLINIC and person.clinic is not None:
        raise BadInput("that is a clinic, or somebody who works there; nothing was erased")
    await tx.audit.write(id_, at=now, actor=None, action="erased", subject=str(id_))
    for link in await tx.care_links.of_patient(id_):
        await tx.deliveries.cancel_waiting(person=link.caregiver, reasons={Reason.CARE})
        await _end(tx, link, now=now)
        await _tell(tx, link.caregiver, "care-dropped-you", _called(link, person), now=now)
    for link in await tx.care_links.of_caregiver(id_):
        await _end(tx, link, now=now)
        left = [other for other in await tx.care_links.of_patient(link.patient) if other != link]
        nobody: dict[str, Value] = {"called": person.name, "nobody": "no" if left else "yes"}
        await _tell(tx, link.patient, "care-left-you", nobody, now=now)
    await _forget_all(tx, id_)
    await tx.people.erase(id_)


async def finish(tx: Transaction) -> None:
    """Let what an older backup has brought back of those who were erased be gone again. It needs no
    key of theirs, and may be done as often as one likes."""
    for id_ in await tx.people.erased():
        await _forget_all(tx, id_)


async def _forget_all(tx: Transaction, id_: PersonId) -> None:
    """Stop whatever would still happen to somebody, and forget what is not sealed with a key of
    their own."""
    await tx.people.stop(id_)
    await tx.belongings.forget_told_of(id_)
    for address in await tx.addresses.of(id_):
        await _forget(tx, address, id_)


async def _end(tx: Transaction, link: CareLink, *, now: datetime) -> None:
    await tx.care_links.replace(link, link.end(by=None, at=now))


def _called(link: CareLink, patient: Person) -> dict[str, Value]:
    return {"called": link.called or patient.name}


async def _tell(
    tx: Transaction,
    who: PersonId,
    sentence: str,
    values: dict[str, Value],
    *,
    now: datetime,
) -> None:
    for person in (await tx.people.get_many([who])).values():
        await say.say(tx, person, Utterance(sentence, values), now=now, reason=Reason.NEWS)


async def _forget(tx: Transaction, address: Address, person: PersonId) -> None:
    """Let them be reached there no more; what only they used is forgotten."""
    await tx.addresses.part(address.id, person)
    if await tx.addresses.people_on(address.id):
        return
    await tx.belongings.forget_at(address)
    if address.may_be_written_to:
        gone = replace(address, value=f"{_FORGOTTEN} {address.id}", opted_out_how=_FORGOTTEN)
        await tx.addresses.replace(address, gone)
    else:
        await tx.addresses.forget_value(address)
