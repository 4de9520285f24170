"""What a clause is in its message, and the kinds of words that say what was done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from bot.language.replies.acts import Act
from bot.language.replies.kinds import Kind
from bot.language.replies.rules import Does

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
    begins_sentence: bool = False
    is_asked: bool = False


OBJECTS: Final = frozenset({K.IT, K.DOSE, K.MED, K.OTHER_MED, K.ALL})


TOOK: Final = frozenset({K.TOOK, K.HAD, K.TAKING})


DOING: Final = TOOK | {K.TAKE, K.WILL_TAKE, K.SKIP}


MYSELF: Final = frozenset({"i", "ive", "i have", "yo"})


SAYS_TAKEN: Final = frozenset({Does.TAKEN, Does.ONLY_TAKEN, Does.ALL_BUT})


EXTRA: Final = frozenset({Does.TWICE, Does.MORE, Does.WRONG})


LEAVES: Final = frozenset({Does.NOT_TAKEN, Does.SKIPPED})
SAYS_NO: Final = frozenset({*LEAVES, Does.NO})


#: Whom one does not speak to by that word: bare, it is somebody who took it, or whose it is.
NEVER_CALLED: Final = frozenset(
    ("wife", "husband", "hubby", "partner", "esposa", "esposo", "marido", "dog", "cat", "perro")
)
