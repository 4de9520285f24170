"""Proves that the bot says honestly whether people may rely on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.domain.deliveries import DeliveryState
from bot.scheduling.pulse import Pulse
from bot.web.metrics import written

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
WELL = Pulse(NOW, last_beat=NOW - timedelta(seconds=1))


@pytest.mark.parametrize(
    ("case", "change", "reason"),
    [
        ("well", {}, ""),
        ("never begun", {"last_beat": None}, "has not begun"),
        ("stopped", {"last_beat": NOW - timedelta(minutes=3)}, "has not beaten since 2026-11-21"),
        ("a little behind", {"oldest_unsent": NOW - timedelta(seconds=90)}, ""),
        ("far behind", {"oldest_unsent": NOW - timedelta(minutes=5)}, "waiting since 2026-11-21"),
        ("a little in doubt", {"oldest_unsure": NOW - timedelta(minutes=9)}, ""),
        ("in doubt", {"oldest_unsure": NOW - timedelta(minutes=11)}, "in doubt since 2026-11-21"),
        ("a little deaf", {"oldest_unheard": NOW - timedelta(seconds=90)}, ""),
        ("deaf", {"oldest_unheard": NOW - timedelta(minutes=5)}, "somebody said has been waiting"),
        ("a clock that jumped", {"clock_held": "jumped"}, "clock cannot be trusted"),
        ("what only some suffer from", {"set_aside_lately": 2, "unplanned": 1}, ""),
    ],
)
def test_the_bot_says_why_nobody_should_rely_on_it(
    case: str, change: dict[str, Any], reason: str
) -> None:
    reasons = replace(WELL, **change).reasons

    assert bool(reasons) is bool(reason), case
    assert reason in " ".join(reasons), case


def test_the_measures_are_prometheus_and_name_nobody() -> None:
    states = {DeliveryState.ACCEPTED: 7}
    pulse = replace(
        WELL, inbox_waiting=3, unplanned=4, deliveries=states, not_arrived={"filtered": 2}
    )

    samples = {
        (sample.name, *sample.labels.items()): sample.value
        for family in text_string_to_metric_families(written(pulse).decode())
        for sample in family.samples
    }

    assert samples[("dosebell_reminding",)] == 1
    assert samples[("dosebell_inbox_waiting",)] == 3
    assert samples[("dosebell_patients_unplanned",)] == 4
    assert samples[("dosebell_last_beat_seconds",)] == 1
    assert samples[("dosebell_deliveries", ("state", "accepted"))] == 7
    assert samples[("dosebell_not_arrived", ("cause", "filtered"))] == 2
    assert {label[0] for name in samples for label in name[1:]} == {"state", "cause"}
