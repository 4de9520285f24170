"""Who said STOP last is not written to, in whatever order their words reach us."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from bot.domain.channels import IncomingKind
from bot.storage import Storage
from tests.handlers.by_text import ByText, by_text

_LATER: Final = timedelta(seconds=150)


async def _is_open(house: ByText) -> bool:
    address = await house.address()
    assert address is not None
    return address.may_be_written_to


@pytest.mark.parametrize("word", ["START", "YES", "please start the reminders again"])
async def test_a_start_that_comes_late_undoes_no_newer_stop(storage: Storage, word: str) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.say("stop")
    said = house.clock.now() + timedelta(hours=1)
    house.clock.move_to(said + _LATER)
    await house.say("stop")

    answers = await house.found(word, said=said)

    assert answers == []
    assert not await _is_open(house)
    assert await house.until(8.1) == []


@pytest.mark.parametrize(
    ("case", "seconds"),
    [
        ("later", 60),
        ("in the same second", 0),
        ("by a clock that is a little behind", -3),
    ],
)
async def test_a_start_after_the_stop_opens_whatever_the_clocks_are(
    storage: Storage, case: str, seconds: int
) -> None:
    house = await by_text(storage)
    await house.patient()
    house.clock.move_to(house.clock.now() + timedelta(hours=1))
    stopped = house.clock.now()
    await house.say("stop")
    house.clock.move_to(stopped + _LATER)

    (answer,) = await house.found("START", said=stopped + timedelta(seconds=seconds))

    assert answer.startswith("Welcome back."), case


async def test_stop_and_start_that_both_come_late_count_in_their_order(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    said = house.clock.now() + timedelta(hours=1)
    house.clock.move_to(said + timedelta(hours=2))

    await house.found("stop", said=said)
    (answer,) = await house.found("START", said=said + timedelta(minutes=1))

    assert answer.startswith("Welcome back.")


async def test_an_older_yes_still_counts_as_an_answer_and_opens_nothing(storage: Storage) -> None:
    house = await by_text(storage)
    ann = await house.patient()
    await house.until(8.1)
    said = house.clock.now()
    house.clock.move_to(said + _LATER)
    await house.say("stop")

    answers = await house.found("YES", said=said)

    async with storage.reading() as tx:
        (dose, *_) = await tx.doses.between(ann.id, said.date(), said.date())
    assert (answers, dose.state) == ([], "taken")
    assert not await _is_open(house)


async def test_being_blocked_counts_from_when_it_was_and_not_from_when_it_is_told(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    await house.patient("1001", channel=house.telegram.name)
    said = house.clock.now() + timedelta(hours=1)
    house.clock.move_to(said + timedelta(hours=2))
    left = house.telegram.incoming("1001", "", kind=IncomingKind.LEFT)
    start = house.telegram.incoming("1001", "start")

    async with storage.transaction() as tx:
        await tx.inbox.keep(replace(left, sent_at=said), house.clock.now())
        await tx.inbox.keep(replace(start, sent_at=said + _LATER), house.clock.now())
    await house.engine.run_due()

    assert [shown.text[:13] for shown in house.telegram.shown] == ["Welcome back."]


async def test_a_strangers_older_start_begins_nothing(storage: Storage) -> None:
    house = await by_text(storage, is_open=True)
    said = house.clock.now()
    house.clock.move_to(said + _LATER)
    await house.say("stop")

    answers = await house.found("START", said=said)

    address = await house.address()
    assert answers == []
    assert address is not None
    async with storage.reading() as tx:
        assert await tx.dialogs.open_at(address.id) is None
