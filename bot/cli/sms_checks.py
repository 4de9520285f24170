"""What the doctor asks Twilio."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final

from bot.app.channels import account
from bot.channels.twilio_account import INCOMING_PATH
from bot.channels.twilio_facts import AccountFacts, NumberFacts, facts
from bot.cli.findings import Finding, Mark
from bot.config import Settings
from bot.domain.errors import BadInput, TryAgain

_PATIENCE: Final = 15.0  #: seconds


async def sms(chosen: Settings) -> list[Finding]:
    """Say whether Twilio knows our account and token, and whether each number can do its part."""
    if not chosen.sms.is_set_up:
        return [Finding(Mark.FINE, "sms", "not set up; docs/sms.md tells what to do first")]
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await facts(account(chosen), dict.fromkeys(chosen.sms.numbers))
    except BadInput as error:
        return [Finding(Mark.WRONG, "sms", str(error))]
    except (TryAgain, TimeoutError):
        said = f"{chosen.sms.api_base_url} does not answer, so nothing was checked; "
        return [Finding(Mark.DOUBTFUL, "sms", f"{said}is this machine online?")]
    return [*_account(found), *(_number(number, chosen) for number in found.numbers)]


def _account(found: AccountFacts) -> Iterator[Finding]:
    if found.status != "active":
        said = f"the account is {found.status}, so nothing is sent; look at it in Twilio's console"
        yield Finding(Mark.WRONG, "sms", said)
        return
    yield Finding(Mark.FINE, "sms", "Twilio knows the account and takes the token")
    if found.is_trial:
        yield Finding(
            Mark.DOUBTFUL,
            "sms",
            "this is a trial account: it texts only numbers that were verified in Twilio's "
            "console, and puts words of its own before each text, which may make it two segments",
        )


def _number(number: NumberFacts, chosen: Settings) -> Finding:
    if not number.is_ours:
        said = "is not a number of this account; look at sms.numbers"
        return Finding(Mark.WRONG, "sms", f"{number.number} {said}")
    if not number.can_text:
        said = "cannot send texts; buy one with SMS in Twilio's console"
        return Finding(Mark.WRONG, "sms", f"{number.number} {said}")
    mark, said = _fetched(number) if chosen.sms.receive == "poll" else _brought(number, chosen)
    return Finding(mark, "sms", f"{number.number} {said}")


def _brought(number: NumberFacts, chosen: Settings) -> tuple[Mark, str]:
    wanted = f"{chosen.web.public_base_url}{INCOMING_PATH}"
    if number.has_application:
        return Mark.DOUBTFUL, (
            f"is answered by a TwiML application; its messaging URL must be {wanted}"
        )
    if number.webhook == wanted and number.method == "POST":
        return Mark.FINE, "can text, and what comes in is brought here"
    there = f"{number.webhook} by HTTP {number.method}" if number.webhook else "nobody"
    return Mark.WRONG, (
        f"can text, but what comes in is brought to {there}; in Twilio's console set "
        f'"A message comes in" to {wanted}, HTTP POST'
    )


def _fetched(number: NumberFacts) -> tuple[Mark, str]:
    """Look at what Twilio calls although we fetch: new numbers answer with an advertisement."""
    if number.webhook and not number.has_application:
        return Mark.DOUBTFUL, (
            f"can text; what comes in is fetched, but {number.webhook} is called too, and may "
            'answer people: empty "A message comes in" in Twilio\'s console'
        )
    return Mark.FINE, "can text, and what comes in is fetched every few seconds"
