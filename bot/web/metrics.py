"""The pulse as Prometheus reads it. No label ever names a person or what they take."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from bot.domain.channels import Cause
from bot.domain.deliveries import DeliveryState
from bot.scheduling.pulse import Pulse

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


def written(pulse: Pulse) -> bytes:
    """Return the pulse as text for Prometheus."""
    registry = CollectorRegistry()
    figures = {
        "reminding": ("Whether people may rely on being reminded.", not pulse.reasons),
        "clock_held": ("Whether the clock cannot be trusted.", bool(pulse.clock_held)),
        "inbox_waiting": ("Incoming messages not handled yet.", pulse.inbox_waiting),
        "inbox_set_aside": ("Incoming messages that failed three times.", pulse.inbox_set_aside),
        "rounds_set_aside": ("Rounds that failed three times.", pulse.rounds_set_aside),
        "patients_unplanned": ("Patients who cannot be planned.", pulse.unplanned),
        "oldest_unsent_seconds": (
            "Age of the oldest message that may go and has not gone.",
            pulse.seconds_since(pulse.oldest_unsent) or 0,
        ),
        "oldest_unsure_seconds": (
            "Age of the oldest reminder that may not have arrived, while its time is not over.",
            pulse.seconds_since(pulse.oldest_unsure) or 0,
        ),
        "oldest_unheard_seconds": (
            "Age of the oldest incoming message that nobody has handled.",
            pulse.seconds_since(pulse.oldest_unheard) or 0,
        ),
    }
    for name, (meaning, figure) in figures.items():
        Gauge(f"dosebell_{name}", meaning, registry=registry).set(float(figure))
    if pulse.last_beat is not None:
        beat = Gauge("dosebell_last_beat_seconds", "Time since the last beat.", registry=registry)
        beat.set(pulse.seconds_since(pulse.last_beat) or 0)
    deliveries = Gauge("dosebell_deliveries", "Messages by state.", ["state"], registry=registry)
    for state in DeliveryState:
        deliveries.labels(state.value).set(pulse.deliveries.get(state, 0))
    meaning = "Messages that a provider took and could not deliver, by why."
    lost = Gauge("dosebell_not_arrived", meaning, ["cause"], registry=registry)
    for cause in Cause:
        name = cause or "unknown"
        lost.labels(name).set(pulse.not_arrived.get(name, 0))
    return generate_latest(registry)
