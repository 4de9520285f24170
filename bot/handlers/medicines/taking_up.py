"""Goes on with the medicines that were being written down before another question came between."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import questions, set_aside
from bot.handlers.medicines import drafts, medications
from bot.handlers.turn import Turn


async def go_on(turn: Turn) -> None:
    """Ask again what was set aside, once nothing else is open here."""
    again = await set_aside.taken_up(turn)
    if again is None:
        return
    address = (await turn.tx.addresses.get_many([turn.address.id])).get(turn.address.id)
    if address is None or not address.may_be_written_to:
        return  # it waits still
    asked = questions.asked_of(replace(again, address=address))
    if asked is None:
        return
    await asked.reply("add-back")
    await _ask(asked)


async def ask_again(turn: Turn) -> None:
    """Ask again about the medicine that is being written down, after something else was said."""
    asked = questions.asked_of(turn)
    if set_aside.holds_medicines(turn.dialog) and asked is not None:
        await _ask(asked)


async def _ask(turn: Turn) -> None:
    await medications.go_on(drafts.unpacked(questions.kept(turn)[set_aside.BATCH]), turn)
