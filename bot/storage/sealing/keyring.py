"""The master keys: a file outside the database, readable by its owner alone. The newest key seals,
all of them open.

A line is one key: its id, then the key in base64. The last line is the newest.
"""

from __future__ import annotations

import os
import stat
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from errno import ENOSPC
from pathlib import Path
from typing import Final

from bot import files
from bot.domain.errors import BadInput
from bot.storage.sealing.seals import KEY_BYTES, Place, SealingKey, Unreadable

_READABLE_BY_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class Keyring:
    """The master keys, which seal nothing but data keys."""

    def __init__(self, keys: tuple[SealingKey, ...]) -> None:
        self._keys = keys

    @classmethod
    def from_file(cls, path: Path) -> Keyring:
        """Read a key file; refuse one that others can read, or that is damaged."""
        try:
            mode = path.stat().st_mode
            lines = path.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            raise BadInput(f"there is no key file at {path}; restore it from your backup") from None
        except (OSError, UnicodeDecodeError) as error:
            raise BadInput(f"the key file {path} cannot be read: {error}") from None
        if mode & _READABLE_BY_OTHERS:
            raise BadInput(f"others can read the key file {path}; run: chmod 600 {path}")
        keys = tuple(_key(line, path) for line in lines if line and not line.startswith("#"))
        if not keys:
            raise BadInput(f"the key file {path} holds no key; restore it from your backup")
        return cls(keys)

    @classmethod
    def generate(cls, path: Path) -> Keyring:
        """Make a key file with one new key; refuse to write over one that is there."""
        if path.is_dir():
            raise BadInput(f"{path} is a folder, and should be a file; look at keys.file")
        try:
            files.have_folder(path.parent)
        except OSError as error:
            raise BadInput(_no_folder(path.parent, error)) from None
        try:
            _append(path, flags=os.O_EXCL)
        except FileExistsError:
            raise BadInput(f"there is a key file at {path} already; it is never replaced") from None
        except OSError as error:
            raise _refusal(path, error) from None
        return cls.from_file(path)

    @classmethod
    def renew(cls, path: Path) -> Keyring:
        """Add a new key to a key file. It seals from now on; the older ones still open."""
        cls.from_file(path)
        try:
            _append(path, flags=0)
        except OSError as error:
            raise _refusal(path, error) from None
        return cls.from_file(path)

    def seal(self, place: Place, secret: bytes) -> bytes:
        """Return `secret` sealed by the newest key."""
        return self._keys[-1].seal(place, secret)

    def open(self, place: Place, sealed: bytes) -> bytes:
        """Return what was sealed by any of the keys."""
        for key in self._keys:
            if key.made(sealed):
                return key.open(place, sealed)
        raise Unreadable("this was sealed with a master key that is not in the key file")


def _refusal(path: Path, error: OSError) -> BadInput:
    return BadInput(f"the key file {path} cannot be written: {error.strerror}; look at keys.file")


def _no_folder(folder: Path, error: OSError) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{folder} cannot be a folder for the key: a file is in its place; move it away"
    return f"the folder {folder} cannot be made: {error.strerror}; look at keys.file"


def _key(line: str, path: Path) -> SealingKey:
    id_, _, encoded = line.strip().partition(" ")
    try:
        key = SealingKey(b64decode(encoded, validate=True))
    except (NotBase64, ValueError):
        raise BadInput(f"a line of the key file {path} is damaged; restore the file") from None
    if key.id.hex() != id_:
        raise BadInput(f"key {id_} in the key file {path} is damaged; restore the file")
    return key


def _append(path: Path, *, flags: int) -> None:
    """Add a new key on a line of its own, all of it or nothing: half a line is a damaged file."""
    secret = os.urandom(KEY_BYTES)
    line = f"{SealingKey(secret).id.hex()} {b64encode(secret).decode()}\n".encode()
    file = files.opened(path, os.O_RDWR | os.O_APPEND | flags)
    try:
        size = os.fstat(file).st_size
        if size and os.pread(file, 1, size - 1) != b"\n":  # as an editor may leave it
            line = b"\n" + line
        if os.write(file, line) < len(line):
            os.ftruncate(file, size)
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        os.fsync(file)
    finally:
        os.close(file)
