"""Runs a program with the rights that a systemd unit leaves it: no capability, only the system
calls and the kinds of sockets that it names.

`python -m tests.fence UNIT PROGRAM ...`; the kernel refuses what systemd would have it refuse.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000  #: with an errno in its low half
_NOT_KNOWN_HERE: Final = -1
_DROP_CAPABILITY: Final = 24  #: PR_CAPBSET_DROP
_CAPABILITIES: Final = 64
_FAMILIES: Final = 46
_EQUAL: Final = 4

#: Why nothing can be fenced in here, or "".
MISSING: Final = (
    ""
    if shutil.which("systemd-analyze") and ctypes.util.find_library("seccomp")
    else "there is no systemd or no libseccomp here"
)


class _Argument(ctypes.Structure):
    """One condition of libseccomp's on an argument of a call."""

    _fields_ = (
        ("number", ctypes.c_uint),
        ("how", ctypes.c_int),
        ("one", ctypes.c_uint64),
        ("other", ctypes.c_uint64),
    )


class _Unit(dict[str, list[str]]):
    """Every value of every key, as they follow one another."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        for line in path.read_text().splitlines():
            key, is_set, value = line.partition("=")
            if is_set and not line.startswith("#"):
                self.setdefault(key, []).append(value)


def allowed(unit: Path) -> set[str]:
    """Return the system calls that a unit allows: each line adds, or with ~ takes away."""
    found = _named("@default")
    for line in _Unit(unit)["SystemCallFilter"]:
        change = found.difference_update if line.startswith("~") else found.update
        change(call for word in line.lstrip("~").split() for call in _named(word))
    return found


@cache
def _members(group: str) -> tuple[str, ...]:
    listed = subprocess.run(
        ["systemd-analyze", "syscall-filter", group],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line.partition("#")[0].strip() for line in listed.stdout.splitlines()[1:])
    return tuple(line for line in lines if line)


def _named(word: str) -> set[str]:
    if not word.startswith("@"):
        return {word}
    return set().union(*(_named(member) for member in _members(word)))


def _fence_in(unit: Path) -> None:
    """Give up every capability, and all that the unit forbids."""
    kernel = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() == 0:
        for number in range(_CAPABILITIES):
            kernel.prctl(_DROP_CAPABILITY, number, 0, 0, 0)
    families = {getattr(socket, name) for name in _Unit(unit)["RestrictAddressFamilies"][0].split()}
    _load(
        _ALLOW,
        (
            ("socket", _REFUSE | errno.EAFNOSUPPORT, (_Argument(0, _EQUAL, family, 0),))
            for family in sorted({*range(_FAMILIES)} - families)
        ),
    )
    # The last, because it refuses any other after it.
    _load(_REFUSE | errno.EPERM, ((call, _ALLOW, ()) for call in sorted(allowed(unit))))


def _load(otherwise: int, rules: Iterator[tuple[str, int, tuple[_Argument, ...]]]) -> None:
    """Let the kernel hold some rules for ever, for this process and whatever it starts."""
    seccomp = ctypes.CDLL(ctypes.util.find_library("seccomp"))
    seccomp.seccomp_init.restype = ctypes.c_void_p
    kept = ctypes.c_void_p(seccomp.seccomp_init(ctypes.c_uint32(otherwise)))
    for call, then, conditions in rules:
        number = seccomp.seccomp_syscall_resolve_name(call.encode())
        if number == _NOT_KNOWN_HERE:
            continue
        given = (_Argument * len(conditions))(*conditions)
        seccomp.seccomp_rule_add_array(kept, ctypes.c_uint32(then), number, len(conditions), given)
    if failed := seccomp.seccomp_load(kept):
        raise OSError(-failed, os.strerror(-failed))


if __name__ == "__main__":
    _fence_in(Path(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - what the test names
