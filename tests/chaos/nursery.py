"""Forks bots: whoever has loaded the program once brings one up in a moment, so that a thousand
deaths take minutes and not hours.

`python -m tests.chaos.nursery` reads lines of JSON, `{"config", "role", "log"}`, and answers each
with the number of a process of its own that does what `dosebell serve` does; of each that ends it
says so. All of them end with it.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final, NoReturn

from bot import formulary, logs
from bot.app.real import serve_for_real
from bot.app.running import Role
from bot.config import load
from bot.language.sentences import Sentences
from bot.language.warming import warm_up

_END_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG


def main() -> None:
    """Bring up what is asked for, until nobody asks any more."""
    warm_up()
    formulary.load()
    Sentences.load()
    import_module("bot.app.answering")
    gc.freeze()  # what is loaded is shared by all
    signal.signal(signal.SIGCHLD, lambda *_: _bury())
    _say({"ready": os.getpid()})
    for line in sys.stdin:
        asked = json.loads(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        if (pid := os.fork()) == 0:
            _live(asked)
        _say({"born": pid})
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})


def _live(asked: Mapping[str, str]) -> NoReturn:
    """Be a bot."""
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for output in (1, 2):
        os.dup2(log, output)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    status = 1
    try:
        settings = load(Path(asked["config"]))
        logs.start(settings.logs.level)
        serve_for_real(settings, Role(asked["role"]), ready=lambda: None)
        status = 0
    except BaseException:  # whatever ends a bot, it must not go on as the nursery
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _bury() -> None:
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            _say({"ended": ended[0], "status": os.waitstatus_to_exitcode(ended[1])})


def _say(said: Mapping[str, int]) -> None:
    # In one piece, because it may be said while something else is.
    os.write(1, (json.dumps(said) + "\n").encode())


if __name__ == "__main__":
    main()
