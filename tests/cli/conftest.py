"""Runs the command line as an operator would, without a process of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import TypeAlias

import pytest

from bot.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and how it ended."""

    status: int
    out: str
    err: str


Dosebell: TypeAlias = Callable[..., Said]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DOSEBELL_CONFIG", raising=False)
    return tmp_path


@pytest.fixture
def dosebell(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Dosebell]:
    """Runs one command: `dosebell("keys", "new")`; `given` is what is piped into it."""
    root = logging.getLogger()
    before = root.handlers[:], root.level

    def run(*words: str, given: bytes = b"") -> Said:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(given)))
        try:
            main(words)
            status: object = 0
        except SystemExit as end:
            status = end.code or 0
        said = capsys.readouterr()
        return Said(status if isinstance(status, int) else 1, said.out, said.err)

    yield run
    root.handlers[:], root.level = before
    logging.captureWarnings(False)


@contextmanager
def somebody_at_a_port(answer: str) -> Iterator[int]:
    """Answer everything on a port, and return which."""

    class Somebody(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.wfile.write(f"HTTP/1.0 200 OK\r\n\r\n{answer}".encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Somebody) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_port
        server.shutdown()
