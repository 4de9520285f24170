"""Finds in each clause what was done, and lets go what cannot change it: other words of the clause,
and clauses about something else. Whatever may change it, by `guard`, makes it nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from bot.language.replies.acts import Act, act
from bot.language.replies.clauses import clauses, joined
from bot.language.replies.guard import any_guarded, changes
from bot.language.replies.kinds import BESIDE_A_MEAL, MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.melting import melted, says_of_what
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece

K = Kind


class Role(StrEnum):
    """What a clause is in its message."""

    ANSWERS = auto()
    PASSES = auto()  #: nothing in it can change an answer beside it
    THEIRS = auto()  #: somebody else took theirs
    MAY_CHANGE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: what it does, and what it is in its message."""

    role: Role
    act: Act


_OBJECTS: Final = frozenset({K.IT, K.DOSE, K.MED, K.OTHER_MED, K.ALL})
_TOOK: Final = frozenset({K.TOOK, K.HAD, K.TAKING})
_DENIES: Final = frozenset({K.NOT, K.DID_NOT, K.NO_OR_NOT, K.NO})
_DOING: Final = _TOOK | {K.TAKE, K.WILL_TAKE, K.SKIP}
_I: Final = frozenset({"i", "ive", "i have", "yo"})
_SAYS_TAKEN: Final = frozenset({Does.TAKEN, Does.ONLY_TAKEN, Does.ALL_BUT})
_EXTRA: Final = frozenset({Does.TWICE, Does.MORE, Does.WRONG})
_LEAVES: Final = frozenset({Does.NOT_TAKEN, Does.SKIPPED})
_LEFT: Final = frozenset({*_LEAVES, Does.NO, Does.REASON})
#: Behind what was taken these say nothing of it; before it they may.
_BEHIND: Final = frozenset(
    {K.THIRD, K.WHAT, K.IT, K.WANT, K.YET, K.SYMPTOM, K.IDIOM, K.WILL, K.AND, K.MISTAKE}
    | {K.LATER, K.WAIT, K.UNKNOWN, K.ONLY}
)
_TELLING: Final = MEALS | PARTS_OF_DAY | BESIDE_A_MEAL | {K.MOMENT, K.RIGHT_NOW, K.AFTER_EATING}
_BEFORE: Final = frozenset({K.UNKNOWN, K.IDIOM, K.THIRD, K.SYMPTOM, K.WILL, K.WANT, K.YET, K.IT})


def parts(sentences: Sequence[Sequence[Piece]]) -> list[Part]:
    """Return what the clauses of sentences are."""
    return [
        _part(each)
        for sentence in sentences
        for clause, _ in clauses(sentence)
        for each in _run_on(clause)
    ]


def _run_on(clause: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the clauses of one that runs on: "took my pills im so tired the dog …"."""
    begin = 0
    for n, piece in enumerate(clause):
        if piece.words.split()[0] in _SUBJECTS and _is_whole(clause[begin:n]):
            yield clause[begin:n]
            begin = n
    yield clause[begin:]


_SUBJECTS: Final = frozenset(
    {"i", "im", "ive", "ill", "i'm", "yo", "he", "she", "we", "they", "its", "hes", "shes", "were"}
    | {"perdon", "disculpa", "sorry", "thanks", "gracias", "estoy", "ando", "estaba", "andaba"}
)


def _is_whole(clause: Sequence[Piece]) -> bool:
    """Return whether words by themselves may be a clause."""
    kinds = {piece.kind for piece in clause}
    if any(p.kind in (K.CONDITION, K.HEDGE, K.DID_I, K.WHAT) for p in clause):
        return False
    return bool(kinds & (_DOING | {K.UNKNOWN, K.LATER, K.REMIND, K.NOT_YET}))


def _part(clause: Sequence[Piece]) -> Part:
    plain = act(clause)
    if plain.does is Does.NOTHING:
        return Part(Role.PASSES, plain)
    if plain.does is not Does.UNREAD:
        return Part(Role.ANSWERS, plain)
    if _is_theirs(clause):
        return Part(Role.THEIRS, plain)
    told = melted(clause)
    found = _core(told)
    if found is not None:
        return Part(Role.ANSWERS, found)
    if passes(told):
        return Part(Role.PASSES, plain)
    return Part(Role.MAY_CHANGE, plain)


def _is_theirs(clause: Sequence[Piece]) -> bool:
    """Return whether somebody else took their own: "my wife had hers"."""
    verb = next((n for n, piece in enumerate(clause) if piece.kind in _TOOK), None)
    if verb is None or any(piece.words in _I for piece in clause[:verb]):
        return False
    behind = [piece for piece in clause[verb + 1 :] if piece.kind not in NEUTRAL]
    before = [piece for piece in clause[:verb] if piece.kind not in NEUTRAL]
    own = bool(behind) and behind[0].kind in (K.THIRD, K.OTHERS)
    return bool(before) and own and all(p.kind in (K.THIRD, K.UNKNOWN, K.OTHERS) for p in behind)


def passes(clause: Sequence[Piece]) -> bool:
    """Return whether nothing in a clause can change an answer beside it."""
    has_content = any(p.kind in (K.UNKNOWN, K.IDIOM, K.SYMPTOM) for p in clause)
    return has_content and not any(map(changes, clause))


def _core(clause: Sequence[Piece]) -> Act | None:
    """Return what a clause does without the words that cannot change it, or None."""
    span = _taken(clause)
    if span is None:
        return _other_core(clause)
    begin, end = span
    before, behind = clause[:begin], clause[end:]
    if not (_may_stand_before(before, clause[begin]) and _may_stand_behind(behind, clause[begin])):
        return None
    kept = [
        *(p for p in before if p.kind not in _BEFORE and not _is_when(p)),
        *clause[begin:end],
        *(p for p in _times(behind) if p.kind not in _BEHIND and not _is_when(p)),
    ]
    found = act(kept)
    return found if found.does in _SAYS_TAKEN | _EXTRA | {Does.SOME} | _LEAVES else None


def _times(behind: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces without the times of something else: "woke up at 9"."""
    strange = False
    for n, piece in enumerate(behind):
        strange = strange or (piece.kind is K.UNKNOWN and n > 0 and _is_verb(piece))
        if not (strange and piece.kind in _TELLING):
            yield piece


def _is_verb(piece: Piece) -> bool:
    return piece.words.endswith(("ed", "ing")) or piece.words in ("woke", "see", "leave", "go")


def _is_when(piece: Piece) -> bool:
    return piece.kind in (K.CONDITION, K.PAST) and not changes(piece)


def _taken(clause: Sequence[Piece]) -> tuple[int, int] | None:
    """Return where "took my pills" or "pills are taken" begins and ends."""
    for n, piece in enumerate(clause):
        if piece.kind not in _TOOK:
            continue
        end = n + 1
        last = end if says_of_what(piece) else None
        while end < len(clause) and clause[end].kind in _OBJECTS | NEUTRAL | {K.AMOUNT, K.AND}:
            end += 1
            if clause[end - 1].kind in _OBJECTS:
                last = end
        if last is not None:
            return n, last
        begin = n - 1
        while begin >= 0 and clause[begin].kind in NEUTRAL:
            begin -= 1
        if begin >= 0 and clause[begin].kind in _OBJECTS and piece.kind is K.TOOK:
            while begin > 0 and clause[begin - 1].kind in _OBJECTS | NEUTRAL:
                begin -= 1
            return begin, n + 1
    return None


def _may_stand_before(before: Sequence[Piece], core: Piece) -> bool:
    """Return whether what stands before "took it" leaves it a thing that was done by them."""
    if any_guarded(before, place="before") or any(map(_blocks, before)):
        return False
    nearest = next((p for p in reversed(before) if p.kind not in NEUTRAL or p.words in _I), None)
    says_i = any(p.words in _I or p.words.split()[0] in _I for p in (*before[-3:], core))
    if nearest is None or says_i or nearest.words in _I:
        return True
    is_spanish = core.words.startswith(("me ", "tom", "trag", "la ", "las ", "lo ", "los ", "ya "))
    return nearest.kind is not K.THIRD and (is_spanish or nearest.kind is not K.UNKNOWN)


def _may_stand_behind(behind: Sequence[Piece], core: Piece) -> bool:
    if any(map(_blocks, behind)):
        return False
    words = [word for piece in behind for word in piece.words.split()]
    is_english = "took" in core.words or "taken" in core.words
    return not (is_english and words and any_guarded(behind[:1], place="behind"))


def _blocks(piece: Piece) -> bool:
    return changes(piece) and piece.kind in (
        K.UNKNOWN,
        K.FILLER,
        K.GREET,
        K.CONDITION,
        K.PAST,
        K.HEDGE,
        K.DID_I,
        K.MAY_I,
        K.OTHERS,
    )


_OF_OTHER_CORES: Final = _DOING | {K.LATER, K.REMIND, K.NOT_YET, K.YET, K.WAIT, K.STRETCH}


def _other_core(clause: Sequence[Piece]) -> Act | None:
    """Return that it was put off or left out: words beside that do less harm."""
    if any(p.kind in (K.HEDGE, K.DID_I, K.MAY_I, K.OTHERS, K.UNDO, K.WHAT) for p in clause):
        return None
    if not any(p.kind in _OF_OTHER_CORES | {K.REASON} for p in clause):
        return None
    kept = [p for p in clause if p.kind not in _BEFORE - {K.IT, K.WILL, K.YET} and not _is_when(p)]
    found = act(kept)
    return found if found.does in {Does.LATER, Does.REASON, *_LEAVES} else None


def answering(found: Sequence[Part]) -> list[Act]:
    """Return the acts that make the answer, or none where a clause may change it."""
    acts = [part.act for part in found if part.role is Role.ANSWERS]
    does = {each.does for each in acts}
    roles = {part.role for part in found}
    if not acts:
        return []
    if not does & (_SAYS_TAKEN | _EXTRA | {Does.YES, Does.SOME, Does.UNDO}):
        return joined(acts)
    if Role.MAY_CHANGE in roles:
        return []
    if Role.THEIRS in roles and not any(map(_says_i, acts)):
        return []
    return joined(_without_busy(acts)) if _are_clear(found) else []


def _says_i(each: Act) -> bool:
    return any(
        p.words in _I or p.words.split()[0] in ("i", "me", "mine", "yo") for p in each.pieces
    )


def _are_clear(found: Sequence[Part]) -> bool:
    if any(_is_clear(part.act) for part in found if part.role is Role.ANSWERS):
        return True
    passing = [part.act for part in found if part.role is Role.PASSES]
    is_first = found[0].role is Role.ANSWERS
    return is_first and not any(any_guarded(each.pieces, place="beside_yes") for each in passing)


_SWALLOWED: Final = ("took", "tak", "tkn", "swallow", "tom", "trag", "had", "inject", "inyect")


def _is_clear(each: Act) -> bool:
    """Return whether it speaks of swallowing, or of medicines, by itself."""
    if each.does not in _SAYS_TAKEN | _EXTRA:
        return False
    words = [word for p in each.of(K.TOOK, K.HAD) for word in p.words.split()]
    return bool(each.of(K.DOSE, K.MED, K.OTHER_MED)) or any(w.startswith(_SWALLOWED) for w in words)


def _without_busy(acts: Sequence[Act]) -> list[Act]:
    """Return acts without "in the shower", which puts off nothing that is taken."""
    return [each for each in acts if each.does is not Does.LATER or each.of(*_PUTS_OFF)]


_PUTS_OFF: Final = frozenset(
    {K.REMIND, K.WAIT, K.WILL_TAKE, K.TAKE, K.STRETCH, K.NOT_YET, K.YET, K.MOMENT, K.WILL, K.MED}
)
