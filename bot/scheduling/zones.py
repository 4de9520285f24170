"""New rules of time zones: a government moves its clocks, and an update of the machine knows it.
Whoever was planned by the old rules is planned again, as after a change of zone.

A process knows the rules that it has read; so an update holds from the next start.
"""

from __future__ import annotations

import logging
import zoneinfo
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.storage import Storage

FACT: Final = "zone rules"  #: by which everybody is planned
#: All rules in one file, as Debian and the package have them; a version, as others do.
_SUMS: Final = ("tzdata.zi", "+VERSION")
_log = logging.getLogger(__name__)


class Zones:
    """Looks once, after a start, whether the rules are still those that all are planned by."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._is_known = False

    async def run(self) -> bool:
        """Let everybody be planned again where the rules are others; return whether they are."""
        if self._is_known:
            return False
        try:
            rules = read_rules(zoneinfo.TZPATH)
        except OSError as error:  # nobody may be left unreminded because of it
            _log.error("the rules of time zones cannot be read", extra={"error": error})
            self._is_known = True
            return False
        async with self._storage.glance() as tx:
            before = await tx.facts.get(FACT)
        if before != rules:
            async with self._storage.transaction() as tx:
                await tx.facts.put(FACT, rules)
                if before is not None:
                    await tx.people.plan_all_again(self._clock.now())
        self._is_known = True
        if before in (None, rules):
            return False
        _log.warning("the rules of time zones are others now; everybody is planned again")
        return True


@cache
def read_rules(path: tuple[str, ...]) -> str:
    """Return a mark of all rules there are: of the machine's own, which count first, and of the
    package, which has what is missing there."""
    mark = sha256()
    for folder in (*map(Path, path), Path(str(files("tzdata"))) / "zoneinfo"):
        for file in _telling(folder):
            mark.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return mark.hexdigest()


def _telling(folder: Path) -> Iterator[Path]:
    """Yield what tells one edition of the rules from another: one small file, or else them all."""
    if sums := [folder / name for name in _SUMS if (folder / name).is_file()]:
        yield from sums
    else:
        yield from sorted(file for file in folder.rglob("*") if file.is_file())
