"""How people want a plan otherwise is read whole, or not at all."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from bot.domain.intents import Plan
from bot.domain.schedules import DayPart
from bot.language import moving, replies
from bot.language.moving import WHEREVER, Beside, Wish
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
        ("iron after lunch", Wish(IRON, Beside(NOON, 30))),
        ("move iron to 2 hours after lunch", Wish(IRON, Beside(NOON, 120))),
        ("iron an hour before dinner", Wish(IRON, Beside(EVENING, -60))),
        ("iron before bed", Wish(IRON, NIGHT)),
        ("hierro después del almuerzo", Wish(IRON, Beside(NOON, 30))),
        ("hierro media hora antes del desayuno", Wish(IRON, Beside(MORNING, -30))),
        ("iron wherever it fits best", Wish(IRON, WHEREVER)),
        ("hierro a cualquier hora", Wish(IRON, WHEREVER)),
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
        *(
            (text, None)
            for text in (
                "aspirin at lunch",
                "iron at the doctor",
                "",
                "1",
                "not iron",
                "no iron at lunch",
            )
        ),
    ],
)
def test_a_wish_is_read_whole(text: str, wish: Wish | None) -> None:
    assert moving.read(text, NAMES) == wish


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("iron at lunch and vitamin d at dinner", [Wish(IRON, NOON), Wish(D, EVENING)]),
        ("iron and vitamin d at lunch", [Wish(IRON, NOON), Wish(D, NOON)]),
        ("hierro con la cena y vitamin d a las 9", [Wish(IRON, EVENING), Wish(D, NINE)]),
        (
            "please move iron to lunch, and vitamin d to dinner anyway",
            [Wish(IRON, NOON, anyway=True), Wish(D, EVENING, anyway=True)],
        ),
        ("iron and vitamin d", []),
        ("iron and aspirin at lunch", []),
        ("took iron and vitamin d at lunch", []),
    ],
)
def test_several_wishes_are_read_or_none(text: str, wishes: list[Wish]) -> None:
    assert moving.read_all(text, NAMES) == tuple(wishes)


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
