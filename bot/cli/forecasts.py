"""Says how many texts are to be expected, and whether anybody waits too long for theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.texting import DAYS, WEEK, Looking, texting
from bot.cli.findings import Finding, Mark
from bot.config import Settings
from bot.language import countries
from bot.reports.forecast import Forecast, Month, Queue, Texting, forecast
from bot.storage import Keyring, Storage, Transaction

_REMEDY: Final = "more numbers in sms.numbers, a toll-free number or a short code, or Telegram"


async def forecasts(chosen: Settings, keyring: Keyring, *, now: datetime) -> list[Finding]:
    """Say what the months to come will bring, for everybody who is reached by text."""
    storage = await Storage.open(chosen.database.url, keyring=keyring)
    try:
        async with storage.reading() as tx:
            looking = Looking(now, chosen.reminders.ask_after)
            patients = await texting(tx, looking)
    finally:
        await storage.close()
    return list(_findings(expected(patients, chosen, days=DAYS), patients, chosen))


def expected(patients: list[Texting], chosen: Settings, *, days: int) -> Forecast:
    """Return what is to be expected of the numbers in the settings."""
    numbers = tuple(dict.fromkeys(chosen.sms.numbers))
    return forecast(patients, numbers=numbers, rate=chosen.sms.rate, days=days)


async def queues(tx: Transaction, chosen: Settings, *, now: datetime) -> tuple[Queue, ...]:
    """Return what waits at each number at its busiest, in the coming week."""
    looking = Looking(now, chosen.reminders.ask_after, WEEK)
    return expected(await texting(tx, looking), chosen, days=WEEK).queues


def in_words(month: Month) -> str:
    """Return what a month brings."""
    return (
        f"about {month.out:,} texts a month out ({month.asks:,} asks, {month.repeats:,} repeats, "
        f"{month.answers:,} answers, {month.summaries:,} summaries) and {month.answers:,} in, "
        "a segment each"
    )


def of_queue(queue: Queue, zone: ZoneInfo) -> str:
    """Return how long the last of the busiest time waits."""
    if queue.begins_at is None:
        return f"{queue.number} has nothing to say yet"
    return (
        f"{queue.number} is busiest at {queue.begins_at.astimezone(zone):%H:%M}, with "
        f"{queue.texts:,} to be texted; the last waits {_long(queue.wait)}"
    )


def warning(queue: Queue) -> str:
    """Return what is wrong with a queue, and what to do; "" where nothing is."""
    if queue.window is None or not queue.is_long:
        return ""
    window = f"the shortest window there is {_long(queue.window)}"
    if queue.is_too_long:
        return f"{window}, so somebody is not reminded; what helps: {_REMEDY}"
    return f"{window}, and answers to people go first; what helps: {_REMEDY}"


def zone_of(chosen: Settings) -> ZoneInfo:
    """Return the zone that the operator most probably lives by."""
    return ZoneInfo(countries.zones(chosen.country)[0])


def _findings(found: Forecast, patients: list[Texting], chosen: Settings) -> Iterator[Finding]:
    people = sum(queue.people for queue in found.queues)
    yield Finding(Mark.FINE, "texts", f"people by text: {people:,}; {in_words(found.month)}")
    for queue in found.queues:
        said, wrong = of_queue(queue, zone_of(chosen)), warning(queue)
        mark = Mark.WRONG if queue.is_too_long else Mark.DOUBTFUL if wrong else Mark.FINE
        yield Finding(mark, "texts", f"{said}; {wrong}" if wrong else said)
    if lost := len(patients) - people:
        yield Finding(
            Mark.WRONG,
            "texts",
            f"people texted from a number that is not in sms.numbers any more: {lost:,}; nothing "
            "reaches them, so put it back, or enrol them again",
        )


def _long(wait: timedelta) -> str:
    seconds = round(wait.total_seconds())
    return f"{seconds} s" if seconds < 120 else f"{round(seconds / 60)} min"
