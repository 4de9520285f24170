"""A clinic, and what it has set. Several on one server never see each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from bot.domain.care.links import Shared, Terms
from bot.domain.errors import BadInput, Refusal
from bot.domain.ids import ClinicId, PersonId

LONGEST_NAME: Final = 40
LONGEST_PHONE: Final = 24
_EMAIL: Final = re.compile(r"[^\s@<>\"',;:]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
#: What a clinic asks to see, and never to do: its list is only ever proposed.
ASKED: Final = Terms(sees=frozenset(Shared))


@dataclass(frozen=True, slots=True)
class ClinicSettings:
    """What a clinic may set for itself."""

    phone: str = ""  #: whom patients are asked to call; empty: nobody can be asked to
    #: percent of doses due; whoever took less, silence counted as missed, is listed. None: nobody
    threshold: int | None = None
    report_days: int = 3  #: so many days before a visit its report goes out
    email: str = ""  #: where reports are mailed to as well; empty: they stand on the pages alone

    def __post_init__(self) -> None:
        if self.threshold is not None and not 1 <= self.threshold <= 100:
            raise Refusal("clinic-refused-threshold")
        if not 0 <= self.report_days <= 14:
            raise Refusal("clinic-refused-days")
        if self.email and not _EMAIL.fullmatch(self.email):
            raise Refusal("clinic-refused-email")
        if len(self.phone) > LONGEST_PHONE:
            raise Refusal("clinic-refused-phone", most=LONGEST_PHONE)


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic. As the other end of a care link it is a person of the same identity."""

    id: ClinicId
    name: str
    language: str
    country: str
    zone: str
    settings: ClinicSettings = field(default_factory=ClinicSettings)
    version: int = 1

    def __post_init__(self) -> None:
        if not 0 < len(self.name) <= LONGEST_NAME:
            raise BadInput(f"a clinic has a name of 1 to {LONGEST_NAME} letters")

    @property
    def person(self) -> PersonId:
        """Who stands at the other end of its care links."""
        return PersonId(self.id)
