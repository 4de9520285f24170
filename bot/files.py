"""Files that only their owner may read. What root makes in somebody's folder is theirs, so that the
service can open what `sudo dosebell …` has written."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from bot.domain.errors import BadInput


def opened(path: Path, flags: int, *, instead_of: Path | None = None) -> int:
    """Open a file, and make it where there is none: it belongs to whoever owns the one that it
    takes the place of, or else the folder. Root follows no link of somebody else's."""
    # Only what we made ourselves is handed over: anything else may be a link to root's own.
    try:
        file = os.open(path, flags | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        if flags & os.O_EXCL:
            raise
        if _is_followed(path):
            return os.open(path, flags | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return _opened_as_it_is(path, flags)
    is_one = instead_of is not None and instead_of.exists()
    _hand_over(file, instead_of if instead_of and is_one else path.parent)
    return file


def have_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, where there is none."""
    if folder.is_dir():
        return
    have_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        _hand_over(file, folder.parent)
    finally:
        os.close(file)


def refusal(path: Path, error: OSError) -> BadInput:
    """Say why a file cannot be opened, and what to do."""
    if not isinstance(error, PermissionError):
        return BadInput(f"{path} cannot be opened: {error.strerror}")
    there = path if os.access(path, os.F_OK) else path.parent  # asked without a refusal of its own
    user = os.geteuid()
    return BadInput(
        f"{there} may not be written to by the user who runs this (id {user}); if it should be "
        f"theirs, run: sudo chown {user} {there}"
    )


def _is_followed(path: Path) -> bool:
    """Whether what stands there may be a link: the operator's own, and not one by which whoever
    owns the folder has root write into what is not theirs."""
    if os.geteuid() != 0:
        return True
    there = path.lstat()
    return stat.S_ISLNK(there.st_mode) and there.st_uid == 0


def _opened_as_it_is(path: Path, flags: int) -> int:
    try:
        return os.open(path, flags | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
    raise BadInput(
        f"{path} is a link that root has not made, so root writes nothing through it; take it "
        "away, or run this as the owner of its folder"
    )


def _hand_over(file: int, like: Path) -> None:
    if os.geteuid() != 0:
        return
    owner, made = like.stat(), os.fstat(file)
    # Only where it is needed: a root that was fenced in may not even ask for it.
    if (owner.st_uid, owner.st_gid) != (made.st_uid, made.st_gid):
        os.fchown(file, owner.st_uid, owner.st_gid)
