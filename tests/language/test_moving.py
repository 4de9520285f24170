"""How people want a plan otherwise is read whole, or not at all."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from bot.domain.intents import Plan
from bot.domain.schedules import DayPart
from bot.language import moving, replies
from bot.language.moving import Wish
from bot.language.times import Told
from tests.domain.examples import medication_id

IRON, D = medication_id("iron"), medication_id("vitamin d")
NAMES = {"iron": IRON, "iron 65 mg": IRON, "hierro": IRON, "vitamin d": D, "medicine 2": D}
MORNING, NOON, EVENING, NIGHT = (
    DayPart.MORNING,
    DayPart.NOON,
    DayPart.EVENING,
    DayPart.BEDTIME,
)
NINE = Told(time(9), time(21))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("iron at lunch", Wish(IRON, NOON)),
        ("Please move iron to lunch", Wish(IRON, NOON)),
        ("can you put vitamin D with dinner?", Wish(D, EVENING)),
        ("no, iron in the morning", Wish(IRON, MORNING)),
        ("I'd rather take iron at 10 am", Wish(IRON, Told(time(10)))),
        ("iron first thing", Wish(IRON, DayPart.WAKING)),
        ("medicine 2 at bedtime", Wish(D, NIGHT)),
        ("iron at lunch anyway", Wish(IRON, NOON, anyway=True)),
        ("move the evening one to 9pm", Wish(EVENING, Told(time(21)))),
        ("my night pills at 21:30", Wish(NIGHT, Told(time(21, 30)))),
        ("the 8 am ones to 9", Wish(Told(time(8)), NINE)),
        ("hierro con la cena", Wish(IRON, EVENING)),
        ("pasa las de la noche a las 9", Wish(NIGHT, NINE)),
        ("hierro en el almuerzo aun así", Wish(IRON, NOON, anyway=True)),
        *(
            (text, None)
            for text in (
                "yes",
                "iron",
                "took iron at lunch",
                "took iron",
                "lunch",
                "what is iron for",
            )
        ),
        *((text, None) for text in ("aspirin at lunch", "iron at the doctor", "", "1", "not iron")),
    ],
)
def test_a_wish_is_read_whole(text: str, wish: Wish | None) -> None:
    assert moving.read(text, NAMES) == wish


@pytest.mark.parametrize(
    "text",
    [
        *("plan", "PLAN", "/plan", "make my times fewer", "fewer times a day please"),
        *("can I take them together?", "simplify my schedule", "that is too many times a day"),
        *("menos veces al día", "son demasiadas veces al día", "¿puedo tomarlas juntas?"),
    ],
)
def test_a_plan_is_asked_for_in_many_words(text: str) -> None:
    now = datetime(2026, 3, 2, 12)  # noqa: DTZ001 - the person's own wall clock
    assert replies.read(text, language="en", names=NAMES, now=now).intent == Plan()
