"""Who takes part in a race, and what each race is like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final


@dataclass(frozen=True, slots=True)
class Way:
    """One way of sending what falls due."""

    name: str
    module: str
    database: str = ""  #: its kind; empty: none
    has_crowd: bool = False  #: whether the database holds patients, or is to be filled with jobs
    client: str = "aiohttp"
    workers: int = 1
    needs: str = ""  #: what must be installed to run it, besides what we use ourselves


@dataclass(frozen=True, slots=True)
class Race:
    """What falls due, and what the provider is like."""

    channel: str
    people: int
    latency: float = 0.0
    rate: float = 0.0

    def __str__(self) -> str:
        slow = f"{1000 * self.latency:.0f} ms" if self.latency else "no latency"
        limit = f", 429 above {self.rate:.0f} a second" if self.rate else ""
        return f"{self.people} due at one instant by {self.channel}, {slow}{limit}"


_MANY: Final = 2000
CEILING: Final = Way("bare aiohttp loop", "ceiling")
_BARE: Final = Way("our channel in a loop", "bare")
_SQLITE: Final = Way("Dosebell, SQLite", "ours", "sqlite", has_crowd=True)
_SHARED: Final = tuple(
    Way(
        f"Dosebell, PostgreSQL, {count} worker{'s' * (count > 1)}",
        "ours",
        "postgres",
        has_crowd=True,
        workers=count,
    )
    for count in (1, 2, 4)
)
_JOBS: Final = (
    ("PTB JobQueue", "peers.jobs_in_memory", "", ""),
    ("APScheduler, SQLite", "peers.jobs_in_store", "sqlite", ""),
    ("APScheduler, PostgreSQL", "peers.jobs_in_store", "postgres", "psycopg"),
    ("procrastinate", "peers.jobs_of_procrastinate", "postgres", "procrastinate"),
    ("pgqueuer", "peers.jobs_of_pgqueuer", "postgres", "pgqueuer"),
)
#: Each as it comes, and with the HTTP client that we use, so that only the engine differs.
_PEERS: Final = tuple(
    Way(f"{name}{with_}", module, database, client=client, needs=needs)
    for name, module, database, needs in _JOBS
    for client, with_ in (("httpx", ""), ("aiohttp", " + aiohttp"))
)


def ways_of(race: Race, kinds: Sequence[str], *, only: Sequence[str] = ()) -> Iterator[Way]:
    """Yield who takes part: the peers send by Telegram, as their users do; in a long race only with
    our client, since with their own it is the client that is measured, for minutes."""
    is_long = race.people > _MANY or race.rate
    peers = [way for way in _PEERS if way.client == "aiohttp" or not is_long]
    for way in (CEILING, _BARE, _SQLITE, *_SHARED, *(peers if race.channel == "telegram" else ())):
        is_wanted = not only or way is CEILING or any(part in way.name for part in only)
        is_possible = way.database in ("", *kinds) and (not way.needs or find_spec(way.needs))
        keeps_to_the_limit = not race.rate or way.module not in (CEILING.module, _BARE.module)
        if is_wanted and is_possible and keeps_to_the_limit:
            yield way
