"""What an operator must hear of: each trouble once, and once more when it is over.

A trouble has to last a little before it is told, so that what mends itself wakes nobody; and it has
to be gone for a while before the all-clear, so that what comes and goes is told as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class Trouble(StrEnum):
    """What can be wrong; each value is part of the name of its sentence."""

    OUTAGE = "outage"  #: something that is due is not sent
    DOUBT = "doubt"  #: whether reminders arrive
    UNHEARD = "unheard"  #: what people say is not looked at
    STANDSTILL = "standstill"  #: the heart does not beat
    DATABASE = "database"  #: it cannot be read or written
    DISK = "disk"  #: nearly full
    CLOCK = "clock"  #: it cannot be trusted, so nothing is said
    UNSYNCHRONISED = "unsynchronised"  #: nothing keeps it right
    POISON = "poison"  #: rows cannot be worked on, or were set aside
    UNPLANNED = "unplanned"  #: patients for whom nothing can be planned
    TOKEN = "token"  #: a provider refuses what we show  # noqa: S105 - a name, and no secret
    UNREACHABLE = "unreachable"  #: a provider does not answer
    WEBHOOK = "webhook"  #: what providers bring would not be let in
    CANARY = "canary"  #: signs of life do not arrive
    BACKUP = "backup"  #: there is no backup of last night
    UNERASED = "unerased"  #: what has had its time is still kept
    UNCALLED = "uncalled"  #: somebody outside does not take the call that all is well


#: Of these it is told how many there are.
COUNTED: Final = frozenset({Trouble.POISON, Trouble.UNPLANNED})
_AT_ONCE: Final = timedelta(0)
#: How long each must last before somebody is told; what only the operator can mend is told at once.
_PATIENCE: Final[Mapping[Trouble, timedelta]] = {
    Trouble.OUTAGE: timedelta(minutes=2),
    Trouble.DOUBT: timedelta(minutes=2),  # an ask may have waited long before it was in doubt
    Trouble.UNHEARD: timedelta(minutes=1),
    Trouble.STANDSTILL: timedelta(minutes=1),
    Trouble.DATABASE: timedelta(minutes=1),
    Trouble.UNSYNCHRONISED: timedelta(minutes=15),
    Trouble.UNREACHABLE: timedelta(minutes=4),
    Trouble.WEBHOOK: timedelta(minutes=2),
    Trouble.UNCALLED: timedelta(minutes=10),
    Trouble.BACKUP: timedelta(minutes=30),  # it is made, or tried again, meanwhile
    Trouble.UNERASED: timedelta(minutes=30),  # ... and so it is with this
}
_CALM: Final = timedelta(minutes=3)
#: What is told even if it is over before anybody could be: what comes of it may be seen only later.
_MUST_BE_HEARD: Final = frozenset({Trouble.CLOCK})


@dataclass(frozen=True, slots=True)
class Found:
    """A trouble, and where or how much of it."""

    trouble: Trouble
    about: str = ""  #: a channel, a folder, a number of rows


@dataclass(frozen=True, slots=True)
class Standing:
    """A trouble that was found, and what has become of it."""

    found: Found
    since: datetime
    told: bool = False
    gone_since: datetime | None = None  #: when it was first not found any more

    def is_ripe(self, *, now: datetime) -> bool:
        """Whether it is time to tell it."""
        patience = _PATIENCE.get(self.found.trouble, _AT_ONCE)
        return not self.told and not self.is_forgotten and now - self.since >= patience

    @property
    def is_forgotten(self) -> bool:
        """Whether it went before anybody was told, and need not be told any more."""
        is_gone = not self.told and self.gone_since is not None
        return is_gone and self.found.trouble not in _MUST_BE_HEARD

    def is_over(self, *, now: datetime) -> bool:
        """Whether it has been gone for so long that it is over."""
        return self.gone_since is not None and now - self.gone_since >= _CALM


@dataclass(frozen=True, slots=True)
class News:
    """What an operator is to be told."""

    found: Found
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Watch:
    """The troubles that stand."""

    standing: tuple[Standing, ...] = field(default=())

    def after(self, found: Collection[Found], *, now: datetime) -> Watch:
        """Return the watch after another look. Less of a trouble than was told is no news."""
        known = {each.found for each in self.standing}
        kept = [_seen(each, each.found in found, now=now) for each in self.standing]
        kept += [
            Standing(each, now, told=self._is_less(each))
            for each in dict.fromkeys(found)
            if each not in known
        ]
        watch = Watch(tuple(kept))
        return Watch(tuple(e for e in kept if e.gone_since is None or watch._lasts(e, now=now)))

    @property
    def known(self) -> frozenset[Trouble]:
        """What the operator knows to be wrong."""
        return frozenset(each.found.trouble for each in self.standing if each.told)

    def news(self, *, now: datetime) -> Iterator[News]:
        """Yield what is to be told now: troubles, and all-clears. A trouble of which there is only
        more or less than before is not over."""
        for each in self.standing:
            if each.is_ripe(now=now):
                yield News(each.found)
            elif each.told and each.is_over(now=now) and not self._goes_on(each):
                yield News(each.found, is_over=True)

    def told(self, news: News) -> Watch:
        """Return the watch after somebody was told."""
        if news.is_over:
            return Watch(tuple(e for e in self.standing if not _is_of_one(e.found, news.found)))
        return Watch(
            tuple(replace(e, told=True) if e.found == news.found else e for e in self.standing)
        )

    def _is_less(self, found: Found) -> bool:
        """Return whether more than this was told."""
        if found.trouble not in COUNTED:
            return False
        told = (e.found for e in self.standing if e.told and e.found.trouble is found.trouble)
        return any(int(each.about) > int(found.about) for each in told)

    def _goes_on(self, gone: Standing) -> bool:
        same = (e for e in self.standing if _is_of_one(e.found, gone.found))
        return any(each.gone_since is None for each in same)

    def _lasts(self, gone: Standing, *, now: datetime) -> bool:
        """Return whether what is gone is still to be known: until its all-clear, or until there has
        been only more or less of it for a while."""
        is_other_now = gone.told and self._goes_on(gone) and gone.is_over(now=now)
        return not gone.is_forgotten and not is_other_now


def _is_of_one(one: Found, other: Found) -> bool:
    """Return whether two are one trouble, of which there may be more or less."""
    return one == other or (one.trouble is other.trouble and one.trouble in COUNTED)


def _seen(standing: Standing, is_there: bool, *, now: datetime) -> Standing:
    """Return a trouble after another look; never as one that began or went after it, which it has
    where a clock was ahead."""
    since, gone = min(standing.since, now), min(standing.gone_since or now, now)
    return replace(standing, since=since, gone_since=None if is_there else gone)
