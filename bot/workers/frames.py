"""How work and its answers go through a pipe: a length, then so many bytes."""

from __future__ import annotations

import pickle
import struct
from typing import Final

HEAD: Final = struct.Struct(">Q")


def framed(value: object) -> bytes:
    """Return a value as it goes through the pipe."""
    data = pickle.dumps(value)
    return HEAD.pack(len(data)) + data
