"""Proves that somebody hears when reminding does not work, and when it does again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.errors import Unsure
from bot.domain.ids import SenderId, new_id
from bot.domain.troubles import Found, News, Trouble
from bot.scheduling.pulse import feel
from bot.scheduling.trust import CLOCK_HELD, LAST_BEAT
from bot.scheduling.upkeep import checks
from bot.scheduling.upkeep.canary import Canary
from bot.scheduling.upkeep.nightly import ERASED
from bot.scheduling.upkeep.watching import Disks, Look, Outside, Watching
from bot.storage.backup import folder
from tests.scheduling.test_poisoned_rows import poison
from tests.scheduling.world import START, World
from tests.storage.world import tamper

MINUTE = timedelta(minutes=1)


class Heard:
    """An operator who remembers, and an outside that counts."""

    def __init__(self) -> None:
        self.news: list[str] = []
        self.calls = 0
        self.hears = self.listens = self.takes_calls = True

    async def tell(self, news: News) -> bool:
        if self.listens:
            self.news.append(f"{'over ' if news.is_over else ''}{news.found.trouble}")
        return self.listens

    async def call(self) -> bool:
        self.calls += 1
        return self.takes_calls


async def _watching(
    world: World,
    tmp_path: Path,
    heard: Heard,
    *found: Sequence[Found],
    first: Sequence[Look] = (),
    data: Path | None = None,
) -> Watching:
    folder.place(tmp_path, at=START).touch()
    async with world.storage.transaction() as tx:
        await tx.facts.put(ERASED, START.isoformat())
    queue = list(found)

    async def look(_now: datetime) -> Sequence[Found]:
        return queue.pop(0) if queue else []

    return Watching(
        world.storage,
        world.clock,
        Disks(data or tmp_path, tmp_path),
        Outside(heard, [*first, look], heard.call),
    )


async def _minutes(world: World, watching: Watching, count: int, *, beats: bool = True) -> None:
    for _ in range(count):
        world.clock.move_by(MINUTE)
        if beats:
            async with world.storage.transaction() as tx:
                await tx.facts.put(LAST_BEAT, world.clock.now().isoformat())
        await watching.run()


async def test_somebody_outside_is_called_only_while_reminding_works(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)

    await _minutes(world, watching, 3)
    assert (heard.calls, heard.news) == (3, [])

    await _minutes(world, watching, 6, beats=False)
    assert heard.calls == 5, "two minutes of silence are none"
    assert heard.news == ["standstill"]

    await _minutes(world, watching, 5)
    assert heard.calls == 10
    assert heard.news == ["standstill", "over standstill"]


async def test_the_operator_hears_that_nobody_outside_takes_the_call_and_it_is_made_all_the_same(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    heard.takes_calls = False
    watching = await _watching(world, tmp_path, heard)

    await _minutes(world, watching, 9)
    assert (heard.calls, heard.news) == (9, []), "a service may be away for a moment"
    await _minutes(world, watching, 3)
    assert (heard.calls, heard.news) == (12, ["uncalled"])

    heard.takes_calls = True
    await _minutes(world, watching, 5)
    assert heard.news == ["uncalled", "over uncalled"]


async def test_a_call_that_was_not_made_is_not_told_as_one_that_nobody_takes(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    heard.takes_calls = False
    watching = await _watching(world, tmp_path, heard, [], *[[Found(Trouble.DISK)]] * 20)

    await _minutes(world, watching, 18)

    assert (heard.news, heard.calls) == (["disk"], 1)


async def test_what_was_told_is_not_told_again_after_a_restart(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    refused = [Found(Trouble.TOKEN, "telegram")]
    await _minutes(world, await _watching(world, tmp_path, heard, refused, refused), 2)

    await _minutes(world, await _watching(world, tmp_path, heard, refused), 6)

    assert heard.news == ["token", "over token"]


async def test_an_operator_who_cannot_be_reached_is_told_later(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    heard.listens = False
    watching = await _watching(world, tmp_path, heard, *[[Found(Trouble.DISK)]] * 3)
    await _minutes(world, watching, 2)
    heard.listens = True
    await _minutes(world, watching, 1)

    assert heard.news == ["disk"]


async def test_a_poisoned_row_an_old_backup_and_waiting_messages_are_found(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)
    await world.hear("a word that nobody knows")
    await world.engine.run_due()
    for _ in range(3):
        world.clock.move_by(MINUTE)
        await world.engine.run_due()
    await _minutes(world, watching, 1)
    world.clock.move_by(checks.OLDEST_BACKUP)
    await _minutes(world, watching, 31)

    assert heard.news == ["poison", "over poison", "backup", "unerased"]


async def test_the_operator_hears_when_what_people_say_is_not_looked_at(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)
    await world.patient()
    await world.hear("taken")
    await _minutes(world, watching, 4)
    assert (heard.news, heard.calls) == (["unheard"], 2)

    await world.engine.run_due()
    await _minutes(world, watching, 5)
    assert (heard.news, heard.calls) == (["unheard", "over unheard"], 7)


async def test_the_operator_hears_when_a_provider_leaves_every_reminder_in_doubt(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    folder.place(tmp_path, at=START + timedelta(hours=2)).touch()
    watching = await _watching(world, tmp_path, heard)
    patients = [await world.patient(), await world.patient(value="1002")]
    world.channel.refuses = {"1001": Unsure("500"), "1002": Unsure("500")}
    await world.until("08:05")
    await _minutes(world, watching, 4)
    assert (heard.news, heard.calls) == ([], 4), "ten minutes are not over"
    await _minutes(world, watching, 5)
    assert (heard.news, heard.calls) == (["doubt"], 5)

    for patient in patients:
        await world.took_late(patient, world.clock.now())
    await _minutes(world, watching, 5)
    assert heard.news == ["doubt", "over doubt"]


async def test_one_repeat_that_is_taken_leaves_nothing_in_doubt(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)
    await world.patient()
    world.channel.failures = [Unsure("500")]
    await world.until("08:05")
    assert len(world.channel.sent) == 1
    await _minutes(world, watching, 20)
    assert (heard.news, heard.calls) == ([], 20)


async def test_what_was_set_aside_is_a_trouble_for_a_day_and_never_silences_the_call_outside(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)
    ann = await world.patient()
    await poison(migrated_url, (await world.rounds(ann))[0])
    await world.until("08:10")
    await world.hear("gibberish")
    await world.until("08:15")
    heard.listens = False
    await _minutes(world, watching, 2)
    assert heard.calls == 0, "nobody knows of it yet"

    heard.listens = True
    await _minutes(world, watching, 2)
    assert (heard.news, heard.calls) == (["poison"], 2)
    assert not (await feel(world.storage, now=world.clock.now())).reasons

    world.clock.move_by(timedelta(days=1))
    folder.place(tmp_path, at=world.clock.now()).touch()
    await _minutes(world, watching, 5)
    assert (heard.news, heard.calls) == (["poison", "over poison"], 7)
    pulse = await feel(world.storage, now=world.clock.now())
    assert (pulse.rounds_set_aside, pulse.inbox_set_aside) == (1, 1)


async def test_where_no_operator_is_named_what_some_suffer_holds_back_the_call_outside(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    heard.hears = False
    watching = await _watching(world, tmp_path, heard, *[[Found(Trouble.UNPLANNED, "1")]] * 3)

    await _minutes(world, watching, 3)
    assert heard.calls == 0, "nobody else would ever know of it"
    await _minutes(world, watching, 1)
    assert heard.calls == 1


async def test_the_operator_hears_of_patients_who_cannot_be_planned(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        now = world.clock.now()
        await tx.people.cannot_be_planned(ann.id, now, again=now)
    await _minutes(world, watching, 2)
    assert heard.news == ["unplanned"]

    async with world.storage.transaction() as tx:
        await tx.people.planned_until(ann.id, now + timedelta(days=2))
    await _minutes(world, watching, 5)
    assert heard.news == ["unplanned", "over unplanned"]


async def test_a_look_that_fails_hides_no_other_trouble(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    heard = Heard()
    canary = Canary(world.storage, {world.sender: "77"}, language="en")
    token = [Found(Trouble.TOKEN, "telegram")]
    nowhere = tmp_path / ("x" * 300)  # nobody can look at a disk by such a name
    watching = await _watching(
        world, tmp_path, heard, *[token] * 9, first=[canary.look], data=nowhere
    )
    await tamper(migrated_url, "ALTER TABLE delivery RENAME TO gone")
    try:
        await _minutes(world, watching, 3)
    finally:
        await tamper(migrated_url, "ALTER TABLE gone RENAME TO delivery")
    assert (sorted(heard.news), heard.calls) == (["database", "disk", "token"], 0)

    await _minutes(world, watching, 4)
    assert heard.news[3:] == ["over database"]


async def test_a_full_disk_is_told_although_the_signs_of_life_fail(
    world: World, tmp_path: Path
) -> None:
    heard = Heard()
    canary = Canary(world.storage, {SenderId(new_id()): "77"}, language="en")
    nowhere = tmp_path / ("x" * 300)
    watching = await _watching(world, tmp_path, heard, first=[canary.look], data=nowhere)

    await _minutes(world, watching, 2)

    assert (heard.news, heard.calls) == (["disk"], 0)


async def test_what_a_look_saw_last_is_not_over_because_it_fails(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    heard = Heard()
    watching = await _watching(world, tmp_path, heard)
    async with world.storage.transaction() as tx:
        await tx.facts.put(CLOCK_HELD, "the clock has jumped")
    await _minutes(world, watching, 2)
    await tamper(migrated_url, "ALTER TABLE delivery RENAME TO gone")
    try:
        await _minutes(world, watching, 9)
    finally:
        await tamper(migrated_url, "ALTER TABLE gone RENAME TO delivery")

    assert heard.news == ["clock", "database"]
