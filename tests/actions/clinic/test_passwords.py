"""Passwords are kept by Argon2id, and codes are those that every authenticator app shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from bot.actions.clinic import passwords
from bot.domain.errors import BadInput
from tests.authenticator import code_at

#: RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
_SECRET: Final = b"12345678901234567890".hex()
_SHOWN: Final = ((1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"))


def test_a_password_is_kept_by_argon2id_and_fits_nothing_but_itself() -> None:
    password = passwords.fresh()

    kept = passwords.hashed(password)

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert password not in kept
    assert kept != passwords.hashed(password)
    assert passwords.fits(password, kept)
    assert not passwords.fits(f"{password}x", kept)
    assert not passwords.fits(password, "no hash at all")
    with pytest.raises(BadInput):
        passwords.hashed("too short")


@pytest.mark.parametrize(("seconds", "code"), _SHOWN)
def test_a_code_is_the_one_that_every_authenticator_shows_for_about_that_half_minute(
    seconds: int, code: str
) -> None:
    then = datetime.fromtimestamp(seconds, UTC)

    assert code_at(_SECRET, then) == code
    for late in (-30, 0, 30):
        now = then + timedelta(seconds=late)
        assert passwords.counter_of(f"{code[:3]} {code[3:]}", _SECRET, now=now) == seconds // 30
    assert passwords.counter_of(code, _SECRET, now=then + timedelta(minutes=2)) is None
    for other in ("", "12345", "ñ" * 6, code[::-1]):
        assert passwords.counter_of(other, _SECRET, now=then) is None
