"""What somebody says to their clinic, understood from the whole message and from nothing less."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.actions.clinic.visit_steps import HOLD, SEND
from bot.domain.clinic import roster
from bot.language.normal import cleaned, folded

_INVITATION: Final = "code"  #: before the code of a caregiver: "code 7K3M 9QXT" has the same shape
_SHAPES: Final = ([roster.LENGTH], [4, 4, 4])
_APART: Final = re.compile(r"[\s.-]+")
_NOTE: Final = re.compile(
    r"(?:report note|nota del informe|nota informe)\b[\s:,.]*(.*)", re.DOTALL | re.IGNORECASE
)


class Wish(Enum):
    """What is wanted."""

    SEND = 1
    HOLD = 2
    NOTE = 3
    PROPOSED = 4
    ASK_FIRST = 5


_WISHES: Final = {
    **dict.fromkeys((SEND, "send the report", "send my report to the clinic"), Wish.SEND),
    **dict.fromkeys(("enviar informe", "enviar el informe", "envie el informe"), Wish.SEND),
    **dict.fromkeys((HOLD, "hold the report", "hold my report"), Wish.HOLD),
    **dict.fromkeys(("retener informe", "retener el informe", "retenga el informe"), Wish.HOLD),
    **dict.fromkeys(("clinic list", "the clinic list", "clinics list"), Wish.PROPOSED),
    **dict.fromkeys(("lista de la clinica", "lista clinica"), Wish.PROPOSED),
    **dict.fromkeys(("ask me first", "always ask me first"), Wish.ASK_FIRST),
    **dict.fromkeys(("pregunteme primero", "preguntame primero"), Wish.ASK_FIRST),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A wish, and the sentence that goes with it."""

    wish: Wish
    sentence: str = ""


def read(text: str) -> Said | None:
    """Return what somebody wants of their clinic; None: they speak of something else."""
    if note := _NOTE.fullmatch(text.strip()):
        return Said(Wish.NOTE, cleaned(note[1]))
    wish = _WISHES.get(folded(text))
    return Said(wish) if wish else None


def code_in(text: str) -> str | None:
    """Return the code of a letter, typed in its shape or brought by its link; None: there is
    none."""
    words = " ".join(text.split())
    start, _, rest = words.partition(" ")
    if start.casefold().lstrip("/") == "start":
        is_linked = rest.casefold().startswith(roster.LINKED)
        return roster.read_code(rest[len(roster.LINKED) :]) if is_linked else None
    if start.casefold() == _INVITATION:
        return None
    parts = [len(part) for part in _APART.split(words.strip(" ."))]
    return roster.read_code(words) if parts in _SHAPES else None
