"""Reads what a person types as a phone number; it is kept in one way of writing: E.164.

No error here repeats the number, because errors are logged.
"""

from __future__ import annotations

from typing import Final

import phonenumbers
from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    ValidationResult,
)

from bot.domain.errors import BadInput

_LONGEST: Final = 40  #: characters of a phone number with all that people write into it
_ELSEWHERE: Final = "+34 612 34 56 78"


def e164(text: str, country: str) -> str:
    """Return a typed phone number as "+12025550123".

    Without a "+" it is read as people of `country` (ISO 3166-1) dial it at home. Raise `BadInput`,
    which says what would be right, for what nobody can be reached at.
    """
    number = _parsed(text, country)
    if number.extension:
        raise _no_number("no text reaches an extension", country)
    if not phonenumbers.is_valid_number(number):
        raise _no_number("nobody can have that number", country)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def is_e164(address: str) -> bool:
    """Whether `address` is a number in E.164 that some country's numbers look like.

    More lenient than `e164`: whether somebody has it, the provider knows better than our tables.
    """
    try:
        number = phonenumbers.parse(address, None)
    except NumberParseException:
        return False
    whole = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    return whole and phonenumbers.format_number(number, PhoneNumberFormat.E164) == address


def _parsed(text: str, country: str) -> PhoneNumber:
    if not text.strip():
        raise _no_number("there is none", country)
    if len(text) > _LONGEST:
        raise _no_number("that is too long for one", country)
    if any(character.isalpha() for character in text):
        raise _no_number("that has letters in it", country)
    try:
        return phonenumbers.parse(text, country)
    except NumberParseException as error:
        failure = error.error_type
    if failure == NumberParseException.INVALID_COUNTRY_CODE:
        raise _no_number("no country has numbers that begin like that", country)
    raise _no_number("that is none", country)


def _no_number(why: str, country: str) -> BadInput:
    example = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    like = (
        _ELSEWHERE
        if example is None
        else phonenumbers.format_number(example, PhoneNumberFormat.INTERNATIONAL)
    )
    return BadInput(f'a phone number is needed, but {why}; write it like "{like}"')
