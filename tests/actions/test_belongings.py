"""Proves that a person gets everything that is kept about them, and that it goes for ever."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import erasing, exporting, retention
from bot.actions.retention import Terms
from bot.domain.adherence.periods import Period
from bot.domain.care.invitations import Invitation
from bot.domain.care.links import CareLink
from bot.domain.care.links import Terms as CareTerms
from bot.domain.care.tellings import Telling, TellingKind
from bot.domain.deliveries import DeliveryState, Reason
from bot.domain.errors import NotFound
from bot.domain.ids import (
    CareLinkId,
    DeliveryId,
    InvitationId,
    PersonId,
    SharedLinkId,
    TellingId,
    new_id,
)
from bot.domain.reports.links import SharedLink
from bot.domain.reports.wanted import Wanted
from bot.storage import Storage
from bot.storage.repositories.belongings import owner_of
from bot.storage.tables import METADATA
from tests.databases import POSTGRES_TAKES_LONG
from tests.storage.world import (
    NOW,
    World,
    a_delivery,
    a_round_with_a_dose,
    a_world,
    an_address,
    another_person,
    peek,
    said,
)


@pytest.fixture(params=POSTGRES_TAKES_LONG)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables, for this test alone."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))


_MONTH = timedelta(days=31)


async def _told(storage: Storage) -> tuple[World, PersonId]:
    """Keep Ann with all that is said and taken, and Ben who looks after her."""
    world = await a_world(storage)
    async with storage.transaction() as tx:
        await a_round_with_a_dose(tx)
        delivery = replace(a_delivery(world.address), person=world.person.id)
        await tx.deliveries.add([delivery])
        await tx.inbox.keep(said("took the canarybrom"), NOW)
        ben = await another_person(tx)
        address = await an_address(tx, value="2002")
        await tx.addresses.link(address.id, ben.id)
        link = CareLink(
            CareLinkId(new_id()), world.person.id, ben.id, CareTerms(), NOW, called="mum canary"
        )
        await tx.care_links.add(link)
        await tx.care_links.replace(link, link.agree(CareTerms(), by=world.person.id, at=NOW))
    return world, ben.id


async def test_everything_that_is_kept_about_a_person_is_handed_over(storage: Storage) -> None:
    world, _ = await _told(storage)

    async with storage.transaction() as tx:
        everything = await exporting.everything(tx, world.person.id, now=NOW)
        traces = await tx.audit.entries(world.person.id)

    kept = json.loads(json.dumps(everything))["kept"]
    assert kept["person"][0]["profile"]["name"] == "Ann"
    assert kept["address"][0]["value"] == "1001"
    assert kept["inbox"][0]["payload"]["text"] == "took the canarybrom"
    assert kept["medication"][0]["content"]["name"] == "metformin"
    assert kept["dose"][0]["due_at"].startswith("20")
    assert kept["care_link"][0]["content"]["called"] == "mum canary"
    assert "hello" in json.dumps(kept["delivery"][0]["utterance"])
    assert [trace.action for trace in traces] == ["exported"]


def test_every_table_that_points_to_a_person_is_somebodys() -> None:
    pointing = {
        table.name
        for table in METADATA.sorted_tables
        if any(key.target_fullname == "person.id" for key in table.foreign_keys)
    }
    somebodys = {table.name for table in METADATA.sorted_tables if owner_of(table) is not None}

    assert pointing <= somebodys


async def test_what_caregivers_were_told_of_somebody_who_is_erased_goes_as_well(
    storage: Storage,
) -> None:
    world, ben = await _told(storage)
    async with storage.transaction() as tx:
        (address,) = await tx.addresses.of(ben)
        said_ = replace(a_delivery(address), person=ben, reason=Reason.CARE, words="Ann missed it")
        waits = replace(said_, id=DeliveryId(new_id()))
        gone = replace(said_, provider_id="x", state=DeliveryState.ACCEPTED)
        await tx.deliveries.add([gone, waits])
        (link,) = await tx.care_links.of_patient(world.person.id)
        telling = Telling(
            id=TellingId(new_id()),
            patient=world.person.id,
            to=ben,
            link=link.id,
            alert=None,
            kind=TellingKind.ALERT,
            at=NOW,
        )
        await tx.care_watches.add_telling(telling, gone.id)
        await erasing.erase(tx, world.person.id, now=NOW)

    async with storage.reading() as tx:
        told = await tx.deliveries.get_many([gone.id, waits.id])
    assert (told[gone.id].words, told[gone.id].utterance) == ("", None)
    assert told[waits.id].state is DeliveryState.CANCELLED


async def test_who_is_erased_cannot_be_read_written_to_or_found_any_more(
    storage: Storage, migrated_url: str
) -> None:
    world, ben = await _told(storage)
    async with storage.transaction() as tx:
        await erasing.erase(tx, world.person.id, now=NOW)

    async with storage.transaction() as tx:
        assert not await tx.people.get_many([world.person.id])
        assert await tx.addresses.find(world.sender, "1001") is None
        assert await tx.inbox.next(NOW) is None
        assert not await tx.care_links.of_caregiver(ben)
        assert await tx.audit.verify(world.person.id), "the audit stays whole"
        with pytest.raises(NotFound):
            await erasing.erase(tx, world.person.id, now=NOW)
        waiting = await tx.deliveries.waiting([ben], Reason.NEWS)
    told = [delivery.utterance.sentence for delivery in waiting if delivery.utterance]
    assert told == ["care-dropped-you"]
    assert await peek(migrated_url, "SELECT DISTINCT action FROM audit") == [("erased",)]
    assert await peek(migrated_url, "SELECT state FROM care_link") == [("ended",)]


async def test_a_number_that_said_stop_is_known_again_though_nobody_can_read_it(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        await tx.addresses.replace(world.address, world.address.opt_out(at=NOW, how="stop"))
        await erasing.erase(tx, world.person.id, now=NOW)

    async with storage.transaction() as tx:
        row = (await tx.addresses.get_many([world.address.id]))[world.address.id]
        assert row.value == ""
        found = await tx.addresses.find(world.sender, "1001")
        assert found is not None
        assert (found.value, found.may_be_written_to) == ("1001", False)
        assert await tx.addresses.get_many([found.id]) == {found.id: found}


async def test_of_those_who_share_a_phone_the_other_stays(storage: Storage) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        ben = await another_person(tx)
        await tx.addresses.link(world.address.id, ben.id, 1)
        await erasing.erase(tx, world.person.id, now=NOW)

        assert await tx.addresses.find(world.sender, "1001") == world.address
        assert await tx.addresses.people_on(world.address.id) == [ben.id]


async def test_words_go_when_their_time_is_over_and_what_was_understood_stays(
    storage: Storage,
) -> None:
    world, _ = await _told(storage)
    terms = Terms(inbox=timedelta(days=30), words=timedelta(days=300))
    async with storage.transaction() as tx:
        for days in (0, 20, 320):
            await tx.inbox.keep(said("news"), NOW + timedelta(days=days))
            new = replace(a_delivery(world.address), created_at=NOW + timedelta(days=days))
            sent = replace(new, provider_id=f"x{days}", words="hello", state=DeliveryState.ACCEPTED)
            await tx.deliveries.add([sent])
        await tx.deliveries.cancel_waiting(person=world.person.id)

    first = await retention.forget(storage, terms, now=NOW + _MONTH)
    second = await retention.forget(storage, terms, now=NOW + timedelta(days=321))
    third = await retention.forget(storage, terms, now=NOW + timedelta(days=321))

    assert (first, second, third) == (2, 4, 0)
    async with storage.reading() as tx:
        said_ = [
            delivery.words
            for days in (0, 20, 320)
            if (delivery := await tx.deliveries.by_provider_id(world.address.id, f"x{days}"))
        ]
        assert said_ == ["", "", "hello"]
        assert await tx.inbox.waiting_count() == 1
        assert await tx.rounds.since(world.person.id, NOW - _MONTH)


async def test_links_and_invitations_go_some_time_after_they_ended(storage: Storage) -> None:
    ann = (await a_world(storage)).person.id
    terms = Terms(inbox=timedelta(days=30), words=timedelta(days=300))
    days = Period(NOW.date(), NOW.date())
    link = SharedLink(SharedLinkId(new_id()), ann, ann, NOW, Wanted(days, "en"))
    invitation = Invitation(InvitationId(new_id()), ann, ann, NOW, offers=CareTerms())
    async with storage.transaction() as tx:
        await tx.shared_links.add(link, token="of a link")
        await tx.invitations.add(invitation, code="ABCD2345")

    async def left_after(days: int) -> list[str]:
        await retention.forget(storage, terms, now=NOW + timedelta(days=days))
        async with storage.transaction() as tx:
            link = await tx.shared_links.find("of a link")
            invitation = await tx.invitations.find("ABCD2345")
        return [type(each).__name__ for each in (link, invitation) if each]

    assert await left_after(29) == ["SharedLink", "Invitation"]
    assert await left_after(31) == ["SharedLink"]
    assert await left_after(306) == ["SharedLink"]
    assert await left_after(308) == []
