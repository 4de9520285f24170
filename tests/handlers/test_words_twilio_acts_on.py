"""Words that Twilio acts on by itself are noted, and not answered a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.doses import DoseState
from bot.storage import Storage
from tests.actions.house import MIDNIGHT
from tests.handlers.by_text import ByText, by_text


async def _dose(house: ByText) -> DoseState:
    async with house.storage.reading() as tx:
        (person,) = await tx.people.ids()
        (dose,) = await tx.doses.between(person, MIDNIGHT.date(), MIDNIGHT.date())
    return dose.state


async def test_a_stop_that_twilio_answered_stops_and_is_not_answered(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()

    answers = await house.say("STOP", acted_on="stop")
    asked = await house.until(10)

    address = await house.address()
    assert answers == asked == []
    assert address is not None
    assert address.opted_out_how == "provider"


async def test_a_start_that_twilio_answered_opens_and_is_not_answered(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.say("STOP", acted_on="stop")

    answers = await house.say("START", acted_on="start")
    asked = await house.until(8.1)

    assert answers == []
    assert len(asked) == 1


async def test_a_start_on_an_open_address_is_ours_to_answer(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()

    assert len(await house.say("START", acted_on="start")) == 1


@pytest.mark.parametrize("word", ["HELP", "INFO"])
async def test_help_that_twilio_gave_is_not_given_again(storage: Storage, word: str) -> None:
    house = await by_text(storage)
    await house.patient()

    assert await house.say(word, acted_on="help") == []
    assert await house.say("menu")


@pytest.mark.parametrize("word", ["YES", "sí", "Sí.", "yes please"])
async def test_yes_while_a_round_is_open_counts_as_taken(storage: Storage, word: str) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.until(8.1)

    await house.say(word)

    assert await _dose(house) is DoseState.TAKEN


async def test_yes_after_stop_opens_again_and_counts_as_taken(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.until(8.1)
    await house.say("STOP", acted_on="stop")

    (answer,) = await house.say("YES", acted_on="start")

    address = await house.address()
    assert address is not None
    assert address.may_be_written_to
    assert await _dose(house) is DoseState.TAKEN
    assert answer.startswith("Noted")


async def test_yes_after_stop_while_nothing_waits_only_opens_again(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.say("STOP", acted_on="stop")

    assert await house.say("YES", acted_on="start") == []
    assert len(await house.until(8.1)) == 1


async def test_a_number_given_up_on_is_heard_again_but_asked_who_it_is(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    address = await house.address()
    assert address is not None
    given_up = address.opt_out(at=house.clock.now(), how="undeliverable")
    await house.change(address, replace(given_up, verified_at=MIDNIGHT - timedelta(days=1)))

    (answer,) = await house.say("hello")

    assert "Reply Y if you are A." in answer
    assert "metformin" not in answer


@pytest.mark.parametrize(
    "word",
    [
        "YES",
        "start please",
        "Start, thank you",
        "please start the reminders again",
        "UNSTOP",
        "empezar por favor",
        "por favor empezar de nuevo",
        "START\n\nSent from my iPhone",
    ],
)
async def test_start_in_other_words_opens_again_though_twilio_does_not_tell_of_it(
    storage: Storage, word: str
) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.say("STOP")

    (answer,) = await house.say(word)

    assert answer.startswith("Welcome back.")
    assert len(await house.until(8.1)) == 1


async def test_yes_that_twilio_does_not_tell_of_opens_again_and_counts_as_taken(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.until(8.1)
    await house.say("STOP")

    (answer,) = await house.say("YES")

    assert await _dose(house) is DoseState.TAKEN
    assert answer.startswith("Noted")


@pytest.mark.parametrize("word", ["ok", "start metformin", "don't start again", "hello", "thanks"])
async def test_what_only_looks_like_start_opens_nothing(storage: Storage, word: str) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.say("STOP")

    assert await house.say(word) == []
    assert await house.until(8.1) == []
