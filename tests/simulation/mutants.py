"""Bots that are wrong, each in one way, through what the engine is given: so the oracle is judged.

A liar stands between the engine and its storage.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from bot.storage import Transaction
from tests.simulation import beside
from tests.simulation.liars import Liar
from tests.simulation.script import CALM, Fault, Script, Trouble
from tests.simulation.world import Way

_HALF_AN_HOUR: Final = timedelta(minutes=30)
_LONG: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A wrong bot, what it must be found out by, and what it has to meet for that."""

    way: Way
    found_by: frozenset[str]
    meets: Callable[[Script], Script] = lambda script: script
    seeds: range = range(1, 16)  #: among which it is found out


def _instead(**others: Callable[[Any], beside.Beside]) -> Liar:
    """Return what puts liars in the place of repositories."""

    def lie(tx: Transaction) -> None:
        for name, other in others.items():
            setattr(tx, name, other(getattr(tx, name)))

    return lie


def _taken_for_sent(tx: Transaction) -> None:
    vars(tx)["deliveries"] = beside.TakesItForSent(tx.deliveries, tx.rounds)


def _found(liar: Liar, *by: str) -> Mutant:
    return Mutant(Way(liar), frozenset(by))


def _two_that_are_well(script: Script) -> Script:
    return replace(script, machines=2, faults=())


def _no_provider(script: Script) -> Script:
    """Let both providers fail in every way until the last hours."""
    faults = (Fault(Trouble.PROVIDER, script.starts, script.ends - CALM, n, 1.0) for n in range(2))
    return replace(script, faults=tuple(faults))


def _two_that_freeze(script: Script) -> Script:
    """Let one of two machines stand still at each instant at which something may fall due."""
    instants = range((script.ends - script.starts) // _HALF_AN_HOUR)
    starts = (script.starts + n * _HALF_AN_HOUR for n in instants)
    faults = (Fault(Trouble.FROZEN, at, at + _LONG, n % 2, 1.0) for n, at in enumerate(starts))
    return replace(script, machines=2, faults=tuple(faults))


#: Each wrong bot, by what it does.
MUTANTS: Final[Mapping[str, Mutant]] = {
    "forgets at the claim who said STOP": _found(
        _instead(addresses=beside.NobodyStopped), "sent after STOP"
    ),
    "asks after the window": _found(
        _instead(doses=beside.LongWindows, rounds=beside.LongWindows), "outside a window"
    ),
    "sends again what may have arrived": _found(
        _instead(deliveries=beside.SendsAgain), "sent twice", "asked twice, unmarked"
    ),
    "does not note that it asked": _found(
        _instead(rounds=beside.NeverAsked), "asked, on record as not asked"
    ),
    "notes that it asked before it did": _found(
        _instead(rounds=beside.AlwaysAsked), "not asked, on record as asked"
    ),
    "takes for sent what nobody knows the end of": Mutant(
        Way(_taken_for_sent), frozenset({"not asked, on record as asked"}), _no_provider
    ),
    "never wakes some rounds": _found(_instead(rounds=beside.Sleeps), "lost"),
    "plans an hour late": _found(
        _instead(doses=beside.AnHourLate, rounds=beside.AnHourLate), "lost", "made up"
    ),
    "drops some answers": _found(_instead(inbox=beside.AnsweredAnyway), "an answer was lost"),
    "writes an answer down twice": _found(
        _instead(doses=beside.AnswersTwice),
        *("one answer, several rounds", "an answer for another round"),
    ),
    "takes over what others still hold": Mutant(
        Way(_instead(deliveries=beside.Overtakes, fates=beside.HearsNothingLate)),
        frozenset({"repeated without need"}),
        _two_that_are_well,
    ),
    "forgets what caregivers have been told": _found(
        _instead(care_watches=beside.ForgetsWhatWasTold), "alert told twice"
    ),
    "never looks at whose caregivers are to be told": _found(
        _instead(care_watches=beside.NeverWatches), "nobody told a caregiver"
    ),
    "tells caregivers of what was taken": _found(
        _instead(doses=beside.TakesNoneForTaken), "told wrongly"
    ),
    "tells caregivers what is not theirs to know": _found(
        _instead(care_links=beside.LetsThemSeeAll), "told what is not theirs to know"
    ),
    "sends although its lease is over": Mutant(
        Way(_instead(deliveries=beside.ShortLeases), lease_seconds=10_000.0),
        frozenset({"sent twice", "asked unmarked after a repeat"}),
        _two_that_freeze,
        range(13, 20),  # it has to freeze between a claim and its sending
    ),
}
