"""What is said of a life that is not regular, and what only looks like it."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.intents import (
    Away,
    BackAgain,
    Elsewhere,
    GotUpLate,
    Intent,
    RemindAsBefore,
    RemindLess,
    StillHeld,
    Undisturbed,
)
from bot.domain.life import HowOften, Why
from bot.language.cities import zones
from bot.language.replies.life_sentences import read

TODAY = date(2026, 3, 2)  # a Monday
FRIDAY, SUNDAY = date(2026, 3, 6), date(2026, 3, 8)
H, F, A = Why.HOSPITAL, Why.FAST, Why.AWAY


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("I'm in hospital until Friday", Away(H, until=FRIDAY)),
        ("in the hospital for 4 days", Away(H, until=FRIDAY)),
        ("I'm in the hospital, please pause my reminders", Away(H, hold=True)),
        ("pause everything until Friday because I'm in hospital", Away(H, None, FRIDAY, "", True)),
        ("me ingresaron hasta el viernes", Away(H, until=FRIDAY)),
        ("estoy en el hospital", Away(H)),
        ("ayuno hasta el domingo", Away(F, until=SUNDAY)),
        ("I'm fasting until Sunday", Away(F, until=SUNDAY)),
        ("away till the 6th", Away(A, until=FRIDAY)),
        ("on holiday until Friday", Away(A, until=FRIDAY)),
        ("de vacaciones hasta el domingo", Away(A, until=SUNDAY)),
        ("in Tokyo until the 6th", Away(A, None, FRIDAY, "tokyo")),
        ("en Madrid hasta el domingo", Away(A, None, SUNDAY, "madrid")),
        ("I'm flying to London on Friday until Sunday", Away(A, FRIDAY, SUNDAY, "london")),
        ("del 6 al 8 estoy en Nueva York", Away(A, FRIDAY, SUNDAY, "nueva york")),
        ("I'm in Paris", Away(A, place="paris")),
        ("I'm back home", BackAgain()),
        ("ya volví", BackAgain()),
        ("they let me out of hospital", BackAgain()),
        ("still on hold", StillHeld()),
        ("just woke up", GotUpLate()),
        ("me acabo de levantar", GotUpLate()),
        ("I slept in until 10", GotUpLate(time(10))),
        ("remind me less", RemindLess()),
        ("only remind me once", RemindLess(HowOften.ONCE)),
        ("recuérdeme solo si no contesto", RemindLess(HowOften.IF_SILENT)),
        ("recuérdeme como antes", RemindAsBefore()),
        ("quiet hours 10 to 7", Undisturbed(time(22), time(7))),
        ("no me moleste de 22 a 8", Undisturbed(time(22), time(8))),
        ("no quiet hours", Undisturbed()),
        ("don't text me before 8", Undisturbed(until=time(8))),
        ("no messages after 10pm please", Undisturbed(since=time(22))),
        ("do not wake me after 9", Undisturbed(since=time(21))),
        ("tell me only between 9 and 21", Undisturbed(time(21), time(9))),
        ("only text me from 9 to 9", Undisturbed(time(21), time(9))),
        ("no me escriba antes de las 8", Undisturbed(until=time(8))),
        ("no me avise después de las 10", Undisturbed(since=time(22))),
        ("avíseme solo entre las 9 y las 21", Undisturbed(time(21), time(9))),
        ("only write to me here", Elsewhere(wanted=False)),
        # What only looks like it.
        ("in pain until Friday", None),
        ("in bed until 10", None),
        ("going to my sister's until Sunday", None),
        ("woke up at 8", None),
        ("back", None),
        ("home", None),
        ("I took it before I was in hospital", None),
        ("my husband is in the hospital", None),
        ("in Tokyo until the 32nd", None),
        ("not yet", None),
        ("overslept", None),
    ],
)
def test_a_sentence_is_read_whole_or_not_at_all(text: str, means: Intent | None) -> None:
    found = read(text, today=TODAY)

    assert (found[0] if found else None) == means


def test_a_place_is_known_by_its_names_in_both_languages() -> None:
    cases = {
        "Tokyo": ("Asia/Tokyo",),
        "Tokio": ("Asia/Tokyo",),
        "la Ciudad de México": ("America/Mexico_City",),
        "the UK": ("Europe/London",),
        "New York": ("America/New_York",),
        "Córdoba": ("Europe/Madrid", "America/Argentina/Cordoba"),
        "pain": (),
    }
    for place, expected in cases.items():
        assert zones(place) == expected, place
