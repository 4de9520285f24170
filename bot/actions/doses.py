"""Writes down what somebody said about doses: taken, not taken, ask me later. One change each, so
that UNDO can take it back; the heartbeat may have been quicker, and then everything starts over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import settled
from bot.domain.amounts import Amount
from bot.domain.changes import Change, ChangeKind
from bot.domain.doses import Basis, Dose, DoseState, Report, SkipReason
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import ChangeId, PersonId, RoundId, new_id
from bot.domain.rounds import Round
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said about some doses of one patient's round."""

    patient: PersonId
    round: Round
    doses: tuple[Dose, ...]
    report: Report


async def take(
    tx: Transaction,
    answer: Answer,
    *,
    at: datetime | None,
    amount: Amount | None = None,
    now: datetime,
) -> tuple[Dose, ...]:
    """Write doses down as taken at `at`; without it as taken when we heard of it, or unknown.

    `amount` is what was said of the one dose that was named: its own copy says so from now on.
    """
    after = [
        _bare(_with(dose, amount)).take(answer.report, at=at or _heard_in_time(dose, answer.report))
        for dose in answer.doses
    ]
    return await _keep(tx, answer, after, kind=ChangeKind.TAKEN, now=now)


async def skip(
    tx: Transaction, answer: Answer, *, reason: SkipReason | None, now: datetime
) -> tuple[Dose, ...]:
    """Write doses down as not taken, by the patient's choice."""
    after = [_bare(dose).skip(answer.report, reason=reason) for dose in answer.doses]
    return await _keep(tx, answer, after, kind=ChangeKind.SKIPPED, now=now)


async def give_reason(
    tx: Transaction, doses: Sequence[Dose], reason: SkipReason, *, report: Report
) -> None:
    """Add the reason to doses that were already written down as not taken."""
    for dose in doses:
        await tx.doses.replace(dose, replace(dose, reason=reason))
    await tx.care_watches.wake({dose.patient for dose in doses}, report.heard_at)
    await tx.audit.write(
        doses[0].patient,
        at=report.heard_at,
        actor=report.by,
        action="reason given",
        subject=str(doses[0].round),
        details={"reason": reason},
    )


async def later(
    tx: Transaction, round_: Round, until: datetime, *, report: Report, now: datetime
) -> None:
    """Leave a round alone until `until`, and ask again then."""
    await tx.rounds.replace(round_, replace(round_, later_until=until, wakes_at=until))
    await tx.deliveries.cancel_waiting(round=round_.id)
    change = _change(round_.patient, report, ChangeKind.LATER, now=now)
    await tx.changes.add(replace(change, rounds=(round_,)))
    await _write(tx, round_.patient, report, action="asked for later", subject=round_.id)


async def _keep(
    tx: Transaction, answer: Answer, after: Sequence[Dose], *, kind: ChangeKind, now: datetime
) -> tuple[Dose, ...]:
    saved = await tx.doses.replace_many(list(zip(answer.doses, after, strict=True)))
    if len(saved) != len(after):
        raise ChangedMeanwhile(f"a dose of round {answer.round.id} was changed meanwhile")
    change = _change(answer.patient, answer.report, kind, now=now)
    await tx.changes.add(replace(change, doses=answer.doses, rounds=(answer.round,)))
    await _write(tx, answer.patient, answer.report, action=f"dose {kind}", subject=answer.round.id)
    await settled.after_answer(tx, answer.round, now=now)
    return tuple(saved)


async def _write(
    tx: Transaction, patient: PersonId, report: Report, *, action: str, subject: RoundId
) -> None:
    await tx.audit.write(
        patient,
        at=report.heard_at,
        actor=report.by,
        action=action,
        subject=str(subject),
        details={"channel": report.channel},
    )


def _change(patient: PersonId, report: Report, kind: ChangeKind, *, now: datetime) -> Change:
    return Change(ChangeId(new_id()), report.by, patient, kind, now)


def _heard_in_time(dose: Dose, report: Report) -> datetime | None:
    """Return when it was taken if nobody says: as we hear of it; after the window, and where it was
    only told to whoever reports it, nobody knows."""
    is_known = report.basis is not Basis.TOLD and report.heard_at < dose.window_ends_at
    return report.heard_at if is_known else None


def _with(dose: Dose, amount: Amount | None) -> Dose:
    return dose if amount is None else replace(dose, label=replace(dose.label, amount=amount))


def _bare(dose: Dose) -> Dose:
    """Return a taken dose as one of which the time may be told, or that it was not taken."""
    return replace(dose, state=DoseState.OPEN) if dose.state is DoseState.TAKEN else dose
