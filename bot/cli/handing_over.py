"""Gives files and folders to the user that the service runs as, and to nobody else."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from pathlib import Path
from typing import Final

_AS_IT_IS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def hand_over(path: Path, user: str) -> None:
    """Let a file, or a folder with all in it, be the user's alone.

    What lies in the folder may be the user's doing already, and a link to what is root's: no link
    is followed, and what goes away meanwhile is left.
    """
    whose = pwd.getpwnam(user).pw_uid, grp.getgrnam(user).gr_gid
    _give(path.resolve(), whose)
    for _, folders, files, here in os.fwalk(path, follow_symlinks=False):
        for name in (*folders, *files):
            _give(name, whose, beside=here)


def _give(path: str | Path, whose: tuple[int, int], *, beside: int | None = None) -> None:
    try:
        file = os.open(path, _AS_IT_IS, dir_fd=beside)
    except OSError:  # a link, a socket, or gone
        return
    try:
        os.fchown(file, *whose)
        os.fchmod(file, 0o700 if stat.S_ISDIR(os.fstat(file).st_mode) else 0o600)
    finally:
        os.close(file)
