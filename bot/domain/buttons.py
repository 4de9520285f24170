"""What comes back when a button is pressed: an intent in at most 64 bytes, and nothing that must
not be seen.

A button is under the control of whoever presses it, so its ids are looked up within the speaker's
own rounds again.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from bot.domain.doses import SkipReason
from bot.domain.errors import BadInput
from bot.domain.ids import AlertId, DoseId, RoundId
from bot.domain.intents import (
    AlertAnswer,
    AnswerAlert,
    Intent,
    Later,
    OneByOne,
    Skip,
    Took,
    Which,
    WhySkipped,
)

_TOOK, _LATER, _SKIP, _WHY, _ONE_BY_ONE, _SAID = "1", "2", "3", "w", "o", "t"
_CARE: Final = "c"
LONGEST: Final = 64
_OF_A_ROUND: Final[Mapping[str, Callable[[Which], Intent]]] = {
    _TOOK: Took,
    _LATER: Later,
    _SKIP: Skip,
    _ONE_BY_ONE: lambda which: OneByOne(which.round),
}


def took(round_: RoundId, dose: DoseId | None = None) -> str:
    """Return the data of a button that says "taken", of a round or of one dose in it."""
    return _join(_TOOK, round_, dose)


def later(round_: RoundId) -> str:
    """Return the data of a button that says "later"."""
    return _join(_LATER, round_)


def skip(round_: RoundId, dose: DoseId | None = None) -> str:
    """Return the data of a button that says "not taking"."""
    return _join(_SKIP, round_, dose)


def one_by_one(round_: RoundId) -> str:
    """Return the data of a button that asks for the medicines of a round one by one."""
    return _join(_ONE_BY_ONE, round_)


def why_skipped(round_: RoundId, reason: SkipReason) -> str:
    """Return the data of a button that gives the reason of a skip."""
    return ":".join((_join(_WHY, round_), reason))


def care(answer: AlertAnswer, alert: AlertId) -> str:
    """Return the data of a button that answers an alert about somebody."""
    return ":".join((_CARE, _pack(alert), answer))


def typed(words: str) -> str:
    """Return the data of a button that stands for words a person could have typed."""
    data = f"{_SAID}:{words}"
    if len(data.encode()) > LONGEST:
        raise BadInput(f"a button carries at most {LONGEST} bytes")
    return data


def meaning(data: str) -> Intent | str:
    """Return what a pressed button meant, or the words it stands for; raise `BadInput` if it is
    none of ours."""
    verb, colon, rest = data.partition(":")
    if verb == _SAID and colon:
        return rest
    parts = rest.split(":")
    try:
        if verb == _CARE:
            return AnswerAlert(AlertAnswer(parts[1]), AlertId(_unpack(parts[0])))
        round_ = RoundId(_unpack(parts[0]))
        if verb == _WHY:
            return WhySkipped(SkipReason(parts[1]), round_)
        which = Which(round=round_, dose=DoseId(_unpack(parts[1])) if len(parts) > 1 else None)
    except (ValueError, IndexError):
        raise BadInput("this button is none of ours") from None
    if verb not in _OF_A_ROUND:
        raise BadInput("this button is none of ours")
    return _OF_A_ROUND[verb](which)


def _join(verb: str, round_: RoundId, dose: DoseId | None = None) -> str:
    return ":".join([verb, _pack(round_), *([_pack(dose)] if dose else [])])


def _pack(id_: UUID) -> str:
    return urlsafe_b64encode(id_.bytes).rstrip(b"=").decode()


def _unpack(text: str) -> UUID:
    id_ = UUID(bytes=urlsafe_b64decode(text + "=="))
    if _pack(id_) != text:  # the decoder passes over what it does not know
        raise ValueError("this is not how we write an id")
    return id_
