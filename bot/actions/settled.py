"""What follows once the doses of a round were answered, held, or taken back.

The round is settled or reopened, asks that still wait are cancelled, and the messages that asked
are brought up to date so that their old buttons stay harmless.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions import asking, say
from bot.actions.following import plan_following
from bot.domain.deliveries import ASKS, Reason
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import PersonId, RoundId
from bot.domain.people import ChannelName
from bot.domain.rounds import Round, RoundState
from bot.storage import Transaction

#: A text message cannot be changed once it is sent.
_CAN_EDIT: Final = frozenset({ChannelName.TELEGRAM, ChannelName.TRY_OUT})


async def settle(tx: Transaction, rounds: Collection[RoundId], *, now: datetime) -> None:
    """Bring `rounds` up to date with their doses, which the caller has saved."""
    found = await tx.rounds.get_many(rounds)
    doses = await tx.doses.of_rounds(rounds)
    for round_ in found.values():
        await _settle(tx, round_, doses.get(round_.id, ()), now=now)


async def after_answer(tx: Transaction, round_: Round, *, now: datetime) -> None:
    """Settle a round whose doses were answered, and plan what is counted from those."""
    await settle(tx, [round_.id], now=now)
    person = await tx.people.get(round_.patient)
    regimen = await tx.medications.regimen(round_.patient)
    await plan_following(tx, person, regimen, now=now)
    await _look_again(tx, round_.patient, now=now)
    await tx.care_watches.wake([round_.patient], now)


async def _look_again(tx: Transaction, patient: PersonId, *, now: datetime) -> None:
    """Wake the rounds that were held back: what was just said may have ended a gap."""
    due = await tx.rounds.overdue([patient], now)
    held_back = [r for r in due if not r.practice and r.asks == 0 and r.wakes_at != r.due_at]
    await tx.rounds.replace_many([(r, replace(r, wakes_at=now)) for r in held_back])


async def after_undo(tx: Transaction, round_: Round, *, now: datetime) -> None:
    """Reopen a round whose answers were taken back, and what was counted from those."""
    await after_answer(tx, round_, now=now)


async def after_practice(tx: Transaction, round_: Round, *, now: datetime) -> None:
    """Settle a practice round: any answer will do."""
    await settle(tx, [round_.id], now=now)


async def _settle(tx: Transaction, round_: Round, doses: Sequence[Dose], *, now: datetime) -> None:
    after = _as_its_doses_are(round_, doses, now=now)
    if after != round_:
        await tx.rounds.replace(round_, after)
    if not after.waits_for_an_answer:
        await tx.deliveries.cancel_waiting(round=round_.id, reasons=ASKS)
    if after.state is not round_.state:
        await _bring_up_to_date(tx, after, doses, now=now)


def _as_its_doses_are(round_: Round, doses: Sequence[Dose], *, now: datetime) -> Round:
    if round_.practice:
        return round_.settle()
    if any(dose.state is DoseState.OPEN for dose in doses):
        return round_.reopen(now=now)
    if any(dose.is_unanswered for dose in doses):
        return round_ if round_.state is not RoundState.SETTLED else round_.close()
    return round_.settle()


async def _bring_up_to_date(
    tx: Transaction, round_: Round, doses: Sequence[Dose], *, now: datetime
) -> None:
    """Edit every message that asked about the round; an edit that still waits is overtaken."""
    written = await tx.deliveries.of_round(round_.id)
    sent = [d for d in written if d.is_ask and d.reached_the_provider]
    if not sent:
        return
    await tx.deliveries.cancel_waiting(round=round_.id, reasons={Reason.EDIT})
    addresses = await tx.addresses.get_many({delivery.address for delivery in sent})
    for delivery in sent:
        if addresses[delivery.address].channel in _CAN_EDIT:
            await say.edit(tx, delivery, asking.outcome(round_, doses), now=now)
