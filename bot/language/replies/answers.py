"""Joins what the clauses of a message do to one answer: taken, later, skipped, extra, undone.

Nothing is recorded from a message in which any clause is not understood, asks, doubts, or speaks
of somebody else or of another day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.doses import ExtraKind, SkipReason
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    Intent,
    Later,
    OneByOne,
    Skip,
    Took,
    TookExtra,
    Undo,
    Which,
    WhySkipped,
)
from bot.language.replies import counting
from bot.language.replies.acts import Act
from bot.language.replies.beside_rounds import beside_the_round
from bot.language.replies.busy import is_busy, was
from bot.language.replies.corrections import is_correction
from bot.language.replies.kinds import MEALS, NEUTRAL, Kind
from bot.language.replies.naming import Ids, amount_of, ids_of, others_of
from bot.language.replies.rules import Does
from bot.language.replies.telling_time import Spoiled, Times

_EXTRA: Final = {
    Does.TWICE: ExtraKind.TWICE,
    Does.MORE: ExtraKind.MORE,
    Does.WRONG: ExtraKind.WRONG,
}
_NO_ANSWER: Final = frozenset({Does.UNREAD, Does.NAMES, Does.WHEN})
_SAYS_TAKEN: Final = frozenset({Does.TAKEN, Does.ONLY_TAKEN, Does.ALL_BUT})
_LEAVES: Final = frozenset({Does.SKIPPED, Does.NOT_TAKEN, Does.LATER})
_SAYS_NO: Final = frozenset({Does.SKIPPED, Does.NOT_TAKEN, Does.NO})
_WITH_SOME: Final = frozenset({Does.SOME, Does.TAKEN, Does.LATER, Does.YES, *_SAYS_NO})
_WHY_LATE: Final = frozenset({SkipReason.FORGOT, SkipReason.AWAY})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and what of it the intent has no room for."""

    intent: Intent
    is_part: bool = False  #: "only the metformin"
    left: tuple[MedicationId, ...] = ()  #: named as not taken, beside what was
    others: tuple[str, ...] = ()  #: medicines that are not on their list
    is_reason: bool = False  #: nothing but why
    named: tuple[MedicationId, ...] = ()  #: beside what is taken back
    why: SkipReason | None = None  #: some of them were left
    also: Intent | None = None  #: what was taken besides the round
    beside: str = ""  #: words of what is asked or told behind it


def answer(acts: Sequence[Act], times: Times, *, letter: str = "") -> Answer | None:
    """Return the answer that acts make together, or None where they make none."""
    does = [each.does for each in acts]
    if not does or _NO_ANSWER & set(does):
        return None
    acts = _without_no_to_us(acts)
    does = [each.does for each in acts]
    if Does.UNDO in does and _EXTRA.keys() & set(does):
        acts = [each for each in acts if each.does is not Does.UNDO]  # "I made a mistake: took …"
        does = [each.does for each in acts]
    is_back = is_correction(acts)
    if Does.UNDO in does or (is_back and not letter):
        return Answer(Undo(is_denial=is_back), named=ids_of(acts))
    try:
        return _joint(acts, set(does), times, letter)
    except (Spoiled, BadInput):
        return None


def _without_no_to_us(acts: Sequence[Act]) -> Sequence[Act]:
    """Return acts without the "no" of "no, I have taken it already": it is said to our asking."""
    is_no = len(acts) > 1 and acts[0].does is Does.NO and not acts[0].of(Kind.CORRECTS)
    then = [each for each in acts if each.does is not Does.YES][1:]
    if not is_no or not then or any(each.does is not Does.TAKEN for each in then):
        return acts
    words = {word for each in acts for piece in each.pieces for word in piece.words.split()}
    is_sure = any(each.of(Kind.YES) for each in acts) or not words.isdisjoint(("already", "ya"))
    return acts[1:] if is_sure else acts


def _joint(acts: Sequence[Act], does: set[Does], times: Times, letter: str) -> Answer | None:
    for extra, kind in _EXTRA.items():
        if extra in does and does <= {extra, Does.TAKEN, Does.YES}:
            return None if letter else _extra(kind, acts)
    if Does.SOME in does and does <= _WITH_SOME:
        return Answer(OneByOne(), is_part=True)
    if does & _SAYS_TAKEN:
        return _took(acts, times, letter)
    if does >= {Does.LATER, Does.REASON} and all(map(is_busy, acts)):
        return _why([each for each in acts if each.does is Does.REASON]) if not letter else None
    if Does.LATER in does:
        return _later(acts, does, times, letter)
    return _not_taken(acts, does, letter)


def _not_taken(acts: Sequence[Act], does: set[Does], letter: str) -> Answer | None:
    if does & _SAYS_NO:
        return _skipped(acts, does, letter)
    if does == {Does.YES}:
        return Answer(Took(Which(letter=letter)))
    return _why(acts) if does == {Does.REASON} and not letter else None


def _took(acts: Sequence[Act], times: Times, letter: str) -> Answer | None:
    shared = _shared_out(acts)
    if shared is None:
        return None
    named, besides, taken = shared
    others = others_of(taken)
    beside = beside_the_round(taken, named, times)
    if beside:
        taken = [each for each in taken if each not in beside.acts]
        named, others = tuple(id_ for id_ in named if id_ not in beside.ids), ()
    if others and named:
        return None  # one of them is not on the list: one by one
    moment = times.passed(taken)
    amount = amount_of(taken, named, times)
    if amount is not None and len(named) != 1 and not others:
        if named or not amount.unit.is_counted:
            return None
        if not counting.is_all_that_is_due(amount, times.context.due):
            return Answer(OneByOne(), is_part=True)
        amount = None
    if amount and named and counting.is_more_than_due(amount, named[0], times.context):
        return None if letter else Answer(TookExtra(ExtraKind.MORE, named[0]))
    intent = Took(
        Which(letter=letter, medications=named, besides=() if named else besides),
        at=moment.at if moment else None,
        day=moment.day if moment else None,
        amount=amount,
    )
    is_part = bool(besides) or any(
        each.does is Does.ONLY_TAKEN or each.does in _LEAVES for each in acts
    )
    also = beside.intent if beside else None
    return Answer(intent, is_part, besides, others, why=_why_left(acts), also=also)


def _why_left(acts: Sequence[Act]) -> SkipReason | None:
    """Return the reason that is told of those that were left: "out of metformin, had the rest"."""
    said = (p.value for each in acts if _is_why_of_one(each) for p in each.of(Kind.REASON))
    return next(map(SkipReason, said), None)


def _shared_out(acts: Sequence[Act]) -> tuple[Ids, Ids, list[Act]] | None:
    """Return which were named as taken and which as left, or None where that is not clear."""
    taken = [each for each in acts if each.does in _SAYS_TAKEN]
    left = [each for each in acts if each.does in _LEAVES or _is_why_of_one(each)]
    says_why_left = bool(left) or any(each.does is Does.ALL_BUT for each in taken)
    others = [each for each in acts if each not in taken and each not in left]
    if not all(_goes_with_taken(each, says_why_left=says_why_left) for each in others):
        return None
    if len(acts) > 1 and any(map(_is_only_when, taken)):
        return None  # "half an hour ago. i fell asleep"
    named = ids_of([each for each in taken if each.does is not Does.ALL_BUT])
    besides = ids_of(left) + ids_of([each for each in taken if each.does is Does.ALL_BUT])
    if not all(_says_which(each, named, besides) for each in left):
        return None  # "taken not taken"
    if set(named) & set(besides):
        return None
    rest = [each for each in taken if _of_the_rest(each)]
    if rest and any(each.of(*MEALS) for each in rest):
        return None  # "the others with lunch"
    if rest:
        return ((), besides, taken) if besides or named else None
    return named, besides, taken


def _says_which(each: Act, named: Ids, besides: Ids) -> bool:
    """Return whether it is told which were left: by name, or as the rest, or as "it" of a name."""
    if ids_of([each]) or (named and _of_the_rest(each)):
        return True
    return each.does is Does.LATER and bool(besides)


def _is_why_of_one(each: Act) -> bool:
    """Return whether it says why one of them was left: "I'm out of metformin"."""
    return each.does is Does.REASON and bool(ids_of([each]))


def _is_only_when(each: Act) -> bool:
    return {piece.kind for piece in each.pieces} - NEUTRAL == {Kind.MOMENT}


def _goes_with_taken(each: Act, *, says_why_left: bool) -> bool:
    if each.does is Does.REASON:
        return says_why_left or SkipReason(each.of(Kind.REASON)[0].value) in _WHY_LATE
    return each.does is Does.YES


def _later(acts: Sequence[Act], does: set[Does], times: Times, letter: str) -> Answer | None:
    if not does <= {Does.LATER, Does.NO, Does.YES, Does.REASON, Does.NOT_TAKEN}:
        return None
    if Does.YES in does and any(map(was, acts)):
        return None  # "yes, was in the shower"
    which = Which(letter=letter, medications=ids_of(acts))
    minutes, at = times.to_come([each for each in acts if each.does is Does.LATER])
    return Answer(Later(which, minutes, at))


def _skipped(acts: Sequence[Act], does: set[Does], letter: str) -> Answer | None:
    if not does <= {*_SAYS_NO, Does.REASON, Does.YES}:
        return None
    if Does.YES in does and not does & {Does.SKIPPED}:
        return None
    if any(each.of(Kind.REST, Kind.OTHER_MED) for each in acts):
        return None
    reasons = dict.fromkeys(
        piece.value for each in acts if each.does is Does.REASON for piece in each.of(Kind.REASON)
    )
    if SkipReason.SIDE_EFFECT in reasons:
        reasons = {SkipReason.SIDE_EFFECT: None}  # "it makes me sick"
    reason = SkipReason(next(iter(reasons))) if reasons else None
    return Answer(Skip(Which(letter=letter, medications=ids_of(acts)), reason))


def _why(acts: Sequence[Act]) -> Answer:
    reason = SkipReason(next(p.value for each in acts for p in each.of(Kind.REASON)))
    if ids := ids_of(acts):
        return Answer(Skip(Which(medications=ids), reason), is_reason=True)
    return Answer(WhySkipped(reason))


def _extra(kind: ExtraKind, acts: Sequence[Act]) -> Answer | None:
    ids = ids_of(acts)
    if len(ids) > 1:
        return None
    return Answer(TookExtra(kind, ids[0] if ids else None), others=others_of(acts))


def _of_the_rest(each: Act) -> bool:
    return bool(each.of(Kind.REST))
