"""Proves that the tables that are shipped hold together, row by row."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.domain.rules import Status
from bot.formulary import Formulary, names
from bot.formulary.building import by_hand
from bot.formulary.places import BY_HAND, DATA, DIRECTORY, INGREDIENTS, LOOK_ALIKES, NAMES, WORDS
from bot.formulary.shelf import sets_of, shelf
from bot.formulary.spelling import key

_PROVENANCE = {"source", "status", "reviewed_by"}


def _rules(told: object) -> Iterator[Mapping[str, Any]]:
    """Yield every row that stands for something, however deep it lies."""
    if isinstance(told, dict):
        if any(not isinstance(value, dict | list) for value in told.values()):
            yield told
        else:
            for value in told.values():
                yield from _rules(value)
    elif isinstance(told, list):
        for value in told:
            yield from _rules(value)


def test_every_shipped_name_finds_itself(formulary: Formulary) -> None:
    lost = [
        name
        for name in names()
        if (match := formulary.find(name)) is None
        or key(match.name) != key(name)
        or match.needs_confirmation
    ]

    assert not lost


def test_every_ingredient_is_a_name_and_stands_for_itself(formulary: Formulary) -> None:
    lines = shelf().lines.values()
    used = {each for line in lines for of in sets_of(line) for each in of} | {*shelf().facts}
    ordinary = {*shelf().words["ordinary"]}

    lost = [
        each
        for each in sorted(used - ordinary)
        if (match := formulary.find(each)) is None or match.ingredients != (each,)
    ]

    assert not lost


def test_the_directory_is_about_as_large_as_it_was_measured() -> None:
    assert len(shelf().lines) > 14_000
    assert DIRECTORY.stat().st_size < 130_000


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=lambda path: path.name)
def test_every_row_says_where_it_comes_from(path: Path) -> None:
    told = by_hand.read_file(path)
    rows = [] if path == WORDS else list(_rules(told))

    bare = [
        row
        for row in rows
        if not row.keys() >= _PROVENANCE or not row["source"] or row["status"] not in {*Status}
    ]

    assert not bare


def test_nothing_claims_to_be_reviewed_that_is_not() -> None:
    files = [*NAMES.glob("*.toml"), *INGREDIENTS.glob("*.toml"), LOOK_ALIKES]

    rows = [row for path in files for row in _rules(by_hand.read_file(path))]
    reviewed = [row for row in rows if row["reviewed_by"]]

    assert not reviewed, "say here who has reviewed what"


def test_the_shipped_file_is_what_the_tables_say() -> None:
    shipped = json.loads(gzip.decompress(BY_HAND.read_bytes()))

    built = json.loads(gzip.decompress(by_hand.packed()))

    assert shipped == built, "python -m bot.formulary.building"


def test_both_names_of_a_pair_know_of_each_other() -> None:
    pairs = shelf().look_alikes

    assert all(
        any(key(back) == one for back in pairs[key(other)])
        for one, others in pairs.items()
        for other in others
    )
