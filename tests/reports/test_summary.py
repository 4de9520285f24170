"""How the week is put into words, in every language and at every wording level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from bot.domain.adherence.counting import count
from bot.domain.adherence.periods import Period
from bot.domain.doses import Dose, DoseState, Extra, ExtraKind, SkipReason
from bot.domain.ids import ExtraId, new_id
from bot.domain.medications import Medication
from bot.domain.schedules import AsNeeded
from bot.language.sentences import Sentences
from bot.reports import summary
from tests.domain.examples import (
    ANN,
    DAY,
    ONE,
    REPORT,
    a_dose,
    a_medication,
    a_regimen,
    at,
    moved,
)

_SENTENCES = Sentences.load(strict=True)
_TAKEN = a_dose(state=DoseState.TAKEN)
_SUGAR = replace(a_medication(), nickname="sugar pill", strength="500 mg")


def _said(
    doses: Sequence[Dose],
    *medications: Medication,
    extras: Sequence[Extra] = (),
    language: str = "en",
    level: int = 2,
) -> list[str]:
    """Return the lines of the week's summary."""
    report = count(
        doses,
        extras,
        a_regimen(*(medications or (a_medication(),))),
        days=Period(DAY - timedelta(days=6), DAY),
        zone=UTC,
    )
    spoken = summary.utterance(report)
    return _SENTENCES.render(spoken, language=language, level=level).text.splitlines()


def _a_mixed_week() -> list[Dose]:
    doses = [
        _TAKEN,
        replace(_TAKEN, taken_at=at("12:00")),
        replace(_TAKEN, taken_at=None),
        replace(a_dose(state=DoseState.SKIPPED), reason=SkipReason.FORGOT),
        a_dose(state=DoseState.UNANSWERED),
        a_dose(state=DoseState.NOT_ASKED),
        a_dose(state=DoseState.HELD),
    ]
    return [moved(dose, days=-back) for back, dose in enumerate(doses)]


def test_a_week_says_each_figure_with_what_it_is_a_share_of() -> None:
    assert _said(_a_mixed_week()) == [
        "Your medicines from Sun 15 Nov to Sat 21 Nov:",
        "metformin: taken 3 of 5 due",
        "- late: 1 of 3 taken",
        "- time not known: 1 of 3 taken",
        "- skipped (forgot): 1 of 5 due",
        "- no answer: 1 of 5 due",
        "- on hold: 1 of 7 planned",
        "- we could not ask: 1 of 7 planned. That does not count against you.",
    ]


def test_a_week_in_spanish() -> None:
    assert _said(_a_mixed_week(), language="es") == [
        "Sus medicinas del dom 15 nov al sáb 21 nov:",
        "metformin: 3 de 5 dosis tomadas",
        "- tarde: 1 de 3 tomadas",
        "- hora desconocida: 1 de 3 tomadas",
        "- no tomada (olvido): 1 de 5 dosis",
        "- sin respuesta: 1 de 5 dosis",
        "- en pausa: 1 de 7 previstas",
        "- no pudimos preguntar: 1 de 7 previstas. Eso no cuenta en su contra.",
    ]


def test_a_good_week_says_nothing_more() -> None:
    assert _said([moved(_TAKEN, days=-back) for back in range(7)])[1:] == [
        "metformin: taken 7 of 7 due"
    ]


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, "medicine 1: taken 1 of 1 due"),
        (1, "sugar pill: taken 1 of 1 due"),
        (2, "metformin 500 mg: taken 1 of 1 due"),
    ],
)
def test_a_medicine_is_named_as_the_wording_level_allows(level: int, expected: str) -> None:
    assert _said([_TAKEN], _SUGAR, level=level)[1] == expected


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, "A medicine no longer on your list: taken 1 of 1 due"),
        (1, "sugar pill: taken 1 of 1 due"),
        (2, "metformin 500 mg: taken 1 of 1 due"),
    ],
)
def test_a_medicine_that_left_the_list_has_no_number(level: int, expected: str) -> None:
    stopped = replace(_SUGAR, stopped_at=at("2026-11-21 09:00"))

    assert _said([_TAKEN], stopped, level=level)[1] == expected


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("level", [0, 1])
def test_below_level_two_no_name_is_said(language: str, level: int) -> None:
    needed = replace(a_dose("oxycodone", state=DoseState.TAKEN), round=None)

    said = "\n".join(
        _said(
            [*_a_mixed_week(), needed, a_dose("gone", state=DoseState.UNANSWERED)],
            a_medication(),
            a_medication("oxycodone", AsNeeded(ONE, None, None)),
            language=language,
            level=level,
        )
    )

    assert not [name for name in ("metformin", "oxycodone", "gone") if name in said]


@pytest.mark.parametrize(
    ("case", "days", "expected"),
    [
        ("once", [0], "salbutamol: taken once as needed, on 1 of 7 days"),
        (
            "three times on two days",
            [0, 0, 1],
            "salbutamol: taken 3 times as needed, on 2 of 7 days",
        ),
    ],
)
def test_as_needed_intakes_have_a_line_of_their_own(
    case: str, days: list[int], expected: str
) -> None:
    needed = replace(a_dose("salbutamol", state=DoseState.TAKEN), round=None)

    said = _said([moved(needed, days=-back) for back in days])

    assert said[1:] == [expected], case


def test_what_was_never_asked_about_is_said_as_our_fault() -> None:
    assert _said([a_dose(state=DoseState.NOT_ASKED)])[1:] == [
        "metformin: nothing to count",
        "- we could not ask: 1 of 1 planned. That does not count against you.",
    ]


def test_extras_are_said_at_the_end() -> None:
    extra = Extra(ExtraId(new_id()), ANN, None, ExtraKind.TWICE, None, REPORT, None)

    assert _said([_TAKEN], extras=[extra])[-1].startswith("One intake was recorded")


def test_a_week_without_doses_says_so() -> None:
    assert _said([a_dose(state=DoseState.OPEN)]) == [
        "There is nothing to sum up yet from Sun 15 Nov to Sat 21 Nov."
    ]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("reason", [*SkipReason, None])
def test_every_reason_of_a_skip_has_its_words(language: str, reason: SkipReason | None) -> None:
    skipped = replace(a_dose(state=DoseState.SKIPPED), reason=reason)

    said = _said([skipped], language=language)

    assert said[2].count("(") == (0 if reason is None else 1)
    assert "1 of 1" in said[2] or "1 de 1" in said[2]
