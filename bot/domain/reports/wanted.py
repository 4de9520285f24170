"""Which report is wanted. It is made when it is looked at or sent, never kept as paper."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.adherence.periods import Period


@dataclass(frozen=True, slots=True)
class Wanted:
    """The report of one patient, over some days, in one language."""

    days: Period
    language: str
    #: whether the patient has looked at it before it goes to the clinic; None: nobody asked them to
    seen: bool | None = None
    added: str = ""  #: the sentence that the patient put on top of it, in their own words
    known_as: str = ""  #: what whoever reads it calls the patient; empty: what they call themselves
