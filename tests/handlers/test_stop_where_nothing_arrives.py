"""A STOP is of a number as well at which nothing had arrived: no word from there opens it again."""

from __future__ import annotations

from bot.domain.ids import AddressId, new_id
from bot.domain.people import Address
from bot.storage import Storage
from tests.handlers.by_text import ANNS, ByText, by_text


async def _is_open(house: ByText) -> bool:
    address = await house.address()
    assert address is not None
    return address.may_be_written_to


async def _give_up(house: ByText) -> None:
    """Let nothing have arrived on Ann's phone."""
    address = await house.address()
    assert address is not None
    await house.change(address, address.opt_out(at=house.clock.now(), how="undeliverable"))


async def test_a_number_given_up_on_that_says_stop_is_not_opened_by_its_next_word(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    await house.patient()
    await _give_up(house)
    await house.say("stop")

    answers = await house.say("hello")

    assert answers == []
    assert not await _is_open(house)


async def test_everywhere_is_also_where_nothing_had_arrived(storage: Storage) -> None:
    house = await by_text(storage)
    ann = await house.patient("1001", channel=house.telegram.name)
    async with storage.transaction() as tx:
        sender = await tx.senders.get_or_add(house.texts.name, house.texts.sender)
        phone = Address(AddressId(new_id()), house.texts.name, sender.id, ANNS)
        await tx.addresses.add(phone)
        await tx.addresses.link(phone.id, ann.id, 1)
    await _give_up(house)

    await house.type("stop everywhere")
    answers = await house.say("hello")

    assert answers == []
    assert not await _is_open(house)
