"""The key file: who may read it, what is refused, and how keys are changed."""

from __future__ import annotations

import asyncio
import os
import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.domain.errors import BadInput
from bot.storage import Keyring, Storage, Unreadable
from bot.storage.alone import while_alone
from bot.storage.lock import SingleServer
from bot.storage.migrate import migrate
from bot.storage.rotate import rotate
from bot.storage.sealing.seals import KEY_BYTES, Place, SealingKey
from tests.domain.examples import ANN, a_person
from tests.storage.world import a_world

_PLACE = Place("data_key", "somebody", "sealed")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """Where a key file is to be."""
    return tmp_path / "data" / "dosebell.key"


def test_a_new_key_file_is_its_owners_alone(key_file: Path) -> None:
    Keyring.generate(key_file)

    assert key_file.stat().st_mode & 0o777 == 0o600
    assert key_file.parent.stat().st_mode & 0o777 == 0o700


def test_a_key_file_is_never_written_over(key_file: Path) -> None:
    Keyring.generate(key_file)
    before = key_file.read_bytes()

    with pytest.raises(BadInput, match="already"):
        Keyring.generate(key_file)

    assert key_file.read_bytes() == before


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused_with_what_to_do(
    key_file: Path, mode: int
) -> None:
    Keyring.generate(key_file)
    key_file.chmod(mode)

    with pytest.raises(BadInput, match=f"chmod 600 {key_file}"):
        Keyring.from_file(key_file)


def _cut(text: str) -> str:
    return text[:-5]


def _changed(text: str) -> str:
    return text.replace(text[12], "A" if text[12] != "A" else "B", 1)


@pytest.mark.parametrize(
    ("case", "damage", "said"),
    [
        ("cut short", _cut, "damaged"),
        ("one letter changed", _changed, "damaged"),
        ("empty", lambda _: "", "no key"),
        ("not a key", lambda _: "hello world\n", "damaged"),
        ("not text", lambda _: "é", "cannot be read"),
    ],
)
def test_a_damaged_key_file_is_refused(
    key_file: Path, case: str, damage: object, said: str
) -> None:
    Keyring.generate(key_file)
    assert callable(damage), case
    key_file.write_text(damage(key_file.read_text()))

    with pytest.raises(BadInput, match=said) as error:
        Keyring.from_file(key_file)

    assert key_file.read_text() not in str(error.value) or not key_file.read_text()


def test_a_missing_key_file_is_refused(key_file: Path) -> None:
    with pytest.raises(BadInput, match="restore it from your backup"):
        Keyring.from_file(key_file)


def test_the_newest_key_seals_and_all_of_them_open(key_file: Path) -> None:
    first = Keyring.generate(key_file)
    old = first.seal(_PLACE, b"secret")

    both = Keyring.renew(key_file)

    new = both.seal(_PLACE, b"secret")
    assert both.open(_PLACE, old) == both.open(_PLACE, new) == b"secret"
    with pytest.raises(Unreadable):
        first.open(_PLACE, new)


def test_a_new_key_begins_a_line_of_its_own(key_file: Path) -> None:
    old = Keyring.generate(key_file).seal(_PLACE, b"secret")
    key_file.write_text(key_file.read_text().rstrip("\n"))

    both = Keyring.renew(key_file)

    assert len(key_file.read_text().splitlines()) == 2
    assert both.open(_PLACE, old) == b"secret"


@pytest.mark.parametrize("room", [0, 40])
def test_on_a_full_disk_the_key_file_stays_what_it_was(key_file: Path, room: int) -> None:
    Keyring.generate(key_file)
    before = key_file.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, limits[1]))
    try:
        with pytest.raises(BadInput, match="cannot be written"):
            Keyring.renew(key_file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert key_file.read_bytes() == before


def _bytes(file: Path) -> bytes:
    return file.read_bytes()


def _keep_only_the_newest(key_file: Path) -> None:
    key_file.write_text(key_file.read_text().splitlines()[-1] + "\n")


async def test_after_resealing_the_old_key_can_be_thrown_away(
    database_url: str, key_file: Path
) -> None:
    await migrate(database_url)
    storage = await Storage.open(database_url, keyring=Keyring.generate(key_file))
    await a_world(storage)
    await storage.close()

    resealed = await rotate(database_url, key_file)
    _keep_only_the_newest(key_file)

    assert resealed == 2  # the house's and Ann's
    storage = await Storage.open(database_url, keyring=Keyring.from_file(key_file))
    async with storage.reading() as tx:
        assert await tx.people.get(ANN) == a_person()
    await storage.close()


async def test_while_somebody_serves_no_key_is_added(database_url: str, key_file: Path) -> None:
    await migrate(database_url)
    await (await Storage.open(database_url, keyring=Keyring.generate(key_file))).close()
    before = _bytes(key_file)

    async with _served(database_url):
        with pytest.raises(BadInput, match=r"is working on this database|somebody serves this"):
            await rotate(database_url, key_file)

    assert _bytes(key_file) == before
    assert await rotate(database_url, key_file) == 1


@asynccontextmanager
async def _served(url: str) -> AsyncIterator[None]:
    """Hold what `dosebell serve` holds."""
    stop, serving = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        serving.set()
        await stop.wait()

    with SingleServer(url):
        alone = asyncio.create_task(while_alone(url, work, clock=SystemClock(), stop=stop))
        await asyncio.wait_for(serving.wait(), 60)
        try:
            yield
        finally:
            stop.set()
            await alone


async def test_a_key_file_that_does_not_open_the_database_is_not_added_to(
    sqlite_url: str, key_file: Path, keyring: Keyring
) -> None:
    await migrate(sqlite_url)
    await (await Storage.open(sqlite_url, keyring=keyring)).close()
    Keyring.generate(key_file)
    before = _bytes(key_file)

    with pytest.raises(Unreadable):
        await rotate(sqlite_url, key_file)

    assert _bytes(key_file) == before


async def test_the_key_file_of_another_database_is_refused(
    database_url: str, key_file: Path, keyring: Keyring
) -> None:
    await migrate(database_url)
    await (await Storage.open(database_url, keyring=keyring)).close()

    with pytest.raises(BadInput, match="does not belong to this database"):
        await Storage.open(database_url, keyring=Keyring.generate(key_file))


def test_tens_of_thousands_of_known_keys_take_little_room() -> None:
    before = _resident()

    keys = [SealingKey(os.urandom(KEY_BYTES)) for _ in range(20_000)]

    opened = {key.open(_PLACE, key.seal(_PLACE, b"hers")) for key in keys}
    assert opened == {b"hers"}
    assert _resident() - before < 20 << 20, "a kilobyte each; the library's own ciphers take three"


def _resident() -> int:
    """Return how many bytes of memory this process holds."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
