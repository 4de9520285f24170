"""Proves on replies that were each written for a moment of their own that `dosebell reply` reads
them right, and what the moment adds: how much is due, and what a medicine is for."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from bot.cli.reply_json import Told, as_json
from bot.cli.reply_list import OwnList, read_list
from bot.domain.amounts import Amount, Unit
from bot.domain.ids import MedicationId
from bot.domain.intents import Note, NoteKind, Took
from bot.language import replies

FOLDER: Final = Path(__file__).parents[1] / "corpora" / "replies" / "in_context"
_ONE: Final = Amount(Decimal(1), Unit.TABLET)


@pytest.fixture(scope="module")
def own() -> OwnList:
    return read_list(FOLDER / "regimen.toml")


def told(
    text: str,
    own: OwnList,
    *,
    now: str = "08:20",
    open_: tuple[str, ...] = ("08:00",),
    due: dict[MedicationId, Amount] | None = None,
) -> dict[str, Any]:
    at = datetime.fromisoformat(f"2026-11-22T{now}").replace(tzinfo=own.zone)
    context = own.context(tuple(map(time.fromisoformat, open_)))
    reading = replies.read(
        text,
        language="en",
        names=own.names,
        now=at,
        context=replace(context, due=due or {}),
    )
    return as_json(Told(text, reading, own, at))


def _is_right(found: dict[str, Any], group: dict[str, Any]) -> bool:
    means = group["means"]
    is_meant = found["intent"] in means or (
        means[0].startswith("!") and found["intent"] != means[0].removeprefix("!")
    )
    named = any(group.get("medication", "") in each for each in found["medications"] or [""])
    left = any(group.get("except", "") in each for each in found["except"] or [""])
    others = ("at", "minutes", "reason")
    return (
        is_meant
        and ("medication" not in group or (bool(found["medications"]) and named))
        and ("except" not in group or (bool(found["except"]) and left))
        and all(str(found[name]) == group[name] for name in others if name in group)
    )


def _groups(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / name).read_text("utf-8"))["group"])


def test_replies_are_read_right_in_the_moment_they_were_written_for(own: OwnList) -> None:
    groups = [
        *_groups("replies.toml"),
        *_groups("kept_aside.toml"),
        *_groups("fifth_other_intents.toml"),
        *_groups("beside.toml"),
        *_groups("sixth_review.toml"),
        *_groups("seventh_strangers.toml"),
        *_groups("seventh_voices.toml"),
        *_groups("eighth_kept_aside.toml"),
        *_groups("eighth_hunt.toml"),
    ]

    wrong, misread = [], []
    for group in groups:
        assert group["harm"]
        for text in group["texts"].strip().splitlines():
            found = told(text, own, now=group["now"], open_=tuple(group["open"]))
            if found["intent"] == group.get("misread"):  # known, and counted as wrong
                misread.append(found)
            elif not _is_right(found, group):
                wrong.append((group["means"], found))

    rows = sum(len(group["texts"].strip().splitlines()) for group in groups)
    assert not wrong
    assert len(misread) <= 0.03 * rows
    assert rows > 2900


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("took 2", "taken"),
        ("took two", "taken"),
        ("took 2 pills", "taken"),
        ("took 1", "partly"),
        ("took 3", "partly"),
        ("me tomé 2", "taken"),
    ],
)
def test_a_number_of_pills_is_all_of_it_only_where_just_so_many_are_due(
    text: str, means: str, own: OwnList
) -> None:
    two = dict.fromkeys(list(own.written)[:2], _ONE)

    assert told(text, own, due=two)["intent"] == means
    assert told(text, own)["intent"] == "partly"


@pytest.mark.parametrize("text", ["took 2 {}", "me tomé 2 {}", "took 1 {}"])
def test_more_of_what_is_due_is_taken_with_how_much_it_was(text: str, own: OwnList) -> None:
    name, medicine = next((n, i) for n, i in own.names.items() if "lisinopril" in n)

    found = told(text.format(name.split()[0]), own, due={medicine: _ONE})

    assert found["intent"] == "taken"  # the number to call is given beside it: more_than_was_due


def test_what_their_own_list_says_a_medicine_is_for_names_it(own: OwnList) -> None:
    found = told("I took the one for the nerves in my feet", own)

    assert found["medications"] == ["gabapentin 300 mg"]


def test_a_reason_with_a_slip_in_it_is_still_that_reason(own: OwnList) -> None:
    assert told("skip, prices", own)["reason"] == "cost"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm going to be in the hospital for a few days", NoteKind.AWAY),
        ("mañana me ingresan para operarme", NoteKind.AWAY),
        ("this is her daughter, she's asleep", NoteKind.FOR_THEM),
        ("Mom took her pills", NoteKind.FOR_THEM),
    ],
)
def test_where_they_are_and_who_speaks_for_them_is_kept_and_never_acted_on(
    text: str, kind: NoteKind, own: OwnList
) -> None:
    at = datetime(2026, 11, 22, 8, 20, tzinfo=own.zone)
    context = own.context((time(8),))
    found = replies.read(text, language="en", names=own.names, now=at, context=context)

    assert getattr(found.intent, "kind", None) is kind


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("taken. question though, does the metformin need food?", [NoteKind.QUESTION]),
        ("took them all, can you order more metformin", [NoteKind.REFILL]),
        ("took my pills and an ibuprofen", ["ibuprofen 400 mg"]),
        ("took metformin and 2 ibuprofen", ["ibuprofen 400 mg"]),
        ("me tomé mis pastillas y un ibuprofeno", ["ibuprofen 400 mg"]),
        ("took my pills and a paracetamol", [NoteKind.TAKEN]),
        ("took my pills. how are you?", []),
        ("took my ibuprofen tablets", []),
        ("took them all", []),
    ],
)
def test_what_is_told_beside_an_answer_is_heard_as_well(
    text: str, also: list[str], own: OwnList
) -> None:
    at = datetime(2026, 11, 22, 8, 20, tzinfo=own.zone)
    context = own.context((time(8),))
    found = replies.read(text, language="en", names=own.names, now=at, context=context)

    told_ = [
        own.written[each.which.medications[0]] if isinstance(each, Took) else each.kind
        for each in found.also
        if isinstance(each, Took | Note)
    ]
    assert isinstance(found.intent, Took)
    assert told_ == also


@pytest.mark.parametrize("text", ["yes", "1", "👍", "sí", "2", "no"])
def test_a_bare_answer_where_nothing_waits_answers_nothing(text: str, own: OwnList) -> None:
    assert told(text, own, open_=())["intent"] == "unclear"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("took my 8 o'clock tablets", "taken"),
        ("tomé las de las 8", "taken"),
        ("took my 7 o'clock tablets", "unclear"),
        ("took the 8pm ones", "unclear"),
    ],
)
def test_pills_named_by_an_hour_are_those_of_the_round_that_waits_then(
    text: str, means: str, own: OwnList
) -> None:
    assert told(text, own)["intent"] == means
