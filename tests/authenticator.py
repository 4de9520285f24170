"""What a phone with an authenticator app shows, by RFC 6238 and by nothing of ours."""

from __future__ import annotations

import hmac
from datetime import datetime


def code_at(secret: str, now: datetime) -> str:
    """Return the code of an instant."""
    counter = int(now.timestamp()) // 30
    digest = hmac.digest(bytes.fromhex(secret), counter.to_bytes(8, "big"), "sha1")
    place = digest[-1] & 0xF
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"
