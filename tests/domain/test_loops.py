"""Two auto-responders are noticed; a person who answers five rounds is not one."""

from __future__ import annotations

from bot.domain.loops import is_a_loop, likeness
from tests.domain.examples import at, minutes


def test_five_equal_texts_in_half_an_hour_are_a_loop() -> None:
    now = at("12:00")
    away = "I am away until Monday."
    cases = [
        ("five in half an hour", [(away, 29), (away, 20), (away, 10), (away, 5), (away, 0)], True),
        ("four", [(away, 20), (away, 10), (away, 5), (away, 0)], False),
        ("one was earlier", [(away, 30), (away, 20), (away, 10), (away, 5), (away, 0)], False),
        ("written a little otherwise", [("I AM  away until monday.", m) for m in range(5)], True),
        ("a person wrote last", [(away, m) for m in range(1, 6)] + [("stop it", 0)], False),
        ("a number is counted up", [(f"Ticket no. {m} was opened", m) for m in range(5)], True),
        ("rounds are answered", [(f"A{m}", m) for m in range(5)], False),
        ("two machines by turns", [(w, m) for m in range(5) for w in (away, "Noted!")], True),
        ("nothing", [], False),
    ]
    for case, heard, expected in cases:
        said = [(now - minutes(ago), likeness(text)) for text, ago in heard]
        assert is_a_loop(said, now=now) is expected, case
