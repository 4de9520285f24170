"""A few kills, for `make test ARGS="-m long"` and `.ci/run`; `make chaos` is the whole proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chaos.oracle import judge
from tests.chaos.play import Play, stage
from tests.chaos.ways import OverSms, OverTelegram


@pytest.mark.long
async def test_nothing_is_lost_or_doubled_unmarked_by_a_death_in_a_spike(
    database_url: str, tmp_path: Path
) -> None:
    play = Play(kills=5, people=150, seed=7, way=OverTelegram(), rate=20)

    verdict = await judge(await stage(play, database_url, tmp_path))

    assert verdict.complaints == ()
    assert verdict.asked == 150
    assert verdict.answers > 50


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("receive", ["webhook", "poll"])
async def test_over_sms_nothing_is_lost_or_doubled_by_a_death_in_a_spike(
    database_url: str, tmp_path: Path, receive: str
) -> None:
    play = Play(kills=5, people=150, seed=7, way=OverSms(receive), rate=20)

    verdict = await judge(await stage(play, database_url, tmp_path))

    assert verdict.complaints == ()
    assert (verdict.asked, verdict.repeats) == (150, 0)
    assert verdict.answers > 50
