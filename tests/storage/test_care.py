"""Who may know what of whom, and who was told what, comes back as it was; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from bot.domain.care.deciding import decide
from bot.domain.care.endings import Ending, EndKind
from bot.domain.care.invitations import Invitation, WrongCodes
from bot.domain.care.links import CareConsent, CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.policies import AT_ONCE
from bot.domain.doses import Basis, Report
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.ids import CareLinkId, ConsentId, EndingId, InvitationId, PersonId, new_id
from bot.domain.people import ChannelName, Consent, ConsentStep
from bot.storage import Storage, Transaction
from tests.domain.care.family import ALERTS, EVERYTHING, Family, a_link, a_watcher
from tests.domain.examples import ANN, a_dose, a_round, medication_id
from tests.storage.world import LATER, NOW, a_world, another_person, tamper


async def _ben(tx: Transaction) -> tuple[PersonId, CareLink]:
    """Keep Ben, who watches over Ann."""
    ben = (await another_person(tx)).id
    link = replace(a_link(ben, terms=EVERYTHING), policies={medication_id(): AT_ONCE.value})
    await tx.care_links.add(link)
    return ben, link


async def test_a_link_comes_back_as_it_was_and_one_stands_between_two(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        ben, link = await _ben(tx)
        with pytest.raises(ChangedMeanwhile):
            await tx.care_links.add(replace(link, id=CareLinkId(new_id())))
        assert await tx.care_links.between(ANN, ben) == link

    async with storage.transaction() as tx:
        ended = await tx.care_links.replace(link, link.end(by=ben, at=NOW))
        with pytest.raises(ChangedMeanwhile):
            await tx.care_links.replace(link, link)
        again = replace(link, id=CareLinkId(new_id()), position=2)
        await tx.care_links.add(again)

    async with storage.reading() as tx:
        assert await tx.care_links.get(link.id) == ended
        assert await tx.care_links.of_patient(ANN) == [again]
        assert await tx.care_links.of_patient(ANN, ended=True) == [ended, again]
        assert await tx.care_links.of_caregiver(ben) == [again]
        assert await tx.care_links.between(ben, ANN) is None
        with pytest.raises(NotFound):
            await tx.care_links.get(CareLinkId(new_id()))

    async with storage.transaction() as tx:
        await tx.people.erase(ANN)
    async with storage.reading() as tx:
        assert await tx.care_links.of_caregiver(ben) == []


async def test_while_the_care_of_a_patient_has_ended_no_gate_is_open(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        ben, link = await _ben(tx)
        ending = Ending(EndingId(new_id()), ANN, EndKind.DECEASED, ben, NOW)
        await tx.endings.add(ending)
        with pytest.raises(ChangedMeanwhile):
            await tx.endings.add(replace(ending, id=EndingId(new_id())))

    async with storage.transaction() as tx:
        read = await tx.care_links.between(ANN, ben)
        assert read == replace(link, over=EndKind.DECEASED)
        assert not may_see(read, Shared.TODAY, now=LATER)
        saved = await tx.care_links.replace(read, read)
        undone = ending.undo(by=ANN, at=LATER)
        await tx.endings.undo(undone)
        with pytest.raises(ChangedMeanwhile):
            await tx.endings.undo(undone)

    async with storage.reading() as tx:
        assert await tx.endings.standing([ANN]) == {}
        assert await tx.care_links.between(ANN, ben) == replace(saved, over=None)


async def test_what_was_agreed_to_is_only_ever_added_to(
    storage: Storage, migrated_url: str
) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        _, link = await _ben(tx)
        steps = [
            CareConsent(
                link.id,
                Consent(
                    id=ConsentId(new_id()),
                    person=ANN,
                    step=step,
                    text_version="1",
                    text_hash="ab" * 32,
                    language="en",
                    channel=ChannelName.SMS,
                    how="chat",
                    at=NOW,
                ),
                ALERTS,
            )
            for step in (ConsentStep.GIVEN, ConsentStep.WITHDRAWN)
        ]
        for step in steps:
            await tx.care_links.add_consent(step)

    async with storage.reading() as tx:
        assert await tx.care_links.consents(link) == steps
    with pytest.raises(DBAPIError, match="append-only"):
        await tamper(migrated_url, "DELETE FROM care_consent")


async def test_an_invitation_is_found_by_its_code_and_redeemed_once(storage: Storage) -> None:
    world = await a_world(storage)
    made = Invitation(InvitationId(new_id()), ANN, ANN, NOW, offers=ALERTS)
    async with storage.transaction() as tx:
        ben = await another_person(tx)
        await tx.invitations.add(made, code="K7QF3M2X")
        with pytest.raises(ChangedMeanwhile):
            await tx.invitations.add(replace(made, id=InvitationId(new_id())), code="K7QF3M2X")

    async with storage.transaction() as tx:
        found = await tx.invitations.find("K7QF3M2X")
        assert found == made
        used, _ = found.redeem(CareLinkId(new_id()), by=ben.id, position=1, now=LATER)
        await tx.invitations.replace(found, used)
        with pytest.raises(ChangedMeanwhile):
            await tx.invitations.replace(found, used)
        wrong = await tx.invitations.wrong_codes(world.address.id)
        for _ in range(2):
            wrong = wrong.one_more(now=NOW)
            await tx.invitations.count_wrong(world.address.id, wrong)

    async with storage.reading() as tx:
        assert await tx.invitations.find("K7QF3M2X") == replace(used, version=2)
        assert await tx.invitations.find("K7QF3M2Y") is None
        assert await tx.invitations.wrong_codes(world.address.id) == WrongCodes(2, NOW)


async def test_what_was_told_is_known_and_told_once(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        ben, _ = await _ben(tx)
        watch = await tx.care_watches.of(ANN)
        ann = Family([a_watcher(ben)], watch=watch)
        for day in (0, 1):
            ann.dose(day=day)
        facts = ann.facts(NOW + timedelta(days=1, hours=2))
        decision = decide(watch, facts)
        assert [await tx.care_watches.add_telling(each, None) for each in decision.tell] == [True]
        await tx.care_watches.save(watch, decision.watch, wakes_at=decision.wakes_at)

    async with storage.transaction() as tx:
        kept = await tx.care_watches.of(ANN)
        assert replace(kept, version=watch.version) == decision.watch
        assert decide(kept, facts).tell == ()
        [again] = decide(watch, facts).tell
        assert not await tx.care_watches.add_telling(again, None)
        with pytest.raises(ChangedMeanwhile):
            await tx.care_watches.save(watch, decision.watch, wakes_at=None)

    async with storage.reading() as tx:
        assert await tx.care_watches.told(ANN) == [(again, None)]


async def test_who_wakes_first_is_looked_at_first(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        await _ben(tx)  # nobody looks at who never had a caregiver
        ana = (await another_person(tx)).id
        for patient, wakes_at in ((ANN, LATER), (ana, NOW)):
            watch = await tx.care_watches.of(patient)
            await tx.care_watches.save(watch, watch, wakes_at=wakes_at)
        assert await tx.care_watches.waking_by(NOW, 9) == [ana]
        await tx.care_watches.wake([ANN], NOW - timedelta(minutes=1))
        assert await tx.care_watches.waking_by(LATER, 9) == [ANN, ana]
        await tx.people.erase(ana)
        await tx.care_watches.wake([ana], NOW)
        assert await tx.care_watches.waking_by(LATER, 9) == [ANN]


async def test_how_somebody_knows_of_a_dose_is_kept_with_it(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        ben, _ = await _ben(tx)
        report = Report(ben, ChannelName.SMS, NOW, Basis.TOLD)
        dose = a_dose().take(report, at=None)
        await tx.rounds.add([a_round()])
        await tx.doses.add([dose])

    async with storage.reading() as tx:
        assert await tx.doses.get(dose.id) == dose
