"""What a caregiver says became of some doses, and what is said back about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import doses, say
from bot.actions.care.wording import by_whom
from bot.actions.careful import OF_ANOTHER
from bot.actions.doses import Answer
from bot.domain.care.links import Deed
from bot.domain.care.may_see import may_do
from bot.domain.care.twice import TooSoon, report_of
from bot.domain.changes import Change
from bot.domain.deliveries import Reason, Utterance, Value
from bot.domain.doses import Basis, Dose, SkipReason
from bot.domain.names import first_name
from bot.domain.people import Level
from bot.domain.rounds import Round
from bot.handlers.care import whose
from bot.handlers.care.whose import Cared
from bot.handlers.medicines import items
from bot.handlers.rounds.sources import by_source
from bot.handlers.turn import Turn


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of some doses of one round."""

    cared: Cared
    round: Round
    doses: tuple[Dose, ...]
    taken: bool
    at: datetime | None = None
    reason: SkipReason | None = None

    @property
    def values(self) -> dict[str, Value]:
        """What every sentence about it may use."""
        return {
            **self.cared.called,
            "due": self.round.wall_time,
            "medicines": items.of_doses(self.doses),
            "deed": "taken" if self.taken else "skipped",
            OF_ANOTHER: int(self.cared.link.wording(dose.medication for dose in self.doses)),
        }


async def keep(about: Reported, basis: Basis, turn: Turn) -> None:
    """Record it as the caregiver's, and let both know."""
    link, now = about.cared.link, turn.now
    if any(not may_do(link, Deed.REPORT, now=now, of=d.medication) for d in about.doses):
        await whose.refuse(about.cared, turn)
        return
    theirs = report_of(link, about.doses[0], turn.address.channel, basis, now=turn.heard_at)
    said = Answer(about.cared.patient.id, about.round, about.doses, theirs)
    if about.taken:
        await doses.take(turn.tx, said, at=about.at, now=now)
    else:
        await doses.skip(turn.tx, said, reason=about.reason, now=now)
    at = {
        "at-known": "yes" if about.at else "no",
        "taken-at": about.cared.wall(about.at) if about.at else "",
    }
    await turn.reply("care-reported", {**about.values, **at, "basis": basis})
    await _tell_patient(about, basis, turn)


async def taken_back(change: Change, turn: Turn) -> dict[str, Value]:
    """Let the patient know that a caregiver has taken a report back; return how much may be said of
    it to that one."""
    if change.patient == change.person or not (change.doses or change.logged):
        return {}  # what is changed of a list is told by comparison
    if turn.is_theirs:
        return {}  # they have no phone of their own
    link = await turn.tx.care_links.between(change.patient, change.person)
    patient = await turn.tx.people.get(change.patient)
    due = change.rounds[0].wall_time if change.rounds else turn.wall(change.at)
    by = by_whom(await turn.tx.people.get(change.person))
    values: dict[str, Value] = {**by, "due": due}
    said = Utterance("care-taken-back-for-you", values)
    await say.say(turn.tx, patient, said, now=turn.now, reason=Reason.CARE)
    level = link.wording(dose.medication for dose in change.doses) if link else Level.COUNTS
    return {OF_ANOTHER: int(level)}


async def already(about: Reported, turn: Turn) -> None:
    """Say who has recorded it, and when."""
    last = max(about.doses, key=lambda dose: dose.heard_at or dose.due_at)
    for told in by_source(dose for dose in about.doses if dose.state is last.state):
        await _already(replace(about, doses=tuple(told)), turn)


async def _already(about: Reported, turn: Turn) -> None:
    last = about.doses[-1]
    known = (await turn.tx.people.get_many([last.reported_by])) if last.reported_by else {}
    reporter = known.get(last.reported_by) if last.reported_by else None
    who = {about.cared.patient.id: "patient", about.cared.link.caregiver: "you"}
    values: dict[str, Value] = {
        **about.values,
        "state": str(last.state),
        "heard": "yes" if last.heard_at else "no",
        "heard-at": about.cared.wall(last.heard_at or last.due_at),
        "who": who.get(reporter.id, "named") if reporter else "somebody",
        "by": first_name(reporter),
    }
    await turn.reply("care-already", values)


async def too_soon(about: Reported, verdict: TooSoon, turn: Turn) -> None:
    """Say that another intake was so short a time ago."""
    times = {"last": about.cared.wall(verdict.last_at), "over": about.cared.wall(verdict.over_at)}
    await turn.reply("care-too-soon", {**about.values, **times})


async def _tell_patient(about: Reported, basis: Basis, turn: Turn) -> None:
    values: dict[str, Value] = {
        **by_whom(await turn.tx.people.get(about.cared.link.caregiver)),
        "due": about.round.wall_time,
        "medicines": about.values["medicines"],
        "deed": about.values["deed"],
        "basis": basis,
    }
    said = Utterance("care-noted-for-you", values)
    await say.say(turn.tx, about.cared.patient, said, now=turn.now, reason=Reason.CARE)
