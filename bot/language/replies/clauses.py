"""Cuts a message into clauses, and joins bare names to the clause they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.language.replies.acts import Act, act
from bot.language.replies.counting import NUMBERS
from bot.language.replies.kinds import MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.reasons import is_of_reason
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece

_NAMED: Final = frozenset({Kind.MED, Kind.OTHER_MED})
_BETWEEN: Final = frozenset({Kind.AND, Kind.BUT, Kind.BECAUSE})
_YES_OR_NO: Final = frozenset({Kind.YES, Kind.NO, Kind.NO_OR_NOT})
_BESIDE_A_REASON: Final = frozenset(
    {
        Kind.MED,
        Kind.DOSE,
        Kind.IT,
        Kind.ALL,
        Kind.TAKE,
        Kind.RIGHT_NOW,
        Kind.MORNING,
        Kind.EVENING,
        Kind.PAST,
    }
)
_TAKES_NAMES: Final = frozenset(
    {
        Does.TAKEN,
        Does.ONLY_TAKEN,
        Does.NOT_TAKEN,
        Does.SKIPPED,
        Does.ALL_BUT,
        Does.LATER,
        Does.TWICE,
        Does.MORE,
        Does.YES,
        Does.NO,
    }
)


def acts_of(sentences: Sequence[Sequence[Piece]]) -> list[Act]:
    """Return what each clause of each sentence does; kindness left out."""
    found = [act(clause) for sentence in sentences for clause in clauses(sentence)]
    return joined([each for each in found if each.does is not Does.NOTHING])


def clauses(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield each clause of a sentence."""
    clause: list[Piece] = []
    for n, piece in enumerate(pieces):
        if piece.kind is Kind.AND and _goes_on(clause, pieces[n + 1 :]):
            continue
        is_new = _begins_anew(piece, clause) or _denies_another(clause, pieces[n:])
        if piece.kind in _BETWEEN or is_new:
            if clause:
                yield clause
            clause = [] if piece.kind in _BETWEEN else [piece]
        else:
            clause.append(piece)
    if clause:
        yield clause


def with_their_verbs(said: Sequence[Sequence[Piece]]) -> Iterator[Sequence[Piece]]:
    """Yield clauses; one that only names pills has the verb of that before: "my tea | my tablet" is
    "had my tea and my tablet"."""
    verb = False
    for clause in said:
        kinds = {piece.kind for piece in clause} - NEUTRAL
        if verb and kinds and (kinds <= {Kind.DOSE, Kind.ALL} or _is_counted(clause)):
            yield [_TOOK, *clause]
            continue
        begin = next((p for p in clause if p.kind not in NEUTRAL), None)
        is_verb = begin is not None and begin.kind in (Kind.HAD, Kind.TOOK)
        has_object = begin is not None and (len(kinds) > 1 or " " in begin.words)
        verb = is_verb and has_object and kinds <= _HAD_SOMETHING
        yield clause


_TOOK: Final = Piece(Kind.TOOK, "took")


def _is_counted(clause: Sequence[Piece]) -> bool:
    """Return whether so many of one medicine are told, or when: "2 ibuprofen", "an advil at 8"."""
    kinds = {Kind.AMOUNT if p.words in NUMBERS else p.kind for p in clause} - NEUTRAL
    is_told = bool(kinds & _NAMED and kinds & (_COUNTS | _TOLD_WHEN))
    return is_told and kinds <= _NAMED | _COUNTS | _TOLD_WHEN


_COUNTS: Final = frozenset({Kind.DIGIT_TAKEN, Kind.DIGIT_LATER, Kind.DIGIT_SKIP, Kind.AMOUNT})
_TOLD_WHEN: Final = PARTS_OF_DAY | {Kind.MOMENT, Kind.SYMPTOM, Kind.RIGHT_NOW}
_HAD_SOMETHING: Final = (
    MEALS
    | PARTS_OF_DAY
    | _NAMED
    | {Kind.HAD, Kind.TOOK, Kind.UNKNOWN, Kind.AMOUNT, Kind.DOSE, Kind.ALL, Kind.MOMENT}
)


def _goes_on(before: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Return whether names are only told on, and when: "took metformin and lisinopril at 8"."""
    last = next((p.kind for p in reversed(before) if p.kind not in NEUTRAL), None)
    kinds = [p.kind for p in behind if p.kind not in NEUTRAL]
    is_when = kinds[1:] and set(kinds) <= _NAMES_AND_WHEN
    return bool(last in _NAMED and kinds and kinds[0] in _NAMED and is_when)


def _denies_another(before: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Return whether of two that are named the second is denied: "took iron not metformin"."""
    kinds = [piece.kind for piece in before if piece.kind not in NEUTRAL]
    rest = [piece.kind for piece in behind if piece.kind not in NEUTRAL]
    is_told = kinds[:1] in ([Kind.TOOK], [Kind.HAD]) and kinds[-1] is Kind.MED
    return is_told and rest in ([Kind.NOT, Kind.MED], [Kind.NO_OR_NOT, Kind.MED])


_NAMES_AND_WHEN: Final = frozenset({*_NAMED, Kind.AND, Kind.MOMENT, *PARTS_OF_DAY})


def _begins_anew(piece: Piece, clause: list[Piece]) -> bool:
    match piece.kind:
        case Kind.REASON:
            return _says_more(clause)
        case _ if any(each.kind is Kind.REASON for each in clause):
            is_beside = piece.kind in NEUTRAL | _BESIDE_A_REASON
            return not is_beside and not is_of_reason(piece, clause)
        case Kind.EXCEPT:  # "had all but the metformin" is one clause
            return any(each.kind is not Kind.HAD for each in clause)
        case Kind.WILL | Kind.SKIP:  # "took metformin will take the rest later"
            return any(each.kind is Kind.TOOK for each in clause) or _is_chatter(clause)
        case Kind.WILL_TAKE:
            return _is_chatter(clause)
        case Kind.MED:  # "metformin yes iron no"
            return bool(clause) and clause[-1].kind in _YES_OR_NO and _names_one(clause)
        case _:
            return False


def _is_chatter(clause: list[Piece]) -> bool:
    """Return whether a few words stand there that nothing is known of: "stop nagging i'll …"."""
    kinds = [piece.kind for piece in clause]
    return kinds.count(Kind.UNKNOWN) > 1 and set(kinds) <= {Kind.UNKNOWN, *NEUTRAL}


def _names_one(clause: list[Piece]) -> bool:
    return any(piece.kind is Kind.MED for piece in clause)


def _says_more(clause: list[Piece]) -> bool:
    """Return whether a reason that follows stands for itself: "skip ran out"."""
    return any(
        piece.kind not in NEUTRAL | {Kind.MED, Kind.DOSE, Kind.IT} and piece.words != "ya"
        for piece in clause
    )


def joined(acts: list[Act]) -> list[Act]:
    """Return acts with bare names and times joined to the clause before them, or else behind."""
    joined: list[Act] = []
    waiting: list[Act] = []
    for each in acts:
        if each.does is Does.ALL_BUT and any(one.does is Does.NAMES for one in waiting):
            joined += [Act(Does.UNREAD, _pieces(waiting)), each]  # "metformin but not iron"
            waiting = []
        elif each.does not in _BARE:
            joined.append(replace(each, pieces=(*_pieces(waiting), *each.pieces)))
            waiting = []
        elif joined and joined[-1].does in _TAKES_NAMES and not waiting:
            joined[-1] = _with_bare(joined[-1], each)
        else:
            waiting.append(each)
    return [*joined, Act(waiting[0].does, _pieces(waiting))] if waiting else joined


def _pieces(acts: Sequence[Act]) -> tuple[Piece, ...]:
    return tuple(piece for each in acts for piece in each.pieces)


def _with_bare(before: Act, bare: Act) -> Act:
    """Return a clause with names or a time that stand behind it."""
    does = before.does
    if bare.does is Does.NAMES:
        does = {Does.YES: Does.TAKEN, Does.NO: Does.NOT_TAKEN}.get(does, does)
    elif does is Does.YES:
        does = Does.TAKEN
    elif does not in _TAKES_TIMES:
        does = Does.UNREAD
    return Act(does, (*before.pieces, *bare.pieces))


_BARE: Final = frozenset({Does.NAMES, Does.WHEN})
_TAKES_TIMES: Final = frozenset({Does.TAKEN, Does.ONLY_TAKEN, Does.ALL_BUT, Does.LATER})
