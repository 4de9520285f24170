"""Lets only this machine's own browser use a page, whatever other pages it has open.

A name that somebody else points at 127.0.0.1 is refused by `Host`; a form or script of another page
by `Origin` and `Sec-Fetch-Site`.
"""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

_READING: Final = frozenset({"GET", "HEAD"})


def is_loopback(host: str) -> bool:
    """Return whether `host` names this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refusal(request: Request) -> str | None:
    """Return why this request must not be answered, or None."""
    host = request.headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    if not is_loopback(name):
        return "this page is only there for 127.0.0.1 and localhost"
    if request.method in _READING:
        return None
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return "another page may not press the buttons of this one"
    if request.headers.get("origin") != f"http://{host}":
        return "another page may not press the buttons of this one"
    return None
