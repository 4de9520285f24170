"""What is special about patients who are reached by text: from which number, and what it costs."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.actions.texting import DAYS, Looking, texting
from bot.channels.phone_numbers import e164
from bot.cli.forecasts import in_words, of_queue, queues, warning, zone_of
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId
from bot.domain.people import ChannelName
from bot.reports.forecast import Queue, forecast
from bot.storage import Transaction


def phone_number(chosen: Settings, typed: str, country: str) -> str:
    """Return what was typed in E.164; refuse what nobody can be texted at, and ourselves."""
    if not chosen.sms.is_set_up:
        raise BadInput("there is no number to text from; docs/sms.md tells what to do first")
    number = e164(typed, country)
    if number in chosen.sms.numbers:
        raise BadInput("that is one of our own numbers; a patient's is needed")
    return number


async def our_number(tx: Transaction, chosen: Settings, number: str, *, now: datetime) -> str:
    """Return which of our numbers texts this one: the one that did before, else the one whose
    queue is shortest."""
    ours = tuple(dict.fromkeys(chosen.sms.numbers))
    for name in ours:
        sender = await tx.senders.get_or_add(ChannelName.SMS, name)
        address = await tx.addresses.find(sender.id, number)
        if address is not None and await tx.addresses.people_on(address.id):
            return name
    if len(ours) == 1:
        return ours[0]
    return min(await queues(tx, chosen, now=now), key=_load).number


async def told(tx: Transaction, chosen: Settings, patient: PersonId, *, now: datetime) -> list[str]:
    """Return the lines that say what texting this patient means."""
    looking = Looking(now, chosen.reminders.ask_after)
    mine = await texting(tx, looking, among=[patient])
    if not mine:
        return []
    [number] = {each.number for each in mine}
    month = forecast(mine, numbers=(number,), rate=chosen.sms.rate, days=DAYS).month
    lines = [in_words(month)]
    for queue in await queues(tx, chosen, now=now):
        if queue.number == number:
            lines += [of_queue(queue, zone_of(chosen)), warning(queue)]
    return [line for line in lines if line]


def _load(queue: Queue) -> tuple[timedelta, int]:
    return queue.wait, queue.people
