"""The six digits that a phone number must know before it may read history or change a regimen."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from itertools import pairwise
from typing import Final

LENGTH: Final = 6
_SALT: Final = 16
_COST: Final = {"n": 2**14, "r": 8, "p": 1}


def fresh() -> str:
    """Return a PIN that nobody can guess better than any other."""
    while is_weak(pin := f"{secrets.randbelow(10**LENGTH):0{LENGTH}}"):
        pass
    return pin


def looks_like_one(text: str) -> bool:
    """Return whether somebody has typed six digits, perhaps in two halves."""
    said = digits(text)
    return said.isascii() and said.isdigit() and len(said) == LENGTH


def digits(text: str) -> str:
    """Return what was typed without what people put between digits."""
    return "".join(text.replace("-", " ").split())


def is_weak(pin: str) -> bool:
    """Return whether `pin` is none, or one that everybody tries first."""
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        return True
    return len({int(b) - int(a) for a, b in pairwise(pin)}) == 1


def hashed(pin: str) -> str:
    """Return what is kept of a PIN."""
    salt = secrets.token_bytes(_SALT)
    return f"{salt.hex()}:{_digest(pin, salt).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Return whether `pin` is the one that `kept` was made of."""
    salt, _, digest = kept.partition(":")
    return bool(digest) and hmac.compare_digest(_digest(pin, bytes.fromhex(salt)).hex(), digest)


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, dklen=32, **_COST)
