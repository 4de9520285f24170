"""Proves that caregivers are told what is so, once, whatever happens on the way."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.actions import fates
from bot.actions.care import ending
from bot.domain.care.endings import EndKind
from bot.domain.care.tellings import TellingKind
from bot.domain.channels import Cause, Fate, Traced
from bot.domain.deliveries import DeliveryState, Rank, Reason, rank_of
from bot.domain.errors import TryAgain, Undeliverable
from bot.domain.ids import PersonId
from bot.domain.people import Role
from bot.scheduling.caring import Caring
from tests.scheduling.family import EVERYTHING, Family, a_family
from tests.scheduling.world import World

ALERT = "Ann has not answered:"


async def test_one_after_the_other_is_told_once_until_somebody_sees_to_it(world: World) -> None:
    family = await a_family(world)
    ben = await family.joined("ben", zone="Europe/Madrid")
    await family.joined("cleo", position=2)
    await family.joined("clinic", role=Role.CLINIC)
    await world.until("10:45")
    for _ in range(3):
        await Caring(world.storage, world.clock).run()
    assert family.heard() == [f"10:00 ben: {ALERT}", f"10:30 cleo: {ALERT}"]
    assert "08:00 there, 09:00 where you are" in world.channel.sent[-2].message.text
    assert "where you are" not in world.channel.sent[-1].message.text

    await family.claims(ben)
    await world.until("14:44")

    claimed = "ben sees to it that Ann is called. You need do nothing; we tell you how it went."
    assert family.heard(since="10:31") == [f"10:45 cleo: {claimed}"]


async def test_two_workers_tell_nobody_twice(world: World) -> None:
    family = await a_family(world)
    await family.joined("ben")
    await family.joined("cleo")
    await world.sleep_until("10:00")
    await world.engine.run_due()
    async with world.storage.transaction() as tx:
        await tx.care_watches.wake([family.patient.id])

    workers = [Caring(world.storage, world.clock) for _ in range(2)]
    await asyncio.gather(*(worker.run() for worker in workers))
    await world.engine.run_due()

    assert sorted(told.to for told in await family.told()) == sorted(family.links)


async def test_what_did_not_arrive_goes_on_to_the_next_and_is_tried_again(world: World) -> None:
    family = await a_family(world)
    await family.joined("ben")
    await family.joined("cleo", position=2)
    world.channel.refuses["ben"] = Undeliverable("nobody is there")

    await world.until("10:29")
    assert family.heard() == [f"10:00 cleo: {ALERT}"]

    del world.channel.refuses["ben"]
    await world.until("10:30")
    assert family.heard(since="10:01") == [f"10:30 ben: {ALERT}"]


async def test_what_is_found_not_to_have_arrived_goes_on_as_well(world: World) -> None:
    family = await a_family(world)
    ben = await family.joined("ben")
    await family.joined("cleo", position=2)
    await world.until("10:05")
    async with world.storage.transaction() as tx:
        ((_, delivery),) = await tx.care_watches.told(family.patient.id)
        assert delivery is not None
        sent = await tx.deliveries.get(delivery)
        assert (sent.person, sent.state) == (ben.id, DeliveryState.ACCEPTED)
        traced = Traced(
            channel=world.channel.name,
            sender="fake",
            address="ben",
            provider_id=sent.provider_id,
            fate=Fate.UNDELIVERED,
            cause=Cause.PASSING,
            delivery=sent.id,
            created_at=None,
        )
        await fates.note(tx, traced, now=world.clock.now())

    await world.engine.run_due()

    assert family.heard(since="10:01") == [f"10:05 cleo: {ALERT}"]


async def test_who_never_heard_of_it_needs_no_all_clear(world: World) -> None:
    family = await a_family(world)
    await family.joined("ben")
    await world.until("09:59")
    world.channel.failures = [TryAgain("the provider is busy")]
    await world.until("10:00")

    await world.hear("taken")
    await world.took_late(family.patient, world.clock.now())
    await world.until("12:00")

    assert family.heard() == []
    assert await family.told() == []


async def test_who_was_told_hears_that_all_is_well_and_that_it_is_not(world: World) -> None:
    family = await a_family(world)
    await family.joined("ben")
    await world.until("10:10")
    await world.took_late(family.patient, world.clock.now() - timedelta(hours=1))
    await world.until("10:11")

    clear = "All clear: we hear that Ann has taken it after all."
    assert family.heard(since="10:01") == [f"10:10 ben: {clear}"]


async def test_it_is_told_as_what_it_is_when_we_were_down_or_could_not_reach_them(
    world: World,
) -> None:
    family = await a_family(world)
    await family.joined("ben")
    cleo = await family.joined("cleo", terms=EVERYTHING)
    await world.sleep_until("12:00")
    await world.until("12:01")
    down = "We were down and could not ask Ann. That is our fault:"
    assert sorted(family.heard()) == [f"12:00 ben: {down}", f"12:00 cleo: {down}"]
    await family.claims(cleo)
    await family.says_stop("1001")
    await world.until("12:05")

    heard = sorted(family.heard(since="12:01"))
    assert [line[:11] for line in heard] == ["12:01 ben: ", "12:01 cleo:"]
    assert "cleo sees to it" in heard[0]
    assert "can no longer write to Ann" in heard[1]

    await family.says_start("1001")
    await world.until("12:06")
    back = "We can write to Ann again. Reminders go on."
    assert [line for line in family.heard(since="12:05") if back in line] == [f"12:05 cleo: {back}"]


async def test_a_caregiver_who_stops_hears_nothing_and_the_patient_learns_it(world: World) -> None:
    family = await a_family(world)
    ben = await family.joined("ben")
    await world.until("07:00")
    await family.says_stop("ben")
    await world.until("12:00")

    assert family.heard() == []
    stopped, nobody = "ben has stopped my messages", "Nobody is told now when you miss something"
    told = [line for line in world.channel.said() if stopped in line]
    assert [(line[:5], nobody in line) for line in told] == [("07:00", True)]

    await family.says_start("ben")
    await world.until("12:01")
    assert "12:00 ben can be told again what you let ben know." in world.channel.said()

    await family.says_start("ben")
    await world.until("12:05")
    assert family.heard() == [f"12:00 ben: {ALERT}"]
    await family.ends(ben)
    await world.took_late(family.patient, world.clock.now())
    await world.until("13:00")
    assert len(family.heard()) == 1


async def test_when_care_has_ended_everything_is_silent_until_it_is_taken_back(
    world: World,
) -> None:
    family = await a_family(world)
    ben = await family.joined("ben", terms=EVERYTHING)
    await world.until("07:59")
    await _ends(family, ben.id)
    await world.until("12:00")
    assert world.channel.said() == []

    async with world.storage.transaction() as tx:
        standing = await tx.endings.standing([family.patient.id])
        now = world.clock.now()
        await ending.take_back(tx, standing[family.patient.id], by=ben.id, now=now)
    await world.until("2026-03-03 08:00")
    assert any(line.startswith("08:00 08:00: time for") for line in world.channel.said())


async def _ends(family: Family, by: PersonId) -> None:
    async with family.world.storage.transaction() as tx:
        (link,) = await tx.care_links.of_patient(family.patient.id)
        assert link.caregiver == by
        await ending.end(tx, link, EndKind.DECEASED, now=family.world.clock.now())


def test_an_alert_waits_for_no_flood_of_reminders() -> None:
    assert rank_of(Reason.CARE) is Rank.ANSWER


async def test_an_alert_that_nobody_sees_to_ends_on_the_work_list_of_the_clinic(
    world: World,
) -> None:
    family = await a_family(world)
    ben = await family.joined("ben")
    clinic = await family.joined("", role=Role.CLINIC)
    left = []
    for time in ("10:29", "10:30", "10:31"):
        await world.until(time)
        left.append(await family.left_to(clinic))
        if time == "10:30":
            await family.claims(ben)

    assert left == [[], [family.patient.id], []]
    assert [(told.to, told.kind) for told in await family.told()] == [
        (ben.id, TellingKind.ALERT),
        (clinic.id, TellingKind.ALERT),
        (clinic.id, TellingKind.CLAIMED),
    ]
    await family.gives_up(ben)
    assert await family.left_to(clinic) == [family.patient.id]

    await world.took_late(family.patient, world.clock.now())
    await world.until("10:40")
    assert await family.left_to(clinic) == []
    assert len(family.heard()) == 2  # the alert and the all-clear, both to Ben
