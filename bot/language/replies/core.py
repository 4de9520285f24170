"""Cuts a message into clauses and says what each is: an answer, about something else, about what
somebody else took, or something that may change what was answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from bot.language.replies.acts import Act, act
from bot.language.replies.clauses import clauses, with_their_verbs
from bot.language.replies.guard import any_guarded, changes
from bot.language.replies.kinds import NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.leaving import OF_LEFT, left
from bot.language.replies.melting import melted, without_weak_reasons
from bot.language.replies.parts import DOING, MYSELF, NEVER_CALLED, OBJECTS, TOOK, Part, Role
from bot.language.replies.rules import Does
from bot.language.replies.running_on import begins
from bot.language.replies.scanning import Piece
from bot.language.replies.taken import says_taken, taken

K = Kind


@lru_cache(maxsize=8)  # one message is looked at twice
def parts(sentences: tuple[tuple[Piece, ...], ...], asked: tuple[bool, ...]) -> tuple[Part, ...]:
    """Return what the clauses of sentences are, some of which end in a question mark."""
    return tuple(
        each
        for sentence, is_asked in zip(sentences, asked, strict=True)
        for each in _of_sentence(sentence, is_asked=is_asked)
    )


def _of_sentence(sentence: Sequence[Piece], *, is_asked: bool) -> list[Part]:
    found = _parts([sentence])
    if is_asked:
        found = list(map(_of_question, found))
    elif len(found) == 1:
        found = [replace(found[0], is_whole=True)]
    return [replace(part, begins_sentence=n == 0) for n, part in enumerate(found)]


def _of_question(part: Part) -> Part:
    if part.act.does is Does.LATER and part.act.of(K.REMIND):
        return part  # "can you nudge me at ten?"
    is_answer = part.role in (Role.ANSWERS, Role.SAYS_WHY, Role.THEIRS)
    return replace(part, is_asked=True, role=Role.MAY_CHANGE if is_answer else part.role)


def _parts(sentences: Sequence[Sequence[Piece]]) -> list[Part]:
    return [
        _part(each)
        for sentence in sentences
        for clause in with_their_verbs(list(clauses(without_weak_reasons(sentence))))
        for each in _run_on(clause)
    ]


def _run_on(clause: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the clauses of one that runs on: "took my pills im so tired the dog …"."""
    begin = 0
    for n, piece in enumerate(clause):
        is_so = piece.words in _SO and clause[begin:n] and clause[n - 1].kind not in TOOK
        is_put_off = _begins_behind_later(clause[n:]) and _is_later(clause[begin:n])
        is_begun = piece.words.split()[0] in _SUBJECTS or is_so or is_put_off
        if is_begun and _is_whole(clause[begin:n], clause[n : n + 3]):
            yield clause[begin:n]
            begin = n
    yield clause[begin:]


def _is_later(clause: Sequence[Piece]) -> bool:
    return bool(clause) and act(clause).does is Does.LATER


def _begins_behind_later(clause: Sequence[Piece]) -> bool:
    """Return whether another sentence begins, and not what is put off: "I'll take | the rest"."""
    first = next((piece for piece in clause if piece.kind not in NEUTRAL), None)
    return begins(clause[0]) and not (first and first.kind in OBJECTS | {K.REST})


_SUBJECTS: Final = frozenset(
    {"i", "im", "ive", "ill", "i'm", "yo", "he", "she", "we", "they", "its", "hes", "shes", "were"}
    | {"perdon", "disculpa", "sorry", "thanks", "gracias", "estoy", "ando", "estaba", "andaba"}
)


_SO: Final = frozenset({"so", "asi que", "anyway", "pero", "por eso"})


def _is_whole(clause: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Return whether words by themselves may be a clause."""
    kinds = {piece.kind for piece in clause}
    is_said = any(piece.kind in TOOK for piece in behind)
    if is_said and not kinds & TOOK and any_guarded(clause, place="before"):
        return False
    if any(p.kind in (K.CONDITION, K.HEDGE, K.DID_I, K.WHAT) for p in clause):
        return False
    return bool(kinds & (DOING | {K.UNKNOWN, K.LATER, K.REMIND, K.NOT_YET}))


def _part(clause: Sequence[Piece]) -> Part:
    plain = act(clause)
    if plain.does is Does.NOTHING:
        return Part(Role.PASSES, plain)
    if plain.does is not Does.UNREAD:
        return Part(Role.ANSWERS, plain)
    if all(piece.kind in NEUTRAL | {K.DOSE} for piece in clause) or _is_where_they_are(clause):
        return Part(Role.PASSES, plain)
    if _is_theirs(clause):
        return Part(Role.THEIRS, plain)
    if _is_mine_too(clause):
        return Part(Role.MINE_TOO, Act(Does.TAKEN, tuple(clause)))
    return _among_other_words(clause, plain)


def _among_other_words(clause: Sequence[Piece], plain: Act) -> Part:
    """Return what a clause is that is not understood as a whole."""
    told = melted(clause)
    found = taken(told) if says_taken(told) else left(told)
    if found is not None:
        return Part(Role.SAYS_WHY if _is_why(found, told) else Role.ANSWERS, found)
    if passes(told):
        return Part(Role.PASSES, plain)
    if _is_all_but_something(told):
        return Part(Role.ANSWERS, Act(Does.SOME, tuple(told)))
    return Part(Role.ELSEWHERE if _is_elsewhere(told) else Role.MAY_CHANGE, plain)


def _is_why(found: Act, told: Sequence[Piece]) -> bool:
    is_left = found.does is Does.SKIPPED and not any(p.kind in OF_LEFT for p in told)
    return is_left or found.does is Does.REASON


def _is_all_but_something(clause: Sequence[Piece]) -> bool:
    """Return whether one is excepted that nobody knows by that name: "except the water tablet"."""
    kinds = [piece.kind for piece in clause]
    is_excepted = kinds[0] is K.EXCEPT and K.DOSE in kinds
    return is_excepted and set(kinds) <= NEUTRAL | {K.EXCEPT, K.UNKNOWN, K.DOSE}


def _is_elsewhere(clause: Sequence[Piece]) -> bool:
    """Return whether a clause asks or tells something else of medicines: "is it ok with milk"."""
    kinds = {piece.kind for piece in clause}
    has_content = bool(kinds & {K.UNKNOWN, K.SYMPTOM, K.MAY_I, K.WHAT, K.REMIND})
    is_to_come = kinds & {K.WILL, K.WILL_TAKE, K.LATER, K.YET, K.REST}
    if is_to_come and kinds & {K.MED, K.OTHER_MED, K.DOSE, K.TAKE, K.REST}:
        return False
    if _is_of_one_of_them(clause) or (K.SOME in kinds and not _is_only_told(clause)):
        return False
    return has_content and not any(
        changes(piece) and piece.kind not in _OF_ELSEWHERE for piece in clause
    )


_OF_ELSEWHERE: Final = frozenset(
    {K.DOSE, K.MED, K.OTHER_MED, K.MAY_I, K.REMIND, K.TAKE, K.CONDITION, K.TAKING, K.SOME}
)


def _is_where_they_are(clause: Sequence[Piece]) -> bool:
    """Return whether nothing is said but where somebody is by now: "now I'm in bed"."""
    words = {piece.words for piece in clause}
    is_bare = all(piece.kind in NEUTRAL | {K.RIGHT_NOW} for piece in clause)
    return is_bare and not words.isdisjoint(("im", "i am", "ya estoy", "estoy"))


def _is_mine_too(clause: Sequence[Piece]) -> bool:
    words = " ".join(piece.words for piece in clause)
    return bool(_MINE_TOO.fullmatch(words))


_MINE_TOO: Final = re.compile(
    r"(?:so did i|me too|i (?:did )?(?:too|mine|mine too|had mine|also)|mine too"
    r"|yo (?:tambien|la mia|las mias|lo mio)(?: tambien)?)"
)


def _is_theirs(clause: Sequence[Piece]) -> bool:
    """Return whether somebody else took their own: "my wife had hers"."""
    words = {word for piece in clause for word in piece.words.split()}
    if any(p.kind is K.THIRD and "tom" in p.words for p in clause):
        return not words.isdisjoint(("su", "sus", "suya", "suyas", "suyo", "suyos"))
    verb = next((n for n, piece in enumerate(clause) if piece.kind in TOOK), None)
    if verb is None or any(piece.words in MYSELF for piece in clause[:verb]):
        return False
    behind = [piece for piece in clause[verb + 1 :] if piece.kind not in NEUTRAL]
    before = [piece for piece in clause[:verb] if piece.kind not in NEUTRAL]
    own = bool(behind) and behind[0].kind in (K.THIRD, K.OTHERS)
    own = own and behind[0].words not in NEVER_CALLED
    return bool(before) and own and all(p.kind in (K.THIRD, K.UNKNOWN, K.OTHERS) for p in behind)


def passes(clause: Sequence[Piece]) -> bool:
    """Return whether nothing in a clause can change an answer beside it."""
    if is_idiom(clause):
        return True
    has_content = any(p.kind in (K.UNKNOWN, K.IDIOM, K.SYMPTOM) for p in clause)
    if any(p.kind is K.THIRD for p in clause) and any(map(_has_number, clause)):
        return False  # "she took 8"
    return not _is_of_one_of_them(clause) and has_content and not any(map(changes, clause))


def _has_number(piece: Piece) -> bool:
    return piece.kind is K.UNKNOWN and any(c.isdigit() for c in piece.words)


def is_idiom(clause: Sequence[Piece]) -> bool:
    """Return whether a clause is a figure of speech and little else: "this heat is killing me"."""
    kinds = {piece.kind for piece in clause}
    has_digit = any(c.isdigit() for piece in clause for c in piece.words)
    return K.IDIOM in kinds and kinds <= _IN_AN_IDIOM and not has_digit


_IN_AN_IDIOM: Final = (
    NEUTRAL
    | PARTS_OF_DAY
    | {
        *(K.IDIOM, K.UNKNOWN, K.SYMPTOM, K.RIGHT_NOW, K.THIRD, K.PAST, K.WILL, K.IT, K.WANT, K.ALL),
        *(K.YET, K.MOMENT),
    }
)


def _is_only_told(clause: Sequence[Piece]) -> bool:
    """Return whether a clause about one of them does not say that it was left."""
    is_verbless = not any(p.kind is K.UNKNOWN for p in clause)
    return not is_verbless and not any_guarded(clause, place="left")


def _is_of_one_of_them(clause: Sequence[Piece]) -> bool:
    """Return whether somebody did something with one of them: "the dog grabbed one"."""
    words = {word for piece in clause for word in piece.words.split()}
    return any(p.kind is K.THIRD for p in clause) and bool(words & _THOSE)


_THOSE: Final = frozenset(("one", "them", "it", "some", "half", "two", "una", "unas"))
