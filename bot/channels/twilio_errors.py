"""What an error of Twilio's means: for a message it would not take, and for one that it did.

The numbers are those of Twilio's list of errors.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

from bot.channels.twilio_http import MaybeSent, NotSent, Refusal, TwilioError
from bot.domain.channels import Cause, Fate
from bot.domain.errors import OptedOut, SendError, Throttled, TryAgain, Undeliverable, Unsure

_LOGGER = logging.getLogger(__name__)

#: What only the operator can put right is tried again this often; nobody's address is wrong.
OPERATOR_WAIT: Final = timedelta(minutes=1)
_WAIT: Final = timedelta(seconds=1)

_OPTED_OUT: Final = 21610
#: Too much at a time, and how long to wait: an account's requests, a number's queue of ten hours.
_TOO_MUCH: Final = {
    20429: _WAIT,
    30022: timedelta(seconds=5),
    30001: timedelta(seconds=30),
    21611: timedelta(minutes=1),
    63038: timedelta(minutes=1),  # the texts of a day of a trial are used up
}
#: No text of ours would be taken: account, token, our number, the address that Twilio is to call.
_OUR_SETTINGS: Final = frozenset(
    {
        10001,
        20003,
        20005,
        20006,
        20008,
        20404,
        21212,
        21603,
        21606,
        21607,
        21609,
        21659,
        21660,
        21661,
        21664,
        30002,
        30032,
        30034,
        30037,
    }
)
#: This number is not reached for a reason that the operator can change: the region is not allowed,
#: our number cannot reach it, or it is not verified in a trial.
_THEIRS_BUT_OURS: Final = frozenset({21408, 21608, 21612})

_LATER: Final = {
    30003: Cause.PASSING,  # the phone is off
    30001: Cause.PASSING,
    30017: Cause.PASSING,
    30022: Cause.PASSING,
    30008: Cause.PASSING,  # nobody knows why
    30410: Cause.PASSING,
    30012: Cause.TOO_LATE,
    30036: Cause.TOO_LATE,
    30005: Cause.BAD_ADDRESS,  # nobody has that number
    30006: Cause.BAD_ADDRESS,  # a landline
    21211: Cause.BAD_ADDRESS,
    21214: Cause.BAD_ADDRESS,
    21217: Cause.BAD_ADDRESS,
    21614: Cause.BAD_ADDRESS,
    21610: Cause.OPTED_OUT,
    # The network keeps it from them; it does not say whether that is their wish or its own.
    30004: Cause.FILTERED,
    30007: Cause.FILTERED,
    # Somebody must register, verify or pay before anything arrives.
    30002: Cause.FILTERED,
    30023: Cause.FILTERED,
    30024: Cause.FILTERED,
    30027: Cause.FILTERED,
    30032: Cause.FILTERED,
    30033: Cause.FILTERED,
    30034: Cause.FILTERED,
    30035: Cause.FILTERED,
    30037: Cause.FILTERED,
    30038: Cause.FILTERED,
    30039: Cause.FILTERED,
    30040: Cause.FILTERED,
    30450: Cause.FILTERED,
    30453: Cause.FILTERED,
    30454: Cause.FILTERED,
}
_FATES: Final = {
    "delivered": Fate.DELIVERED,
    "read": Fate.DELIVERED,
    "partially_delivered": Fate.DELIVERED,
    "undelivered": Fate.UNDELIVERED,
    "failed": Fate.UNDELIVERED,
    "canceled": Fate.UNDELIVERED,
}


def fate_of(status: str, code: int | None) -> tuple[Fate, Cause]:
    """Return what a status of Twilio's says of a message, and why it was not delivered."""
    fate = _FATES.get(status, Fate.ACCEPTED)
    if fate is not Fate.UNDELIVERED:
        return fate, Cause.NONE
    return fate, _LATER.get(code or 0, Cause.PASSING)


def what_to_do(error: TwilioError) -> SendError:
    """Return the error of ours that says what to do about one of Twilio's, and tell the operator
    what only they can put right."""
    match error:
        case MaybeSent():
            return Unsure(str(error))
        case Refusal():
            return _about(error)
        case NotSent() | _:
            return TryAgain(str(error))


def _about(refusal: Refusal) -> SendError:
    code = refusal.code
    if refusal.status == 429 or code in _TOO_MUCH:
        return Throttled(refusal.wait or _TOO_MUCH.get(code, _WAIT))
    if code == _OPTED_OUT:
        return OptedOut(str(refusal))
    if is_our_fault(refusal):
        _LOGGER.critical(
            "twilio refuses account, token or number of ours; nobody can be reached by it",
            extra={"error": code or refusal.status},
        )
        return Throttled(OPERATOR_WAIT)
    if code in _THEIRS_BUT_OURS:
        _LOGGER.error("twilio may not text a number; look the error up", extra={"error": code})
    return Undeliverable(str(refusal))


def is_our_fault(refusal: Refusal) -> bool:
    """Whether nobody's number and no message is wrong, but what the operator has set."""
    return refusal.code in _OUR_SETTINGS or refusal.status != 400
