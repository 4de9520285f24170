"""Small disks, to be filled."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def a_disk(place: Path, *, size: int) -> Iterator[Path]:
    """Mount a disk that has room for so many bytes."""
    mount = shutil.which("mount")
    place.mkdir(exist_ok=True)
    words = ("-t", "tmpfs", "-o", f"size={size}", "none", str(place))
    if mount is None or subprocess.run([mount, *words], check=False).returncode:
        pytest.skip("NO MOUNT: only root may mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
