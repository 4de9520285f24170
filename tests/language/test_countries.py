"""Proves whom to call where, and what is guessed of somebody who has said nothing yet."""

from __future__ import annotations

from zoneinfo import available_timezones

import phonenumbers
import pytest

from bot.domain.rules import Status
from bot.language import countries


def test_the_numbers_of_the_united_states_are_the_real_ones() -> None:
    said = countries.numbers("US")

    assert (said["emergency"], said["poison"], said["crisis"]) == ("911", "1-800-222-1222", "988")


def test_a_country_we_know_nothing_of_has_112_and_says_that_it_has_no_more() -> None:
    said = countries.numbers("XX")

    assert (said["emergency"], said["has-poison"], said["has-crisis"]) == ("112", "no", "no")


@pytest.mark.parametrize("code", countries.codes())
def test_every_country_has_a_name_a_zone_and_an_emergency_number_with_its_source(code: str) -> None:
    country = countries.get(code)

    assert country is not None
    assert all(country.names[language] for language in ("en", "es"))
    assert country.zone in countries.zones(code)
    assert country.zone in available_timezones()
    assert phonenumbers.country_code_for_region(code)
    assert all(
        rule.source and rule.value.strip("*").replace(" ", "") for rule in country.numbers.values()
    )
    assert "emergency" in country.numbers


def test_only_what_was_read_in_a_source_is_called_verified() -> None:
    verified = {
        code
        for code in countries.codes()
        for rule in (countries.get(code) or pytest.fail(code)).numbers.values()
        if rule.status is Status.VERIFIED
    }

    assert verified == {"US"}


@pytest.mark.parametrize(
    ("language", "number", "guess"),
    [
        ("es-MX", "", ("MX", "America/Mexico_City", "es")),
        ("en-US", "", ("US", "America/New_York", "en")),
        ("en", "", (None, None, "en")),
        ("pt-br", "", ("BR", "America/Sao_Paulo", "en")),
        ("de", "", (None, None, "en")),
        ("", "", (None, None, "en")),
        ("", "+12125550100", ("US", "America/New_York", "en")),
        ("", "+13105550100", ("US", "America/Los_Angeles", "en")),
        ("en", "+34612345678", ("ES", "Europe/Madrid", "en")),
        ("", "+34612345678", ("ES", "Europe/Madrid", "es")),
        ("", "nonsense", (None, None, "en")),
        ("../../etc", "", (None, None, "en")),
    ],
)
def test_country_zone_and_language_are_guessed(
    language: str, number: str, guess: tuple[str | None, str | None, str]
) -> None:
    found = countries.guess(language=language, number=number)

    assert (found.country, found.zone, found.language) == guess


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("España", "ES"),
        ("spain", "ES"),
        ("Estados Unidos", "US"),
        ("the USA", "US"),
        ("uk", "GB"),
        ("mx", "MX"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_its_name(text: str, code: str | None) -> None:
    assert countries.find(text) == code


def test_a_country_is_called_as_the_language_calls_it() -> None:
    assert countries.name("ES", "es") == "España"
    assert countries.name("ES", "xx") == "Spain"
    assert countries.name("ZZ", "en") == "ZZ"
