"""The life of a round, as a patient sees it."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.domain.doses import DoseState
from bot.domain.errors import TryAgain
from bot.domain.ids import RoundId, SlotId, new_id
from bot.domain.rounds import Round, RoundState
from bot.domain.schedules import DayPart, EveryDay, Intake
from tests.domain.examples import ONE, a_medication
from tests.scheduling.world import World, at


async def test_a_round_is_asked_three_times_and_closes_unanswered(world: World) -> None:
    ann = await world.patient()

    await world.until("12:00")

    assert world.channel.said() == [
        "08:00 08:00: time for your medicine.",
        "08:15 08:00: still waiting for your answer.",
        "08:45 08:00: still waiting for your answer.",
    ]
    assert await world.states(ann) == ["08:00 unanswered"]
    assert (await world.rounds(ann))[0].state is RoundState.CLOSED


async def test_an_answer_ends_the_asking_and_takes_the_buttons_away(world: World) -> None:
    ann = await world.patient()
    await world.until("08:20")

    await world.hear("taken")
    await world.until("12:00")

    assert world.channel.said(since=at("08:20")) == ["08:20 08:00: taken."] * 2
    edits = [sent.message for sent in world.channel.sent if sent.message.edits]
    assert [(edit.edits, edit.buttons) for edit in edits] == [("fake-1", ()), ("fake-2", ())]
    assert await world.states(ann) == ["08:00 taken"]
    assert (await world.rounds(ann))[0].state is RoundState.SETTLED


async def test_an_ask_offers_taken_later_and_not_taking(world: World) -> None:
    await world.patient(a_medication("metformin"), a_medication("lisinopril"))

    await world.until("08:00")

    rows = [[button.label for button in row] for row in world.channel.sent[0].message.buttons]
    assert rows == [["1 Taken", "2 Later", "3 Not taking"], ["One by one"]]


@pytest.mark.parametrize(
    ("case", "back", "said", "state"),
    [
        ("in time", "08:04", "08:04 08:00: time for your medicine.", DoseState.OPEN),
        ("late", "08:06", "08:06 08:00: late reminder, the delay is ours.", DoseState.OPEN),
        ("just", "09:59", "09:59 08:00: late reminder, the delay is ours.", DoseState.OPEN),
        ("too late", "10:00", "10:00 We could not remind you at 08:00.", DoseState.NOT_ASKED),
    ],
)
async def test_what_is_said_after_the_bot_was_down(
    world: World, case: str, back: str, said: str, state: DoseState
) -> None:
    ann = await world.patient()
    await world.until("07:00")

    await world.sleep_until(back)
    await world.engine.run_due()

    first = world.channel.said()[0]
    assert first.startswith(said), case
    assert (await world.doses(ann))[0].state is state, case


async def test_one_digest_tells_everything_that_was_missed_and_never_says_take(
    world: World,
) -> None:
    three = [Intake(part, ONE) for part in (DayPart.MORNING, DayPart.NOON, DayPart.EVENING)]
    ann = await world.patient(a_medication("metformin", EveryDay(tuple(three))))
    ben = await world.patient(value="1002")
    await world.until("07:00")

    await world.sleep_until("15:00")
    await world.until("16:00")

    by_address = {sent.address: sent.message for sent in world.channel.sent}
    assert len(world.channel.sent) == 2
    assert "A 08:00" in by_address["1001"].text
    assert "B 12:30" in by_address["1001"].text
    assert "take" not in by_address["1001"].text.replace("Did you take them?", "")
    assert len(by_address["1001"].buttons) == 2
    assert await world.states(ann) == ["08:00 not asked", "12:30 not asked"]
    assert await world.states(ben) == ["08:00 not asked"]


async def test_after_more_than_a_day_there_is_still_one_digest(world: World) -> None:
    ann = await world.patient()
    await world.until("07:00")

    await world.sleep_until("2026-03-03 10:30")
    await world.until("2026-03-03 12:00")

    (digest,) = world.channel.sent
    assert digest.message.text.splitlines()[1:4] == [
        "Z Mon 2 Mar, 08:00: 1 tablet of metformin",
        "A 08:00: 1 tablet of metformin",
        "Did you take them?",
    ]
    assert "could not remind you" in digest.text
    assert await world.states(ann) == ["08:00 not asked", "08:00 not asked"]


async def test_a_digest_waits_until_the_patient_gets_up(world: World) -> None:
    await world.patient()
    await world.until("07:00")

    await world.sleep_until("2026-03-03 02:00")
    await world.until("2026-03-03 07:30")

    assert [f"{sent.at:%H:%M}" for sent in world.channel.sent] == ["07:00"]


async def test_what_fell_due_beyond_the_horizon_is_on_record_too(world: World) -> None:
    ann = await world.patient()
    await world.until("07:00")

    await world.sleep_until("2026-03-07 12:00")
    await world.until("2026-03-07 13:00")

    assert await world.states(ann) == ["08:00 not asked"] * 6
    assert len(world.channel.sent) == 1


async def test_nobody_is_asked_without_their_consent(world: World) -> None:
    ann = await world.patient(consented=False)

    await world.until("12:00")

    assert world.channel.sent == []
    assert await world.states(ann) == ["08:00 not asked"]


async def test_nobody_is_asked_where_they_said_stop(world: World) -> None:
    ann = await world.patient()
    await world.opt_out()

    await world.until("12:00")

    assert world.channel.sent == []
    assert await world.states(ann) == ["08:00 not asked"]


async def test_two_unanswered_rounds_carry_letters(world: World) -> None:
    both = [Intake(time(8), ONE), Intake(time(8, 30), ONE)]
    await world.patient(
        a_medication("metformin", EveryDay((both[0],))),
        a_medication("lisinopril", EveryDay((both[1],))),
    )

    await world.until("08:45")

    assert world.channel.said() == [
        "08:00 08:00: time for your medicine.",
        "08:15 08:00: still waiting for your answer.",
        "08:30 B 08:30: time for your medicine.",
        "08:45 A 08:00: still waiting for your answer.",
        "08:45 B 08:30: still waiting for your answer.",
    ]
    labels = [button.label for button in world.channel.sent[2].message.buttons[0]]
    assert labels == ["B1 Taken", "B2 Later", "B3 Not taking"]


async def test_a_dose_within_its_gap_is_left_out_and_asked_for_when_it_is_over(
    world: World,
) -> None:
    twice = EveryDay((Intake(time(8), ONE), Intake(time(18), ONE)))
    ann = await world.patient(a_medication("metformin", twice))
    await world.until("12:40")
    await world.took_late(ann, at("12:40"))  # the gap of six hours ends at 18:40

    await world.until("19:00")

    assert [line for line in world.channel.said() if line > "18"] == [
        "18:00 18:00: nothing is due yet. Not now: metformin (not before 18:40). "
        "It is too soon after the last one you told me of.",
        "18:40 18:00: time for your medicine.",
    ]


@pytest.mark.parametrize(
    ("stops", "expected"), [(True, "18:00 not asked"), (False, "18:00 unanswered")]
)
async def test_a_dose_that_every_ask_has_left_out_was_not_asked(
    world: World, stops: bool, expected: str
) -> None:
    twice = EveryDay((Intake(time(8), ONE), Intake(time(18), ONE)))
    ann = await world.patient(
        a_medication("metformin", twice),
        a_medication("lisinopril", EveryDay((Intake(time(18), ONE),))),
    )
    await world.until("12:40")
    await world.took_late(ann, at("12:40"))  # the gap of six hours ends at 18:40
    await world.until("18:10")

    if stops:
        await world.opt_out()
    await world.until("23:00")

    assert sorted((await world.states(ann))[1:]) == sorted(["18:00 unanswered", expected])


async def test_what_is_within_its_gap_is_named_with_the_reason(world: World) -> None:
    twice = EveryDay((Intake(time(8), ONE), Intake(time(18), ONE)))
    ann = await world.patient(
        a_medication("metformin", twice),
        a_medication("lisinopril", EveryDay((Intake(time(18), ONE),))),
    )
    await world.until("12:30")
    await world.took_late(ann, at("12:30"))

    await world.until("18:00")

    assert world.channel.sent[-1].message.text == (
        "18:00: time for your medicine.\n"
        "- lisinopril: 1 tablet\n"
        "Not now: metformin (not before 18:30). It is too soon after the last one."
    )


async def test_an_ask_that_waits_is_dropped_once_the_patient_has_answered(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [TryAgain("down"), TryAgain("down"), TryAgain("down")]
    await world.until("08:00")

    await world.hear("taken")
    await world.until("12:00")

    assert world.channel.sent == []
    assert await world.states(ann) == ["08:00 taken"]


async def test_a_practice_round_is_asked_once_and_leaves_no_trace(world: World) -> None:
    ann = await world.patient()
    now = world.clock.now()
    practice = Round(
        id=RoundId(new_id()),
        patient=ann.id,
        slot=SlotId(new_id()),
        local_date=now.date(),
        wall_time=now.time(),
        zone="UTC",
        due_at=now,
        closes_at=now + timedelta(minutes=30),
        wakes_at=now,
        practice=True,
    )
    async with world.storage.transaction() as tx:
        await tx.rounds.add([practice])

    await world.until("07:30")

    assert [text[:14] for text in world.channel.said()] == ["06:00 Practice"]
    assert await world.states(ann) == []
