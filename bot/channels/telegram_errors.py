"""What an error of Telegram's means for whoever wanted to send."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    TelegramError,
)

from bot.channels.telegram_http import Flooded, NotSent
from bot.domain.errors import OptedOut, SendError, Throttled, TryAgain, Undeliverable, Unsure

#: A refused token stops the whole bot; this is how often it is tried again.
TOKEN_REFUSED_WAIT: Final = timedelta(minutes=1)

_WANTS_NOTHING = ("blocked", "deactivated", "kicked")


def what_to_do(error: TelegramError, *, editing: bool) -> SendError:
    """Return the error of ours that says what to do about one of Telegram's."""
    match error:
        case Flooded():
            return Throttled(error.wait)
        case InvalidToken():
            # Nobody's address is wrong: hold everything back until the operator has looked.
            return Throttled(TOKEN_REFUSED_WAIT)
        case NotSent() | Conflict():
            return TryAgain(error.message)
        case Forbidden():
            return _forbidden(error)
        case BadRequest() | ChatMigrated():
            return Undeliverable(error.message)
        case _:
            # An edit that is made twice is made once, so it need not be doubted.
            return TryAgain(error.message) if editing else Unsure(error.message)


def is_unchanged(error: TelegramError) -> bool:
    """Whether an edit failed only because the message says so already."""
    return isinstance(error, BadRequest) and "not modified" in error.message.lower()


def _forbidden(error: Forbidden) -> SendError:
    # "Can't initiate conversation" and the like are nobody's wish.
    if any(word in error.message.lower() for word in _WANTS_NOTHING):
        return OptedOut(error.message)
    return Undeliverable(error.message)
