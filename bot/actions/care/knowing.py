"""Gathers what is so of one patient: their doses of the last week, and who watches over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot import formulary
from bot.actions import careful, sharing
from bot.domain.care.links import CareLink
from bot.domain.care.policies import Policy, default_policy
from bot.domain.care.tellings import Facts, Watcher
from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import AddressId, DoseId, MedicationId, PersonId, RoundId
from bot.domain.lexicon import Flag, IngredientFacts, facts_of
from bot.domain.medications import Medication
from bot.domain.people import Address, ConsentStep, Person, Role
from bot.domain.quiet import QuietHours
from bot.domain.rounds import Round
from bot.planner.calendar import instant, local_date
from bot.storage import Transaction

_LOOK_BACK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
#: What has become of an ask where it is the patient who could not be reached, and not we.
_THEIRS: Final = frozenset(
    {DeliveryState.REFUSED, DeliveryState.UNDELIVERED, DeliveryState.CANCELLED}
)


async def facts(tx: Transaction, patient: PersonId, *, now: datetime) -> Facts:
    """Return what is so of a patient now."""
    person = await tx.people.get(patient)
    regimen = await tx.medications.regimen(patient)
    today = local_date(now, person.tz)
    doses = await tx.doses.between(patient, today - _LOOK_BACK, today + _DAY)
    taken = [medication for medication in regimen.current if medication.as_needed is None]
    return Facts(
        now=now,
        zone=person.zone,
        doses=_by_medication(doses, taken),
        policies={m.id: usual(m, person, now=now) for m in taken},
        watchers=await watchers(tx, await tx.care_links.of_patient(patient), now=now),
        unreached=await _unreached(tx, doses),
        reachable=await _is_reachable(tx, patient),
    )


async def watchers(
    tx: Transaction, links: Sequence[CareLink], *, now: datetime
) -> tuple[Watcher, ...]:
    """Return the caregivers of one patient as they are now."""
    if not links or await _has_withdrawn(tx, links[0].patient):
        return ()
    ids = [link.caregiver for link in links]
    people = await tx.people.get_many(ids)
    reached = await _reached(tx, ids, now=now)
    pages = await _who_read_pages(tx, links)
    found = []
    for link in links:
        person = people.get(link.caregiver)
        if person is None:
            continue
        watcher = Watcher(link=link, zone=person.zone)
        if person.id not in pages:
            quiet_until = _quiet_until(_own(person), person, now=now)
            quiet_for = _quiet_for(link, person, now=now)
            reachable = person.id in reached
            watcher = replace(
                watcher, reachable=reachable, quiet_until=quiet_until, quiet_for=quiet_for
            )
        found.append(watcher)
    return tuple(found)


async def _who_read_pages(tx: Transaction, links: Sequence[CareLink]) -> frozenset[PersonId]:
    """Return the clinics that are reached nowhere: what they are told stands on their work-list,
    and wakes nobody."""
    clinics = [link.caregiver for link in links if link.role is Role.CLINIC]
    return frozenset([id_ for id_ in clinics if not await tx.addresses.of(id_)])


async def _is_reachable(tx: Transaction, patient: PersonId) -> bool:
    """Return whether a patient may be written to; one who never had a phone is not silent."""
    known = await tx.addresses.of(patient)
    return not known or any(address.may_be_written_to for address in known)


async def _has_withdrawn(tx: Transaction, patient: PersonId) -> bool:
    last = await tx.consents.last(patient)
    return last is not None and last.step is ConsentStep.WITHDRAWN


def usual(medication: Medication, person: Person, *, now: datetime) -> Policy:
    """Return when a caregiver is told of a medicine if nobody chose."""
    day = local_date(now, person.tz)
    return default_policy(medication, day=day, risky=is_risky(medication))


def is_risky(medication: Medication) -> bool:
    """Return whether what is known of it says that a missed dose needs somebody's advice soon."""
    told = facts_of(medication.name, formulary.load())
    return any(map(_is_urgent, told))


def _is_urgent(told: IngredientFacts) -> bool:
    if told.has(Flag.TIME_CRITICAL) or told.has(Flag.STRICT_INTERVAL):
        return True
    return told.has(Flag.NARROW_INDEX) and told.has(Flag.NEVER_MOVED)


def _by_medication(
    doses: Iterable[Dose], taken: Iterable[Medication]
) -> Mapping[MedicationId, tuple[Dose, ...]]:
    found: defaultdict[MedicationId, list[Dose]] = defaultdict(list)
    for dose in doses:
        if dose.round is not None:
            found[dose.medication].append(dose)
    in_order = {id_: sorted(some, key=lambda dose: dose.due_at) for id_, some in found.items()}
    return {m.id: tuple(in_order.get(m.id, ())) for m in taken}


async def _unreached(tx: Transaction, doses: Iterable[Dose]) -> frozenset[DoseId]:
    """Return the doses that were not asked because the patient could not be reached, or had said
    STOP. Of the others we were down."""
    not_asked = [dose for dose in doses if dose.state is DoseState.NOT_ASKED and dose.round]
    rounds = await tx.rounds.get_many({dose.round for dose in not_asked if dose.round})
    theirs: set[RoundId] = set()
    for round_ in rounds.values():
        written = await tx.deliveries.of_round(round_.id)
        if _is_theirs(round_, [delivery for delivery in written if delivery.is_ask]):
            theirs.add(round_.id)
    return frozenset(dose.id for dose in not_asked if dose.round in theirs)


def _is_theirs(round_: Round, asks: Sequence[Delivery]) -> bool:
    """Return whether asking failed on the patient's side. Where we wanted to ask and wrote nothing,
    nobody might be written to."""
    if not asks:
        return round_.asks > 0
    return any(ask.state in _THEIRS for ask in asks)


async def _reached(
    tx: Transaction, people: Collection[PersonId], *, now: datetime
) -> frozenset[PersonId]:
    """Return whom we may write to: not those whose number may be somebody else's by now."""
    usable = await tx.addresses.first_usable(people)
    places: dict[AddressId, Address] = {address.id: address for address in usable.values()}
    known = await careful.with_doubts(tx, places, now=now)
    unvouched = await sharing.not_vouched_for(tx, places)
    return frozenset(
        person
        for person, address in usable.items()
        if not known[address.id].is_doubtful(now=now) and (address.id, person) not in unvouched
    )


def _own(person: Person) -> QuietHours | None:
    """Return when somebody is not to be disturbed: while they sleep, where they never said."""
    bed, wake = person.routine.bed, person.routine.wake
    return person.quiet or (QuietHours(bed, wake) if bed != wake else None)


def _quiet_for(link: CareLink, person: Person, *, now: datetime) -> Mapping[MedicationId, datetime]:
    ends = {m: _quiet_until(policy.quiet, person, now=now) for m, policy in link.policies.items()}
    return {medication: end for medication, end in ends.items() if end is not None}


def _quiet_until(hours: QuietHours | None, person: Person, *, now: datetime) -> datetime | None:
    zone = ZoneInfo(person.zone)
    local = now.astimezone(zone)
    if hours is None or not hours.covers(local.time()):
        return None
    today = local.date()
    ends = (instant(day, hours.until, zone) for day in (today, today + _DAY))
    return next(end for end in ends if end > now)
