"""One row that cannot be worked on never stops the others."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Update, select, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.actions import say
from bot.domain.deliveries import DeliveryState, Utterance
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.scheduling.rows import apart
from bot.storage.tables.doses import doses, medications
from bot.storage.tables.people import people
from tests.scheduling.world import World


async def test_a_poisoned_round_is_set_aside_after_three_tries_and_the_others_go_on(
    world: World, migrated_url: str
) -> None:
    people = [await world.patient(value=str(2000 + n)) for n in range(9)]
    await poison(migrated_url, (await world.rounds(people[4]))[0])

    await world.until("08:10")

    asked = {sent.address for sent in world.channel.sent}
    assert asked == {str(2000 + n) for n in range(9) if n != 4}
    async with world.storage.reading() as tx:
        assert await tx.rounds.set_aside_count() == 1


async def test_a_round_poisoned_after_its_ask_was_written_refuses_that_ask_alone(
    world: World, migrated_url: str
) -> None:
    people = [await world.patient(value=str(2000 + n)) for n in range(4)]
    await world.until("07:59")
    await world.sleep_until("08:00")
    await world.engine._beat.run()

    await poison(migrated_url, (await world.rounds(people[2]))[0])
    await world.engine._pump.empty()

    assert len(world.channel.sent) == 3
    assert [d.state for d in await world.deliveries(people[2])] == [DeliveryState.REFUSED]


async def test_what_cannot_be_handled_three_times_is_set_aside_and_the_person_is_told(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("08:05")

    await world.hear("gibberish")
    await world.hear("taken")
    await world.until("08:10")

    assert [sent.text[:20] for sent in world.channel.sent[1:]] == [
        "Something went wrong",
        "08:00: taken.",
    ]
    assert await world.states(ann) == ["08:00 taken"]
    async with world.storage.reading() as tx:
        assert await tx.inbox.set_aside_count() == 1
        assert await tx.inbox.waiting_count() == 0


async def test_a_stranger_whose_message_cannot_be_handled_is_told_too(world: World) -> None:
    await world.hear("gibberish", value="9999")

    await world.until("06:05")

    assert [(sent.address, sent.text[:20]) for sent in world.channel.sent] == [
        ("9999", "Something went wrong")
    ]


async def test_one_persons_messages_wait_for_each_other_but_for_nobody_elses(
    world: World,
) -> None:
    ann = await world.patient()
    ben = await world.patient(value="1002")
    await world.until("08:00")

    await world.hear("gibberish")
    await world.hear("taken")
    await world.hear("taken", value="1002")
    await world.engine.run_due()

    assert await world.states(ann) == ["08:00 open"]
    assert await world.states(ben) == ["08:00 taken"]


async def test_a_patient_who_cannot_be_planned_does_not_stop_the_others(
    world: World, migrated_url: str
) -> None:
    ann = await world.patient()
    ben = await world.patient(value="1002")
    await spoil_medicines(migrated_url, ann)

    await world.until("2026-03-04 12:00")

    assert [f"{sent.at:%d %H:%M}" for sent in world.channel.sent if sent.address == "1002"][-3:]
    assert len([r for r in await world.rounds(ben) if r.due_at > world.clock.now()]) >= 1


async def test_who_cannot_be_planned_is_counted_until_they_can_and_what_was_missed_is_on_record(
    world: World, migrated_url: str
) -> None:
    ann = await world.patient()
    await world.until("07:00")
    right = await spoil_medicines(migrated_url, ann)
    counted = []
    for day in ("2026-03-03 05:00", "2026-03-03 07:00", "2026-03-06 10:00"):
        await world.until(day)
        counted.append(await _unplanned(world))
    for id_, content in right.items():
        mended = update(medications).where(medications.c.id == id_).values(content=content)
        await _change(migrated_url, mended)
    await world.until("2026-03-06 12:00")

    assert [*counted, await _unplanned(world)] == [0, 1, 1, 0]
    known = {f"{dose.due_at:%d}": str(dose.state) for dose in await world.doses(ann)}
    assert known.keys() >= {"02", "03", "04", "05", "06", "07"}
    assert known["05"] == "not asked", "nobody planned it in time"


async def test_who_is_erased_while_they_cannot_be_planned_is_forgotten(
    world: World, migrated_url: str
) -> None:
    ann = await world.patient()
    await spoil_medicines(migrated_url, ann)
    await world.until("2026-03-03 07:00")
    assert await _unplanned(world) == 1

    async with world.storage.transaction() as tx:
        await tx.people.erase(ann.id)
        now = world.clock.now()
        await tx.people.cannot_be_planned(ann.id, now, again=now)  # by who was about to note it

    assert await _unplanned(world) == 0
    async with world.storage.reading() as tx:
        assert not await tx.people.to_plan(now + timedelta(days=900), 5)


async def test_a_person_who_cannot_be_read_does_not_stop_the_summaries(
    world: World, migrated_url: str
) -> None:
    ann = await world.patient()
    await world.patient(value="1002")
    await world.until("2026-03-08 22:00")
    spoiled = update(people).where(people.c.id == ann.id).values(profile=b"junk")
    await _change(migrated_url, spoiled)

    await world.until("2026-03-09 07:05")

    told = [sent.address for sent in world.channel.sent if "Your week" in sent.text]
    assert told == ["1002"]


async def test_a_sentence_that_is_missing_is_doubted_and_never_sent_twice(world: World) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        place = say.To(world.addresses["1001"], ann.id, "en")
        await say.say(tx, place, Utterance("no-such-sentence"), now=world.clock.now())

    await world.until("06:30")

    async with world.storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.UNKNOWN: 2}


@pytest.mark.parametrize("poisoned", [set(), {0}, {6}, {1, 5}, set(range(7))])
async def test_work_is_done_for_all_but_the_poisoned(poisoned: set[int]) -> None:
    done: list[int] = []
    broken: list[int] = []

    async def work(rows: object) -> None:
        assert isinstance(rows, list)
        if poisoned & set(rows):
            raise ValueError("poison")
        done.extend(rows)

    async def give_up(row: int) -> None:
        broken.append(row)

    await apart(list(range(7)), work, give_up)

    assert sorted(done) == sorted(set(range(7)) - poisoned)
    assert sorted(broken) == sorted(poisoned)


async def poison(url: str, round_: Round) -> None:
    """Make the doses of a round unreadable, behind the back of the storage room."""
    await _change(url, update(doses).where(doses.c.round_id == round_.id).values(label=b"junk"))


async def spoil_medicines(url: str, person: Person) -> dict[UUID, bytes]:
    """Make the medicines of a person unreadable; return what they were."""
    of_person = medications.c.patient_id == person.id
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        rows = await connection.execute(select(medications).where(of_person))
        before = {row.id: row.content for row in rows}
    await engine.dispose()
    await _change(url, update(medications).where(of_person).values(content=b"junk"))
    return before


async def _unplanned(world: World) -> int:
    async with world.storage.reading() as tx:
        return await tx.people.unplanned_count()


async def _change(url: str, statement: Update) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(statement)
    await engine.dispose()
