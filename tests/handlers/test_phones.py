"""From Telegram to a phone: the code must come back from it, and what was open goes along."""

from __future__ import annotations

import pytest

from bot.domain.doses import DoseState
from bot.domain.people import ChannelName, Level, Person
from bot.storage import Storage
from tests.actions.house import MIDNIGHT
from tests.handlers.by_text import CODE, ByText, by_text

MINE = "my phone is 202 555 0143"
OTHER = "+12025550144"


async def on_telegram(storage: Storage, *, pin: str = "493817") -> tuple[ByText, Person]:
    """Ann, who has the app alone."""
    house = await by_text(storage)
    return house, await house.patient("1001", channel=ChannelName.TELEGRAM, pin=pin)


async def channels(house: ByText, person: Person) -> list[ChannelName]:
    async with house.storage.reading() as tx:
        return [address.channel for address in await tx.addresses.of(person.id)]


async def test_a_phone_is_theirs_once_the_code_came_back_from_it(storage: Storage) -> None:
    house, ann = await on_telegram(storage)

    (told,) = await house.type(MINE)
    before = await channels(house, ann)
    (confirmed,) = await house.say(CODE)

    assert "ending in 43" in told
    assert before == [ChannelName.TELEGRAM]
    assert await channels(house, ann) == [ChannelName.TELEGRAM, ChannelName.SMS]
    assert "confirmed" in confirmed


async def test_the_code_counts_from_that_number_alone(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)

    await house.type(CODE)
    await house.say(CODE, phone=OTHER)

    assert await channels(house, ann) == [ChannelName.TELEGRAM]


async def test_five_wrong_codes_are_enough(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)

    answers = [(await house.say(f"11111{n}"))[0] for n in range(5)]
    await house.say(CODE)

    assert "4 tries" in answers[0]
    assert "ask for new ones" in answers[-1]
    assert await channels(house, ann) == [ChannelName.TELEGRAM]


async def test_a_code_is_good_for_half_an_hour(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)
    await house.until(0.6)

    await house.say(CODE)

    assert await channels(house, ann) == [ChannelName.TELEGRAM]


async def test_three_codes_a_day_are_texted(storage: Storage) -> None:
    house, _ = await on_telegram(storage)
    for _time in range(3):
        await house.type(MINE)
    texted = len([shown for shown in house.texts.shown if shown.channel is ChannelName.SMS])

    (answer,) = await house.type(MINE)
    await house.until(25)
    (next_day,) = await house.type(MINE)

    assert texted == 3
    assert "tomorrow" in answer
    assert "ending in 43" in next_day


@pytest.mark.parametrize(
    ("case", "typed"),
    [
        ("too short", "my phone is 555"),
        ("letters for numbers", "my phone is 1-800-FLOWERS"),
        ("letters among numbers", "my phone is 2O2 555 O143"),
        ("in no country", "my phone is +999 123 456 789"),
        ("nobody's", "my phone is +1 000 000 0000"),
        ("gigantic", f"my phone is {'2' * 3000}"),
        ("with an extension", "my phone is 202 555 0143 ext. 7"),
    ],
)
async def test_what_is_no_phone_number_is_said_to_be_none(
    storage: Storage, case: str, typed: str
) -> None:
    house, _ = await on_telegram(storage)

    answers = await house.type(typed)

    assert len(answers) == 1, case
    assert not [shown for shown in house.texts.shown if shown.channel is ChannelName.SMS], case


async def test_a_phone_that_told_us_to_stop_gets_no_code_and_nobody_hears_of_its_stop(
    storage: Storage,
) -> None:
    house, _ = await on_telegram(storage)
    (elsewhere,) = await house.type("my phone is 202 555 0144")
    await house.say("stop")
    seen = len(house.texts.shown)

    (answer,) = await house.type(MINE)

    assert answer == elsewhere.replace("44", "43")
    assert len(house.texts.shown) == seen + 1


async def test_a_code_says_by_an_initial_alone_who_asks(storage: Storage) -> None:
    house, _ = await on_telegram(storage)

    await house.type(MINE)

    (code,) = [s.text for s in house.texts.shown if s.channel is ChannelName.SMS]
    assert "A. wants" in code
    assert "Ann" not in code


async def test_a_pin_is_chosen_before_the_first_phone(storage: Storage) -> None:
    house, ann = await on_telegram(storage, pin="")

    (asked,) = await house.type(MINE)
    (easy,) = await house.type("111111")
    (sent,) = await house.type("493817")
    await house.say(CODE)
    (wanted,) = await house.say("list")

    assert "six digits" in asked
    assert "easy ones" in easy
    assert "ending in 43" in sent
    assert "needs your six digits" in wanted
    assert await channels(house, ann) == [ChannelName.TELEGRAM, ChannelName.SMS]


async def test_by_text_the_wording_starts_at_level_0(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)
    await house.say(CODE)

    async with storage.reading() as tx:
        assert (await tx.people.get(ann.id)).level is Level.COUNTS


async def test_text_me_here_brings_reminders_there_first(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)
    await house.say(CODE)

    await house.say("text me here")
    await house.until(8.1)

    assert await channels(house, ann) == [ChannelName.SMS, ChannelName.TELEGRAM]
    assert house.texts.shown[-1].channel is ChannelName.SMS


async def test_a_round_asked_on_telegram_is_answered_by_text(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)
    await house.say(CODE)
    await house.until(8.1)

    await house.say("1")

    async with storage.reading() as tx:
        (dose,) = await tx.doses.between(ann.id, MIDNIGHT.date(), MIDNIGHT.date())
    assert (dose.state, dose.channel) == (DoseState.TAKEN, ChannelName.SMS)


async def test_an_open_question_goes_along_but_changes_the_list_only_with_the_pin(
    storage: Storage,
) -> None:
    house, ann = await on_telegram(storage)
    await house.type(MINE)
    await house.say(CODE)
    await house.type("add aspirin 100 mg | 1 tablet | in the evening")

    (wanted,) = await house.say("right")
    (kept,) = await house.say("493817")

    assert "six digits" in wanted
    assert kept.startswith("Kept: aspirin")
    async with storage.reading() as tx:
        assert len((await tx.medications.regimen(ann.id)).current) == 2


async def test_stop_on_one_address_leaves_the_others_alone(storage: Storage) -> None:
    house, _ = await on_telegram(storage)
    await house.type(MINE)
    await house.say(CODE)

    await house.type("stop")
    await house.until(8.1)

    assert house.texts.shown[-1].channel is ChannelName.SMS


async def test_a_phone_that_somebody_else_uses_becomes_shared(storage: Storage) -> None:
    house, ann = await on_telegram(storage)
    bob = await house.patient(name="Bob")

    await house.type(MINE)
    (confirmed,) = await house.say(CODE)

    address = await house.address()
    assert address is not None
    async with storage.reading() as tx:
        assert await tx.addresses.people_on(address.id) == [bob.id, ann.id]
    assert confirmed.startswith("Ann: ")
