"""Proves that only this machine's own browser, on this very page, can use the try-out chat."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from bot.web.local import is_loopback, refusal

HERE = {"host": "127.0.0.1:8000"}
OURS = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}


@pytest.mark.parametrize(
    ("host", "is_here"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),  # noqa: S104 - nobody binds it here
        ("192.168.1.5", False),
        ("localhost.example.org", False),
        ("127.0.0.1.example.org", False),
        ("", False),
    ],
)
def test_a_loopback_address_is_known_as_one(host: str, is_here: bool) -> None:
    assert is_loopback(host) is is_here


@pytest.mark.parametrize(
    ("case", "method", "headers", "may"),
    [
        ("the page", "GET", HERE, True),
        ("the page by its other name", "GET", {"host": "localhost:8000"}, True),
        ("the page over six", "GET", {"host": "[::1]:8000"}, True),
        ("through a tunnel on another port", "GET", {"host": "localhost:9999"}, True),
        ("a name that points here", "GET", {"host": "evil.example:8000"}, False),
        ("no host", "GET", {}, False),
        ("a broken host", "GET", {"host": "[:::"}, False),
        ("our form", "POST", HERE | OURS, True),
        ("our form in an old browser", "POST", HERE | {"origin": OURS["origin"]}, True),
        ("a form that hides where it is", "POST", HERE | {"origin": "null"}, False),
        ("no word of where it is", "POST", HERE, False),
        ("another page's form", "POST", HERE | {"origin": "http://evil.example"}, False),
        ("another port's form", "POST", HERE | {"origin": "http://127.0.0.1:8001"}, False),
        (
            "another site that lies",
            "POST",
            HERE | {"origin": OURS["origin"], "sec-fetch-site": "cross-site"},
            False,
        ),
        ("a name that points here", "POST", {"host": "evil.example"} | OURS, False),
    ],
)
def test_only_our_own_page_is_listened_to(
    case: str, method: str, headers: dict[str, str], may: bool
) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    request = Request({"type": "http", "method": method, "headers": raw, "path": "/chat"})

    assert (refusal(request) is None) is may, case
