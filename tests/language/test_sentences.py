"""Proves how the renderer writes values, medicines, lists and buttons, and what it does in need."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Final

import pytest

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.language.bundles import Unsayable, languages
from bot.language.sentences import Sentences

_DIGEST: Final[dict[str, Value]] = {
    "letter": "A",
    "lettered": "yes",
    "time": time(8),
    "date": date(2026, 3, 2),
    "today": "yes",
}
MEDICINES = (
    Item("metformin", "sugar pill", Amount(Decimal("1.0"), Unit.TABLET), 1, "with food"),
    Item("iron", "", Amount(Decimal("0.5"), Unit.TABLET), 2, at=time(14)),
    Item("insulin", "", None, 4),
)


@pytest.mark.parametrize(
    ("level", "language", "inline", "named"),
    [
        (0, "en", "3 medicines, 1 and a half tablets", "medicine 1, medicine 2 and medicine 4"),
        (1, "en", "sugar pill, medicine 2 (14:00) and medicine 4", "sugar pill, medicine 2 and"),
        (
            2,
            "en",
            "1 tablet of metformin (with food), half a tablet of iron (14:00) and insulin",
            "metformin, iron and insulin",
        ),
        (0, "es", "3 medicinas, 1 tableta y media", "medicina 1, medicina 2 y medicina 4"),
        (
            2,
            "es",
            "1 tableta de metformin (con comida), media tableta de iron (14:00) e insulin",
            "metformin, iron e insulin",
        ),
    ],
)
def test_medicines_are_worded_by_level(
    level: int, language: str, inline: str, named: str, tmp_sentences: Sentences
) -> None:
    def said(name: str) -> str:
        utterance = Utterance(name, {"x": MEDICINES})
        return tmp_sentences.render(utterance, language=language, level=level).text

    assert said("inline") == f"{inline} 3"
    assert said("named").startswith(named)


@pytest.mark.parametrize(
    ("level", "lines"),
    [
        (0, ["3 medicines, 1 and a half tablets", "- medicine 2, 14:00"]),
        (1, ["- sugar pill", "- medicine 2, 14:00", "- medicine 4"]),
        (2, ["- metformin: 1 tablet, with food", "- iron: half a tablet, 14:00", "- insulin"]),
    ],
)
def test_medicines_have_a_line_each(level: int, lines: list[str], tmp_sentences: Sentences) -> None:
    utterance = Utterance("lines", {"x": MEDICINES})

    text = tmp_sentences.render(utterance, language="en", level=level).text

    assert text.splitlines() == lines


def test_a_medicine_that_was_just_typed_is_read_back_at_every_level(
    tmp_sentences: Sentences,
) -> None:
    typed = Item("metformin", "", Amount(Decimal(1), Unit.TABLET), 1, said=True)

    text = tmp_sentences.render(Utterance("named", {"x": (typed,)}), language="en", level=0).text

    assert text == "metformin"


@pytest.mark.parametrize(
    ("value", "en", "es"),
    [
        (time(8), "08:00", "08:00"),
        (date(2026, 11, 21), "Sat 21 Nov", "sáb 21 nov"),
        (Decimal("2.50"), "2.5", "2.5"),
        (Decimal("1.0"), "1", "1"),
        (Decimal("0.5"), "0.5", "0.5"),
        (1000, "1000", "1000"),
        (Decimal("1E+3"), "1000", "1000"),
        ("a\u0000b\u202ec", "abc", "abc"),
        (Amount(Decimal(1), Unit.TABLET), "1 tablet", "1 tableta"),
        (Amount(Decimal("0.5"), Unit.TABLET), "half a tablet", "media tableta"),
        (Amount(Decimal("2.25"), Unit.TABLET), "2 and a quarter tablets", "2 tabletas y un cuarto"),
        (Amount(Decimal("2.5"), Unit.MILLILITRE), "2.5 mL", "2.5 mL"),
        (Amount(Decimal(50), Unit.MICROGRAM), "50 mcg", "50 mcg"),
        (Amount(Decimal(10), Unit.UNIT), "10 units", "10 unidades"),
        (Amount(Decimal("0.33"), Unit.TABLET), "0.33 tablets", "0.33 tabletas"),
    ],
)
def test_values_are_written_as_nobody_misreads_them(
    value: Value, en: str, es: str, tmp_sentences: Sentences
) -> None:
    for language, text in (("en", en), ("es", es)):
        utterance = Utterance("plain", {"x": value})
        assert tmp_sentences.render(utterance, language=language, level=0).text == text


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("language", languages())
def test_every_unit_can_be_said(unit: Unit, language: str, tmp_sentences: Sentences) -> None:
    for value in ("0.25", "0.5", "0.75", "1", "1.5", "2", "2.75", "0.3333"):
        utterance = Utterance("plain", {"x": Amount(Decimal(value), unit)})

        text = tmp_sentences.render(utterance, language=language, level=2).text

        assert text
        assert "IU" not in text


def test_lines_of_sentences_are_joined_and_an_empty_tuple_says_nothing(
    tmp_sentences: Sentences,
) -> None:
    two = (Utterance("plain", {"x": 1}), Utterance("plain", {"x": 2}))

    def said(value: Value) -> str:
        return tmp_sentences.render(Utterance("plain", {"x": value}), language="en", level=0).text

    assert said(two) == "1\n2"
    assert said(()) == ""


def test_a_button_is_one_line_and_carries_its_data(tmp_sentences: Sentences) -> None:
    asked = Utterance("plain", {"x": 1}, ((Choice("two-lines", "1:abc"),), ()))

    rendered = tmp_sentences.render(asked, language="en", level=0)

    assert [[button.label for button in row] for row in rendered.buttons] == [["one two"]]
    assert rendered.buttons[0][0].data == "1:abc"


def test_an_unknown_language_is_english_and_a_regional_one_is_its_language(
    tmp_sentences: Sentences,
) -> None:
    amount = Utterance("plain", {"x": Amount(Decimal(1), Unit.TABLET)})

    assert tmp_sentences.render(amount, language="xx", level=0).text == "1 tablet"
    assert tmp_sentences.render(amount, language="es-MX", level=0).text == "1 tableta"


@pytest.mark.parametrize("utterance", [Utterance("no-such"), Utterance("plain")])
def test_what_cannot_be_said_raises_in_tests(
    utterance: Utterance, tmp_sentences: Sentences
) -> None:
    with pytest.raises(Unsayable, match=utterance.sentence):
        tmp_sentences.render(utterance, language="en", level=0)


def test_to_a_patient_english_is_said_instead_and_then_one_honest_sentence(
    forgiving_sentences: Sentences, caplog: pytest.LogCaptureFixture
) -> None:
    english = forgiving_sentences.render(Utterance("only-english"), language="es", level=0)
    nothing = forgiving_sentences.render(Utterance("no-such"), language="es", level=0)

    assert english.text == "Hello."
    assert nothing.text.startswith("Algo falló")
    assert [record.__dict__["sentence"] for record in caplog.records] == [
        "only-english",
        "no-such",
        "no-such",
    ]


def test_a_broken_file_is_refused_in_tests_and_skipped_for_patients(
    forgiving_sentences: Sentences,
) -> None:
    assert forgiving_sentences.render(Utterance("whole"), language="en", level=0).text == "Whole."


@pytest.mark.parametrize("language", languages())
def test_a_part_of_many_thousand_letters_is_said_and_no_apology(language: str) -> None:
    long = Item("x" * 80, "", None, 1)
    lines = tuple(
        Utterance("digest-line", {**_DIGEST, "medicines": (long,) * 40}) for _ in range(3)
    )

    digest = Utterance("digest", {"rounds": lines})

    said = Sentences.load().render(digest, language=language, level=2)

    assert said.text.count(long.name) == 120
    assert said.is_whole
