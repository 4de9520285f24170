"""Other processes: the stand-ins for providers, and programs of ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

_TEN_SECONDS = 10


@dataclass(frozen=True, slots=True)
class StandIn:
    """A stand-in that runs as a process of its own."""

    url: str
    log: Path


def telegram(folder: Path, *options: str) -> AbstractContextManager[StandIn]:
    """Run the stand-in for Telegram."""
    return _stand_in("telegram", folder, *options)


def twilio(folder: Path, *options: str) -> AbstractContextManager[StandIn]:
    """Run the stand-in for Twilio."""
    return _stand_in("twilio", folder, *options)


@contextmanager
def _stand_in(name: str, folder: Path, *options: str) -> Iterator[StandIn]:
    """Run a stand-in; its log outlives everything."""
    log = folder / f"{name}.jsonl"
    log.touch()
    arguments = ("-m", f"tests.channels.{name}_stand_in", "--log", str(log), *options)
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield StandIn(process.stdout.readline().strip(), log)
        finally:
            process.terminate()
            process.wait(_TEN_SECONDS)


def python(
    *arguments: str, errors: Path | None = None, **environment: str
) -> subprocess.Popen[str]:
    """Start a program of ours."""
    with (errors or Path(os.devnull)).open("a") as file:
        return subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            stderr=file if errors else None,
            text=True,
            env={**os.environ, **environment},
        )
