"""Everything that can go wrong, in one tree; each class is one decision for whoever catches it.

BotError
├── BadInput            somebody gave us something we cannot use; the text says what would be right
│   └── Refusal         ... in the language of whoever reads it: names a sentence
├── IllegalStep         a state machine was asked for a step that its state does not allow
├── ChangedMeanwhile    somebody else saved first; read again and decide again
├── NotFound            there is no such row (any more)
└── SendError           a channel could not send, and says what to do next
    ├── Unsure          it may or may not have arrived (read time-out, 5xx): never a blind retry
    ├── TryAgain        the provider certainly never took it; the same message may work later
    │   └── Throttled   ... and it said when
    ├── Undeliverable   this message will never arrive there (bad number, too long)
    └── OptedOut        this person told the provider to stop; never write again
"""

from __future__ import annotations

from datetime import timedelta


class BotError(Exception):
    """The root of all errors of the bot."""


class BadInput(BotError):
    """Somebody gave us something we cannot use. The text says what was wrong and what would be
    right."""


class Refusal(BadInput):
    """The same, for people of more than one language: names the sentence that says so."""

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


class IllegalStep(BotError):
    """A state machine was asked for a step that its state does not allow."""


class ChangedMeanwhile(BotError):
    """Somebody else saved first. Read again and decide again."""


class NotFound(BotError):
    """There is no such row, or no longer."""


class SendError(BotError):
    """A channel could not say that a message was accepted."""


class Unsure(SendError):
    """The message may or may not have arrived: a read time-out, a 5xx, a lost connection after
    writing."""


class TryAgain(SendError):
    """The provider certainly never took the message; the same message may work later."""


class Throttled(TryAgain):
    """The provider certainly never took the message, and said how long to wait."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"throttled for {wait.total_seconds():.0f} s")
        self.wait = wait


class Undeliverable(SendError):
    """This message will never arrive at that address."""


class OptedOut(SendError):
    """This person told the provider to stop. Never write to that address again unless they
    start again."""
