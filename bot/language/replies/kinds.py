"""The kinds of words an answer is made of: the alphabet of the grammar in `acts.py`.

A word belongs to a kind because it stands in that list of `alphabet/<language>.toml`; where it
stands in two, the kind that is named later here is meant.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a word does in an answer."""

    FILLER = "filler"  #: changes nothing wherever it stands
    GREET = "greet"  #: kindness; changes nothing either
    IT = "it"
    DOSE = "dose"  #: "pills": whatever is due
    ALL = "all"
    YES = "yes"
    NO = "no"
    NO_OR_NOT = "no_or_not"  #: "no" where a language also denies a verb with it
    NOT = "not"
    DID_NOT = "did_not"
    TOOK = "took"
    TAKEN_ALONE = "taken_alone"  #: taken where nothing else is said ("ya")
    HAD = "had"  #: taken if it was a medicine ("had it"; not "had breakfast")
    TAKE = "take"
    TAKING = "taking"
    RIGHT_NOW = "right_now"
    WANT = "want"
    WILL = "will"
    WILL_TAKE = "will_take"
    YET = "yet"
    LATER = "later"
    NOT_YET = "not_yet"
    REMIND = "remind"
    WAIT = "wait"
    SKIP = "skip"
    BECAUSE = "because"
    AND = "and"
    BUT = "but"
    EXCEPT = "except"
    ONLY = "only"
    REST = "rest"
    SOME = "some"  #: part of it, and nobody knows which
    AGAIN = "again"  #: twice, where it was taken
    TWICE = "twice"
    MORE = "more"
    WRONG = "wrong"
    OTHERS = "others"  #: somebody else's
    MISTAKE = "mistake"
    UNDO = "undo"
    DIGIT_TAKEN = "digit_taken"
    DIGIT_LATER = "digit_later"
    DIGIT_SKIP = "digit_skip"
    REASON = "reason"
    PURPOSE = "purpose"
    SYMPTOM = "symptom"
    IDIOM = "idiom"  #: a figure of speech: "killing me", "muerta de risa"
    MORNING = "part_morning"
    AFTERNOON = "part_afternoon"
    EVENING = "part_evening"
    BEFORE_MEAL = "before_meal"
    AFTER_MEAL = "after_meal"
    WITH_MEAL = "with_meal"
    AFTER_EATING = "after_eating"
    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"
    THIRD = "third"  #: somebody else did it
    CONDITION = "condition"
    HEDGE = "hedge"  #: not sure, almost, tried to
    PAST = "past"  #: another day, or every day
    WHAT = "what"
    MAY_I = "may_i"
    DID_I = "did_i"
    TAG = "tag"  #: "right?"
    CORRECTS = "corrects"  #: "no wait": what was said before is not so
    PRESSED = "pressed"  #: taken back where it was by mistake
    # What is no word of a language:
    MED = "med"
    OTHER_MED = "other_med"  #: a medicine that is not on their list
    MOMENT = "moment"
    STRETCH = "stretch"
    AMOUNT = "amount"
    UNKNOWN = "unknown"


MEALS: Final = frozenset({Kind.BREAKFAST, Kind.LUNCH, Kind.DINNER})
BESIDE_A_MEAL: Final = frozenset({Kind.BEFORE_MEAL, Kind.AFTER_MEAL, Kind.WITH_MEAL})
PARTS_OF_DAY: Final = frozenset({Kind.MORNING, Kind.AFTERNOON, Kind.EVENING})
NEUTRAL: Final = frozenset({Kind.FILLER, Kind.GREET, Kind.TAG, Kind.PURPOSE, *BESIDE_A_MEAL})
#: Where one of these stands, nothing is ever recorded.
BLOCKING: Final = frozenset(
    {Kind.THIRD, Kind.CONDITION, Kind.HEDGE, Kind.PAST, Kind.WHAT, Kind.DID_I, Kind.MAY_I}
)
