"""What is said of sharing: who may know of somebody's medicines, who does, and who no more."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ids import MedicationId


@dataclass(frozen=True, slots=True)
class Invite:
    """Let somebody see this. `whom` is as it was said: "my daughter", "rosa"."""

    whom: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """I was given this code; without one: I look after somebody."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Approve:
    """Yes to somebody who asks to be a caregiver: they are called by name, and nothing else is a
    yes."""

    whom: str


@dataclass(frozen=True, slots=True)
class ShareOther:
    """Let me change, or renew, what somebody may know and do."""

    whom: str = ""
    renews: bool = False  #: only until when is asked


@dataclass(frozen=True, slots=True)
class WhoSees:
    """Who may know of my medicines?"""


@dataclass(frozen=True, slots=True)
class WhatTold:
    """What does my daughter know? Every word that she was told; the newest, or from one on."""

    whom: str = ""
    since: int = 0  #: the number of the first; 0: the newest of all


@dataclass(frozen=True, slots=True)
class Unshare:
    """That person is to know nothing any more."""

    whom: str = ""
    of_all: bool = False  #: drop everybody


@dataclass(frozen=True, slots=True)
class Leave:
    """I do not want to look after that person any more."""

    whom: str = ""


@dataclass(frozen=True, slots=True)
class Hide:
    """That person is to know nothing of this medicine; or may know of it again."""

    whom: str
    medication: MedicationId
    shows: bool = False


CareIntent = Invite | Join | Approve | ShareOther | WhoSees | WhatTold | Unshare | Leave | Hide
