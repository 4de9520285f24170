"""A sealed file: lines in, lines out, and nothing readable in between.

Each file has a key of its own, sealed by the master key; without the key file nobody can read it.
Lines are packed and sealed in chunks whose nonces count up, and the last chunk says that it is the
last: a chunk that was changed, moved, or cut off is noticed, and so is whatever follows the last.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.domain.errors import BadInput
from bot.storage.sealing.keyring import Keyring
from bot.storage.sealing.seals import KEY_BYTES, Place, Unreadable

_MAGIC: Final = b"dosebell backup 1\n"
_KEY: Final = Place("backup", "file", "key")
_CHUNK: Final = 1 << 18  #: bytes of lines; packing and sealing them takes some milliseconds
_DAMAGED: Final = "this backup is damaged or cut off; take another one"
_LONGEST: Final = 1 << 26  #: of a chunk that is read: a length beyond it is nobody's


class Vault:
    """Writes a sealed file. It is whole only once it was closed."""

    def __init__(self, file: BinaryIO, keyring: Keyring) -> None:
        secret = os.urandom(KEY_BYTES)
        sealed = keyring.seal(_KEY, secret)
        self._file = file
        self._cipher = AESGCM(secret)
        self._number = 0
        self._waiting = bytearray()
        file.write(_MAGIC + len(sealed).to_bytes(2, "big") + sealed)

    def write(self, line: bytes) -> None:
        """Add one line."""
        self._waiting += line + b"\n"
        if len(self._waiting) >= _CHUNK:
            self._seal(is_last=False)

    def close(self) -> None:
        """Write what waits, and that nothing follows."""
        self._seal(is_last=True)
        self._file.flush()
        os.fsync(self._file.fileno())

    def _seal(self, *, is_last: bool) -> None:
        packed = zlib.compress(bytes(self._waiting), level=1)
        nonce = _nonce(self._number, is_last=is_last)
        sealed = self._cipher.encrypt(nonce, packed, _MAGIC)
        self._file.write(bytes([is_last]) + len(sealed).to_bytes(4, "big") + sealed)
        self._number += 1
        self._waiting.clear()


def lines(file: BinaryIO, keyring: Keyring) -> Iterator[bytes]:
    """Yield the lines of a sealed file; raise `BadInput` where it is none, or is not whole."""
    if file.read(len(_MAGIC)) != _MAGIC:
        raise BadInput("this is no backup that this program can read")
    sealed = file.read(int.from_bytes(file.read(2), "big"))
    try:
        cipher = AESGCM(keyring.open(_KEY, sealed))
    except Unreadable:
        raise BadInput(
            "this backup was made with another key; use the key file of that time (keys.file)"
        ) from None
    is_last, number = False, 0
    while not is_last:
        is_last, packed = _chunk(file, cipher, number)
        yield from packed.splitlines()
        number += 1
    if file.read(1):
        raise BadInput(_DAMAGED)


def _chunk(file: BinaryIO, cipher: AESGCM, number: int) -> tuple[bool, bytes]:
    head = file.read(5)
    length = int.from_bytes(head[1:], "big")
    sealed = file.read(length) if len(head) == 5 and length <= _LONGEST else b""
    is_last = head[:1] == b"\x01"
    try:
        packed = cipher.decrypt(_nonce(number, is_last=is_last), sealed, _MAGIC)
    except (InvalidTag, ValueError):
        raise BadInput(_DAMAGED) from None
    return is_last, zlib.decompress(packed)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])
