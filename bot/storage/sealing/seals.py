"""Sealing one value: AES-256-GCM, bound to the table, row and column in which it stands.

A sealed value is the id of its key, a nonce, and the ciphertext. Moved to another place it cannot
be opened.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.domain.errors import BotError

KEY_BYTES: Final = 32
_ID, _NONCE = 4, 12


class Unreadable(BotError):
    """A sealed value cannot be opened: its key is gone, or somebody moved or damaged it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    table: str
    row: UUID | str
    column: str

    @property
    def aad(self) -> bytes:
        """What the seal is bound to."""
        return f"{self.table}|{self.row}|{self.column}".encode()


class SealingKey:
    """One key, and what can be done with it. It never shows itself."""

    __slots__ = ("_secret", "id")

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self._secret = secret
        self.id = sha256(b"dosebell key id" + secret).digest()[:_ID]

    def seal(self, place: Place, value: bytes) -> bytes:
        """Return `value` so that only this key opens it, and only in `place`."""
        nonce = os.urandom(_NONCE)
        return self.id + nonce + self._cipher().encrypt(nonce, value, place.aad)

    def open(self, place: Place, sealed: bytes) -> bytes:
        """Return the value that was sealed in `place`."""
        nonce, ciphertext = sealed[_ID : _ID + _NONCE], sealed[_ID + _NONCE :]
        try:
            return self._cipher().decrypt(nonce, ciphertext, place.aad)
        except (InvalidTag, ValueError):
            raise Unreadable(
                f"{place.table}.{place.column} of {place.row} was tampered with"
            ) from None

    def made(self, sealed: bytes) -> bool:
        """Return whether this key sealed it."""
        return sealed[:_ID] == self.id

    def _cipher(self) -> AESGCM:
        """Return what seals and opens. It takes microseconds to make and two kilobytes to keep, and
        a process knows tens of thousands of keys."""
        return AESGCM(self._secret)

    def derive(self, purpose: str) -> bytes:
        """Return another key, made from this one for one purpose."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self._secret)
