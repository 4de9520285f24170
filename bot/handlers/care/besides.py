"""What a caregiver tells that was taken besides what was due: by mistake, or as needed.

The number to call is said to whoever tells of a dose too many, whatever they may do here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Final
from uuid import UUID

from bot.actions import intakes, say
from bot.actions.care.wording import first_name
from bot.actions.careful import OF_ANOTHER
from bot.actions.intakes import Taken
from bot.domain.amounts import usual
from bot.domain.care.links import Deed
from bot.domain.care.may_see import may_do
from bot.domain.deliveries import Reason, Utterance, Value
from bot.domain.doses import Basis, Dose, ExtraKind, Report
from bot.domain.ids import MedicationId
from bot.domain.intents import Took, TookExtra
from bot.handlers import numbers
from bot.handlers.care import meaning
from bot.handlers.care.whose import Cared
from bot.handlers.medicines import as_needed, items
from bot.handlers.turn import Turn
from bot.planner.calendar import instant, local_date

NEEDED: Final = "needed"  #: what was taken as needed, in what a question keeps


async def too_much(said: TookExtra, cared: Cared, turn: Turn) -> None:
    """Say whom to call; write it down as the caregiver's, and let the patient know."""
    medication = said.medication
    may = may_do(cared.link, Deed.REPORT, now=turn.now, of=medication)
    if may:
        regimen = await turn.tx.medications.regimen(cared.patient.id)
        found = regimen.get(medication) if medication else None
        of = (intakes.label(found, None, regimen), found.id) if found else None
        theirs = _report(cared, turn, basis=None)
        await intakes.note_extra(turn.tx, cared.patient, said.kind, of=of, report=theirs)
    called = numbers.said(cared.patient.country)
    await turn.insist("care-extra", {**cared.called, **called, "kept": "yes" if may else "no"})
    await _tell(cared, "care-extra-for-you", {**await _by(cared, turn), **called}, turn)


async def is_as_needed(said: Took, cared: Cared, turn: Turn) -> bool:
    """Return whether all that was named is taken as needed."""
    return await as_needed.is_meant(said.which, meaning.theirs(cared, turn))


def kept(said: Took, cared: Cared, turn: Turn) -> dict[str, str]:
    """Return what a question keeps of it until it is known how they know."""
    day = said.day or local_date(turn.heard_at, cared.patient.tz)
    at = instant(day, said.at, cared.patient.tz) if said.at else turn.heard_at
    return {
        "link": str(cared.link.id),
        NEEDED: " ".join(map(str, said.which.medications)),
        "at": min(at, turn.heard_at).isoformat(),
    }


async def values(answers: Mapping[str, str], cared: Cared, turn: Turn) -> dict[str, Value]:
    """Return what the sentences about it may use."""
    regimen = await turn.tx.medications.regimen(cared.patient.id)
    named = [regimen.get(id_) for id_ in _ids(answers)]
    shown = tuple(item for m in named if m for item in items.of_medication(m, regimen))
    return {
        **cared.called,
        "due": _wall(datetime.fromisoformat(answers["at"]), cared),
        "medicines": shown,
        "deed": "taken",
        OF_ANOTHER: int(cared.link.wording(_ids(answers))),
    }


async def keep(answers: Mapping[str, str], cared: Cared, basis: Basis, turn: Turn) -> None:
    """Write down what was taken as needed, unless one is recorded so short a time before that it
    may be the same, or is too soon."""
    regimen = await turn.tx.medications.regimen(cared.patient.id)
    at = datetime.fromisoformat(answers["at"])
    for id_ in _ids(answers):
        medication = regimen.get(id_)
        schedule = medication.as_needed if medication else None
        if medication is None or schedule is None:
            continue
        if not may_do(cared.link, Deed.REPORT, now=turn.now, of=id_):
            await turn.reply("care-not-yours", cared.called)
            continue
        amount = usual(schedule.quantity)
        check = await intakes.check(turn.tx, medication, schedule, amount=amount, now=at)
        if check.would_exceed:
            await too_much(TookExtra(ExtraKind.MORE, id_), cared, turn)
            continue
        if check.earliest_at and check.last_at:
            times: dict[str, Value] = {
                "last": _wall(check.last_at, cared),
                "over": _wall(check.earliest_at, cared),
            }
            await turn.reply("care-too-soon", {**await values(answers, cared, turn), **times})
            continue
        theirs = _report(cared, turn, basis=basis)
        taken = Taken(cared.patient, medication, amount, at, theirs)
        await _noted(await intakes.log(turn.tx, taken, regimen, now=turn.now), cared, turn)


async def _noted(dose: Dose, cared: Cared, turn: Turn) -> None:
    about: dict[str, Value] = {
        **cared.called,
        "due": _wall(dose.due_at, cared),
        "medicines": items.of_doses([dose]),
        "deed": "taken",
        "basis": dose.basis or Basis.TOLD,
    }
    wording = int(cared.link.wording([dose.medication]))
    shown: dict[str, Value] = {"at-known": "no", "taken-at": "", OF_ANOTHER: wording}
    await turn.reply("care-reported", {**about, **shown})
    await _tell(cared, "care-noted-for-you", {**about, **await _by(cared, turn)}, turn)


async def _tell(cared: Cared, sentence: str, values: Mapping[str, Value], turn: Turn) -> None:
    said = Utterance(sentence, values)
    await say.say(turn.tx, cared.patient, said, now=turn.now, reason=Reason.CARE)


async def _by(cared: Cared, turn: Turn) -> dict[str, Value]:
    by = first_name(await turn.tx.people.get(cared.link.caregiver))
    return {"by": by, "by-known": "yes" if by else "no"}


def _report(cared: Cared, turn: Turn, *, basis: Basis | None) -> Report:
    return Report(cared.link.caregiver, turn.address.channel, turn.heard_at, basis)


def _ids(answers: Mapping[str, str]) -> list[MedicationId]:
    return [MedicationId(UUID(id_)) for id_ in answers[NEEDED].split()]


def _wall(at: datetime, cared: Cared) -> time:
    return at.astimezone(cared.patient.tz).time().replace(second=0, microsecond=0)
