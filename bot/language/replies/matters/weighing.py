"""Weighs a matter against an answer to an open round: the answer stands, what is only kept gives way."""

from __future__ import annotations

from typing import Final

from bot.domain.intents import (
    DidITake,
    Intent,
    MayITake,
    Note,
    NoteKind,
    Perhaps,
    Took,
    TookExtra,
)
from bot.language.replies.free import Found
from bot.language.replies.matters.meaning import Matter, Meant, read_first, read_rest, read_single

_STANDS: Final = frozenset({NoteKind.TAKEN, NoteKind.FOR_THEM})


def first(matter: Matter) -> Found | None:
    """Return what is asked or taken back, though words of an answer stand in it."""
    meant = read_first(matter)
    return _found(meant, matter) if meant else None


def single(matter: Matter) -> Found | None:
    """Return that a child or an animal had one pill, which is no crisis by itself."""
    meant = read_single(matter)
    return _found(meant, matter) if meant else None


def rest(matter: Matter, found: Found | None) -> Found | None:
    """Return `found`, or what is asked or told where it answers nothing."""
    if found and not _gives_way(found.intent):
        return found
    meant = read_rest(matter)
    return _found(meant, matter) if meant else found


def _gives_way(intent: Intent) -> bool:
    noted = intent.meant if isinstance(intent, Perhaps) else intent
    return isinstance(noted, Note) and noted.kind not in _STANDS


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
