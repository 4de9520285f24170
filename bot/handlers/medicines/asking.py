"""What is still to be asked about a medicine that somebody wrote down. Pure: no talk in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from bot.domain.deliveries import Utterance
from bot.domain.lexicon import Lexicon, Match
from bot.domain.medications import Medication, Regimen
from bot.handlers.medicines.drafts import Entry
from bot.language import form
from bot.language.directions import Unread, questions
from bot.language.directions.doses import Reading
from bot.language.form import Draft
from bot.language.normal import folded

_WORDS: Final = 60  #: characters of somebody's words inside a question
#: Where the planner's question is one that the reader asks too.
_ASKED_BY_THE_READER: Final = frozenset({"amounts", "often", "how often", "weekly", "length"})


class Step(StrEnum):
    """Which question about a medicine is open."""

    LINE = "line"  #: what it is
    NAME = "name"  #: what it is called
    MEANT = "meant"  #: whether a known name was meant
    ASK = "ask"  #: what its directions leave open
    CONFIRM = "confirm"  #: whether what was read is right
    WRONG = "wrong"  #: what of it is not
    SAME = "same"  #: what becomes of the same medicine on the list
    PURPOSE = "purpose"  #: what it is for, because its name is easily mistaken


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside what was written."""

    regimen: Regimen
    on: date
    lexicon: Lexicon | None


@dataclass(frozen=True, slots=True)
class Considered:
    """A medicine that was written down, with the next question about it (None: it can be kept)."""

    reading: Reading
    step: Step | None
    draft: Draft | None = None
    question: Utterance | None = None
    same: Medication | None = None  #: one on the list with the same ingredient
    old: Medication | None = None  #: the one of the list that is changed


def considered(entry: Entry, reading: Reading, known: Known, *, text: str) -> Considered:
    """Return what is to be asked next about a medicine."""
    if not reading.medication:
        return Considered(reading, Step.NAME)
    if reading.match and reading.match.needs_confirmation:
        return Considered(reading, Step.MEANT)
    if asked := [each for each in questions(reading) if each.sentence != "read-ask-name"]:
        return Considered(reading, Step.ASK, question=asked[0])
    try:
        draft = form.drafted(reading, today=known.on, lexicon=known.lexicon, text=text)
    except Unread as error:
        return Considered(reading, Step.ASK, question=_of_the_planner(error))
    if entry.purpose:
        draft = replace(draft, purpose=entry.purpose)
    same = None if entry.changes else same_on_the_list(reading, known.regimen, known.lexicon)
    return Considered(reading, _last_steps(entry, reading, draft, same), draft, same=same)


def is_known(reading: Reading, lexicon: Lexicon | None) -> bool:
    """Return whether anybody knows the medicine by its name; where nobody knows any, none is
    called unknown."""
    return lexicon is None or reading.match is not None


def is_listed_as_known(medication: Medication, lexicon: Lexicon | None) -> bool:
    """Return whether a medicine of the list is known by its name, and surely that one."""
    match = lexicon.find(medication.name) if lexicon else None
    return lexicon is None or (match is not None and not match.needs_confirmation)


def same_on_the_list(
    reading: Reading, regimen: Regimen, lexicon: Lexicon | None
) -> Medication | None:
    """Return the medicine of the list that is the same one, by what is in it or by its name; of
    several the one with the same strength."""
    ours = _ingredients(reading.match)
    found = [
        each
        for each in regimen.current
        if folded(each.name) == folded(reading.medication)
        or (ours and lexicon and ours == _ingredients(lexicon.find(each.name)))
    ]
    return next((m for m in found if m.strength == reading.strength), found[0] if found else None)


def _last_steps(
    entry: Entry, reading: Reading, draft: Draft, same: Medication | None
) -> Step | None:
    """Return what is left to ask. The yes comes last: after it nothing stands between a medicine
    and the list."""
    if same is not None and not entry.same:
        return Step.SAME
    has_purpose = entry.purpose is not None or draft.purpose or (same and same.purpose)
    if reading.match and reading.match.look_alikes and not has_purpose and not entry.changes:
        return Step.PURPOSE
    return None if entry.is_right else Step.CONFIRM


def _of_the_planner(error: Unread) -> Utterance:
    who = "read" if error.code in _ASKED_BY_THE_READER else "plan"
    words = " ".join(" ".join(error.words).split())[:_WORDS]
    return Utterance(f"{who}-ask-{error.code.replace(' ', '-')}", {"words": words})


def _ingredients(match: Match | None) -> tuple[str, ...]:
    """Return what is in a medicine, where its name says that for sure."""
    if match is None or match.needs_confirmation or match.is_ambiguous:
        return ()
    return match.ingredients
