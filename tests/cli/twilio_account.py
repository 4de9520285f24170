"""A Twilio that knows one account and its numbers, in a thread: commands are not async."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

SID: Final = "AC" + "0123456789abcdef" * 2
TOKEN: Final = "the-token-of-the-tests"
NUMBER: Final = "+12025550100"
PUBLIC: Final = "https://bot.example.org"
_ROOT: Final = f"/2010-04-01/Accounts/{SID}"


@dataclass
class Account:
    """What Twilio has on record; a test changes it."""

    url: str = ""
    status: str = "active"
    type: str = "Full"
    token: str = TOKEN
    fails_with: int = 0
    numbers: list[dict[str, Any]] = field(default_factory=lambda: [a_number()])

    def answer(self, path: str, authorization: str) -> tuple[int, dict[str, Any]]:
        """Return the status and the body of an answer."""
        asked = urlsplit(path)
        basic = b64encode(f"{SID}:{self.token}".encode()).decode()
        if self.fails_with:
            return self.fails_with, {"code": 20000 + self.fails_with, "status": self.fails_with}
        if authorization != f"Basic {basic}":
            return 401, {"code": 20003, "message": "Authenticate", "status": 401}
        if asked.path == f"{_ROOT}.json":
            return 200, {"sid": SID, "status": self.status, "type": self.type}
        if asked.path == f"{_ROOT}/IncomingPhoneNumbers.json":
            wanted = parse_qs(asked.query).get("PhoneNumber", [""])[0]
            found = [each for each in self.numbers if wanted in each["phone_number"]]
            return 200, {"incoming_phone_numbers": found, "next_page_uri": None, "uri": path}
        return 404, {"code": 20404, "status": 404}


def a_number(number: str = NUMBER, **otherwise: Any) -> dict[str, Any]:  # noqa: ANN401 - as JSON is
    """Return a number that is set up as it should be, but for what is said otherwise."""
    return {
        "phone_number": number,
        "capabilities": {"voice": True, "sms": True, "mms": True, "fax": False},
        "sms_url": f"{PUBLIC}/twilio/sms",
        "sms_method": "POST",
        "sms_application_sid": "",
        **otherwise,
    }


@contextmanager
def an_account() -> Iterator[Account]:
    """Run it for as long as a test needs it."""
    account = Account()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, said = account.answer(self.path, self.headers.get("Authorization", ""))
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    account.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield account
    finally:
        server.shutdown()
        server.server_close()
