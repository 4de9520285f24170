"""Says what must be asked about a reading, and gives the whole of it as plain JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.domain.deliveries import Utterance
from bot.language.directions.doses import Reading
from bot.language.directions.fhir import dosages

_LONGEST = 60  #: characters of somebody's words inside a question


def questions(reading: Reading) -> tuple[Utterance, ...]:
    """Return what the bot would ask, each as a sentence with its values."""
    return tuple(
        Utterance(
            f"read-ask-{doubt.code.replace(' ', '-')}",
            {"words": " ".join(doubt.words.split())[:_LONGEST]},
        )
        for doubt in reading.doubts
    )


def as_json(reading: Reading, say: Callable[[Utterance], str]) -> dict[str, Any]:
    """Return a reading as other programs are given it; `say` puts a question into words. Of what is
    not taken it says so besides: "stopped", "held" or "not taken"."""
    return ({"status": reading.halt} if reading.halt else {}) | {
        "text": reading.text,
        "medication": reading.medication,
        "strength": reading.strength,
        "form": reading.form,
        "dosage": dosages(reading),
        "unread": list(reading.unread),
        "questions": list(dict.fromkeys(say(each) for each in questions(reading))),
    }
