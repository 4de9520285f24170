"""Knows a clause that has nothing to do with medicines: the weather, the dog, being tired or late.

Such an aside leaves a clear answer beside it as clear as it was. What speaks of taking, of pills,
of somebody else's, or denies, doubts or puts off anything is no aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.language.replies.acts import Act
from bot.language.replies.kinds import MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.reasons import STILL_LASTS
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece

K = Kind
_ANYTHING_ELSE: Final = frozenset({K.UNKNOWN, K.SYMPTOM, *NEUTRAL, *PARTS_OF_DAY, K.RIGHT_NOW})
_IN_AN_IDIOM: Final = _ANYTHING_ELSE | {
    K.IDIOM,
    K.THIRD,
    K.PAST,
    K.WILL,
    K.IT,
    K.WANT,
    K.ALL,
    K.YET,
}
_IN_CHATTER: Final = _IN_AN_IDIOM | {K.CONDITION, K.TAKING, K.AND, K.RIGHT_NOW, K.MOMENT, *MEALS}
_FEWEST: Final = 2  #: words; "took it, not" and "took it, psych" are one
_MOST: Final = 12  #: words of one; a longer one is a story
_MOST_OF_THEM: Final = 3
#: An aside that begins so belongs to what stands before it: "took my pills, to work".
_GOES_ON: Final = frozenset(
    [
        "to",
        "from",
        "out",
        "back",
        "away",
        "off",
        "up",
        "down",
        "for",
        "at",
        "in",
        "into",
        "onto",
        "on",
        "over",
        "under",
        "before",
        "after",
        "until",
        "by",
        "of",
        "or",
        "nor",
        "al",
        "a",
        "para",
        "de",
        "del",
        "hacia",
        "fuera",
        "afuera",
        "hasta",
        "desde",
        "en",
        "sobre",
        "ni",
        "o",
        "sin",
        "like",
        "como",
        "that",
        "que",
        "which",
        "who",
    ]
)
_OF_LATER: Final = frozenset(
    {K.LATER, K.REMIND, K.WAIT, K.WILL, K.WILL_TAKE, K.NOT_YET, K.YET, K.DIGIT_LATER}
)
_PUTS_OFF: Final = frozenset({"in", "en", "pls", "please", "plz", "por favor", "porfa", "dame"})
_SWALLOWED: Final = ("took", "tak", "tkn", "swallow", "tom", "trag", "had", "inject", "inyect")
_I: Final = frozenset({"i", "ive", "yo"})
_OF_MINE: Final = ("i ", "me tom", "me la", "me las", "me lo", "me los")
#: Reasons that are of nothing else than medicines; "feel fine" may be said of anything.
_SAYS_ENOUGH: Final = frozenset({"ran_out", "cost", "forgot"})
_ALWAYS: Final = frozenset({Does.SKIPPED, Does.TWICE, Does.MORE, Does.WRONG})


def is_aside(pieces: Sequence[Piece], *, after_but: bool) -> bool:
    """Return whether a clause that says nothing of doses is surely about something else."""
    kinds = {piece.kind for piece in pieces}
    if K.IDIOM in kinds:
        has_digit = any(c.isdigit() for piece in pieces for c in piece.words)
        return kinds <= _IN_AN_IDIOM | {K.MOMENT} and not has_digit
    words = [word for piece in pieces for word in piece.words.split()]
    if after_but or not _FEWEST <= len(words) <= _MOST or words[0] in _GOES_ON:
        return False
    if any(c.isdigit() for word in words for c in word):
        return False
    about = {p.kind for p in pieces if p.words not in STILL_LASTS} - {K.THIRD}
    return K.UNKNOWN in kinds and about <= _ANYTHING_ELSE


def is_chatter(pieces: Sequence[Piece]) -> bool:
    """Return whether a clause neither says nor denies that anything was taken."""
    words = [word for piece in pieces for word in piece.words.split()]
    has_digit = any(c.isdigit() for word in words for c in word)
    is_short = _FEWEST <= len(words) <= _MOST
    return is_short and not has_digit and {piece.kind for piece in pieces} <= _IN_CHATTER


def is_idiom(act: Act) -> bool:
    """Return whether an aside is a figure of speech, which needs no clearer answer beside it."""
    return bool(act.of(K.IDIOM))


def without_asides(acts: Sequence[Act]) -> list[Act] | None:
    """Return the acts that answer, or None where beside an aside none is clear by itself."""
    asides = [each for each in acts if each.does is Does.ASIDE]
    answering = [each for each in acts if each.does is not Does.ASIDE]
    if not answering or len(asides) > _MOST_OF_THEM:
        return None
    if all(map(is_idiom, asides)):
        return answering
    is_of_others = any(each.of(K.THIRD) and not is_idiom(each) for each in asides)
    if is_of_others and not all(map(_is_their_own, answering)):
        return None
    has_reason = any(each.does is Does.REASON for each in answering)
    is_clear = any(_is_clear(each, has_reason=has_reason) for each in answering)
    return answering if is_clear else None


def without_chatter(acts: Sequence[Act]) -> Sequence[Act]:
    """Return the acts without chatter, where all that is said beside it is a clear "later"."""
    others = [each for each in acts if each.does not in (Does.CHATTER, Does.ASIDE)]
    is_later = all(each.does is Does.LATER and _is_clear(each, has_reason=False) for each in others)
    return others if others and is_later else acts


def _is_their_own(act: Act) -> bool:
    """Return whether nobody else did it: "I took them", but not "took them" beside a son."""
    return act.does is Does.LATER or any(
        piece.words in _I or piece.words.startswith(_OF_MINE) for piece in act.pieces
    )


def _is_clear(act: Act, *, has_reason: bool) -> bool:
    match act.does:
        case Does.TAKEN | Does.ONLY_TAKEN | Does.ALL_BUT:
            return bool(act.of(K.DOSE, K.MED, K.OTHER_MED)) or any(
                word.startswith(_SWALLOWED)
                for piece in act.of(K.TOOK)
                for word in piece.words.split()
            )
        case Does.LATER:
            return bool(act.of(*_OF_LATER)) or any(p.words in _PUTS_OFF for p in act.pieces)
        case Does.NOT_TAKEN:
            return has_reason
        case Does.REASON:
            return any(p.value in _SAYS_ENOUGH and " " in p.words for p in act.of(K.REASON))
        case _:
            return act.does in _ALWAYS
