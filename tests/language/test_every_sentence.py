"""Proves that every sentence can be said, leaks no medicine, and offers nothing it must not."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Item, Utterance, Value
from bot.language.bundles import languages
from bot.language.sentences import Sentences
from tests.language.sentences import Sentence, sentences, with_mentions

SENTENCES = Sentences.load(strict=True)
CANARY = "Zzcanaryol"
LONG = "Wolfeschlegelsteinhausenbergerdorff"
ITEMS = tuple(
    Item(f"{CANARY} {n}", "", Amount(Decimal(n) / 2, Unit.TABLET), position=n, food="with food")
    for n in range(1, 31)
)
MADE_BY_US = frozenset({"list-last"})  #: only some languages need all of what they are given
EVERY = sorted(
    {(each.file, language) for language in languages() for each in sentences(language).values()}
)
#: Words that carriers act on. STOP (ALTO), START and HELP are explained; these are never offered.
RESERVED = "STOPALL|UNSUBSCRIBE|CANCEL|END|QUIT|REVOKE|OPTOUT|OPT-OUT|UNSTOP|YES|INFO|BAJA|SÍ"
TELLS = r"(?:say|reply|write|send|type|text|answer|diga|escriba|responda|envíe|mande|conteste)"
DOUBLING = re.compile(r"doubl|catch up|make up for|twice as much|dobl|recuperar|compensar", re.I)
NEGATION = re.compile(r"\b(?:not|never|no|nunca|n't)\b", re.IGNORECASE)


def of_file(file: str, language: str) -> list[Sentence]:
    return [each for each in sentences(language).values() if each.file == file]


def values_for(sentence: Sentence) -> dict[str, Value]:
    """Return the longest plausible value for everything a sentence needs."""
    items = {
        re.sub(r"-(?:names|lines|count)$", "", name)
        for name in sentence.variables
        if re.search(r"-(?:names|lines|count)$", name) or name.startswith("medicine")
    }
    told: dict[str, Value] = dict.fromkeys(items, ITEMS)
    for name in sentence.variables - {"level"}:
        if re.sub(r"-(?:names|lines|count)$", "", name) not in items:
            told[name] = _value(sentence.chosen_by.get(name, frozenset()))
    return told


def _value(keys: frozenset[str]) -> Value:
    if keys & {"one", "few", "many"} or any(key.isdigit() for key in keys):
        return 2
    return next(iter(sorted(keys - {"other"})), LONG)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_sentences_with_the_same_variables(language: str) -> None:
    ours, english = sentences(language), sentences("en")

    assert ours.keys() == english.keys()
    for name in english.keys() - MADE_BY_US:
        here, there = with_mentions(name, language), with_mentions(name, "en")
        assert here.variables == there.variables, name


@pytest.mark.parametrize("language", languages())
def test_every_language_chooses_between_the_same_codes(language: str) -> None:
    for name in sentences("en").keys() - MADE_BY_US:
        here, there = with_mentions(name, language), with_mentions(name, "en")
        for variable, keys in there.chosen_by.items():
            if not any(key.isdigit() or key in ("one", "many") for key in keys):
                assert here.chosen_by.get(variable, keys) == keys, (name, variable)


@pytest.mark.parametrize(("file", "language"), EVERY)
@pytest.mark.parametrize("level", [0, 1, 2])
def test_every_sentence_is_said_at_every_level_and_names_no_medicine_below_level_2(
    file: str, language: str, level: int
) -> None:
    for each in of_file(file, language):
        values = values_for(with_mentions(each.name, language))

        text = SENTENCES.render(Utterance(each.name, values), language=language, level=level).text

        assert "{" not in text, each.name
        assert "???" not in text, each.name
        assert level == 2 or CANARY not in text, each.name


@pytest.mark.parametrize(("file", "language"), EVERY)
def test_no_sentence_offers_a_word_that_a_carrier_acts_on(file: str, language: str) -> None:
    for each in of_file(file, language):
        assert not re.search(rf"\b(?:{RESERVED})\b", each.text), each.name
        told = re.search(rf"\b{TELLS} [\"“«]?(?:{RESERVED})\b", each.text, re.IGNORECASE)
        assert not told, each.name


@pytest.mark.parametrize(("file", "language"), EVERY)
def test_no_sentence_advises_to_double_or_catch_up(file: str, language: str) -> None:
    for each in of_file(file, language):
        for clause in re.split(r"[.;:!?]", each.text):
            assert not DOUBLING.search(clause) or NEGATION.search(clause), each.name


@pytest.mark.parametrize(("file", "language"), EVERY)
def test_no_sentence_prints_what_is_prone_to_error(file: str, language: str) -> None:
    prone = re.compile(r"\b(?:QD|QOD|qd|qod|IU|AS|AD|AU|U)\b|µg|\d\.0\b|(?<!\d)\.\d")

    for each in of_file(file, language):
        assert not prone.search(each.text), each.name
