"""A few blows, for `make test ARGS="-m long"` and `.ci/run`; `make chaos` is the whole proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos.oracle import Verdict, judge
from tests.chaos.play import ALONE, Play, Stage, stage
from tests.chaos.storm import Storm
from tests.chaos.ways import OverSms, OverTelegram
from tests.postgres import PostgresServer

pytestmark = [pytest.mark.long, pytest.mark.slow, pytest.mark.timeout(1800)]

_PEOPLE = 120
#: The stand-ins' dice are loaded: with this share, each kind is among the first fifty requests.
_TROUBLE = 0.02


async def test_over_telegram_and_sms_a_death_in_a_spike_loses_and_doubles_nothing(
    sqlite_url: str, tmp_path: Path
) -> None:
    ways = (OverTelegram(), OverSms("poll"))
    play = Play(Storm(kills=5, seed=7), _PEOPLE, ways, roles=ALONE, rate=20)

    verdict = await judge(await stage(play, Stage(sqlite_url, tmp_path)))

    _is_whole(verdict)
    assert verdict.in_doubt + verdict.repeats + verdict.tried_again > 0  # the blows hit something


@pytest.mark.postgres
async def test_four_processes_in_a_storm_lose_and_double_nothing(
    postgres_server: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    storm = Storm(kills=12, freezes=4, restarts=3, seed=7)
    play = Play(storm, _PEOPLE, (OverTelegram(), OverSms()), trouble=_TROUBLE, rate=20)
    at = Stage(postgres_url, tmp_path, restart=postgres_server.restart)
    evidence = await stage(play, at)
    verdict = await judge(evidence)

    _is_whole(verdict)
    assert set(evidence.troubled) == {"wait", "fail", "flood", "drop"}
    assert verdict.in_doubt + verdict.repeats + verdict.tried_again > 0


def _is_whole(verdict: Verdict) -> None:
    assert verdict.complaints == ()
    assert verdict.asked + verdict.later == 2 * _PEOPLE
    assert verdict.answers > _PEOPLE / 2
