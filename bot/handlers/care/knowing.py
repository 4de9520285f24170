"""Who may know of a patient, and every word that they were told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.care.links import CareLink, LinkState
from bot.domain.deliveries import Delivery, DeliveryState, Item, Utterance, Value
from bot.domain.intents import WhatTold
from bot.domain.medications import Regimen
from bot.domain.people import ChannelName
from bot.handlers.care import others, rights, whom
from bot.handlers.clinic import reports as clinic
from bot.handlers.medicines import items
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date

_MOST: Final = 20
_MOST_BY_TEXT: Final = 3
_LONGEST: Final = 400
_LONGEST_BY_TEXT: Final = 75
_NEVER_CAME: Final = frozenset(
    {
        *(DeliveryState.REFUSED, DeliveryState.UNDELIVERED),
        *(DeliveryState.EXPIRED, DeliveryState.CANCELLED),
    }
)


async def who_sees(turn: Turn) -> None:
    """Say who may know what, and who asks to."""
    linked = await others.caregivers(turn)
    if not linked:
        await turn.reply("care-sees-nobody")
        return
    by_text = turn.address.channel is ChannelName.SMS
    deaf = (await turn.tx.care_watches.seen(turn.person.id)).deaf
    regimen = await turn.tx.medications.regimen(turn.person.id)
    lines: list[Utterance] = []
    for each in linked:
        values: dict[str, Value] = {
            "called": each.called,
            **each.relation,
            "state": _state(each.link, turn, is_deaf=each.other.id in deaf),
            **rights.said(each.link.terms, turn.person),
            "hidden": _hidden(each.link, regimen),
        }
        if values["state"] == "over":
            values["has-end"] = "no"  # the day stands beside it already
        if by_text:
            await turn.reply("care-sees-line", values)
        else:
            lines.append(Utterance("care-sees-line", values))
    await turn.reply("care-sees", {"lines": tuple(lines), "called": linked[0].called})
    await clinic.tell_standing(turn)


async def what_told(intent: WhatTold, turn: Turn) -> None:
    """Show every word that one caregiver was told, as it was said to them."""
    linked = await whom.one(turn, await others.caregivers(turn, once=True), intent.whom)
    if linked is None:
        return
    tellings = await turn.tx.care_watches.told(turn.person.id)
    ids = [
        delivery
        for telling, delivery in tellings
        if delivery is not None and telling.to == linked.other.id
    ]
    known = await turn.tx.deliveries.get_many(ids)
    told = [known[id_] for id_ in ids if id_ in known and known[id_].state not in _NEVER_CAME]
    called: dict[str, Value] = {"called": linked.called}
    if not told:
        await turn.reply("care-told-nothing", called)
        return
    await _say(turn, told, called, since=intent.since)


async def _say(
    turn: Turn, told: Sequence[Delivery], called: dict[str, Value], *, since: int
) -> None:
    """Show the newest of what was told, or from one on; and how to read the earlier ones."""
    by_text = turn.address.channel is ChannelName.SMS
    most, longest = (_MOST_BY_TEXT, _LONGEST_BY_TEXT) if by_text else (_MOST, _LONGEST)
    first = min(since, len(told)) if since else max(1, len(told) - most + 1)
    shown = told[first - 1 : first - 1 + most]
    lines = [_line(each, turn, longest=longest) for each in shown]
    earlier = {"left": first - 1, "from": max(1, first - most)}
    if not by_text:
        await turn.reply("care-told", {**called, **earlier, "lines": tuple(lines)})
        return
    for line in lines:
        await turn.reply("care-told-text", called | dict(line.values))
    if first > 1:
        await turn.reply("care-told-earlier", called | earlier)


def _line(told: Delivery, turn: Turn, *, longest: int) -> Utterance:
    words = " ".join((told.words or "").split())
    values: dict[str, Value] = {
        "day": local_date(told.created_at, turn.person.tz),
        "time": turn.wall(told.created_at),
        "words": words if len(words) <= longest else f"{words[:longest].rstrip()}…",
        "sent": "yes" if words else "no",
    }
    return Utterance("care-told-line", values)


def _hidden(link: CareLink, regimen: Regimen) -> tuple[Item, ...]:
    mine = (m for m in regimen.current if m.id in link.terms.hidden)
    return tuple(item for m in mine for item in items.of_medication(m, regimen))


def _state(link: CareLink, turn: Turn, *, is_deaf: bool) -> str:
    if link.state is LinkState.PROPOSED:
        return "asks"
    ends = link.terms.ends_at
    if ends is not None and ends <= turn.now:
        return "over"
    return "deaf" if is_deaf else "agreed"
