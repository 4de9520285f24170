"""Sheets that somebody asks for: the picture of their day, and the card for the fridge."""

from __future__ import annotations

from typing import Final, assert_never

from bot.actions import sheets
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Value
from bot.domain.intents import Show
from bot.domain.people import ChannelName, Level
from bot.domain.sheets import Card, Enclosed, SheetKind
from bot.handlers import box, lookups
from bot.handlers.turn import Turn
from bot.planner.calendar import own_date
from bot.reports.sheets import day as days

_WITH_NAMES: Final = Choice("choice-card-with-names", typed("card with names"))


async def show(intent: Show, turn: Turn) -> None:
    """Show a sheet. Over SMS it is told in words, as far as words can tell it."""
    match intent.sheet:
        case SheetKind.DAY:
            await _picture(turn)
        case SheetKind.CARD:
            await _card(turn, named=intent.named)
        case SheetKind.FILLING:
            await box.fill(turn)
        case _:
            assert_never(intent.sheet)


async def _picture(turn: Turn) -> None:
    """Show today as a picture, with the same in words below it."""
    for person in turn.people:
        mine = turn.about(person)
        told = await lookups.told_of_today(mine)
        on = own_date(turn.now, person.tz, person.routine)
        rounds, doses = await lookups.rounds_of(mine, on)
        strip = days.of_rounds(rounds, doses, person.routine, on=on)
        seen = mine.showing(Enclosed(strip)) if strip.slots else mine
        await seen.reply(told.sentence, told.values)


async def _card(turn: Turn, *, named: bool) -> None:
    """Make the card; below level 2 only for somebody who knows that it names everything."""
    person = turn.person
    is_text = turn.address.channel is ChannelName.SMS
    card = await sheets.card(turn.tx, person, now=turn.now)
    if card is None:
        await turn.reply("list-empty")
        return
    if not (named or is_text or person.level is Level.NAMES):
        await turn.reply("card-names", {}, ((_WITH_NAMES,),))
        return
    values: dict[str, Value] = {"date": card.on, "count": _count(card)}
    await turn.showing(Enclosed(card, otherwise="card-not-drawn")).reply("card", values)


def _count(card: Card) -> int:
    """Return how many medicines the card names."""
    in_columns = [line for column in card.columns for line in column.lines]
    return len({line.name for line in (*in_columns, *card.others, *card.needed)})
