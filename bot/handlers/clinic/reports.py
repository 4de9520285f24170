"""The word of a patient on the report that goes to their clinic before a visit."""

from __future__ import annotations

from typing import Final

from bot.actions.clinic import enrolling, visits
from bot.domain.clinic.appointments import Appointment, ReportState, Visit
from bot.domain.clinic.concerns import may_have_report
from bot.domain.clinic.staff import Hand
from bot.handlers.clinic.words import Said, Wish
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date

_LEADS_TO: Final = {
    Wish.SEND: (ReportState.SENT, "clinic-report-sent"),
    Wish.HOLD: (ReportState.HELD, "clinic-report-held"),
    Wish.NOTE: (ReportState.SENT, "clinic-report-noted"),
}


async def answer(turn: Turn, said: Said) -> None:
    """Let the report of a visit go out, or not, with a sentence on top."""
    visit = await _meant(turn)
    state, sentence = _LEADS_TO[said.wish]
    if visit is None:
        await turn.reply("clinic-report-none")
        return
    if said.wish is Wish.NOTE and not said.sentence:
        await turn.reply("clinic-report-say")
        return
    if said.wish is not Wish.HOLD and not await _may_go(turn, visit):
        await turn.reply("clinic-report-not-whole")
        return
    if said.wish is Wish.HOLD and visit.went_at is not None:
        sentence = "clinic-report-taken-back"
    added = said.sentence if said.wish is Wish.NOTE else None
    hand = Hand(turn.speaker.id, turn.now)
    await visits.answer_report(turn.tx, visit, state, sentence=added, hand=hand)
    clinic = await turn.tx.clinics.get(visit.clinic)
    day = local_date(visit.at, turn.person.tz)
    await turn.reply(sentence, {"clinic": clinic.name, "day": day})


async def tell_standing(turn: Turn) -> None:
    """Say to which clinics a report goes even where the patient has not answered for it."""
    for entry in await turn.tx.rosters.of_patient(turn.person.id):
        if entry.standing:
            clinic = await turn.tx.clinics.get(entry.clinic)
            await turn.reply("clinic-stands", {"clinic": clinic.name})


async def ask_first(turn: Turn) -> None:
    """Let no report go out without the patient's word, whatever they agreed to once."""
    for entry in await turn.tx.rosters.of_patient(turn.person.id):
        await enrolling.ask_first(turn.tx, entry, hand=Hand(turn.speaker.id, turn.now))
    await turn.reply("clinic-asks-first")


async def _meant(turn: Turn) -> Appointment | None:
    """Return the visit whose report is spoken of: the one that waits for an answer, else the next
    one whose report they were shown."""
    found: list[Appointment] = []
    for entry in await turn.tx.rosters.of_patient(turn.person.id):
        planned = await turn.tx.appointments.of_entries(entry.clinic, [entry.id], since=turn.now)
        found += [each for each in planned if _is_asked(each)]
    return min(
        found, key=lambda each: (each.report is not ReportState.SHOWN, each.at), default=None
    )


async def _may_go(turn: Turn, visit: Appointment) -> bool:
    clinic = await turn.tx.clinics.get(visit.clinic)
    link = await turn.tx.care_links.between(turn.person.id, clinic.person)
    return may_have_report(link, now=turn.now)


def _is_asked(each: Appointment) -> bool:
    return each.visit is Visit.PLANNED and each.report is not ReportState.NOT_YET
