"""How much the bot brings up by itself in a day, beside the rounds: summaries, refills, questions.

A dose that the patient wants to be reminded of, and an answer to what they said, are never counted.
"""

from __future__ import annotations

from typing import Final

from bot.domain.deliveries import Reason

#: So many messages in one day; what comes after them goes into the first one of the next day.
A_DAY: Final = 2
#: What goes into one message where several wait to be said.
MERGED: Final = (Reason.SUMMARY, Reason.NEWS)


def may_be_said(said_today: int) -> bool:
    """Return whether there is room for one more message today."""
    return said_today < A_DAY
