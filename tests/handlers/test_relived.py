"""What was said before a backup was restored comes once more from Twilio's list: what was lost of
it is noted again, and nobody hears anything of it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.actions import say
from bot.app.joining import keeper
from bot.clock import SteppedClock
from bot.domain.channels import Incoming
from bot.domain.deliveries import DeliveryState, Utterance
from bot.domain.dialogs import Dialog
from bot.domain.doses import DoseState
from bot.domain.people import Person
from bot.storage import Keyring, Storage
from bot.storage.backup import dump, folder
from bot.storage.backup.ledger_file import Ledger
from bot.storage.backup.restore import Source, restore
from bot.storage.backup.settle import RESTORED
from tests.actions.house import MIDNIGHT, a_house
from tests.channels.twilio_setting import Noted, a_number
from tests.channels.twilio_stand_in import TwilioStandIn, twilio_stand_in
from tests.handlers.by_text import ANNS, ByText, by_text

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Case:
    """What Ann texts before the backup of seven o'clock and after it, and what is so afterwards."""

    name: str
    before: tuple[tuple[float, str], ...]
    since: tuple[tuple[float, str], ...]
    state: DoseState
    is_open: bool
    says: tuple[str, ...] = ()


CASES: Final = (
    Case("an answer", (), ((8.1, "1"), (9, "today"), (9.1, "level 0")), DoseState.TAKEN, True),
    Case(
        "START and then STOP",
        ((6.5, "stop"),),
        ((10, "START"), (12, "stop")),
        DoseState.NOT_ASKED,
        False,
    ),
    Case(
        "STOP and then START",
        (),
        ((10, "stop"), (11, "START"), (11.5, "hello")),
        DoseState.NOT_ASKED,
        True,
        ("We lost our note of 08:00",),  # the digest
    ),
)


@pytest.mark.long
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_nothing_is_said_twice_after_a_restore_and_what_was_lost_is_noted_again(
    case: Case, storage: Storage, migrated_url: str, keyring: Keyring, tmp_path: Path
) -> None:
    house = await by_text(storage)
    ann = await house.patient()
    storage.ledger = Ledger(tmp_path)
    async with twilio_stand_in(clock=house.clock) as twilio:
        await _talk(house, twilio, case.before)
        await house.until(7)
        file = folder.place(tmp_path, at=house.clock.now())
        await dump.write(migrated_url, keyring, file, at=house.clock.now())
        await _talk(house, twilio, case.since)
        await house.until(12.5)
        await storage.close()
        restored = house.clock.now()
        await restore(migrated_url, Source(file, Ledger(tmp_path), keyring), now=restored)

        again = await Storage.open(migrated_url, keyring=keyring)
        texts = len(case.before) + len(case.since)
        await _look(again, SteppedClock(restored + _MINUTE), twilio, texts)
    after = await by_text(again, now=restored + _MINUTE)

    said = tuple(shown.text.partition(";")[0] for shown in after.texts.shown)
    address, state = await after.address(), await _state(after, ann)
    await again.close()
    assert address is not None
    assert (said, state, address.may_be_written_to) == (case.says, case.state, case.is_open)


async def _talk(house: ByText, twilio: TwilioStandIn, words: tuple[tuple[float, str], ...]) -> None:
    """Let Ann text, and be heard by the list."""
    for hours, text in words:
        await house.until(hours)
        twilio.say(ANNS, text)
        await _look(house.storage, house.clock, twilio, 1)
        await house.until(hours)


async def _look(storage: Storage, clock: SteppedClock, twilio: TwilioStandIn, few: int) -> None:
    """Bring in what Twilio's list has, as whoever begins to listen does."""
    keep, brought = keeper(storage, clock), asyncio.Event()
    heard: set[str] = set()

    async def kept(*incoming: Incoming) -> None:
        await keep(*incoming)
        heard.update(each.provider_id for each in incoming)
        if len(heard) >= few:
            brought.set()

    async with a_number(twilio, note=Noted(), polls=True, clock=clock) as number:
        listening = asyncio.create_task(number.listen(kept))
        async with asyncio.timeout(60):
            await brought.wait()
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _state(house: ByText, ann: Person) -> DoseState:
    async with house.storage.reading() as tx:
        (dose, *_) = await tx.doses.between(ann.id, MIDNIGHT.date(), MIDNIGHT.date())
    return dose.state


async def _restored(storage: Storage) -> ByText:
    """Return a house whose backup was restored half an hour ago, at eight."""
    house = await by_text(storage)
    await house.patient(pin="493817")
    await house.until(8)
    async with storage.transaction() as tx:
        await tx.facts.put(RESTORED, house.clock.now().isoformat())
    await house.until(8.5)
    return house


async def _dialog(house: ByText) -> Dialog | None:
    address = await house.address()
    assert address is not None
    async with house.storage.reading() as tx:
        return await tx.dialogs.open_at(address.id, *await tx.addresses.people_on(address.id))


async def test_what_was_said_before_answers_no_question_that_is_open_now(storage: Storage) -> None:
    house = await _restored(storage)
    ann = (await _people(house))[0]
    for words in ("remove metformin", "493817"):
        await house.say(words)
    asked = await _dialog(house)

    answers = await house.found("yes", said=MIDNIGHT + timedelta(hours=7.9))
    answers += await house.found("take it off", said=MIDNIGHT + timedelta(hours=7.95))

    async with storage.reading() as tx:
        assert len((await tx.medications.regimen(ann.id)).current) == 1
    assert answers == []
    still = await _dialog(house)
    assert asked is not None
    assert still is not None
    assert asked.name == "stop medicine"
    assert replace(still, version=asked.version) == asked


async def test_undo_from_before_the_restore_takes_nothing_back_that_was_said_since(
    storage: Storage,
) -> None:
    house = await _restored(storage)
    ann = (await _people(house))[0]
    await house.say("1")

    answers = await house.found("undo", said=MIDNIGHT + timedelta(hours=7.9))

    assert (answers, await _state(house, ann)) == ([], DoseState.TAKEN)


async def test_what_is_said_after_the_restore_is_answered_however_late_it_comes(
    storage: Storage,
) -> None:
    house = await _restored(storage)

    assert await house.found("today", said=MIDNIGHT + timedelta(hours=8.1))


async def test_of_many_answers_that_come_at_once_none_is_left_out(storage: Storage) -> None:
    house = await _restored(storage)
    ann = (await _people(house))[0]
    for _ in range(11):
        await house.found("hello", said=MIDNIGHT + timedelta(hours=7))

    answers = await house.found("1", said=MIDNIGHT + timedelta(hours=8))

    assert (answers, await _state(house, ann)) == ([], DoseState.TAKEN)


async def _people(house: ByText) -> list[Person]:
    async with house.storage.reading() as tx:
        return list((await tx.people.get_many(await tx.people.ids())).values())


async def test_where_nothing_may_be_said_it_is_on_record_as_cancelled(storage: Storage) -> None:
    house = await a_house(storage)
    async with storage.transaction() as tx:
        tx.hush()
        to = say.To(house.address.id, house.ann.id, "en")
        await say.say(tx, to, Utterance("help-nothing-open"), now=MIDNIGHT)

    async with house.storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.CANCELLED: 1}
