"""Proves that each night has its backup, and that an operator hears when something is wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SteppedClock
from bot.domain.deliveries import DeliveryState
from bot.domain.errors import TryAgain, Undeliverable
from bot.domain.people import ChannelName
from bot.domain.troubles import COUNTED, Found, News, Trouble
from bot.scheduling.trust import CLOCK_HELD
from bot.scheduling.upkeep import checks
from bot.scheduling.upkeep.canary import Canary
from bot.scheduling.upkeep.nightly import ERASED, Nightly, Nights
from bot.scheduling.upkeep.telling import ToldOver
from bot.storage.backup import folder
from bot.storage.backup.ledger_file import Ledger
from tests.disks import a_disk
from tests.scheduling.world import SENTENCES, START, FakeChannel, World
from tests.storage.world import tamper

MINUTE = timedelta(minutes=1)
GB = 1 << 30


def _nightly(world: World, migrated_url: str, backups: Path) -> Nightly:
    nights = Nights(migrated_url, backups, ZoneInfo("America/New_York"))
    return Nightly(world.storage, world.clock, nights)


def _names(place: Path) -> list[str]:
    return sorted(path.name for path in place.glob("*.backup"))


async def test_each_night_has_one_backup_and_a_missed_one_is_made_up_for(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    nightly = _nightly(world, migrated_url, tmp_path)
    ran = []
    for hours in (0, 1, 1, 1, 23, 60):  # 06:00, 07:00, 08:00 (3 in New York), 09:00, 08:00, 20:00
        world.clock.move_by(timedelta(hours=hours))
        ran.append(await nightly.run())

    assert ran == [True, False, True, False, True, True]
    assert _names(tmp_path) == [
        "dosebell-20260302T060000Z.backup",
        "dosebell-20260302T080000Z.backup",
        "dosebell-20260303T080000Z.backup",
        "dosebell-20260305T200000Z.backup",
    ]


async def test_a_backup_from_the_future_keeps_no_other_from_being_made(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    folder.place(tmp_path, at=START + timedelta(days=900)).touch()

    assert [each.trouble for each in checks.of_backups(tmp_path, now=START)] == [Trouble.BACKUP]
    assert await _nightly(world, migrated_url, tmp_path).run()
    assert len(_names(tmp_path)) == 2
    assert not list(checks.of_backups(tmp_path, now=START))


async def test_what_cannot_be_backed_up_is_tried_again_and_words_are_erased_all_the_same(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    nightly = _nightly(world, migrated_url, tmp_path / "taken")
    ran = []
    for minutes in (0, 5, 10):
        world.clock.move_by(minutes * MINUTE)
        ran.append(await nightly.run())

    assert ran == [True, False, True]
    async with world.storage.reading() as tx:
        assert await tx.facts.get(ERASED)


async def test_a_night_that_a_clock_ahead_has_done_is_done_when_it_comes(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    async with world.storage.transaction() as tx:
        await tx.facts.put(ERASED, (START + timedelta(days=400)).isoformat())

    assert await _nightly(world, migrated_url, tmp_path).run()

    async with world.storage.reading() as tx:
        assert await tx.facts.get(ERASED) == START.isoformat()


async def test_erasing_that_fails_is_tried_again_each_hour_and_the_operator_hears(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    nightly = _nightly(world, migrated_url, tmp_path)
    assert await nightly.run()
    await tamper(migrated_url, "ALTER TABLE delivery RENAME TO lost")
    ran = []
    world.clock.move_by(timedelta(hours=2))
    for minutes in (0, 1, 58, 1):
        world.clock.move_by(minutes * MINUTE)
        try:
            ran.append(str(await nightly.run()))
        except SQLAlchemyError:
            ran.append("failed")

    assert ran == ["failed", "False", "False", "failed"]
    async with world.storage.reading() as tx:
        erased = await tx.facts.get(ERASED)
    assert not list(checks.of_erasing(erased, now=START + timedelta(hours=28)))
    late = START + timedelta(hours=28, minutes=1)
    assert [each.trouble for each in checks.of_erasing(erased, now=late)] == [Trouble.UNERASED]
    assert [each.trouble for each in checks.of_erasing(None, now=START)] == [Trouble.UNERASED]

    await tamper(migrated_url, "ALTER TABLE lost RENAME TO delivery")
    world.clock.move_by(timedelta(hours=1))
    assert await nightly.run()
    async with world.storage.reading() as tx:
        assert not list(checks.of_erasing(await tx.facts.get(ERASED), now=world.clock.now()))


async def test_a_ledger_that_is_lost_is_begun_anew_within_a_minute_and_no_backup_is_made_for_it(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    nightly, ledger = _nightly(world, migrated_url, tmp_path), Ledger(tmp_path)
    ran = [await nightly.run()]
    ledger.path.unlink()
    ledger.add([{"erased": "00" * 16}])
    for _ in range(2):
        world.clock.move_by(MINUTE)
        ran.append(await nightly.run())

    assert ran == [True, True, False]
    assert ledger.is_whole()
    assert len(_names(tmp_path)) == 1


async def test_what_a_restore_set_aside_goes_with_the_backups_of_its_time(
    world: World, migrated_sqlite_url: str, tmp_path: Path
) -> None:
    database = Path(migrated_sqlite_url.partition("///")[2])
    old, young = (f"{START - timedelta(days=age):%Y%m%dT%H%M%SZ}" for age in (31, 29))
    for name in (f"before-{old}", f"before-{old}-wal", f"before-{young}", "restoring", "before-x"):
        database.with_name(f"{database.name}.{name}").touch()
    folder.place(tmp_path / "backups", at=START, why=folder.BEFORE_RESTORE).parent.mkdir()

    await _nightly(world, migrated_sqlite_url, tmp_path / "backups").run()

    left = {path.name for path in database.parent.glob(f"{database.name}.*")}
    left -= {f"{database.name}.lock"}
    assert left == {f"{database.name}.before-{young}", f"{database.name}.before-x"}


async def test_nothing_is_thrown_away_by_a_clock_that_nobody_trusts(
    world: World, migrated_url: str, tmp_path: Path
) -> None:
    folder.place(tmp_path, at=START - timedelta(days=90)).touch()
    folder.place(tmp_path, at=START - timedelta(days=80)).touch()
    async with world.storage.transaction() as tx:
        await tx.facts.put(CLOCK_HELD, "the clock has jumped")

    assert not await _nightly(world, migrated_url, tmp_path).run()
    assert len(_names(tmp_path)) == 2


@pytest.mark.parametrize("found", list(Trouble))
async def test_every_trouble_has_its_words_and_its_all_clear(found: Trouble) -> None:
    about = "3" if found in COUNTED else {Trouble.TOKEN: "telegram"}.get(found, "sms")
    clock = SteppedClock(START)
    telegram, sms = (
        FakeChannel(clock, name=name) for name in (ChannelName.TELEGRAM, ChannelName.SMS)
    )
    telegram.failures = [TryAgain("down")]
    operator = ToldOver([(telegram, "1"), (sms, "2")], SENTENCES, language="en")

    assert await operator.tell(News(Found(found, about)))
    assert await operator.tell(News(Found(found, about), is_over=True))

    (trouble,), (over,) = sms.sent, telegram.sent
    assert trouble.text.startswith("Dosebell: ")
    assert over.text.startswith("Dosebell: all clear. ")
    telegram.refuses, sms.refuses = {"1": Undeliverable("no")}, {"2": Undeliverable("no")}
    assert not await operator.tell(News(Found(found, about)))


async def test_a_canary_goes_the_whole_way_and_is_missed_when_it_falls_silent(
    world: World,
) -> None:
    canary = Canary(world.storage, {world.sender: "77"}, language="en")
    found = []
    for minute in range(64):
        if minute == 30:
            world.channel.refuses = {"77": TryAgain("nobody is there")}
        found += [len(await canary.look(world.clock.now()))]
        await world.engine.run_due()
        world.clock.move_by(MINUTE)

    signs = [sent.message for sent in world.channel.sent if sent.address == "77"]
    assert signs[0].text.startswith("Dosebell works: a sign of life of 06:00")
    assert [sign.edits for sign in signs] == [None, "fake-1"], "the same message, in silence"
    assert found.index(1) == 48, "two that did not arrive within three minutes"
    assert found[-1] == 1


async def test_signs_of_life_go_on_after_the_clock_was_ahead(world: World) -> None:
    canary = Canary(world.storage, {world.sender: "77"}, language="en")
    await canary.look(START + timedelta(days=400))

    await canary.look(START)

    async with world.storage.reading() as tx:
        assert (await tx.deliveries.counts())[DeliveryState.WAITING] == 2


@pytest.mark.parametrize(
    ("case", "free", "of", "is_little"),
    [
        ("a tenth of a small disk", 1 * GB, 10 * GB, False),
        ("a byte less than a tenth of it", 1 * GB - 1, 10 * GB, True),
        ("nothing", 0, 10 * GB, True),
        ("a tenth of a disk of which that is plenty", 5 * GB, 50 * GB, False),
        ("a byte less than that", 5 * GB - 1, 50 * GB, True),
        ("plenty, and far less than a tenth of a large disk", 5 * GB, 4000 * GB, False),
        ("less than plenty of a large disk", 5 * GB - 1, 4000 * GB, True),
        ("an empty disk", 10 * GB, 10 * GB, False),
    ],
)
def test_little_is_less_than_a_tenth_and_less_than_plenty(
    case: str, free: int, of: int, is_little: bool
) -> None:
    assert checks.is_little(free, of=of) is is_little, case


def test_only_little_room_on_a_disk_is_trouble(tmp_path: Path) -> None:
    with a_disk(tmp_path / "disk", size=1 << 20) as disk:
        rooms = [tmp_path / "disk" / "backups" / "not there yet", disk]
        at_first = list(checks.of_disks(rooms))
        (disk / "much").write_bytes(bytes(950_000))
        once_full = list(checks.of_disks(rooms))
        one_of_two = list(checks.of_disks([Path("/proc"), disk]))

    assert at_first == []
    assert once_full == one_of_two == [Found(Trouble.DISK)]


def test_a_backup_that_was_never_made_is_trouble(tmp_path: Path) -> None:
    assert [each.trouble for each in checks.of_backups(tmp_path, now=START)] == [Trouble.BACKUP]
