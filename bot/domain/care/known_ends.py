"""What is known of the day on which a link ends: set, asked about, over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import CareLinkId, PersonId


class Stage(StrEnum):
    """How far an end has come."""

    SET = "set"  #: the patient will be asked some days before
    ASKED = "asked"  #: the patient knows that it is near
    OVER = "over"  #: both know that it has come


@dataclass(frozen=True, slots=True)
class KnownEnd:
    """The end of one link. One on another day, after it was renewed, is another one."""

    link: CareLinkId
    caregiver: PersonId
    ends_at: datetime
    stage: Stage
