"""What every clinical rule carries: where it comes from, how far it can be trusted, and who
reviewed it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Status(StrEnum):
    """How far a clinical fact can be trusted."""

    VERIFIED = "verified"  #: read in the named source
    SECONDARY = "secondary"  #: repeated elsewhere; the primary source was not opened
    KNOWLEDGE = "general knowledge"  #: of the label or guideline, not checked


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A clinical value with its provenance."""

    value: T
    source: str
    status: Status
    reviewed_by: str | None = None  #: None: no pharmacist has reviewed it yet


@dataclass(frozen=True, slots=True)
class TimingRule:
    """Two ingredients that must be kept apart, or one that has its place in the day; the
    planner is handed these."""

    ingredient: str
    apart_from: str | None
    hours_before: float
    hours_after: float
    rule: Rule[str]
