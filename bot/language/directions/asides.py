"""The pieces of directions that say neither how much nor when: ways, places, notes, names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Via:
    """The way it is taken."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Site:
    """The place it is put on: "left eye"."""

    text: str
    route: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the person is told besides."""

    text: str
    is_event: bool = False  #: it says when: "1 hour before the procedure"


@dataclass(frozen=True, slots=True)
class Repeat:
    """ "May repeat in 2 hours": said again as a note."""

    words: str


@dataclass(frozen=True, slots=True)
class Supply:
    """ "#30": how many were handed out."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Form:
    """What it looks like, where nothing is counted in it: "cream"."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Verb:
    """ "Inhale", "apply"."""

    way: str


@dataclass(frozen=True, slots=True)
class Name:
    """A medicine's name."""

    text: str
    is_known: bool = False
    is_nickname: bool = False  #: "water pill", which no lexicon knows


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line or of a sentence."""

    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Strict:
    """ "Exactly every 8 hours"."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that nothing here knows."""

    words: str
