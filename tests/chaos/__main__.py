"""`make chaos`: a thousand deaths over eighty thousand messages, by Telegram and by SMS.

Four processes share one PostgreSQL; they are killed, frozen beyond their leases and thawed again,
their database is restarted, and both providers fail in every way they have. Of SQLite there is one
process, which is killed. Smaller: `make chaos ARGS="--kills 50 --people 1000"`.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chaos.oracle import Verdict, judge
from tests.chaos.play import ALONE, SEVERAL, Play, Stage, stage
from tests.chaos.storm import Storm
from tests.chaos.ways import OverSms, OverTelegram, Way
from tests.postgres import NoPostgres, private_postgres


def main() -> int:
    asked = _asked()
    failed = False
    for database in asked.databases:
        began = time.monotonic()
        with _folder(asked.keep, database) as folder, _at(database, folder) as at:
            play = _play(asked, database)
            verdict = asyncio.run(_judged(play, at))
            failed |= bool(verdict.complaints)
            _tell(database, play, verdict, minutes=(time.monotonic() - began) / 60)
    return int(failed)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--freezes", type=int, help="one for ten kills, where nobody says")
    parser.add_argument("--restarts", type=int, help="of the database: one for twenty kills")
    parser.add_argument("--people", type=int, default=23_000, help="over each way")
    parser.add_argument("--trouble", type=float, default=0.001, help="the share of requests that")
    parser.add_argument("--rate", type=float, default=60.0, help="messages a second, each way")
    parser.add_argument("--in-flight", type=int, default=16, help="messages, of each process")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--databases", nargs="+", default=["postgres"], help="sqlite, postgres")
    parser.add_argument("--channels", nargs="+", default=["telegram", "sms"])
    parser.add_argument("--receive", choices=["webhook", "poll"], default="webhook")
    parser.add_argument("--keep", type=Path, help="leave logs and databases in this folder")
    return parser.parse_args()


def _play(asked: argparse.Namespace, database: str) -> Play:
    several = database == "postgres"
    freezes = asked.kills // 10 if asked.freezes is None else asked.freezes
    restarts = asked.kills // 20 if asked.restarts is None else asked.restarts
    ways: dict[str, Way] = {"telegram": OverTelegram(), "sms": OverSms(asked.receive)}
    return Play(
        Storm(
            asked.kills,
            freezes=freezes if several else 0,
            restarts=restarts if several else 0,
            seed=asked.seed,
        ),
        asked.people,
        [ways[channel] for channel in asked.channels],
        roles=SEVERAL if several else ALONE,
        trouble=asked.trouble,
        in_flight=asked.in_flight,
        rate=asked.rate,
    )


async def _judged(play: Play, at: Stage) -> Verdict:
    return await judge(await stage(play, at))


def _tell(database: str, play: Play, verdict: Verdict, *, minutes: float) -> None:
    storm = play.storm
    over = " and ".join(way.channel.value for way in play.ways)
    print(
        f"\n{database}, {over}, {len(play.roles)} processes, {minutes:.0f} minutes: "
        f"{storm.kills} kills, {storm.freezes} freezes, {storm.restarts} restarts of the database "
        f"(seed {storm.seed})\n"
        f"  messages that were taken      {verdict.sent}\n"
        f"  rounds in the spike           {verdict.rounds}\n"
        f"  asked about in their window   {verdict.asked}\n"
        f"  in doubt twice, asked later   {verdict.later}\n"
        f"  on record as not asked        {verdict.not_asked}\n"
        f"  in doubt for good             {verdict.in_doubt}\n"
        f"  asked twice, each marked      {verdict.repeats}\n"
        f"  looked up, or tried again     {verdict.tried_again}\n"
        f"  answers, all recorded once    {verdict.answers}\n"
        f"  complaints                    {len(verdict.complaints)}"
    )
    for complaint in verdict.complaints[:20]:
        print(f"    {complaint}")


@contextmanager
def _folder(kept: Path | None, way: str) -> Iterator[Path]:
    if kept is not None:
        (kept / way).mkdir(parents=True)
        yield kept / way
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def _at(database: str, folder: Path) -> Iterator[Stage]:
    if database == "sqlite":
        yield Stage(f"sqlite+aiosqlite:///{folder / 'dosebell.sqlite3'}", folder, tell=_progress)
        return
    try:
        with private_postgres(durable=True) as server:
            yield Stage(server.new_database(), folder, restart=server.restart, tell=_progress)
    except NoPostgres as error:
        raise SystemExit(f"there is no PostgreSQL here: {error}") from None


def _progress(blows: int) -> None:
    print(f"\r{blows} blows", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
