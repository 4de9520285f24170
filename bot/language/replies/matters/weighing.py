"""Weighs a matter against an answer to an open round: the answer stands, a note gives way."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from bot.domain.intents import (
    AddMedication,
    DidITake,
    Greeting,
    Intent,
    Later,
    MayITake,
    Note,
    NoteKind,
    Perhaps,
    Took,
    TookExtra,
    Undo,
    Which,
)
from bot.language.replies.found import Found
from bot.language.replies.kinds import Kind
from bot.language.replies.matters.matter import Matter, Meant
from bot.language.replies.matters.meaning import (
    read_between,
    read_first,
    read_log,
    read_rest,
    read_single,
)
from bot.language.replies.patterns import NAME

_TOLD_TAKEN: Final = re.compile(
    rf"(?:(?:i|ive|have|just|already|yes|ok|ya|si) )*"
    rf"(?:took|taken|had|swallowed|(?:me )?tome)(?: (?:my|the|la|el|mi|both|los|las))* {NAME}\b"
    rf"(?!.*\b(?:not|no|instead of|rather than)(?: (?:my|the|la|el|mi))* {NAME}\b)"
)
_STANDS: Final = frozenset({NoteKind.TAKEN, NoteKind.FOR_THEM, NoteKind.AWAY})


def first(matter: Matter) -> Found | None:
    """Return what is asked or taken back, though words of an answer stand in it."""
    meant = read_first(matter)
    if meant and isinstance(meant.intent, Undo):
        meant = _taken_at(matter, meant, meant.intent.at) or meant
    return _found(meant, matter) if meant else None


def _taken_at(matter: Matter, meant: Meant, at: time | None) -> Meant | None:
    """Return "took metformin but at 7 not 8" as what it answers to the round that waits."""
    is_told = matter.context.open and at and not meant.left and matter.ids
    if not is_told or not _TOLD_TAKEN.match(matter.words):
        return None
    return Meant(Took(Which(medications=matter.ids), at=at), others=matter.others)


def single(matter: Matter) -> Found | None:
    """Return that a child or an animal had one pill, which is no crisis by itself."""
    meant = read_single(matter)
    return _found(meant, matter) if meant else None


def between(matter: Matter) -> Found | None:
    """Return what is asked of the reminders where nothing is said to be taken."""
    meant = read_between(matter)
    return _found(meant, matter) if meant else None


def rest(matter: Matter, found: Found | None) -> Found | None:
    """Return `found`, or what is asked or told where it answers nothing."""
    noted = _noted(found.intent) if found else None
    if found and isinstance(found.intent, AddMedication | DidITake):
        return _plainer(matter, found)
    if found and not noted and not isinstance(found.intent, Later | Greeting):
        return found
    if meant := read_log(matter):
        return _found(meant, matter)
    if found and (noted is None or noted.kind in _STANDS):
        return found
    meant = read_rest(matter)
    if found and isinstance(found.intent, Later) and meant and _is_beside(meant, matter):
        return found
    is_better = meant and (
        noted is None or noted.kind is NoteKind.QUESTION or not isinstance(meant.intent, Note)
    )
    return _found(meant, matter) if meant and is_better else found


def _is_beside(meant: Meant, matter: Matter) -> bool:
    """Return whether it is told beside "not yet": a test at nine, what the cuff says."""
    is_beside = isinstance(meant.intent, Note) and meant.intent.kind in _TOLD_BESIDE
    return is_beside and any(piece.kind in _OF_DOSES for piece in matter.pieces)


_TOLD_BESIDE: Final = frozenset({NoteKind.MEASURE, NoteKind.APPOINTMENT})
_OF_DOSES: Final = frozenset({Kind.NOT_YET, Kind.WILL_TAKE, Kind.TAKE})


def _plainer(matter: Matter, found: Found) -> Found:
    """Return a measure that looks like a label, or a question that names what was taken."""
    meant = read_rest(matter)
    kinds = (NoteKind.MEASURE, NoteKind.QUESTION)
    is_plain = meant and isinstance(meant.intent, Note) and meant.intent.kind in kinds
    return _found(meant, matter) if meant and is_plain else found


def _noted(intent: Intent) -> Note | None:
    noted = intent.meant if isinstance(intent, Perhaps) else intent
    return noted if isinstance(noted, Note) else None


def _found(meant: Meant, matter: Matter) -> Found:
    return Found(
        _doubted(meant.intent, matter),
        matter.message.language,
        left=meant.left,
        others=meant.others,
        named=meant.ids,
        at=meant.at,
    )


def _doubted(intent: Intent, matter: Matter) -> Intent:
    """Return an intent that rests on a name that was written nearly so as one to be asked about."""
    doubts = matter.message.doubts
    if doubts and isinstance(intent, Took | TookExtra | DidITake | MayITake | Note):
        return Perhaps(intent, doubts[0].said, doubts[0].candidates)
    return intent
