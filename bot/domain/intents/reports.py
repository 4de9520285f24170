"""What is said of reports that go out: as a document, by e-mail, by a link."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SendReport:
    """Send my report: here as a document, or to somebody by e-mail."""

    to: str = ""  #: an e-mail address
    by_mail: bool = False  #: to somebody whose address was not said
    named: bool = False  #: it names my medicines, and I know that


@dataclass(frozen=True, slots=True)
class ShareReport:
    """Give me a link that shows my report to whoever has it."""


@dataclass(frozen=True, slots=True)
class EndLinks:
    """Let no link of mine show anything any more."""


Reports = SendReport | ShareReport | EndLinks
