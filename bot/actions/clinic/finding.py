"""Finds patients on a roster by their name or the clinic's number. Names are sealed, so all of them
are opened for it, and as little of each as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from typing import Final
from unicodedata import combining, normalize

from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import Listed
from bot.storage import Transaction

_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, the first of them by name, and how many there are."""

    first: Sequence[Listed]
    many: int
    total: int
    joined: int
    invited: int


async def find(tx: Transaction, clinic: Clinic, typed: str, *, now: datetime) -> Found:
    """Return who is meant by a part of a name or a number; everybody where nothing was typed."""
    everybody = await tx.rosters.listed(clinic.id)
    wanted = _plain(typed)
    those = [each for each in everybody if wanted in _plain(f"{each.name} {each.reference}")]
    return Found(
        first=nsmallest(_SHOWN, those, key=lambda each: (_plain(each.name), each.reference)),
        many=len(those),
        total=len(everybody),
        joined=sum(each.patient is not None for each in everybody),
        invited=sum(each.is_good(now=now) for each in everybody),
    )


def _plain(words: str) -> str:
    """Return words without capitals and accents: "garcia" is typed for García."""
    if not words.isascii():
        words = "".join(sign for sign in normalize("NFKD", words) if not combining(sign))
    return words.casefold().strip()
