"""Passwords by Argon2id, and codes by TOTP. Both are slow or secret, and neither is kept as typed.

Source of the cost: OWASP's cheat sheet on password storage, 2026 (19 MiB, two passes, one lane).
"""

from __future__ import annotations

import hmac
import os
import secrets
from base64 import b32encode
from datetime import datetime
from functools import cache
from typing import Final
from urllib.parse import quote, urlencode

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from bot.domain.errors import BadInput

_SALT: Final = 16
_LENGTH: Final = 32
_PASSES: Final = 2
_LANES: Final = 1
_KIB: Final = 19 * 1024
SHORTEST: Final = 12
LONGEST: Final = 200
_STEP: Final = 30
_DIGITS: Final = 6
_SECRET: Final = 20
#: Clocks differ by half a minute, and people type slowly.
_LEEWAY: Final = (0, -1, 1)
#: No 0 and O, no 1, l and I: it is copied from paper.
_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"


def fresh() -> str:
    """Return a password that nobody can guess: four groups of four, eighty bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"a password has from {SHORTEST} to {LONGEST} signs")
    made = Argon2id(
        salt=os.urandom(_SALT),
        length=_LENGTH,
        iterations=_PASSES,
        lanes=_LANES,
        memory_cost=_KIB,
    )
    return made.derive_phc_encoded(password.encode())


@cache
def nobodys() -> str:
    """Return what is compared with where nobody has that login, so that both take as long."""
    return hashed(secrets.token_urlsafe())


def fits(password: str, kept: str) -> bool:
    """Return whether `password` is the one that `kept` was made of. Takes a while, on purpose."""
    try:
        Argon2id.verify_phc_encoded(password[:LONGEST].encode(), kept)
    except (InvalidKey, ValueError):
        return False
    return True


def fresh_secret() -> str:
    """Return what the codes of one person are made from."""
    return os.urandom(_SECRET).hex()


def counter_of(code: str, secret: str, *, now: datetime) -> int | None:
    """Return the half minute to which a code belongs, if it is a code of about now."""
    typed = "".join(code.split())
    this = int(now.timestamp()) // _STEP
    found = None
    for off in _LEEWAY:
        if hmac.compare_digest(_code(secret, this + off).encode(), typed.encode()):
            found = this + off
    return found


def link(secret: str, *, login: str, clinic: str) -> str:
    """Return what an authenticator app reads from the QR code."""
    plain = b32encode(bytes.fromhex(secret)).decode().rstrip("=")
    asked = urlencode({"secret": plain, "issuer": f"Dosebell {clinic}"}, quote_via=quote)
    return f"otpauth://totp/{quote(f'Dosebell {clinic}:{login}', safe='')}?{asked}"


def _code(secret: str, counter: int) -> str:
    made = TOTP(bytes.fromhex(secret), _DIGITS, SHA1(), _STEP)  # noqa: S303 - what every authenticator app speaks
    return made.generate(counter * _STEP).decode()
