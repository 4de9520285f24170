"""Weighs the clauses of a message: what answers, and whether a clause beside it may change that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from bot.language.replies import turning_away
from bot.language.replies.acts import Act
from bot.language.replies.busy import was
from bot.language.replies.clauses import joined
from bot.language.replies.guard import any_guarded, changes
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.parts import EXTRA, MYSELF, OBJECTS, SAYS_NO, SAYS_TAKEN, TOOK, Part, Role
from bot.language.replies.rules import Does

K = Kind


def answering(found: Sequence[Part]) -> list[Act]:
    """Return the acts that make the answer, or none where a clause may change it."""
    found = turning_away.before_it(found) or found
    if any(part.role is Role.THEIRS for part in found):
        found = [replace(p, role=Role.ANSWERS) if p.role is Role.MINE_TOO else p for p in found]
    if all(was(part.act) for part in found if part.role is Role.ANSWERS):
        found = [replace(p, role=Role.ANSWERS) if _is_said_why(p) else p for p in found]
    does = {part.act.does for part in found if part.role is Role.ANSWERS}
    if any(part.act.of(K.DID_I) for part in found if _is_open(part)):
        return []
    if does == {Does.REASON} and not _is_reason_enough(found):
        return []
    if does & (SAYS_TAKEN | EXTRA | {Does.YES, Does.SOME, Does.UNDO}):
        return _of_what_was_taken(found)
    return _of_what_was_not(found, does)


def _is_said_why(part: Part) -> bool:
    is_alone = part.is_whole or part.begins_sentence
    return part.role is Role.SAYS_WHY and is_alone and part.act.does is Does.REASON


def _of_what_was_not(found: Sequence[Part], does: set[Does]) -> list[Act]:
    """Return the acts of an answer that records nothing as taken; other words do less harm."""
    if any(part.act.of(K.MAY_I) for part in found):
        return []
    if any(part.act.of(*TOOK, K.MED, K.YES, K.SOME) for part in found if _is_open(part)):
        return []
    if any(map(_reminds_somebody, found, found[1:])):
        return []
    counts = {Role.ANSWERS, Role.SAYS_WHY} if does & SAYS_NO else {Role.ANSWERS}
    return joined([part.act for part in found if part.role in counts])


def _reminds_somebody(part: Part, behind: Part) -> bool:
    """Return whether somebody else is to be reminded: "remind | my husband too"."""
    is_bare = part.act.does is Does.LATER and all(p.kind is K.REMIND for p in part.act.pieces)
    return is_bare and not behind.begins_sentence and _is_of_somebody(behind.act)


def _of_what_was_taken(found: Sequence[Part]) -> list[Act]:
    """Return the acts of an answer by which something was taken, where nothing may change it."""
    acts = [part.act for part in found if part.role is Role.ANSWERS]
    if not _is_let_pass(found, acts) or _may_be_theirs(found) or not _are_clear(found):
        return []
    left = [p.act for p in found if p.role is Role.SAYS_WHY and p.act.of(K.MED, K.REST)]
    acts = _without_busy([*acts, *left])
    if any(map(_is_clear, acts)):
        acts = [each for each in acts if not _is_no_reason(each)]
    return joined(acts)


def _is_let_pass(found: Sequence[Part], acts: Sequence[Act]) -> bool:
    """Return whether the clauses beside it may stand there."""
    roles = {part.role for part in found}
    says_object = any(each.does in SAYS_TAKEN | EXTRA and _says_object(each) for each in acts)
    asks = any(p.act.of(K.MAY_I) for p in found if p.role is Role.ELSEWHERE)
    if Role.ELSEWHERE in roles and (asks or not says_object):
        return False
    changing = [p.act for p in found if p.role in (Role.MAY_CHANGE, Role.MINE_TOO)]
    is_part = any(each.does is Does.ALL_BUT for each in acts)
    return not changing or (is_part and not _may_undo_a_part(found, changing))


def _may_undo_a_part(found: Sequence[Part], changing: Sequence[Act]) -> bool:
    """Return whether a clause may change "all but the metformin": what was taken, "maybe", or an
    "almost" before it. What stands behind it only says why it was left."""
    before = takewhile(lambda part: part.act.does is not Does.ALL_BUT, found)
    hedged = any(part.act.of(K.HEDGE) for part in before)
    return hedged or any(
        each.of(*TOOK) or any(map(changes, each.of(K.CONDITION))) for each in changing
    )


def _is_no_reason(each: Act) -> bool:
    """Return whether what would be a reason says nothing of what was taken: "I feel fine"."""
    is_why = each.does is Does.REASON and not each.of(K.MED)
    return is_why and not any(p.value in ("sick", "side_effect") for p in each.of(K.REASON))


def _is_reason_enough(found: Sequence[Part]) -> bool:
    """Return whether a whole sentence says why, beside others that change nothing."""
    said = [part for part in found if part.role is Role.ANSWERS]
    enough = any(part.is_whole and _is_forgotten(part.act) for part in said) or any(
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


def _is_forgotten(each: Act) -> bool:
    return any(piece.value == "forgot" for piece in each.of(K.REASON))


def _is_order(each: Act) -> bool:
    return any(p.value == "told_to" for p in each.of(K.REASON))


def _is_long(each: Act) -> bool:
    fewest = _FEWEST_SPACES + 1 if _is_forgotten(each) else 2 * _FEWEST_SPACES
    return any(p.words.count(" ") >= fewest for p in each.of(K.REASON))


_SAYS_ENOUGH: Final = frozenset({"forgot", "cost", "ran_out"})


_SAYS_SO: Final = frozenset({"away", "told_to"})


_FEWEST_SPACES: Final = 2


def _is_open(part: Part) -> bool:
    return part.role in (Role.MAY_CHANGE, Role.ELSEWHERE)


def _says_object(each: Act) -> bool:
    words = {word for piece in each.of(K.TOOK, K.HAD) for word in piece.words.split()}
    return bool(each.of(*OBJECTS, K.REST)) or not words.isdisjoint(_OBJECT_WORDS)


_OBJECT_WORDS: Final = frozenset(
    ("it", "them", "em", "pills", "meds", "all", "la", "las", "lo", "los", "tomada", "tomadas")
)


def _may_be_theirs(found: Sequence[Part]) -> bool:
    """Return whether somebody stands before "took them" who may have done it."""
    somebody = False
    for part in found:
        if part.role is Role.ANSWERS and not _says_i(part.act) and somebody:
            return part.act.does in SAYS_TAKEN | EXTRA
        if part.role is Role.ANSWERS:
            return False
        somebody = somebody or part.role is Role.THEIRS or _is_of_somebody(part.act)
    return False


def _is_of_somebody(each: Act) -> bool:
    return bool(each.of(K.THIRD)) and not each.of(K.IDIOM)


def _says_i(each: Act) -> bool:
    return any(
        p.words in MYSELF or p.words.split()[0] in ("i", "me", "mine", "yo") for p in each.pieces
    )


def _are_clear(found: Sequence[Part]) -> bool:
    if any(_is_clear(part.act) for part in found if part.role is Role.ANSWERS):
        return True
    passing = [part.act for part in found if part.role is Role.PASSES]
    if _concludes(found[-1]):
        return not any(any_guarded(each.pieces, place="beside_done") for each in passing)
    first = next(n for n, part in enumerate(found) if part.role is Role.ANSWERS)
    if not all(_is_name_of_themselves(part.act) for part in found[:first]):
        return False
    is_done = all(_is_done(part.act) for part in found if part.role is Role.ANSWERS)
    place = "beside_done" if is_done else "beside_yes"
    return not any(any_guarded(each.pieces, place=place) for each in passing)


def _concludes(last: Part) -> bool:
    """Return whether a story ends in it: "… 40 minutes in the rain, anyway done now"."""
    return last.role is Role.ANSWERS and last.act.pieces[0].words in _AT_LAST


_AT_LAST: Final = frozenset(("anyway", "anyways", "anyhow", "en fin", "total"))


def _is_name_of_themselves(each: Act) -> bool:
    """Return whether nothing is said but who speaks: "Brenda here"."""
    words = [word for piece in each.pieces for word in piece.words.split()]
    is_greeting = all(piece.kind in NEUTRAL for piece in each.pieces) or each.of(K.IDIOM)
    return bool(is_greeting) or (len(words) <= 2 and words[-1] in ("here", "aqui"))


def _is_done(each: Act) -> bool:
    words = {word for piece in each.of(K.TOOK) for word in piece.words.split()}
    return each.does is Does.TAKEN and not words.isdisjoint(_DONE)


_DONE: Final = frozenset(("done", "taken", "hecho", "hecha", "listo", "lista"))
_SWALLOWED: Final = ("took", "tak", "tkn", "swallow", "tom", "trag", "had", "inject", "inyect")


def _is_clear(each: Act) -> bool:
    """Return whether it speaks of swallowing, or of medicines, by itself."""
    if each.does not in SAYS_TAKEN | EXTRA:
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
    r"|walking|feeding|driving|eating|taking a|viendo|cocinando|haciendo|manejando|en|con|llego"
    r"|salgo|(?:i )?(?:havent|hadnt|have not|not) (?:eaten|had)|no he (?:comido|desayunado))(?: |$)"
    r"(?!a (?:bit|little|while|few|min|sec|moment)|un)"
)


_PUTS_OFF: Final = frozenset(
    {K.REMIND, K.WAIT, K.WILL_TAKE, K.TAKE, K.STRETCH, K.NOT_YET, K.YET, K.MOMENT, K.WILL, K.MED}
)
