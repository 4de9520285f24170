"""`make chaos`: kills the bot fifty times in a spike of a thousand rounds, on both databases."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chaos.oracle import Verdict, judge
from tests.chaos.play import Play, stage
from tests.chaos.ways import OverSms, OverTelegram
from tests.postgres import NoPostgres, private_postgres


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ways", nargs="+", default=["sqlite", "postgres"], help="databases")
    parser.add_argument("--channel", choices=["telegram", "sms"], default="telegram")
    parser.add_argument(
        "--receive", choices=["webhook", "poll"], default="webhook", help="how texts come in"
    )
    parser.add_argument("--keep", type=Path, help="leave logs and databases in this folder")
    asked = parser.parse_args()
    failed = False
    for way in asked.ways:
        with _folder(asked.keep, way) as folder, _url(way, folder) as url:
            reached = OverSms(asked.receive) if asked.channel == "sms" else OverTelegram()
            play = Play(asked.kills, asked.people, asked.seed, reached, rate=reached.rate)
            verdict = asyncio.run(_judged(play, url, folder))
            failed |= bool(verdict.complaints)
            _tell(f"{asked.channel}, {way}", play, verdict)
    return int(failed)


async def _judged(play: Play, url: str, folder: Path) -> Verdict:
    return await judge(await stage(play, url, folder))


def _tell(way: str, play: Play, verdict: Verdict) -> None:
    print(
        f"{way}: {play.kills} kills in a spike of {verdict.rounds} rounds (seed {play.seed})\n"
        f"  asked about in their window   {verdict.asked}\n"
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
def _url(way: str, folder: Path) -> Iterator[str]:
    if way == "sqlite":
        yield f"sqlite+aiosqlite:///{folder / 'dosebell.sqlite3'}"
        return
    try:
        with private_postgres(durable=True) as server:
            yield server.new_database()
    except NoPostgres as error:
        raise SystemExit(f"there is no PostgreSQL here: {error}") from None


if __name__ == "__main__":
    sys.exit(main())
