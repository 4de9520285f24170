"""The grammar of a clause: which kinds of words it must have to say something, and which it may."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from bot.language.replies.kinds import MEALS, PARTS_OF_DAY, Kind

K = Kind
_THOSE: Final = frozenset({K.IT, K.DOSE, K.ALL, K.MED, K.OTHER_MED})
_NOW: Final = frozenset({K.RIGHT_NOW, K.TAKEN_ALONE})
_WHEN: Final = frozenset({K.MOMENT, K.AFTER_EATING, *PARTS_OF_DAY, *MEALS, *_NOW})
_DENIED: Final = frozenset({K.NOT, K.NO_OR_NOT, K.DID_NOT})
_DOING: Final = frozenset({K.TOOK, K.HAD, K.TAKE, K.TAKING, K.WANT, K.WILL_TAKE})
_EVER: Final = frozenset(Kind)


class Does(StrEnum):
    """What a clause says was done, or is to be done."""

    TAKEN = auto()
    ONLY_TAKEN = auto()  #: those and no others
    SOME = auto()  #: part of it, nobody knows which
    ALL_BUT = auto()
    NOT_TAKEN = auto()
    SKIPPED = auto()
    NO = auto()
    YES = auto()
    LATER = auto()
    REASON = auto()
    TWICE = auto()
    MORE = auto()
    WRONG = auto()
    UNDO = auto()
    NAMES = auto()  #: medicines and nothing else: they go with the clause beside them
    WHEN = auto()  #: a time and nothing else: it goes with the clause beside it
    NOTHING = auto()  #: kindness
    UNREAD = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """One of each of `needs` stands in the clause, and besides only what it `may` have."""

    does: Does
    needs: tuple[frozenset[Kind], ...]
    may: frozenset[Kind] = frozenset()


def _one_of(*kinds: Kind) -> frozenset[Kind]:
    return frozenset(kinds)


_TAKEN: Final = _one_of(K.TOOK, K.TAKING, K.YES, K.DIGIT_TAKEN, K.ONLY, K.AMOUNT, K.SYMPTOM)
_PUT_OFF: Final = _one_of(K.LATER, K.REMIND, K.WAIT, K.STRETCH, K.WILL, K.WILL_TAKE, K.DIGIT_LATER)

#: The first rule that fits a clause says what it does.
RULES: Final[tuple[Rule, ...]] = (
    Rule(Does.UNDO, (_one_of(K.UNDO),), _EVER - {K.UNKNOWN, K.WHAT, K.THIRD, K.CONDITION}),
    Rule(
        Does.UNDO,
        (_one_of(K.PRESSED), _one_of(K.MISTAKE, K.WRONG)),
        _EVER - {K.UNKNOWN, K.WHAT, K.THIRD, K.CONDITION},
    ),
    Rule(
        Does.UNDO,
        (_one_of(K.CORRECTS), _DENIED, _DOING),
        _THOSE | _NOW | PARTS_OF_DAY | {K.NO},
    ),
    Rule(Does.UNDO, (_one_of(K.CORRECTS), _one_of(K.DID_NOT)), _THOSE | _NOW | PARTS_OF_DAY),
    Rule(Does.NO, (_one_of(K.CORRECTS),)),
    Rule(
        Does.WRONG,
        (_one_of(K.WRONG),),
        _THOSE | _WHEN | {K.TOOK, K.HAD, K.MISTAKE, K.AMOUNT, K.HEDGE, K.YES},
    ),
    Rule(
        Does.WRONG,
        (_one_of(K.OTHERS), _one_of(K.TOOK, K.HAD)),
        _THOSE | _WHEN | {K.MISTAKE, K.AMOUNT, K.HEDGE, K.YES, K.SOME},
    ),
    Rule(
        Does.TWICE,
        (_one_of(K.AGAIN), _one_of(K.TOOK, K.HAD, K.ONLY)),
        _THOSE | _WHEN | {K.MISTAKE, K.HEDGE, K.YES, K.MORE, K.TWICE},
    ),
    Rule(
        Does.TWICE,
        (_one_of(K.TWICE),),
        _THOSE | _WHEN | {K.TOOK, K.HAD, K.MISTAKE, K.AMOUNT, K.HEDGE, K.YES, K.MORE},
    ),
    Rule(
        Does.MORE,
        (_one_of(K.MORE), _one_of(K.TOOK, K.HAD, K.MISTAKE, K.AMOUNT, K.DOSE)),
        _THOSE | _WHEN | {K.MISTAKE, K.AMOUNT, K.HEDGE, K.YES},
    ),
    Rule(
        Does.SOME,
        (_one_of(K.SOME),),
        _THOSE | _WHEN | _DENIED | {K.TOOK, K.HAD, K.YES, K.ONLY, K.AMOUNT, K.EXCEPT},
    ),
    Rule(
        Does.SOME,
        (_one_of(K.ONLY), _one_of(K.TOOK, K.HAD)),
        _WHEN | {K.DOSE, K.AMOUNT, K.YES},
    ),
    Rule(Does.ALL_BUT, (_one_of(K.EXCEPT), _one_of(K.MED)), _THOSE | _WHEN | _TAKEN | {K.HAD}),
    Rule(
        Does.LATER, (_one_of(K.NOT_YET),), _THOSE | _DOING | _NOW | {K.NO, K.BUT, K.WILL, K.LATER}
    ),
    Rule(
        Does.LATER,
        (_DENIED, _one_of(K.YET)),
        _THOSE | _DOING | {K.NO, K.WAIT, *_NOW, *PARTS_OF_DAY},
    ),
    Rule(
        Does.LATER,
        (_one_of(K.YET), _one_of(K.WILL, K.WILL_TAKE, K.LATER, K.REMIND)),
        _THOSE | _DOING | _PUT_OFF,
    ),
    Rule(Does.LATER, (_DENIED, _one_of(K.RIGHT_NOW), _one_of(K.TAKE, K.TAKING)), _THOSE | {K.NO}),
    Rule(Does.LATER, (_one_of(K.AFTER_EATING), _one_of(K.TAKE)), _THOSE | _PUT_OFF),
    Rule(Does.NOT_TAKEN, (_DENIED, _DOING), _THOSE | _NOW | PARTS_OF_DAY | {K.NO, K.DIGIT_SKIP}),
    Rule(Does.NOT_TAKEN, (_one_of(K.DID_NOT),), _THOSE | PARTS_OF_DAY | {K.NO, K.DIGIT_SKIP}),
    Rule(
        Does.NOT_TAKEN,
        (_one_of(K.NO, K.NO_OR_NOT, K.NOT, K.DIGIT_SKIP), _one_of(K.MED, K.REST)),
        PARTS_OF_DAY | {K.DOSE, K.DIGIT_SKIP, K.MED, K.REST, K.SKIP},
    ),
    Rule(
        Does.SKIPPED,
        (_one_of(K.SKIP),),
        _THOSE
        | _NOW
        | PARTS_OF_DAY
        | {K.NO, K.NO_OR_NOT, K.DIGIT_SKIP, K.WILL, K.WANT, K.REST, K.YES},
    ),
    Rule(Does.SKIPPED, (_one_of(K.DIGIT_SKIP),), _THOSE | {K.NO, K.NO_OR_NOT, K.NOT, K.TAKING}),
    Rule(
        Does.LATER,
        (_one_of(K.LATER, K.REMIND, K.WAIT, K.STRETCH, K.DIGIT_LATER),),
        _THOSE
        | _PUT_OFF
        | _WHEN
        | {K.TAKE, K.TAKING, K.REST, K.YES, K.NO, K.NO_OR_NOT, K.MORE, K.AGAIN},
    ),
    Rule(Does.LATER, (_one_of(K.WILL_TAKE),), _THOSE | _WHEN | _PUT_OFF | {K.REST, K.YES}),
    Rule(
        Does.LATER, (_one_of(K.WILL), _one_of(K.TAKE)), _THOSE | _WHEN | _PUT_OFF | {K.REST, K.YES}
    ),
    Rule(Does.LATER, (_one_of(K.WILL),), _WHEN | {K.IT, K.YES}),
    Rule(Does.LATER, (_one_of(K.TAKE), _one_of(K.MOMENT)), _THOSE | {K.YES, *PARTS_OF_DAY}),
    Rule(Does.NOT_TAKEN, (_one_of(K.NO), _one_of(K.TAKE)), _THOSE),
    Rule(
        Does.ONLY_TAKEN,
        (_one_of(K.ONLY), _one_of(K.MED)),
        _THOSE | _WHEN | _TAKEN | {K.HAD, K.YET},
    ),
    Rule(Does.TAKEN, (_one_of(K.TOOK),), _THOSE | _WHEN | _TAKEN | {K.HAD, K.REST}),
    Rule(Does.TAKEN, (_one_of(K.HAD), _THOSE | {K.REST}), _WHEN | _TAKEN | {K.REST} | _THOSE),
    Rule(Does.TAKEN, (_one_of(K.TAKING),), _WHEN | (_THOSE - {K.MED, K.OTHER_MED}) | {K.YES}),
    Rule(Does.TAKEN, (_one_of(K.TAKING), _NOW), _WHEN | _THOSE | {K.YES, K.REST}),
    Rule(Does.TAKEN, (_one_of(K.DIGIT_TAKEN),), _THOSE | {K.YES}),
    Rule(Does.TAKEN, (_one_of(K.YES), _one_of(K.MED, K.ALL, K.MOMENT, K.REST)), _THOSE | _WHEN),
    Rule(Does.TAKEN, (_one_of(K.TAKEN_ALONE), _one_of(K.MED, K.ALL, K.REST)), _THOSE | _WHEN),
    Rule(Does.TAKEN, (_one_of(K.ALL),), _one_of(K.DOSE, K.IT)),
    Rule(Does.YES, (_one_of(K.YES),), _one_of(K.IT, K.DOSE, K.TAKEN_ALONE)),
    Rule(Does.YES, (_one_of(K.TAKEN_ALONE),)),
    Rule(
        Does.NO,
        (_one_of(K.NO, K.NO_OR_NOT),),
        _one_of(K.IT, K.DOSE, K.NOT, K.WANT) | PARTS_OF_DAY,
    ),
    Rule(Does.REASON, (_one_of(K.REASON),), _THOSE | _NOW | PARTS_OF_DAY | {K.NO_OR_NOT, K.TAKE}),
    Rule(Does.LATER, (_one_of(K.REST), MEALS), _one_of(K.DOSE)),
    Rule(
        Does.NAMES,
        (_one_of(K.MED, K.OTHER_MED, K.REST),),
        _one_of(K.DOSE, K.AMOUNT, K.SYMPTOM, *MEALS),
    ),
    Rule(Does.NOTHING, (), _one_of(K.TAKEN_ALONE, K.MISTAKE)),
    Rule(Does.WHEN, (_one_of(K.MOMENT, *PARTS_OF_DAY, *MEALS),)),
)
