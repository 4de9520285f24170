"""What a proposal must stand: a list that changes meanwhile, a worker that dies, a restart, and a
round that was asked about already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.actions import medications
from bot.actions.medications import By
from bot.domain.people import ChannelName, Person
from bot.domain.proposals import ProposalState
from bot.storage import Storage
from bot.workers import Here, Worker, WorkerClosed, WorkerDied
from bot.workers.room import Given, Result
from tests.actions.house import a_line
from tests.handlers.by_text import ByText, by_text

LINES = (
    "cefuroxime 250 mg | 1 tablet | every 12 hours",
    "metformin 500 mg | 1 tablet | twice a day | with food",
)
FEWER = "3 times a day; 2 times would do"


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """Nothing here hangs on the database."""
    return migrated_sqlite_url


class Failing(Here):
    """A worker that cannot do its work for as long as there is an `error`."""

    def __init__(self, error: type[Exception]) -> None:
        self.error: type[Exception] | None = error

    async def run(self, work: Callable[[*Given], Result], *given: *Given) -> Result:
        if self.error:
            raise self.error
        return await super().run(work, *given)


async def _house(storage: Storage, worker: Worker | None = None) -> tuple[ByText, Person]:
    house = await by_text(storage, worker=worker)
    ann = await house.patient("1001", line=LINES[0], channel=ChannelName.TELEGRAM)
    await _add(house, ann, LINES[1])
    return house, ann


async def _add(house: ByText, ann: Person, line: str) -> None:
    """Put something on the list as somebody else does it, who is not in this talk."""
    async with house.storage.transaction() as tx:
        await medications.add(tx, a_line(line), By(ann, ann, house.clock.now()))
    await house.engine.run_due()


async def _times(house: ByText, ann: Person) -> list[str]:
    async with house.storage.reading() as tx:
        (plan,) = await tx.plans.covering(ann.id, house.clock.now().date())
    return [f"{slot.time:%H:%M}" for slot in plan.slots]


async def test_a_list_that_changed_meanwhile_is_told_and_planned_again(storage: Storage) -> None:
    house, ann = await _house(storage)
    (shown,) = await house.type("plan")
    await _add(house, ann, "atorvastatin 40 mg | 1 tablet | at bedtime")

    changed, again = await house.type("use these times")

    assert FEWER in shown
    assert "is another one since" in changed
    assert "4 times a day; 3 times would do" in again
    assert await _times(house, ann) == ["08:00", "18:30", "20:00", "22:00"]


async def test_what_was_agreed_holds_until_its_directions_ask_otherwise(storage: Storage) -> None:
    house, ann = await _house(storage)
    await house.type("plan")
    await house.type("use these times")
    both = await _times(house, ann)
    assert len(both) == 2

    await house.type("change metformin: 2 tablets")
    await house.type("right")
    assert await _times(house, ann) == both, "another amount is taken at the same times"

    await _add(house, ann, "ramipril 5 mg | 1 tablet | in the morning")
    assert await _times(house, ann) == both, "what is new joins the slot of its part of the day"

    await house.type("change cefuroxime: every 8 hours")
    await house.type("right")
    assert "16:00" in await _times(house, ann), "other directions go by their own label again"


async def test_moving_a_slot_never_asks_twice(storage: Storage) -> None:
    house, ann = await _house(storage)
    await house.until(8.05)
    await house.type("1")
    await house.type("plan")
    await house.type("the morning ones at 10 am anyway")
    await house.type("use these times")
    seen = len(house.telegram.shown)

    await house.until(23.5)

    async with house.storage.reading() as tx:
        today = house.clock.now().date()
        doses = await tx.doses.between(ann.id, today, today)
    assert len(doses) == 4
    asked = [shown.text for shown in house.telegram.shown[seen:] if "time for" in shown.text]
    assert not any("10:00" in text for text in asked)


async def test_where_no_plan_is_found_it_is_said_and_nothing_moves(storage: Storage) -> None:
    house, ann = await _house(storage, Failing(WorkerDied))
    before = await _times(house, ann)

    (said,) = await house.type("plan")

    assert "could not find a plan" in said
    assert await _times(house, ann) == before


async def test_what_was_looked_for_when_the_program_ended_is_looked_for_again(
    storage: Storage,
) -> None:
    worker = Failing(WorkerClosed)
    house, ann = await _house(storage, worker)
    assert await house.type("plan") == []
    async with house.storage.reading() as tx:
        wanted = await tx.proposals.of(ann.id)
    assert wanted is not None
    assert wanted.state is ProposalState.WANTED

    worker.error = None
    seen = len(house.telegram.shown)
    house.clock.move_by(timedelta(minutes=3))
    await house.engine.run_due()

    assert FEWER in house.telegram.shown[seen].text


async def test_a_pinned_time_is_never_moved_and_a_rule_only_by_whoever_insists(
    storage: Storage,
) -> None:
    house, ann = await _house(storage)
    await _add(house, ann, "prednisone 5 mg | 1 tablet | at 7:30")
    await house.type("plan")

    (pinned,) = await house.type("prednisone at lunch anyway")
    (rule,) = await house.type("metformin at 3 pm")
    (insisted,) = await house.type("metformin at 3 pm anyway")

    assert "ask whoever prescribed it" in pinned
    assert "would go against this" in rule
    assert "ANYWAY" in rule
    assert "15:00" in insisted
    assert await _times(house, ann) == ["07:30", "08:00", "18:30", "20:00"]
