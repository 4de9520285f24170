"""What a reader may ask about medicines: whether a name is one, and what is known about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from bot.domain.amounts import Unit
from bot.domain.rules import Rule


class How(StrEnum):
    """How a written name was recognised."""

    EXACT = "exact"
    WITHOUT_FORM = "without form"  #: after strength, form and the like were left out
    FUZZY = "fuzzy"  #: only nearly; nobody may act on it before the person has confirmed it


@dataclass(frozen=True, slots=True)
class Match:
    """A medicine that a written name stands for."""

    name: str  #: as it is known, in lower case
    ingredients: tuple[str, ...]  #: by their usual US names, in order of the alphabet
    how: How = How.EXACT
    or_else: tuple[tuple[str, ...], ...] = ()  #: other ingredients that go by the very same name
    look_alikes: tuple[str, ...] = ()  #: names it is mistaken for: ask what it is for
    rivals: tuple[str, ...] = ()  #: other names that were as near; only where `how` is fuzzy

    @property
    def needs_confirmation(self) -> bool:
        """Whether the person has to say that this is the one."""
        return self.how is How.FUZZY

    @property
    def is_ambiguous(self) -> bool:
        """Whether the name alone does not say which medicine it is."""
        return bool(self.or_else or self.rivals)


@dataclass(frozen=True, slots=True)
class Spotted:
    """A medicine's name inside running text: `text[start:end]`."""

    start: int
    end: int
    match: Match


class Flag(StrEnum):
    """What has to be minded about an ingredient, yes or no."""

    NARROW_INDEX = "narrow_index"  #: a little more or less does harm
    TIME_CRITICAL = "time_critical"  #: half an hour early or late matters
    STRICT_INTERVAL = "strict_interval"  #: evenly spaced; a dose left out matters at once
    WEEKLY_ONLY = "weekly_only"  #: by mouth or pen never daily
    NEVER_MOVED = "never_moved"  #: the optimiser leaves it where it is
    CNS_DEPRESSANT = "cns_depressant"  #: slows brain and breathing, the more so together
    SEDATING = "sedating"
    ANTICHOLINERGIC = "anticholinergic"
    QT_PROLONGING = "qt_prolonging"


@dataclass(frozen=True, slots=True)
class UsualAmount:
    """What adults usually take; None where nobody has said so. Beyond it is a reason to ask, not
    proof of a mistake."""

    unit: Unit
    form: str = ""  #: of which form it holds ("patch", "inhaler"); empty: swallowed
    least_once: Decimal | None = None
    most_once: Decimal | None = None
    most_a_day: Decimal | None = None
    most_a_week: Decimal | None = None  #: on average, of what is taken weekly or monthly


@dataclass(frozen=True, slots=True)
class OpioidFactor:
    """Milligrams of morphine that count for one `of` of the opioid; for adding up risk, never for
    changing from one opioid to another."""

    factor: Decimal
    of: str  #: "mg" a day, or "mcg/h" for a patch


@dataclass(frozen=True, slots=True)
class IngredientFacts:
    """What is known about one ingredient; every rule says where it comes from."""

    ingredient: str
    classes: Rule[tuple[str, ...]] | None
    flags: Mapping[Flag, Rule[bool]]
    usual: tuple[Rule[UsualAmount], ...] = ()
    opioid: Rule[OpioidFactor] | None = None
    controlled: Rule[str] | None = None  #: the US schedule, "II" to "V"

    def has(self, flag: Flag) -> bool:
        """Return whether a rule says so. No rule means that nobody has said anything."""
        rule = self.flags.get(flag)
        return rule is not None and rule.value


class Lexicon(Protocol):
    """Whoever knows medicines by name; a reader is handed one, and keeps what it has read by it."""

    def __hash__(self) -> int: ...

    def find(self, name: str) -> Match | None:
        """Return what a whole written name stands for, or None where it is not known."""

    def spot(self, text: str) -> Sequence[Spotted]:
        """Return the names inside running text, in order, none overlapping another."""

    def facts(self, ingredient: str) -> IngredientFacts | None:
        """Return what is known about an ingredient, or None."""


def facts_of(name: str, lexicon: Lexicon | None) -> list[IngredientFacts]:
    """Return what is known about all that is in a medicine; of a name that is only nearly known,
    nothing."""
    match = lexicon.find(name) if lexicon else None
    if lexicon is None or match is None or match.needs_confirmation:
        return []
    return [facts for each in match.ingredients if (facts := lexicon.facts(each))]


def is_time_critical(name: str, lexicon: Lexicon | None) -> bool:
    """Return whether half an hour matters for something that is in a medicine."""
    return any(facts.has(Flag.TIME_CRITICAL) for facts in facts_of(name, lexicon))
