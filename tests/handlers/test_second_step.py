"""The PIN over SMS: what needs it, how long it is good for, and whose it is."""

from __future__ import annotations

import pytest

from bot.domain.people import ChannelName
from bot.storage import Storage
from tests.handlers.by_text import by_text

PIN = "493817"
LOOKS = ("today", "settings", "did I take it?")


@pytest.mark.parametrize(
    "wanted",
    [
        "list",
        "add aspirin 100 mg, 1 tablet, in the evening",
        "stop metformin",
        "pause metformin",
        "call metformin sugar pill",
        "level 2",
        "breakfast 9:00",
        "my name is Eve",
        "my phone is 202 555 0199",
        "my pin is 271828",
        "did I take metformin yesterday?",
    ],
)
async def test_reading_what_is_past_and_changing_anything_needs_the_pin(
    storage: Storage, wanted: str
) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)

    (asked,) = await house.say(wanted)
    answers = await house.say(PIN)

    assert asked.startswith("That needs your six digits")
    assert len(answers) == 1
    assert "six digits" not in answers[0] or "pin" in wanted or "phone" in wanted


@pytest.mark.parametrize("said", ["1", "2", "3", "today", "did I take it?", "summary", "undo"])
async def test_todays_answers_and_questions_need_none(storage: Storage, said: str) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)
    await house.until(8.1)

    answers = await house.say(said)

    assert not any("six digits" in answer for answer in answers)


@pytest.mark.parametrize("said", ["pause metformin", "bed 23:00"])
async def test_taking_back_a_change_of_list_or_setting_needs_the_pin_too(
    storage: Storage, said: str
) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)
    await house.say(said)
    await house.say(PIN)

    await house.until(1)
    (asked,) = await house.say("undo")
    (undone,) = await house.say(PIN)

    assert asked.startswith("That needs your six digits")
    assert undone.startswith("Taken back")


async def test_the_pin_is_good_for_fifteen_minutes(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)
    await house.say("list")
    await house.say(PIN)

    await house.until(0.2)
    (while_good,) = await house.say("list")
    await house.until(0.3)
    (later,) = await house.say("list")

    assert while_good.startswith("Your list")
    assert later.startswith("That needs your six digits")


async def test_five_wrong_ones_lock_it_for_a_day_and_the_right_one_too(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)
    await house.say("list")
    for wrong in range(5):
        await house.say(f"11111{wrong}")

    (right,) = await house.say(PIN)
    (locked,) = await house.say("list")
    await house.until(24.1)
    (next_day,) = await house.say("list")

    assert "six digits" not in right or "too often" in right
    assert "too often" in locked
    assert next_day.startswith("That needs your six digits")


async def test_without_a_pin_nothing_that_needs_it_goes_by_text(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()

    (answer,) = await house.say("list")

    assert "metformin" not in answer
    assert "six digits" in answer


async def test_over_telegram_no_pin_is_asked_for(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient("1001", channel=ChannelName.TELEGRAM, pin=PIN)

    (answer,) = await house.type("list")

    assert "metformin" in answer


async def test_on_a_shared_phone_the_pin_of_one_opens_nothing_of_the_other(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)
    await house.patient(name="Bob", line="ramipril 5 mg | 1 tablet | in the evening", pin="271828")

    await house.say("ann list")
    (anns,) = await house.say(PIN)
    (bobs,) = await house.say("bob list")
    (wrong,) = await house.say(PIN)

    assert "metformin" in anns
    assert "ramipril" not in bobs
    assert wrong.startswith("Bob: Those are not your six digits")


async def test_a_gigantic_text_gets_one_short_answer(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)

    for text in ("1 " * 30_000, "x" * 100_000, "á" * 5_000, "add " + "y" * 10_000):
        assert len(await house.say(text)) <= 1


async def test_of_ten_messages_a_second_stop_is_still_heard(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(pin=PIN)

    answers = [answer for n in range(30) for answer in await house.say(LOOKS[n % len(LOOKS)])]
    (stopped,) = await house.say("stop")

    assert len(answers) == 11
    assert "too fast" in answers[-1]
    assert stopped.startswith("You will get no more messages")
