"""What the worker process runs: reads work, does it, writes the answer, until the pipe is closed.

`python -m bot.workers.inside` is started by `process` and by nobody else.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO, Final

from bot.domain.errors import BotError
from bot.workers.frames import HEAD, framed

_KINDLY: Final = 5  #: on a machine of one core reminding goes first


def main() -> None:
    """Work until nobody asks any more."""
    _be_kind()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    with answers:
        serve(sys.stdin.buffer, answers)


def _be_kind() -> None:
    """Let everybody else go first, where that is allowed: the work matters more than the order."""
    with suppress(OSError):
        os.nice(_KINDLY)


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer what comes in, in its order."""
    while len(head := asked.read(HEAD.size)) == HEAD.size:
        (length,) = HEAD.unpack(head)
        answers.write(_answered(asked.read(length)))
        answers.flush()


def _answered(asked: bytes) -> bytes:
    try:
        work, given = pickle.loads(asked)  # noqa: S301 - written by the process that started us
        return framed((True, work(*given), ""))
    except Exception as error:  # whatever the work raises is raised where it was asked for
        return framed((False, _as_it_travels(error), _where(error)))


def _as_it_travels(error: Exception) -> Exception:
    """Return the error, or one of ours that names its kind where it cannot be pickled."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what we have pickled
    except Exception:  # an error that cannot be pickled is told in words
        return BotError(f"a work failed with {type(error).__name__}")
    return error


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""


if __name__ == "__main__":
    main()
