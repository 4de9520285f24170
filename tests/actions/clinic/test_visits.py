"""What becomes of visits and of the reports before them: told, moved, called off, missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import pytest

from bot.actions.clinic import day as days
from bot.actions.clinic import enrolling, reports, timetable, visit_steps, visits, working
from bot.actions.clinic.day import NoReport
from bot.domain.clinic.appointments import Appointment, ReportState, Visit
from bot.domain.clinic.staff import Hand
from bot.domain.clinic.work import Need
from bot.domain.deliveries import Reason, Utterance
from bot.domain.errors import Refusal
from bot.storage import Storage, Transaction
from tests.actions.clinic.house import DAY, AtClinic, a_clinic, a_joined_clinic
from tests.actions.house import MORNING, House

pytestmark = pytest.mark.long
NOW: Final = MORNING + 30 * DAY
SOON: Final = NOW + 2 * DAY


async def _visit(tx: Transaction, at: AtClinic, when: datetime = SOON) -> Appointment:
    return await timetable.add_visit(tx, at.clinic, at.entry, when, ("Dr Wu", ""))


async def _steps(tx: Transaction, at: AtClinic, visit: Appointment, now: datetime) -> Appointment:
    there = await tx.appointments.get(at.clinic.id, visit.id)
    await visit_steps.take(tx, there, now=now)
    return await tx.appointments.get(at.clinic.id, visit.id)


async def _told(tx: Transaction, house: House) -> list[str]:
    found = await tx.deliveries.waiting([house.ann.id], Reason.NEWS)
    return [line.sentence for each in found if each.utterance for line in _lines(each.utterance)]


def _lines(utterance: Utterance) -> list[Utterance]:
    """Return what is said in one message, one by one."""
    lines = utterance.values.get("lines")
    inside = lines if isinstance(lines, tuple) else ()
    return [each for each in inside if isinstance(each, Utterance)] or [utterance]


async def test_a_visit_of_the_day_after_tomorrow_is_shown_and_does_not_go_out_in_the_same_breath(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house, standing=True)
    async with storage.transaction() as tx:
        shown = await _steps(tx, at, await _visit(tx, at), NOW)
        assert shown.report is ReportState.SHOWN
        went = await _steps(tx, at, shown, NOW + DAY)
        assert (went.report, went.went_at) == (ReportState.UNSEEN, NOW + DAY)
        asks = await enrolling.ask_first(
            tx, await tx.rosters.get(at.clinic.id, at.entry.id), hand=Hand(house.ann.id, NOW)
        )
        assert not asks.standing
        other = await _visit(tx, at, SOON + DAY)
        held = await _steps(tx, at, await _steps(tx, at, other, NOW), NOW + 2 * DAY)
        assert held.report is ReportState.SHOWN


async def test_a_report_covers_the_days_up_to_which_it_went_out_however_late_it_is_read(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    async with storage.transaction() as tx:
        shown = await _steps(tx, at, await _visit(tx, at), NOW)
        hand = Hand(house.ann.id, NOW)
        sent = await visits.answer_report(tx, shown, ReportState.SENT, hand=hand)
        again = await visits.answer_report(tx, sent, ReportState.SENT, hand=hand)
        await visits.answer_report(tx, again, ReportState.SENT, sentence="hi", hand=hand)
        line = await days.line(tx, at.clinic, sent, now=NOW + 200 * DAY)
        found = await reports.of_visit(tx, line, now=NOW + 200 * DAY)
        mails = [mail.wanted for mail in await tx.mails.of_patient(house.ann.id)]

    assert found is not None
    assert found.days.last == NOW.date() - DAY
    assert [wanted.added for wanted in mails] == ["", "hi"]  # once more with another sentence
    assert {found.known_as, *(wanted.known_as for wanted in mails)} == {"Ann Lee (4711)"}


async def test_who_was_told_of_a_visit_hears_that_it_has_moved_or_is_off_and_nobody_else(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    hand = Hand(at.nora.staff.id, NOW)
    async with storage.transaction() as tx:
        visit = await _visit(tx, at, SOON + 90 * DAY)
        visit = await visits.move(tx, at.clinic, visit, replace(visit, at=SOON), now=NOW)
        assert await _told(tx, house) == []
        visit = await _steps(tx, at, visit, NOW)
        visit = await visits.move(tx, at.clinic, visit, replace(visit, at=SOON + 90 * DAY), now=NOW)
        assert (visit.report, visit.done) == (ReportState.NOT_YET, frozenset())
        visit = await visits.move(tx, at.clinic, visit, replace(visit, at=SOON), now=NOW)
        visit = await _steps(tx, at, visit, NOW)
        off = await visits.come_to(tx, at.clinic, visit, Visit.CALLED_OFF, hand=hand)
        assert await visits.come_to(tx, at.clinic, off, Visit.CALLED_OFF, hand=hand) is off
        told = await _told(tx, house)

    assert [s for s in told if s.startswith("clinic-visit")] == [
        "clinic-visit-moved",
        "clinic-visit-off",
    ]


async def test_a_missed_visit_needs_a_person_until_it_turns_out_to_be_a_mistake(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    nora = at.nora.staff.id

    async def needs(tx: Transaction) -> list[Need]:
        return [each.need for each in await tx.work_items.waiting(at.clinic.id, limit=9)]

    async with storage.transaction() as tx:
        visit = await _visit(tx, at, NOW - timedelta(hours=1))
        to_come = await _visit(tx, at)
        with pytest.raises(Refusal, match="to-come"):
            await visits.come_to(tx, at.clinic, to_come, Visit.MISSED, hand=Hand(nora, NOW))
        for became, listed in (
            (Visit.MISSED, [Need.MISSED_VISIT]),
            (Visit.KEPT, []),
            (Visit.MISSED, [Need.MISSED_VISIT]),
        ):
            visit = await visits.come_to(tx, at.clinic, visit, became, hand=Hand(nora, NOW))
            assert await needs(tx) == listed
        (item,) = await tx.work_items.waiting(at.clinic.id, limit=9)
        await working.assign(tx, item, nora, by=nora, now=NOW)
        await visits.come_to(tx, at.clinic, visit, Visit.KEPT, hand=Hand(nora, NOW))
        assert await needs(tx) == [Need.MISSED_VISIT]  # Nora has it in hand, and closes it


async def test_a_visit_missed_by_somebody_who_has_not_joined_is_the_clinics_own_to_see_to(
    storage: Storage,
) -> None:
    async with storage.transaction() as tx:
        at = await a_clinic(tx)
        visit = await _visit(tx, at, NOW - timedelta(hours=1))
        hand = Hand(at.nora.staff.id, NOW)
        await visits.come_to(tx, at.clinic, visit, Visit.MISSED, hand=hand)
        items = await tx.work_items.waiting(at.clinic.id, limit=9)
        ((item, entry),) = await working.visible(tx, at.clinic, items, now=NOW)
        with pytest.raises(Refusal, match="not-linked"):
            await working.ask_to_call(tx, at.clinic, item, by=at.nora.staff.id, now=NOW)
        await working.close(tx, item, "called, comes in May", by=at.nora.staff.id, now=NOW)
        told = [each.action for each in await tx.audit.entries(at.clinic.person)]

    assert (item.need, item.patient, entry.reference) == (Need.MISSED_VISIT, None, "4711")
    assert told[-2:] == ["visit missed", "item closed"]


async def test_who_cannot_be_asked_has_no_report_and_the_day_says_why(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    async with storage.transaction() as tx:
        await tx.addresses.replace(house.address, house.address.opt_out(at=NOW, how="stop"))
        visit = await _visit(tx, at)
        early = await days.line(tx, at.clinic, visit, now=NOW)
        late = await days.line(tx, at.clinic, await _steps(tx, at, visit, NOW), now=NOW)

    assert (early.no_report, late.no_report) == (NoReport.TOO_EARLY, NoReport.NOT_ASKED)


async def test_a_calendar_read_again_moves_calls_off_and_keeps_what_it_told_before(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    hand = Hand(at.nora.staff.id, NOW)
    days_ = [SOON + n * DAY for n in range(4)]

    async def bring(text: str) -> tuple[int, int, int, int]:
        async with storage.transaction() as tx:
            found = await timetable.bring_visits(tx, at.clinic, text, hand=hand, dry=False)
        assert not found.faults
        return found.new, found.changed, found.same, found.over

    table = "number,date,time\n" + "".join(
        f"4711,{day:%Y-%m-%d},{wall}\n" for day in days_[:1] for wall in ("09:30", "14:30")
    )
    assert await bring(table) == (2, 0, 0, 0)
    assert await bring(table) == (0, 0, 2, 0)
    assert await bring(table.replace("14:30", "15:00")) == (0, 1, 1, 0)
    calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{}END:VCALENDAR\n"
    event = "BEGIN:VEVENT\nUID:{}\nSUMMARY:4711\nDTSTART:{:%Y%m%dT%H%M%SZ}\n{}END:VEVENT\n"
    told = [event.format(n, day, "") for n, day in enumerate(days_)]
    over = event.format("old", NOW - DAY, "")
    assert await bring(calendar.format("".join([*told[1:], over]))) == (3, 0, 0, 1)
    moved = event.format(1, days_[1] + DAY / 24, "")
    gone = event.format(2, days_[2], "STATUS:CANCELLED\n")
    stranger = event.format("x", days_[2], "STATUS:CANCELLED\n")
    assert await bring(calendar.format(moved + gone + told[3] + stranger)) == (0, 2, 1, 1)
