"""What Twilio refuses, in its own numbers, and the words that it acts on by itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.channels.phone_numbers import is_e164
from tests.channels.twilio_openapi import complaints_of_form

_STOP: Final = frozenset(
    {"stop", "unsubscribe", "end", "quit", "stopall", "revoke", "optout", "cancel"}
)
_START: Final = frozenset({"start", "yes", "unstop"})
_HELP: Final = frozenset({"help", "info"})
ANSWERS: Final = {
    "STOP": "You have successfully been unsubscribed. You will not receive any more messages from"
    " this number. Reply START to resubscribe.",
    "START": "You have successfully been re-subscribed to messages from this number. Reply HELP"
    " for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
    "HELP": "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}
_LONGEST: Final = 1600
_LONGEST_VALIDITY: Final = 36_000


@dataclass
class Refused(Exception):
    """An answer of Twilio's that is an error."""

    status: int
    code: int
    message: str
    seconds: int | None = None  #: how long it wants to be left alone

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


def acts_on(text: str) -> str:
    """Return "STOP", "START" or "HELP" if a whole text is one of the words for it."""
    word = text.strip().lower()
    for kind, known in (("STOP", _STOP), ("START", _START), ("HELP", _HELP)):
        if word in known:
            return kind
    return ""


def look_at_form(asked: Mapping[str, object], form: Mapping[str, str]) -> None:
    """Refuse what Twilio has not published that it takes."""
    if not form.get("To"):
        raise Refused(400, 21604, "A 'To' phone number is required.")
    if complaints := complaints_of_form(asked, form):
        raise Refused(400, 20001, "; ".join(complaints))


def look_at_text(form: Mapping[str, str], numbers: Collection[str]) -> None:
    """Refuse a text that cannot be sent, whatever its number."""
    to, sender, body = form["To"], form.get("From", ""), form.get("Body", "")
    callback = form.get("StatusCallback", "https://")
    wrong = {
        21603: not sender,
        21606: sender not in numbers,
        21602: not body.strip(),
        21617: len(body) > _LONGEST,
        21211: not is_e164(to),
        21266: to == sender,
        20001: not 1 <= int(form.get("ValidityPeriod", "1")) <= _LONGEST_VALIDITY,
        21609: not callback.startswith(("http://", "https://")),
    }
    for code, is_wrong in wrong.items():
        if is_wrong:
            # Twilio repeats the numbers, which must not get into our logs.
            raise Refused(400, code, f"wrong: From {sender} To {to}")
