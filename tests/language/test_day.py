"""A day in a sentence is read whole, in its order, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput
from bot.domain.routine import DaysOff, Routine
from bot.language import day, routine
from bot.language.routine import PARTS

USUAL = Routine()


def said(text: str) -> str:
    told = day.read(text, otherwise=USUAL).routine
    return " ".join(f"{getattr(told, part):%H:%M}" for part in PARTS)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("I get up at 7, eat at 8, 1 and 7, bed at 11", "07:00 08:00 13:00 19:00 23:00"),
        ("up at 6:30, breakfast 7, lunch at noon, in bed by 10", "06:30 07:00 12:00 18:30 22:00"),
        ("I wake up around 7am and go to bed at 11pm", "07:00 08:00 12:30 18:30 23:00"),
        ("my meals are at 8, 12:30 and 6:30", "07:00 08:00 12:30 18:30 22:00"),
        ("I get up at 5 o'clock, bed at 9", "05:00 08:00 12:30 18:30 21:00"),
        ("up at 12, eat at 1, 5 and 10, bed at 3", "12:00 13:00 17:00 22:00 03:00"),
        ("breakfast 9, lunch 3, dinner 10, bed 12", "07:00 09:00 15:00 22:00 00:00"),
        (
            "Me levanto a las 7, como a las 8, a la 1 y a las 7, me acuesto a las 11",
            "07:00 08:00 13:00 19:00 23:00",
        ),
        (
            "me despierto 6.30, desayuno 7, como a las 2, ceno a las 9 y duermo a las 12",
            "06:30 07:00 14:00 21:00 00:00",
        ),
        ("mis comidas son a las 8, 2 y 9 de la noche", "07:00 08:00 14:00 21:00 22:00"),
        (
            "I wake up at six thirty, breakfast at 7, lunch at noon, dinner at 6, bed around 10",
            "06:30 07:00 12:00 18:00 22:00",
        ),
        ("up at half past five, no breakfast, supper at 5", "05:30 08:00 12:30 17:00 22:00"),
        ("usually up around 7ish, tea at 6, bed 10.30pm", "07:00 08:00 12:30 18:00 22:30"),
        ("we eat at 7, noon and 5:30", "07:00 07:00 12:00 17:30 22:00"),
        (
            "me despierto a las seis y media, ceno a las 9 menos cuarto",
            "06:30 08:00 12:30 20:45 22:00",
        ),
        ("I go to bed at 1am", "07:00 08:00 12:30 18:30 01:00"),
        ("ceno a las 8", "07:00 08:00 12:30 20:00 22:00"),
        ("I work nights, I get up at 3pm and go to bed at 7am", "15:00 16:00 20:45 03:15 07:00"),
        ("I get up at 15 and go to bed at 7", "15:00 16:00 20:45 03:15 07:00"),
        ("I get up at 3 pm, eat at 4, 9 and 3, bed at 7", "15:00 16:00 21:00 03:00 07:00"),
        ("up at 4 pm, dinner at 2 am, bed at 8 am", "16:00 16:45 20:45 02:00 08:00"),
        ("I sleep from 7am to 3pm", "15:00 16:00 20:45 03:15 07:00"),
        ("duermo de 8 de la mañana a 4 de la tarde", "16:00 17:00 21:45 04:15 08:00"),
        ("me levanto a las 14 y me acuesto a las 6", "14:00 15:00 19:45 02:15 06:00"),
        ("up at 11, bed at 4 am", "11:00 12:15 17:15 00:00 04:00"),
    ],
)
def test_a_day_is_read_in_its_order(text: str, read: str) -> None:
    assert said(text) == read
    assert day.is_told(text)


@pytest.mark.parametrize(
    "tail",
    [
        "; weekends later",
        ", and on Saturdays lunch at 3",
        ". On my days off at 10",
        "; los fines de semana más tarde",
        ", pero los domingos a las 9",
    ],
)
def test_other_days_off_are_heard_and_change_nothing(tail: str) -> None:
    read = day.read(f"I get up at 7, bed at 11{tail}", otherwise=USUAL)

    assert read.off_is_other
    assert f"{read.routine.wake:%H:%M} {read.routine.bed:%H:%M}" == "07:00 23:00"


@pytest.mark.parametrize(
    ("tail", "days", "later"),
    [
        ("; weekends an hour later", {5, 6}, 60),
        (", and on Saturdays up at 9", {5}, 120),
        ("; los fines de semana una hora más tarde", {5, 6}, 60),
        (", pero los domingos me levanto a las 6:30", {6}, -30),
        ("; saturdays and sundays everything is half an hour later", {5, 6}, 30),
    ],
)
def test_days_off_may_be_later_as_a_whole(tail: str, days: set[int], later: int) -> None:
    both = day.read(f"I get up at 7, bed at 11{tail}", otherwise=USUAL).routine
    alone = day.read(tail.lstrip("., ;"), otherwise=USUAL).routine
    same = day.read("weekends the same", otherwise=both).routine

    assert both.off == alone.off == DaysOff(frozenset(days), later)
    assert f"{both.bed:%H:%M}" == "23:00"
    assert routine.unpacked(routine.packed(both)) == both
    assert same == replace(both, off=None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "7",
            "I eat at 8 and 7",
            "took it at 8, lunch at 1",
            "I get up at 7 and take my pills",
        ),
        *("weekends", "breakfast at 8, breakfast at 9", "7 8 1 7 11", "dinner 25, bed 26"),
        *("can I get up at 7", "bed at 6, up at 7", "me levanto tarde", "x" * 5000),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        day.read(text, otherwise=USUAL)


@given(st.text(max_size=300) | st.lists(st.sampled_from(["up", "eat", "bed", "8", "1", "at", "y"])))
def test_any_words_give_a_day_in_its_order_or_none(words: str | list[str]) -> None:
    text = words if isinstance(words, str) else " ".join(words)
    try:
        routine = day.read(text, otherwise=USUAL).routine
    except BadInput:
        return
    assert routine.wake <= routine.breakfast <= routine.lunch <= routine.dinner


def test_what_is_said_of_days_off_alone_is_told_from_the_rest() -> None:
    for text in (
        "on weekends I get up at 9",
        "saturdays and sundays everything is an hour later",
        "los sábados me levanto más tarde",
    ):
        assert day.is_of_days_off(text), text
    for text in ("take it on sundays", "did I sleep on sunday?", "como a las 8", "I ate at 8"):
        assert not day.is_of_days_off(text), text
        assert not day.is_told(text), text
