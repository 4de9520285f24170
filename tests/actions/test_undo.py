"""UNDO: whatever a person changed last, everything stands afterwards as if it had not been."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.actions import doses, intakes, medications, people, undo
from bot.actions.intakes import Taken
from bot.domain.doses import DoseState, ExtraKind, SkipReason
from bot.domain.people import Level
from bot.storage import Transaction
from tests.actions.house import MIDNIGHT, MORNING, House, a_line

Act = Callable[[Transaction, House], Awaitable[object]]
SOON = MORNING + timedelta(minutes=5)


async def _take(tx: Transaction, house: House) -> object:
    return await doses.take(tx, await house.answer(tx), at=None, now=MORNING)


async def _skip(tx: Transaction, house: House) -> object:
    answer = await house.answer(tx)
    return await doses.skip(tx, answer, reason=SkipReason.COST, now=MORNING)


async def _later(tx: Transaction, house: House) -> None:
    until = MORNING + timedelta(minutes=10)
    round_ = await house.round(tx)
    await doses.later(tx, round_, until, report=house.report(), now=MORNING)


async def _log(tx: Transaction, house: House) -> object:
    regimen = await tx.medications.regimen(house.ann.id)
    taken = Taken(house.ann, regimen.medications[0], None, MORNING, house.report())
    return await intakes.log(tx, taken, regimen, now=MORNING)


async def _extra(tx: Transaction, house: House) -> object:
    report = house.report()
    return await intakes.note_extra(tx, house.ann, ExtraKind.TWICE, of=None, report=report)


async def _add(tx: Transaction, house: House) -> None:
    medication = a_line("ramipril 5 mg | 1 tablet | at noon", begins_at=MORNING)
    await medications.add(tx, medication, house.by)


async def _change(tx: Transaction, house: House) -> object:
    regimen = await tx.medications.regimen(house.ann.id)
    named = a_line("metformin 850 mg | 1 tablet | at noon")
    old = regimen.medications[0]
    return await medications.change(tx, old, named, named.phases[0], house.by)


async def _stop(tx: Transaction, house: House) -> object:
    regimen = await tx.medications.regimen(house.ann.id)
    return await medications.stop(tx, regimen.medications[0], house.by)


async def _pause(tx: Transaction, house: House) -> None:
    regimen = await tx.medications.regimen(house.ann.id)
    await medications.pause(tx, regimen.current, date(2026, 3, 9), house.by)


async def _nickname(tx: Transaction, house: House) -> object:
    regimen = await tx.medications.regimen(house.ann.id)
    return await medications.nickname(tx, regimen.medications[0], "sugar pill", house.by)


async def _setting(tx: Transaction, house: House) -> object:
    new = replace(house.ann, level=Level.NAMES, zone="Europe/Madrid")
    return await people.change(tx, house.ann, new, by=house.ann.id, now=MORNING)


@pytest.mark.parametrize(
    "act",
    [
        _take,
        _skip,
        _later,
        _log,
        _extra,
        _add,
        _change,
        _stop,
        _pause,
        _nickname,
        _setting,
    ],
    ids=lambda act: act.__name__.strip("_"),
)
async def test_undo_brings_back_what_was(act: Act, house: House) -> None:
    async with house.storage.transaction() as tx:
        before = await _stands(tx, house)
        await act(tx, house)
        assert await _stands(tx, house) != before

    async with house.storage.transaction() as tx:
        change = await undo.last_change(tx, house.ann.id, now=SOON)
        assert change is not None
        await undo.undo(tx, change, now=SOON)

    async with house.storage.reading() as tx:
        assert await _stands(tx, house) == before
        assert await undo.last_change(tx, house.ann.id, now=SOON) is None
        assert await tx.audit.verify(house.ann.id)


async def test_a_change_older_than_a_day_stays(house: House) -> None:
    async with house.storage.transaction() as tx:
        await _take(tx, house)

        assert not await undo.last_change(tx, house.ann.id, now=MORNING + timedelta(hours=25))


async def test_undone_after_its_window_a_dose_that_was_never_asked_is_not_asked(
    house: House,
) -> None:
    async with house.storage.transaction() as tx:
        await _take(tx, house)
    noon = MORNING + timedelta(hours=4)

    async with house.storage.transaction() as tx:
        change = await undo.last_change(tx, house.ann.id, now=noon)
        assert change is not None
        await undo.undo(tx, change, now=noon)

    async with house.storage.reading() as tx:
        (dose,) = (await house.answer(tx)).doses
    assert dose.state is DoseState.NOT_ASKED


async def _stands(tx: Transaction, house: House) -> object:
    """Return everything a person can notice, without versions and bookkeeping."""
    end = MIDNIGHT + timedelta(hours=36)  # planning again reaches further; that is no change
    rounds = await tx.rounds.since(house.ann.id, MIDNIGHT, end)
    inside = await tx.doses.of_rounds([round_.id for round_ in rounds])
    regimen = await tx.medications.regimen(house.ann.id)
    day = date(2026, 3, 2)
    extras = await tx.extras.between(house.ann.id, MORNING, MORNING + timedelta(days=1))
    loose = [d for d in await tx.doses.between(house.ann.id, day, day) if d.round is None]
    return (
        replace(await tx.people.get(house.ann.id), version=1),
        [replace(m, version=1) for m in regimen.current],
        [(r.id, r.due_at, r.state, r.later_until) for r in rounds],
        {id_: [replace(d, version=1) for d in doses_] for id_, doses_ in inside.items()},
        [replace(d, version=1) for d in loose],
        [extra for extra in extras if not extra.undone],
    )
