"""Finds in each clause what was done, and lets go what cannot change it: other words of the clause,
and clauses about something else. Whatever may change it, by `guard`, makes it nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Final

from bot.domain.doses import SkipReason
from bot.domain.intents import Intent, NoteKind, Skip, Took, TookExtra, WhySkipped
from bot.language.replies.acts import Act, act
from bot.language.replies.clauses import clauses, joined
from bot.language.replies.guard import any_guarded, changes
from bot.language.replies.kinds import BESIDE_A_MEAL, MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.melting import melted, says_of_what, without_weak_reasons
from bot.language.replies.rules import Does
from bot.language.replies.running_on import begins
from bot.language.replies.scanning import Piece

K = Kind


class Role(StrEnum):
    """What a clause is in its message."""

    ANSWERS = auto()
    PASSES = auto()  #: nothing in it can change an answer beside it
    SAYS_WHY = auto()  #: a reason among other words: it counts beside "no" alone
    ELSEWHERE = auto()  #: asks or tells of medicines, and not whether this was taken
    THEIRS = auto()  #: somebody else took theirs
    MINE_TOO = auto()  #: "and I mine": beside somebody else's it says that they took theirs
    MAY_CHANGE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: what it does, and what it is in its message."""

    role: Role
    act: Act
    is_whole: bool = False  #: it is a sentence by itself


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
_BEFORE: Final = frozenset({K.UNKNOWN, K.IDIOM, K.THIRD, K.SYMPTOM, K.YET, K.IT})


def parts(sentences: Sequence[Sequence[Piece]], asked: Sequence[bool] = ()) -> list[Part]:
    """Return what the clauses of sentences are, some of which end in a question mark."""
    asked = asked or [False] * len(sentences)
    return [
        each
        for sentence, is_asked in zip(sentences, asked, strict=True)
        for each in _of_sentence(sentence, is_asked=is_asked)
    ]


def _of_sentence(sentence: Sequence[Piece], *, is_asked: bool) -> list[Part]:
    found = _parts([sentence])
    if is_asked:
        return list(map(_of_question, found))
    return [replace(found[0], is_whole=True)] if len(found) == 1 else found


def _of_question(part: Part) -> Part:
    is_answer = part.role in (Role.ANSWERS, Role.SAYS_WHY, Role.THEIRS)
    return replace(part, role=Role.MAY_CHANGE) if is_answer else part


def _parts(sentences: Sequence[Sequence[Piece]]) -> list[Part]:
    return [
        _part(each)
        for sentence in sentences
        for clause, _ in clauses(without_weak_reasons(sentence))
        for each in _run_on(clause)
    ]


def _run_on(clause: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the clauses of one that runs on: "took my pills im so tired the dog …"."""
    begin = 0
    for n, piece in enumerate(clause):
        is_so = piece.words in _SO and clause[begin:n] and clause[n - 1].kind not in _TOOK
        is_begun = piece.words.split()[0] in _SUBJECTS or is_so
        if is_begun and _is_whole(clause[begin:n], clause[n : n + 3]):
            yield clause[begin:n]
            begin = n
    yield clause[begin:]


_SUBJECTS: Final = frozenset(
    {"i", "im", "ive", "ill", "i'm", "yo", "he", "she", "we", "they", "its", "hes", "shes", "were"}
    | {"perdon", "disculpa", "sorry", "thanks", "gracias", "estoy", "ando", "estaba", "andaba"}
)


_SO: Final = frozenset({"so", "asi que", "anyway", "pero", "por eso"})


def _is_whole(clause: Sequence[Piece], behind: Sequence[Piece]) -> bool:
    """Return whether words by themselves may be a clause."""
    kinds = {piece.kind for piece in clause}
    is_said = any(piece.kind in _TOOK for piece in behind)
    if is_said and not kinds & _TOOK and any_guarded(clause, place="before"):
        return False
    if any(p.kind in (K.CONDITION, K.HEDGE, K.DID_I, K.WHAT) for p in clause):
        return False
    return bool(kinds & (_DOING | {K.UNKNOWN, K.LATER, K.REMIND, K.NOT_YET}))


def _part(clause: Sequence[Piece]) -> Part:
    plain = act(clause)
    if plain.does is Does.NOTHING:
        return Part(Role.PASSES, plain)
    if plain.does is not Does.UNREAD:
        return Part(Role.ANSWERS, plain)
    if all(piece.kind in NEUTRAL | {K.DOSE} for piece in clause):
        return Part(Role.PASSES, plain)
    if _is_theirs(clause):
        return Part(Role.THEIRS, plain)
    if _is_mine_too(clause):
        return Part(Role.MINE_TOO, Act(Does.TAKEN, tuple(clause)))
    told = melted(clause)
    found = _core(told)
    if found is not None:
        is_why = found.does is Does.REASON or (
            found.does is Does.SKIPPED and not any(p.kind in _OF_OTHER_CORES for p in told)
        )
        role = Role.SAYS_WHY if is_why else Role.ANSWERS
        return Part(role, found)
    if passes(told):
        return Part(Role.PASSES, plain)
    return Part(Role.ELSEWHERE if _is_elsewhere(told) else Role.MAY_CHANGE, plain)


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


def _is_mine_too(clause: Sequence[Piece]) -> bool:
    words = " ".join(piece.words for piece in clause)
    return bool(_MINE_TOO.fullmatch(words))


_MINE_TOO: Final = re.compile(
    r"(?:so did i|me too|i (?:did )?(?:too|mine|mine too|had mine|also)|mine too|yo (?:tambien|la mia"
    r"|las mias|lo mio)(?: tambien)?)"
)


def _is_theirs(clause: Sequence[Piece]) -> bool:
    """Return whether somebody else took their own: "my wife had hers"."""
    words = {word for piece in clause for word in piece.words.split()}
    if any(p.kind is K.THIRD and "tom" in p.words for p in clause):
        return not words.isdisjoint(("su", "sus", "suya", "suyas", "suyo", "suyos"))
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
    return not _is_of_one_of_them(clause) and has_content and not any(map(changes, clause))


def _is_only_told(clause: Sequence[Piece]) -> bool:
    """Return whether a clause about one of them does not say that it was left."""
    is_verbless = not any(p.kind is K.UNKNOWN for p in clause)
    return not is_verbless and not any_guarded(clause, place="left")


def _is_of_one_of_them(clause: Sequence[Piece]) -> bool:
    """Return whether somebody did something with one of them: "the dog grabbed one"."""
    words = {word for piece in clause for word in piece.words.split()}
    return any(p.kind is K.THIRD for p in clause) and bool(words & _THOSE)


_THOSE: Final = frozenset(("one", "them", "it", "some", "half", "two", "una", "unas"))


def _core(clause: Sequence[Piece]) -> Act | None:
    """Return what a clause does without the words that cannot change it, or None."""
    span = _taken(clause)
    if span is None:
        return _other_core(clause)
    begin, end = span
    before, behind = clause[:begin], clause[end:]
    if not (
        _may_stand_before(before, clause[begin]) and _may_stand_behind(behind, clause[begin:end])
    ):
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
    if any_guarded(before, place="before") or any(map(_blocks, before)) or _is_of_which(before):
        return False
    nearest = next((p for p in reversed(before) if p.kind not in NEUTRAL or p.words in _I), None)
    says_i = any(p.words in _I or p.words.split()[0] in _I for p in (*before[-3:], core))
    if nearest is None or says_i or nearest.words in _I:
        return True
    is_spanish = core.words.startswith(("me ", "tom", "trag", "la ", "las ", "lo ", "los ", "ya "))
    return nearest.kind is not K.THIRD and (is_spanish or nearest.kind is not K.UNKNOWN)


def _may_stand_behind(behind: Sequence[Piece], core: Sequence[Piece]) -> bool:
    if any(map(_blocks, behind)) or any(p.words in _THEIRS for p in behind):
        return False
    if any_guarded(behind, place="together"):
        return False
    behind = _without_time(behind)
    first = next((p for p in behind if not _is_sigh(p)), None)
    words = {word for piece in core for word in piece.words.split()}
    is_english = not words.isdisjoint(_ENGLISH)
    if first is None or (is_english and any_guarded([first], place="behind")):
        return first is None
    if not any(p.kind in (K.UNKNOWN, K.THIRD) for p in behind):
        return True
    if "had" in words and first.words == "with":
        return False
    says_pills = any(p.kind in (K.DOSE, K.MED, K.OTHER_MED) for p in core)
    is_begun = begins(first) or _is_when(first) or first.words.startswith(_BESIDE)
    return says_pills or not is_english or is_begun or first.words in _LAST_WORDS


def _is_of_which(before: Sequence[Piece]) -> bool:
    """Return whether "i took it" goes on with a name: "the last time i took it"."""
    words = [word for piece in before for word in piece.words.split()]
    while words and words[-1] in _I:
        words.pop()
    has_name = any(p.kind in (K.UNKNOWN, K.THIRD) for p in before)
    return has_name and len(words) <= _MOST_OF_A_NAME and words[0] in _NAMES_ONE


_MOST_OF_A_NAME: Final = 4  #: words
_NAMES_ONE: Final = frozenset(
    ["the", "that", "this", "every", "each", "any", "all", "what", "la", "el", "las", "los", "cada"]
)


def _without_time(behind: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces behind a leading "at 8" or "at breakfast"."""
    n = 0
    while n < len(behind) and behind[n].kind in _TELLING:
        n += 1
    is_time = any(p.kind in MEALS | {K.MOMENT, *PARTS_OF_DAY, K.RIGHT_NOW} for p in behind[:n])
    return behind[n:] if is_time else behind


_BESIDE: Final = (
    "with",
    "con",
    "you",
    "before",
    "after",
    "during",
    "while",
    "just before",
    "right",
)


def _is_sigh(piece: Piece) -> bool:
    """Return whether a piece changes nothing at the beginning of what stands behind."""
    if piece.kind in (K.FILLER, K.GREET):
        return piece.words.split()[0] not in _SMALL
    return piece.kind in PARTS_OF_DAY | {K.MOMENT, K.TAG, K.YET, K.RIGHT_NOW}


_SMALL: Final = frozenset(
    [
        "to",
        "in",
        "on",
        "at",
        "of",
        "for",
        "a",
        "the",
        "my",
        "an",
        "this",
        "up",
        "down",
        "with",
        "me",
        "is",
        "was",
        "am",
        "i",
        "im",
        "its",
        "it",
        "that",
        "so",
        "el",
        "la",
        "las",
        "los",
        "en",
        "con",
        "de",
        "del",
        "al",
        "mi",
        "un",
        "una",
        "por",
        "para",
        "que",
    ]
)
_THEIRS: Final = frozenset(
    [
        "his",
        "hers",
        "theirs",
        "husbands",
        "wifes",
        "moms",
        "dads",
        "mothers",
        "fathers",
        "sons",
        "daughters",
        "my",
        "husbands",
    ]
)
_ENGLISH: Final = frozenset({"took", "taken", "had", "did", "take", "it", "them", "em"})
_LAST_WORDS: Final = frozenset({"silly", "already", "bot", "hours", "ages"})


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


_NO_OTHER_CORE: Final = frozenset(
    {K.HEDGE, K.DID_I, K.MAY_I, K.OTHERS, K.UNDO, K.WHAT, K.THIRD, K.PRESSED}
)


def _other_core(clause: Sequence[Piece]) -> Act | None:
    """Return that it is put off or left out, or why: words beside that do less harm."""
    kinds = {piece.kind for piece in clause}
    if K.REASON in kinds and not kinds & _DOING:
        return Act(Does.REASON, tuple(p for p in clause if p.kind in _OF_A_REASON))
    is_left = any_guarded(clause, place="left") or K.NO in kinds
    if kinds & {K.MED, K.REST} and not kinds & _DOING and is_left:
        return Act(Does.SKIPPED, tuple(p for p in clause if p.kind in (K.MED, K.REST)))
    if kinds & {K.MOMENT, K.STRETCH} and kinds - NEUTRAL <= {K.MOMENT, K.STRETCH, K.CONDITION}:
        return Act(Does.WHEN, tuple(p for p in clause if p.kind is not K.CONDITION))
    if _was_going_to(clause):
        return None
    is_timed = K.REMIND in kinds and kinds & {K.MOMENT, K.STRETCH, K.LATER}
    if kinds & _NO_OTHER_CORE or not (kinds & _DOING or K.NOT_YET in kinds or is_timed):
        return None
    kept = [
        p
        for p in clause
        if p.kind not in _BEFORE - {K.IT, K.YET} and not (p.kind is K.CONDITION and _is_when(p))
    ]
    found = act(kept)
    return found if found.does in {Does.LATER, *_LEAVES} else None


def _was_going_to(clause: Sequence[Piece]) -> bool:
    """Return whether it was only once meant to be done: "I was gonna take it"."""
    for before, piece in zip(clause, clause[1:], strict=False):
        if piece.kind is K.WILL and before.words in ("was", "were", "estaba", "i was"):
            return True
    return any(piece.words == "iba a" for piece in clause)


_OF_OTHER_CORES: Final = _DOING | {K.NOT_YET, K.REMIND}
_OF_A_REASON: Final = frozenset({K.REASON, K.MED, K.DOSE})


def answering(found: Sequence[Part]) -> list[Act]:
    """Return the acts that make the answer, or none where a clause may change it."""
    if any(part.role is Role.THEIRS for part in found):
        found = [replace(p, role=Role.ANSWERS) if p.role is Role.MINE_TOO else p for p in found]
    acts = [part.act for part in found if part.role is Role.ANSWERS]
    does = {each.does for each in acts}
    if (does == {Does.REASON} and not _is_reason_enough(found)) or any(
        part.act.of(K.DID_I) for part in found if _is_open(part)
    ):
        return []
    roles = {part.role for part in found}
    if not does & (_SAYS_TAKEN | _EXTRA | {Does.YES, Does.SOME, Does.UNDO}):
        if any(part.act.of(K.MAY_I) for part in found):
            return []
        if any(part.act.of(*_TOOK, K.MED, K.YES) for part in found if _is_open(part)):
            return []
        why = [part.act for part in found if part.role is Role.SAYS_WHY]
        return joined([*acts, *why] if does & _SAYS_NO else acts)
    says_object = any(each.does in _SAYS_TAKEN | _EXTRA and _says_object(each) for each in acts)
    if Role.ELSEWHERE in roles and not says_object:
        return []
    is_part = any(each.does is Does.ALL_BUT for each in acts)
    if (roles & {Role.MAY_CHANGE, Role.MINE_TOO} and not is_part) or _may_be_theirs(found):
        return []
    left = [part.act for part in found if part.role is Role.SAYS_WHY and part.act.of(K.MED, K.REST)]
    acts = _without_busy([*acts, *left])
    if any(map(_is_clear, acts)):
        acts = [each for each in acts if not _is_no_reason(each)]
    return joined(acts) if _are_clear(found) else []


def _is_no_reason(each: Act) -> bool:
    """Return whether what would be a reason says nothing of what was taken: "I feel fine"."""
    is_why = each.does is Does.REASON and not each.of(K.MED)
    return is_why and not any(p.value in ("sick", "side_effect") for p in each.of(K.REASON))


_SAYS_NO: Final = frozenset({*_LEAVES, Does.NO})


def _is_reason_enough(found: Sequence[Part]) -> bool:
    """Return whether a whole sentence says why, beside others that change nothing."""
    said = [part for part in found if part.role is Role.ANSWERS]
    enough = any(
        (piece.value in _SAYS_ENOUGH and piece.words.count(" ") >= _FEWEST_SPACES)
        or (piece.value in _SAYS_SO and piece.words.count(" ") > _FEWEST_SPACES)
        for part in said
        for piece in part.act.of(K.REASON)
    )
    others = {part.role for part in found} <= {
        *(Role.ANSWERS, Role.PASSES, Role.ELSEWHERE, Role.SAYS_WHY)
    }
    is_told = all(p.is_whole or _is_long(p.act) or _is_order(p.act) for p in said)
    return enough and others and is_told


def _is_order(each: Act) -> bool:
    return any(p.value == "told_to" for p in each.of(K.REASON))


def _is_long(each: Act) -> bool:
    return any(p.words.count(" ") >= 2 * _FEWEST_SPACES for p in each.of(K.REASON))


_SAYS_ENOUGH: Final = frozenset({"forgot", "cost", "ran_out"})
_SAYS_SO: Final = frozenset({"away", "told_to"})
_FEWEST_SPACES: Final = 2


def _is_open(part: Part) -> bool:
    return part.role in (Role.MAY_CHANGE, Role.ELSEWHERE)


def _says_object(each: Act) -> bool:
    words = {word for piece in each.of(K.TOOK, K.HAD) for word in piece.words.split()}
    return bool(each.of(*_OBJECTS)) or not words.isdisjoint(_OBJECT_WORDS)


_OBJECT_WORDS: Final = frozenset(
    ("it", "them", "em", "pills", "meds", "all", "la", "las", "lo", "los", "tomada", "tomadas")
)


def _may_be_theirs(found: Sequence[Part]) -> bool:
    """Return whether somebody stands before "took them" who may have done it."""
    somebody = False
    for part in found:
        if part.role is Role.ANSWERS and not _says_i(part.act) and somebody:
            return part.act.does in _SAYS_TAKEN | _EXTRA
        if part.role is Role.ANSWERS:
            return False
        somebody = somebody or part.role is Role.THEIRS or bool(part.act.of(K.THIRD))
    return False


def _says_i(each: Act) -> bool:
    return any(
        p.words in _I or p.words.split()[0] in ("i", "me", "mine", "yo") for p in each.pieces
    )


def _are_clear(found: Sequence[Part]) -> bool:
    if any(_is_clear(part.act) for part in found if part.role is Role.ANSWERS):
        return True
    passing = [part.act for part in found if part.role is Role.PASSES]
    first = next(n for n, part in enumerate(found) if part.role is Role.ANSWERS)
    if not all(_is_name_of_themselves(part.act) for part in found[:first]):
        return False
    is_done = all(_is_done(part.act) for part in found if part.role is Role.ANSWERS)
    place = "beside_done" if is_done else "beside_yes"
    return not any(any_guarded(each.pieces, place=place) for each in passing)


def _is_name_of_themselves(each: Act) -> bool:
    """Return whether nothing is said but who speaks: "Brenda here"."""
    words = [word for piece in each.pieces for word in piece.words.split()]
    is_greeting = all(piece.kind in NEUTRAL for piece in each.pieces)
    return is_greeting or (len(words) <= 2 and words[-1] in ("here", "aqui"))


def _is_done(each: Act) -> bool:
    words = {word for piece in each.of(K.TOOK) for word in piece.words.split()}
    return each.does is Does.TAKEN and not words.isdisjoint(("done", "taken", "hecho", "hecha"))


_SWALLOWED: Final = ("took", "tak", "tkn", "swallow", "tom", "trag", "had", "inject", "inyect")


def _is_clear(each: Act) -> bool:
    """Return whether it speaks of swallowing, or of medicines, by itself."""
    if each.does not in _SAYS_TAKEN | _EXTRA:
        return False
    words = [word for p in each.of(K.TOOK, K.HAD) for word in p.words.split()]
    says_pills = bool(each.of(K.DOSE, K.MED, K.OTHER_MED)) or {"pills", "meds"} & set(words)
    return bool(says_pills) or any(word.startswith(_SWALLOWED) for word in words)


def _without_busy(acts: Sequence[Act]) -> list[Act]:
    """Return acts without "in the shower", which puts off nothing that is taken."""
    return [
        each
        for each in acts
        if each.does is not Does.LATER
        or each.of(*_PUTS_OFF)
        or not all(_BUSY.match(piece.words) for piece in each.of(K.LATER))
        or not each.of(K.LATER)
    ]


_BUSY: Final = re.compile(
    r"(?:i?m|was|still|sigo|estoy|estaba|ando|andaba|in|on|at|watching|cooking|making|doing|washing"
    r"|walking|feeding|driving|eating|taking a|viendo|cocinando|haciendo|manejando|en|con|llego|salgo)(?: |$)"
    r"(?!a (?:bit|little|while|few|min|sec|moment)|un)"
)
_PUTS_OFF: Final = frozenset(
    {K.REMIND, K.WAIT, K.WILL_TAKE, K.TAKE, K.STRETCH, K.NOT_YET, K.YET, K.MOMENT, K.WILL, K.MED}
)


_OF_REASONS: Final = frozenset(
    {NoteKind.AWAY, NoteKind.REFILL, NoteKind.APPOINTMENT, NoteKind.CAREGIVER}
)


def gives_way(
    found: Sequence[Part], intent: Intent, kind: NoteKind, words: str, *, is_open: bool
) -> bool:
    """Return whether what is said beside an answer is rather to be kept in their own words."""
    does = {part.act.does for part in found if part.role is Role.ANSWERS}
    match intent:
        case Took() | TookExtra():
            is_note = kind in (NoteKind.SIDE_EFFECT, NoteKind.FOR_THEM)
            return is_note and not (kind is NoteKind.SIDE_EFFECT and _is_mild(found, words))
        case Skip() | WhySkipped() if does & _SAYS_NO or intent.reason is SkipReason.TOLD_TO:
            return False
        case Skip() | WhySkipped() if is_open and kind in _OF_REASONS:
            return False
        case Skip() | WhySkipped():
            return True
        case _:
            return kind is not NoteKind.QUESTION


_STRONG: Final = re.compile(
    r"\b(?:dizz\w*|nause\w*|queasy|rash|hives|swoll\w*|swelling|faint\w*|pass(?:ed|ing) out|bleed\w*"
    r"|blurr\w*|shak\w*|palpitat\w*|woozy|lightheaded|light headed|sick|vomit\w*|diarr\w*|itch\w*|funny"
    r"|weird|confus\w*|cough\w*|numb\w*|tingl\w*|side effects?|awful|terrible|worse"
    r"|maread\w*|marea\w*|mareo\w*|nausea\w*|ronchas?|hinch\w*|desmay\w*|sangr\w*|vomit\w*|temblor\w*"
    r"|palpita\w*|rar[oa]|tos|mal|fatal|efectos?)\b"
)


def _is_mild(found: Sequence[Part], words: str) -> bool:
    """Return whether it is a pain that one takes something for, or being tired."""
    named = any(part.act.of(K.MED, K.OTHER_MED) for part in found if part.role is Role.ANSWERS)
    return named or not _STRONG.search(words)
