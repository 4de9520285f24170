"""A mail: one report on its way to somebody who has no account here, and how far it has come.

A mail server that says nothing any more may have taken the mail. Such a mail goes out once more,
and says so; it keeps its Message-ID, by which the other side may know the second for the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from bot.domain.errors import IllegalStep
from bot.domain.ids import MailId, PersonId
from bot.domain.reports.wanted import Wanted

#: Longer than a server may take over one mail, so that no living worker loses its own.
LEASE: Final = timedelta(minutes=5)
GOOD_FOR: Final = timedelta(days=1)
_FIRST_PAUSE: Final = timedelta(minutes=1)
_LONGEST_PAUSE: Final = timedelta(hours=2)


class MailState(StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"  #: nobody has taken it in hand
    CLAIMED = "claimed"  #: the committed intent to send it
    ACCEPTED = "accepted"  #: the mail server has it
    REFUSED = "refused"  #: the mail server will never take it
    EXPIRED = "expired"  #: it could not be sent in time
    UNKNOWN = "unknown"  #: it may have been sent, even twice


_OVER: Final = frozenset(MailState) - {MailState.WAITING, MailState.CLAIMED}


@dataclass(frozen=True, slots=True)
class Mail:
    """One report for one address."""

    id: MailId
    patient: PersonId
    asked_by: PersonId | None  #: who is told what became of it; None: the operator
    to: str
    wanted: Wanted
    made_at: datetime
    wakes_at: datetime | None  #: when somebody must look at it next; None: it is over
    state: MailState = MailState.WAITING
    tries: int = 0
    is_repeat: bool = False  #: an earlier copy may have arrived
    version: int = 1

    @property
    def expires_at(self) -> datetime:
        """Until when it is tried."""
        return self.made_at + GOOD_FOR

    @property
    def is_over(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in _OVER

    def claim(self, *, now: datetime) -> Mail:
        """Return the mail as one that goes out now.

        One whose worker died has perhaps gone out: it goes once more, marked, and never again.
        """
        if self.is_over:
            raise IllegalStep(f"a mail that is {self.state} does not go out")
        in_doubt = self.state is MailState.CLAIMED
        if in_doubt and self.is_repeat:
            return self._end(MailState.UNKNOWN)
        if now >= self.expires_at:
            return self._end(MailState.UNKNOWN if in_doubt else MailState.EXPIRED)
        return replace(
            self,
            state=MailState.CLAIMED,
            wakes_at=now + LEASE,
            tries=self.tries + 1,
            is_repeat=self.is_repeat or in_doubt,
        )

    def accept(self) -> Mail:
        """Return the mail after the server took it."""
        return self._end(MailState.ACCEPTED)

    def refuse(self) -> Mail:
        """Return the mail as one that the server will never take."""
        return self._end(MailState.REFUSED)

    def wait(self, *, now: datetime) -> Mail:
        """Return the mail, certainly not taken by the server, as one to try again later."""
        pause = min(_FIRST_PAUSE * 2 ** (self.tries - 1), _LONGEST_PAUSE)
        return self._become(MailState.WAITING, wakes_at=now + pause)

    def _end(self, state: MailState) -> Mail:
        return self._become(state, wakes_at=None)

    def _become(self, state: MailState, **changes: Any) -> Mail:  # noqa: ANN401 - of fields
        if self.is_over:
            raise IllegalStep(f"a mail that is {self.state} cannot become {state}")
        return replace(self, state=state, **changes)
