"""What Twilio says of our account and our numbers, for whoever looks for what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from bot.channels.twilio_account import TwilioAccount
from bot.channels.twilio_http import AiohttpClient, QuietClient, Refusal, TwilioError, client_of
from bot.channels.wire import HttpLimits
from bot.domain.errors import BadInput, TryAgain

_NO_SUCH_ACCOUNT: Final = 404


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """One of our numbers, as Twilio has it."""

    number: str
    is_ours: bool  #: whether the account has it
    can_text: bool = False
    webhook: str = ""  #: what Twilio calls when a text comes in
    method: str = "POST"  #: ... and how
    has_application: bool = False  #: then what the application says counts, and not `webhook`


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """The account, as Twilio has it."""

    status: str  #: "active", "suspended", "closed"
    is_trial: bool
    numbers: tuple[NumberFacts, ...]


async def facts(account: TwilioAccount, numbers: Iterable[str]) -> AccountFacts:
    """Ask Twilio about an account and its numbers.

    Raise `BadInput` that names the setting which is wrong, or `TryAgain` where it cannot be asked.
    """
    failure: Exception
    wire = AiohttpClient(HttpLimits(connections=1))
    try:
        client = client_of(account, wire)
        fetched = await client.api.accounts(account.sid).fetch_async()
        found = [await _number(client, number) for number in numbers]
        return AccountFacts(str(fetched.status), str(fetched.type) == "Trial", tuple(found))
    except Refusal as refusal:
        failure = _refused(refusal)
    except TwilioError as error:
        failure = TryAgain(str(error))
    except (AttributeError, KeyError, TypeError, ValueError):
        failure = TryAgain("an answer that is not Twilio's")
    finally:
        await wire.close()
    raise failure  # outside of the handler: its context would hold what was asked


async def _number(client: QuietClient, number: str) -> NumberFacts:
    found: list[Any] = await client.incoming_phone_numbers.list_async(phone_number=number, limit=5)
    mine = next((each for each in found if each.phone_number == number), None)
    if mine is None:
        return NumberFacts(number, is_ours=False)
    return NumberFacts(
        number,
        is_ours=True,
        can_text=_is_able(mine.capabilities),
        webhook=mine.sms_url or "",
        method=str(mine.sms_method or "POST").upper(),
        has_application=bool(mine.sms_application_sid),
    )


def _is_able(capabilities: Any) -> bool:  # noqa: ANN401 -- the library has no types
    """Read what a number can do: Twilio writes "sms" here and "SMS" there."""
    if isinstance(capabilities, dict):
        return any(bool(can) for what, can in capabilities.items() if what.lower() == "sms")
    return bool(getattr(capabilities, "sms", False))


def _refused(refusal: Refusal) -> Exception:
    if refusal.status == 401:
        return BadInput(
            "Twilio does not take this token for this account; look at sms.auth_token and "
            "sms.account_sid"
        )
    if refusal.status == _NO_SUCH_ACCOUNT:
        return BadInput("Twilio has no such account; look at sms.account_sid")
    if refusal.status == 403:
        return BadInput("Twilio lets nobody into this account; look at it in Twilio's console")
    return TryAgain(f"Twilio's error {refusal.code or refusal.status}")
