"""Sheets: what is looked at beside a message. A picture of the day, a card for the fridge, a list
to fill a pill box by. A sheet says what is shown, not how: it is drawn when it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final, Literal

from bot.domain.amounts import Quantity
from bot.domain.doses import Label
from bot.domain.medications import Food
from bot.domain.routine import Routine
from bot.domain.schedules import Schedule


class SheetKind(StrEnum):
    """Which sheet it is."""

    DAY = "day"  #: the day as a strip from waking to bedtime
    CARD = "card"  #: the whole list in large print, for the fridge
    FILLING = "filling"  #: what goes into each compartment of a pill box


ON: Final = "on "  #: begins a note that names weekdays


@dataclass(frozen=True, slots=True)
class StripSlot:
    """A time of the day at which something is taken."""

    at: time
    medicines: tuple[Label, ...]
    is_taken: bool = False  #: everything in it was
    #: beside each of `medicines`: "on 02" (only on those weekdays), "some-days" (not every day),
    #: "varies" (not always as much), ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayStrip:
    """A day from waking to bedtime: its meals, and what is taken when. It obeys the wording
    level."""

    routine: Routine
    slots: tuple[StripSlot, ...]
    on: date | None = None  #: None: any day, as it is planned
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One medicine in one column of the card, or in the lists below."""

    name: str  #: with its strength
    quantity: Quantity
    schedule: Schedule
    food: Food = Food.ANY
    purpose: str = ""
    at: time | None = None  #: where its column has no time of its own
    starts: date | None = None  #: only while it has not begun
    ends: date | None = None
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class CardColumn:
    """A part of the day on the card; a slot of its own where the day has no more than four."""

    part: str  #: of the day ("morning"); empty: it goes by its time
    at: time | None  #: None: several slots stand in it, and each line has its time
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The whole list on paper, in large print. It names every medicine, whatever the level."""

    owner: str
    country: str  #: decides the size of the paper and the number to call
    on: date
    columns: tuple[CardColumn, ...]
    others: tuple[CardLine, ...] = ()  #: taken, but at no fixed time of the day
    needed: tuple[CardLine, ...] = ()  #: only when needed
    kind: Literal["card"] = "card"


@dataclass(frozen=True, slots=True)
class Compartment:
    """One compartment of a pill box, on one day."""

    on: date
    at: time
    part: str  #: of the day ("morning"); empty: it goes by its time
    inside: tuple[Label, ...]
    beside: tuple[Label, ...] = ()  #: due then as well, but nothing that goes into a box


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into a pill box until it is filled again. It names every medicine."""

    owner: str
    country: str
    compartments: tuple[Compartment, ...]
    kind: Literal["filling"] = "filling"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that opens a talk with the bot, for another phone to photograph."""

    link: str
    kind: Literal["invitation"] = "invitation"


Sheet = DayStrip | Card | Filling | Invitation


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A sheet that goes with a message."""

    sheet: Sheet
    #: the sentence that is said where it cannot be drawn; empty: the message says it all
    otherwise: str = ""
