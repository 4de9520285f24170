"""What needs a person opens by itself, as far as the patient lets it be seen, and is over by
itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.actions import notes
from bot.actions.clinic import looking, working
from bot.domain.care.links import Shared, Terms
from bot.domain.clinic.clinics import ASKED
from bot.domain.clinic.work import Item, Need
from bot.domain.doses import Dose, DoseState
from bot.domain.errors import BadInput
from bot.domain.ids import DoseId, new_id
from bot.domain.intents import Note, NoteKind
from bot.storage import Storage, Transaction
from tests.actions.clinic.house import DAY, AtClinic, a_joined_clinic
from tests.actions.house import MORNING, House

NOW = MORNING + 30 * DAY


async def _look(storage: Storage, at: AtClinic, now: datetime = NOW) -> list[Item]:
    async with storage.reading() as tx:
        clinic = await tx.clinics.get(at.clinic.id)
        looks = await looking.gather(tx, clinic, [at.entry.id], now=now)
    async with storage.transaction() as tx:
        await looking.apply(tx, looks, now=now)
        return await tx.work_items.waiting(at.clinic.id, limit=50)


async def _live(tx: Transaction, house: House, *, taken: int, of: int, days: int) -> None:
    """Let Ann have taken so many of so many doses on each of the last days."""
    (first, *_) = (await tx.doses.of_rounds([(await house.round(tx)).id])).values()
    like = first[0]
    doses = []
    for back in range(1, days + 1):
        for nth in range(of):
            due = NOW.replace(hour=8 + nth) - back * DAY
            doses.append(_dose(like, due, nth, taken=nth < taken))
    await tx.doses.add(doses)


def _dose(like: Dose, due: datetime, nth: int, *, taken: bool) -> Dose:
    dose = replace(
        like,
        id=DoseId(new_id()),
        local_date=due.date(),
        nth=nth + 100,
        due_at=due,
        window_ends_at=due + timedelta(hours=2),
    )
    state = DoseState.TAKEN if taken else DoseState.UNANSWERED
    return replace(dose, state=state, taken_at=due if taken else None)


async def test_a_silent_patient_who_takes_little_is_listed_until_it_is_over(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    async with storage.transaction() as tx:
        await _live(tx, house, taken=0, of=2, days=20)

    items = await _look(storage, at)
    again = await _look(storage, at, NOW + timedelta(hours=1))

    assert [item.need for item in items] == [Need.SILENT, Need.BELOW]
    assert items[1].detail == "0", "and of what was answered there is no share"
    assert again == items
    async with storage.transaction() as tx:
        nora = at.nora.staff.id
        taken_up = await working.assign(tx, items[1], nora, by=nora, now=NOW)
        address = await tx.addresses.replace(
            house.address, house.address.verify(at=NOW + timedelta(hours=1))
        )
        assert address.verified_at
    left = await _look(storage, at, NOW + timedelta(hours=2))
    assert left == [taken_up]
    async with storage.reading() as tx:
        entries = await tx.audit.entries(house.ann.id)
    assert [e.action for e in entries].count("clinic told") == 2


@pytest.mark.parametrize(
    ("sees", "needs"),
    [
        (ASKED.sees, [Need.SIDE_EFFECT, Need.OPTED_OUT, Need.BELOW]),
        ({Shared.RECORD}, [Need.SIDE_EFFECT]),
        ({Shared.REACH}, [Need.OPTED_OUT]),
        ({Shared.WEEK}, [Need.BELOW]),
        (set(), []),
    ],
)
@pytest.mark.long
async def test_a_clinic_is_told_what_its_patient_agreed_to_and_no_more(
    house: House, storage: Storage, sees: set[Shared], needs: list[Need]
) -> None:
    at = await a_joined_clinic(storage, house, terms=Terms(frozenset(sees)))
    async with storage.transaction() as tx:
        await _live(tx, house, taken=1, of=2, days=20)
        note = Note(NoteKind.SIDE_EFFECT)
        words = "the pills make me dizzy"
        await notes.keep(tx, house.ann.id, note, words, report=house.report(NOW - DAY))
        opted = house.address.opt_out(at=NOW - DAY, how="stop")
        await tx.addresses.replace(house.address, opted)

    items = await _look(storage, at)

    assert [item.need for item in items] == needs
    assert all(item.detail == words for item in items if item.need is Need.SIDE_EFFECT)


@pytest.mark.long
async def test_what_a_patient_ends_is_seen_no_more_and_nobody_is_asked_to_call(
    house: House, storage: Storage
) -> None:
    at = await a_joined_clinic(storage, house)
    async with storage.transaction() as tx:
        await _live(tx, house, taken=1, of=2, days=20)
    *_, item = await _look(storage, at)
    async with storage.transaction() as tx:
        asked = await working.ask_to_call(tx, at.clinic, item, by=at.nora.staff.id, now=NOW)
        link = await tx.care_links.between(house.ann.id, at.clinic.person)
        assert link is not None
        await tx.care_links.replace(link, link.end(by=house.ann.id, at=NOW))
        due = await tx.rosters.due(NOW, 9)
        assert due == [(at.clinic.id, at.entry.id)], "it is over at once, not within the hour"

    async with storage.transaction() as tx:
        with pytest.raises(BadInput, match="not-linked"):
            await working.ask_to_call(tx, at.clinic, asked, by=at.nora.staff.id, now=NOW)
    assert await _look(storage, at, NOW + timedelta(hours=1)) == []

    async with storage.reading() as tx:
        assert (await tx.rosters.get(at.clinic.id, at.entry.id)).patient is None
        assert await tx.audit.verify(house.ann.id)
