"""BACK while somebody is taken in: the question before is asked again; before the first, nothing
is kept."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.people import ChannelName
from bot.handlers import questions
from bot.handlers.onboarding import asks, places
from bot.handlers.turn import Turn


async def go_back(turn: Turn) -> None:
    """Ask again what was asked before the open question."""
    kept = questions.kept(turn)
    match turn.dialog.step if turn.dialog else "who":
        case "name":
            await asks.who(turn, keep=kept)
        case "place":
            await asks.name(turn, kept["name"], keep=kept)
        case "day":
            await asks.place(turn, places.Place.unpacked(kept), keep=kept)
        case "level" | "pin":
            await asks.day(turn, asks.day_unpacked(kept["day"]), keep=kept)
        case "consent":
            await _before_consent(turn, kept)
        case _:
            await turn.tx.dialogs.drop(turn.address.id, None)
            await turn.reply("declined")


async def _before_consent(turn: Turn, kept: Mapping[str, str]) -> None:
    if turn.address.channel is ChannelName.SMS:
        await asks.pin(turn, keep=kept)
    else:
        await asks.level(turn, keep=kept)
