"""Gives files and folders to the user that the service runs as, and to nobody else."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Final

from bot import files
from bot.domain.errors import BadInput

_AS_IT_IS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def where_it_lies(path: Path, trusted: Set[int]) -> Path:
    """Return the path without links; raise `BadInput` where one of them is of somebody else's
    making, who may so have been given what is root's."""
    for link in _links(path):
        if link.lstat().st_uid not in trusted:
            raise BadInput(
                f"{link} is a link to {link.readlink()} that neither root nor the operator has "
                "made, and what lies there would become the service's own; put a folder in its "
                "place, or name the one that is meant in the settings"
            )
    return path.resolve()


def _links(path: Path) -> Iterator[Path]:
    """Yield each link that is followed on the way to a path."""
    link = next((each for each in (*reversed(path.parents), path) if each.is_symlink()), None)
    if link is not None:
        yield link
        yield from _links(link.parent / link.readlink() / path.relative_to(link))


def outermost(folders: Sequence[Path]) -> Iterator[Path]:
    """Yield those that lie in no other one, which is handed over with all in it."""
    for folder in dict.fromkeys(folders):
        if not any(other in folder.parents for other in folders):
            yield folder


def hand_over(path: Path, user: str) -> None:
    """Let a file, or a folder with all in it, be the user's alone. The path has no link in it.

    What lies in the folder may be the user's doing already, and a link to what is root's: no link
    is followed, and what goes away meanwhile is left.
    """
    whose = pwd.getpwnam(user).pw_uid, grp.getgrnam(user).gr_gid
    try:
        top = os.open(path, _AS_IT_IS)
    except OSError as error:
        raise files.refusal(path, error) from None
    try:
        _give(top, whose)
        if _is_folder(top):
            _give_all_in(top, whose)
    finally:
        os.close(top)


def _give_all_in(top: int, whose: tuple[int, int]) -> None:
    for _, folders, names, here in os.fwalk(".", dir_fd=top, follow_symlinks=False):
        for name in (*folders, *names):
            try:
                file = os.open(name, _AS_IT_IS, dir_fd=here)
            except OSError:  # a link, a socket, or gone
                continue
            try:
                _give(file, whose)
            finally:
                os.close(file)


def _give(file: int, whose: tuple[int, int]) -> None:
    os.fchown(file, *whose)
    os.fchmod(file, 0o700 if _is_folder(file) else 0o600)


def _is_folder(file: int) -> bool:
    return stat.S_ISDIR(os.fstat(file).st_mode)
