"""Every change leaves a row in the audit, ids and codes only; STOP takes back what waits."""

from __future__ import annotations

from datetime import timedelta

from bot.actions import doses, medications, say, stop
from bot.domain.deliveries import DeliveryState, Utterance
from bot.domain.doses import SkipReason
from tests.actions.house import MORNING, House


async def test_every_change_is_in_the_audit_without_a_name(house: House) -> None:
    async with house.storage.transaction() as tx:
        skipped = await doses.skip(tx, await house.answer(tx), reason=None, now=MORNING)
        await doses.give_reason(tx, skipped, SkipReason.RAN_OUT, report=house.report())
        regimen = await tx.medications.regimen(house.ann.id)
        await medications.nickname(tx, regimen.medications[0], "sugar pill", house.by)
        await medications.stop(
            tx, (await tx.medications.regimen(house.ann.id)).current[0], house.by
        )
        await stop.stop(tx, house.address, how="stop", now=MORNING)

    async with house.storage.reading() as tx:
        entries = await tx.audit.entries(house.ann.id)
        assert await tx.audit.verify(house.ann.id)

    assert [entry.action for entry in entries] == [
        "enrolled",
        "dose skipped",
        "reason given",
        "medication edited",
        "medication stopped",
        "opted out: stop",
    ]
    plain = " ".join(f"{entry.action} {entry.subject}" for entry in entries).split()
    assert not {"Ann", "metformin", "sugar", "1001"} & set(plain)


async def test_stop_takes_back_what_was_about_to_be_sent(house: House) -> None:
    async with house.storage.transaction() as tx:
        to = say.To(house.address.id, house.ann.id, "en")
        await say.say(tx, to, Utterance("help-nothing-open"), now=MORNING)

        stopped = await stop.stop(tx, house.address, how="stop", now=MORNING)

        counts = await tx.deliveries.counts()
    assert not stopped.may_be_written_to
    assert counts == {DeliveryState.CANCELLED: 1}


async def test_only_start_opens_an_address_again_and_the_first_stop_keeps_its_time(
    house: House,
) -> None:
    later = MORNING + timedelta(hours=1)
    async with house.storage.transaction() as tx:
        stopped = await stop.stop(tx, house.address, how="stop", now=MORNING)
        again = await stop.stop(tx, stopped, how="blocked", now=later)
        started = await stop.start(tx, again, now=later)

    assert (again.opted_out_at, again.opted_out_how) == (MORNING, "stop")
    assert started.may_be_written_to
