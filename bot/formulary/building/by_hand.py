"""Puts what was written by hand into one file for run time; TOML is slow to read."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.formulary import rows
from bot.formulary.places import INGREDIENTS, LOOK_ALIKES, NAMES, WORDS
from bot.formulary.spelling import key

Rows = Mapping[str, Mapping[str, Any]]


def packed() -> bytes:
    """Return all files as they are shipped, the same bytes every time."""
    facts = read(INGREDIENTS)
    told = {
        "facts": facts,
        "look_alikes": _look_alikes(read_file(LOOK_ALIKES)["pair"]),
        "names": _lines(facts, read(NAMES)),
        "words": read_file(WORDS),
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def read(folder: Path) -> Rows:
    """Return the rows of all files in a folder; a row stands in one of them only."""
    together: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("*.toml")):
        told = read_file(path)
        if twice := together.keys() & told.keys():
            raise ValueError(f"{path.name}: already in another file: {', '.join(sorted(twice))}")
        together |= told
    return together


def read_file(path: Path) -> dict[str, Any]:
    """Return what stands in a file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _lines(facts: Rows, named: Rows) -> dict[str, str]:
    """Return the lines of the names, by key. Every ingredient is a name, and stands for itself."""
    lines: dict[str, str] = {}
    for ingredient in sorted({*facts, *_used(named.values())}):
        rows.facts(ingredient, facts.get(ingredient, {}))  # refuses what cannot be read
        lines[key(ingredient)] = f"{ingredient}\t{ingredient}"
    for name, row in named.items():
        sets = [row["of"], *row.get("or_else", ())]
        line = f"{name}\t{'|'.join('; '.join(sorted(of)) for of in sets)}"
        if lines.setdefault(key(name), line).partition("\t")[2] != line.partition("\t")[2]:
            raise ValueError(f"{name}: two rows say different things of it")
    return lines


def _used(named: Iterable[Mapping[str, Any]]) -> set[str]:
    return {each for row in named for of in (row["of"], *row.get("or_else", ())) for each in of}


def _look_alikes(pairs: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for pair in pairs:
        one, other = pair["names"]
        found.setdefault(key(one), []).append(other)
        found.setdefault(key(other), []).append(one)
    return found
