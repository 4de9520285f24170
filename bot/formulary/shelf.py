"""Keeps all names that are known, as light as it can: a line of the table for each, read when it
is asked for."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from bot.formulary.places import BY_HAND, DIRECTORY

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
#: The directory is plain ASCII, so its keys are made all at once.
_NO_PART_OF_A_KEY: Final = str.maketrans(
    "", "", "".join(c for c in map(chr, range(32, 127)) if c not in _ALPHABET)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes by a name; several sets of ingredients where it stands for several products."""

    name: str
    sets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All names, and what was written by hand about them."""

    lines: Mapping[str, str]  #: by key: "name<tab>ingredient; ingredient|ingredient"
    look_alikes: Mapping[str, Sequence[str]]  #: by key
    words: Mapping[str, list[str]]
    facts: Mapping[str, Mapping[str, Any]]  #: by ingredient, as its row is written
    common: Collection[str]  #: the keys that somebody thought of, which are those people say

    def get(self, key: str) -> Entry | None:
        """Return the entry of a key."""
        line = self.lines.get(key)
        if line is None:
            return None
        return Entry(line.partition("\t")[0], sets_of(line))


def sets_of(line: str) -> tuple[tuple[str, ...], ...]:
    """Return the sets of ingredients that stand in a line of the table."""
    return tuple(tuple(of.split("; ")) for of in line.partition("\t")[2].split("|"))


@cache
def shelf() -> Shelf:
    """Return what the formulary ships, read once."""
    by_hand = json.loads(gzip.decompress(BY_HAND.read_bytes()))
    lines = directory(gzip.decompress(DIRECTORY.read_bytes()).decode())
    named = by_hand["names"]
    lines.update(named)  # what somebody wrote down goes before what was counted
    return Shelf(
        lines=lines,
        look_alikes=by_hand["look_alikes"],
        words=by_hand["words"],
        facts=by_hand["facts"],
        common=named.keys(),
    )


def directory(table: str) -> dict[str, str]:
    """Return the lines of the directory's table by their keys."""
    lines = table.splitlines()
    names = "\n".join(line[: line.index("\t")] for line in lines)
    return dict(zip(names.translate(_NO_PART_OF_A_KEY).split("\n"), lines, strict=True))
