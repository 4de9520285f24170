"""Proves that whatever is said over SMS is one segment, says what it must, and needs no button."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.language.bundles import languages
from bot.language.segments import Room, folded_for_sms, segments, septets
from bot.language.sentences import Rendered, Sentences
from tests.language import longest
from tests.language.longest import cases, medicines, talked

SENTENCES = Sentences.load(strict=True)
EVERY = [(name, language) for language in languages() for name in sorted(talked(language))]
MANY = 36  #: cases of one sentence that take seconds to be said
ASKS = ("ask", "practice-ask")
LEVELS = (0, 1, 2)
EMERGENCIES = (
    *("extra-twice", "extra-wrong", "extra-more"),
    *("crisis-poison", "crisis-emergency", "crisis-self-harm"),
)
#: What carriers act on, and the words we offer instead.
STOPPING = re.compile(r"\b(?:STOP|ALTO)\b")
HELPING = re.compile(r"\b(?:HELP|AYUDA)\b")
STARTING = re.compile(r"\b(?:START|EMPEZAR)\b")
NEVER = re.compile(
    r"\b(?:STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|UNSTOP|YES|INFO|REMOVE"
    r"|BAJA|PARAR|PARE|CANCELAR|DETENER|TERMINAR|FIN|SI|ALTA|INICIAR)\b"
)
#: Where a law, or the end of all messages, wants them named.
MAY_NAME_STOP = {
    *("ask-who", "ask-consent", "welcome", "phone-code"),
    *("help", "help-stranger", "help-in-question", "ask-care-agree", "help-for-caregivers"),
    "stopped-elsewhere",
}
MAY_NAME_HELP = {"ask-consent", "welcome"}
MAY_NAME_START = {
    *("phone-code-sent", "stopped", "stopped-stranger", "stopped-shared", "stopped-caregiver"),
    *("stopped-here", "stopped-everywhere"),
}


def said(utterance: Utterance, language: str, level: int, above: str = "") -> Rendered:
    return SENTENCES.render(
        utterance, language=language, level=level, room=Room.SEGMENT, above=above
    )


def _marks(name: str, language: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.long] if len(cases(name, language)) >= MANY else []


@cache
def texts(name: str, language: str) -> frozenset[str]:
    both = product(cases(name, language), LEVELS)
    return frozenset(said(utterance, language, level).text for utterance, level in both)


@pytest.mark.parametrize(
    ("name", "language"), [pytest.param(*each, marks=_marks(*each)) for each in EVERY]
)
def test_every_sentence_is_one_segment_and_says_nothing_that_a_carrier_acts_on(
    name: str, language: str
) -> None:
    mark = "repeat-of-ask" if name in ASKS else "repeat-of-message"

    for utterance, level in product(cases(name, language), LEVELS):
        shared = replace(utterance, values={**utterance.values, "for": "Maximilianos M"})

        rendered = said(shared, language, level, mark)

        assert segments(rendered.text) == 1
        assert not rendered.buttons

    for text in texts(name, language):
        assert septets(text) <= 160
        assert "{" not in text
        _offers_no_word_that_a_carrier_acts_on(text, name)


def _offers_no_word_that_a_carrier_acts_on(text: str, name: str) -> None:
    assert not NEVER.search(text)
    assert name in MAY_NAME_STOP or not STOPPING.search(text)
    assert name in MAY_NAME_HELP or not HELPING.search(text)
    assert name in MAY_NAME_START or not STARTING.search(text)


@pytest.mark.parametrize(("name", "language", "level"), list(product(ASKS, languages(), LEVELS)))
def test_an_ask_says_its_time_and_its_digits_and_that_it_is_sent_again(
    name: str, language: str, level: int
) -> None:
    for utterance in cases(name, language):
        values = {**utterance.values, "for": "Maximilianos M"}

        text = said(replace(utterance, values=values), language, level, "repeat-of-ask").text

        mark, _, rest = text.partition("\n")
        letter = utterance.values.get("letter", "")
        assert mark in ("Again, the same:", "De nuevo, la misma:")
        assert rest.startswith("Maximilianos M: ")
        assert "18:30" in rest
        assert re.search(rf"\b{letter}1 (?:taken|tomado)\b", rest)
        assert re.search(rf"\b{letter}2 (?:later|luego)\b", rest)
        assert re.search(rf"\b{letter}3 (?:not taking|no lo tomo)\b", rest)


@pytest.mark.parametrize("language", languages())
def test_a_list_that_is_cut_says_how_many_more_there_are_and_where(language: str) -> None:
    paused = Utterance("paused", {"medicines": medicines(), "has-end": "no", "until": ""})

    text = said(paused, language, 2).text

    more = re.search(r"(\d+) (?:more: LIST|mas: LISTA)\b", text)
    assert more
    assert int(more[1]) + text.count("medicin") - text.lower().count(" una medicina") >= 12


@pytest.mark.parametrize(
    ("level", "text"),
    [
        (2, "18:30: time for\n- iron: 2 and three quarter tablets\n"),
        (1, "18:30: time for\n- red one\n"),
        (0, "18:30: time for 1 medicine, 2 and three quarter tablets.\n"),
    ],
)
def test_what_fits_keeps_its_wording_level(level: int, text: str) -> None:
    iron = replace(medicines(1)[0], name="iron", nickname="red one", food="any")
    ask = _ask(iron)

    rendered = said(ask, "en", level)

    assert rendered.text == f"{text}1 taken, 2 later, 3 not taking"
    assert rendered.is_whole


def _ask(*items: Item) -> Utterance:
    values: dict[str, Value] = {"time": longest.AT, "how": "first", "left-out": ()}
    return Utterance("ask", {**values, "letter": "", "lettered": "no", "medicines": items})


def test_what_does_not_fit_says_less_a_step_at_a_time() -> None:
    def of(count: int, *, nickname: str = longest.NICKNAME) -> str:
        named = medicines(count)
        those = (replace(each, name="metformin 500 mg", nickname=nickname) for each in named)
        return said(_ask(*those), "en", 2).text

    assert "on an empty stomach" in of(1)
    assert "- metformin 500 mg: 2 and three quarter tablets\n- metformin 500 mg: 3 cap" in of(2)
    assert "stomach" not in of(2)
    assert of(3).count(longest.NICKNAME) == 3
    assert of(3, nickname="").count("\n- metformin 500 mg\n") == 2
    assert "9 medicines, 13 and three quarter tablets, 12 capsules" in of(9, nickname="")
    assert "6 medicines, 8 and a quarter tablets, 9 capsules" in of(6)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["add-confirm", "change-confirm"])
def test_a_read_back_is_whole_or_asks_for_less(name: str, language: str) -> None:
    wrong = {"en": "Say WRONG;", "es": "Diga INCORRECTO;"}[language]

    for utterance in cases(name, language):
        rendered = said(utterance, language, 0)

        if rendered.is_whole:
            assert longest.MEDICINE in rendered.text
            assert {"en": "with food", "es": "con comida"}[language] in rendered.text
        else:
            assert wrong in rendered.text


@pytest.mark.parametrize("language", languages())
def test_a_usual_read_back_fits_whole(language: str) -> None:
    (first, *_) = cases("add-confirm", language)
    medicine = (replace(medicines(1, said=True)[0], name="metformin 500 mg"),)

    plain = {"lead": "", "has-unread": "no", "has-purpose": "no", "is-known": "yes"}
    values = {**first.values, **plain, "is-many": "no", "same": "none", "medicine": medicine}
    assert said(Utterance("add-confirm", values), language, 0).is_whole


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", EMERGENCIES)
def test_the_number_to_call_stands_first(name: str, language: str) -> None:
    for utterance in cases(name, language):
        known = "poison" if utterance.values.get("has-poison") == "yes" else "emergency"
        if name == "crisis-self-harm":
            known = "crisis" if utterance.values["has-crisis"] == "yes" else "emergency"
        number = str(utterance.values["emergency" if name == "crisis-emergency" else known])

        text = said(utterance, language, 0).text

        assert 0 < text.index(number) <= 30
        assert str(utterance.values["emergency"]) in text


@pytest.mark.parametrize("language", languages())
def test_consent_names_what_the_law_wants(language: str) -> None:
    wanted = {
        "en": ("Dosebell", "as often as", "Msg&data rates may apply", "HELP", "STOP", "AGREE"),
        "es": ("Dosebell", "a sus horas", "cargos por mensajes y datos", "AYUDA", "ALTO", "ACEPTO"),
    }

    for text in texts("ask-consent", language):
        assert [word for word in wanted[language] if word not in text] == []


def test_choices_are_said_in_the_text_and_shortened_like_a_list() -> None:
    rows = tuple(
        (Choice("which-medicine-choice", f"t:{letter}", {"letter": letter, "medicine": (item,)}),)
        for letter, item in zip("ABCDEFGHJKMN", medicines(), strict=True)
    )

    few = said(Utterance("which-medicine", {"verb": "stop"}, rows[:2]), "en", 0).text
    many = said(Utterance("which-medicine", {"verb": "stop"}, rows), "en", 2).text

    assert few.endswith("Say its letter: A medicine 1, B medicine 2")
    assert many.endswith(f"B {longest.NICKNAME}, and 10 more: LIST")


@pytest.mark.parametrize("language", languages())
def test_a_list_that_is_cut_names_medicines_and_says_how_it_goes_on(language: str) -> None:
    named = [replace(each, name=f"metformin {n} mg") for n, each in enumerate(medicines(), 1)]
    (first, *_) = cases("list-line", language)
    lines = tuple(
        Utterance(
            "list-line", {**first.values, "number": n, "medicine": (replace(each, nickname=""),)}
        )
        for n, each in enumerate(named, 1)
    )

    text = said(Utterance("list", {"count": 12, "lines": lines}), language, 2).text

    last = max(n for n in range(1, 13) if f"metformin {n} mg" in text)
    word = {"en": "LIST", "es": "LISTA"}[language]
    assert last >= 4
    assert f" {12 - last} " in text.splitlines()[-1]
    assert text.endswith(f": {word} {last + 1}")


def test_names_in_any_script_stay_one_segment() -> None:
    for name in ("Анна Иванова", "محمد", "王小明", "💊", "Ωνάσης", "a" * 400, "\U0001d509" * 50):
        values = {"name": name, "named": "yes", "hello": "yes"}
        text = said(Utterance("greeting", values), "en", 0).text

        assert segments(text) == 1
        assert text == folded_for_sms(text)
