"""Whatever a patient says, changes and lives through: nobody is asked twice for one dose, nor
outside its window, and no dose is left without an end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest

from bot.actions import doses, medications, people, undo
from bot.actions.medications import By
from bot.domain.doses import Dose, DoseState, Report
from bot.domain.ids import DoseId, MedicationId, RoundId, new_id
from bot.domain.medications import Directions, Phase
from bot.domain.people import ChannelName
from bot.domain.rounds import Round
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart, EveryDay, EveryHours, Intake, OnWeekdays, Schedule
from bot.storage import Keyring, Storage, Transaction
from tests.domain.examples import ONE, a_medication, a_person
from tests.scheduling.world import World

_STEPS: Final = 20
_MINUTES: Final = (3, 20, 60, 120, 240, 500)
_ZONES: Final = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata")
_ROUTINES: Final = (
    Routine(),
    Routine(breakfast=time(11, 45), dinner=time(20, 15)),
    Routine(wake=time(6), breakfast=time(6, 30), bed=time(0, 30)),
)


@pytest.fixture
async def storage(migrated_sqlite_url: str, tmp_path: Path) -> AsyncIterator[Storage]:
    """An open database; a life is long, so it is lived on SQLite alone."""
    keyring = Keyring.generate(tmp_path / "dosebell.key")
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield storage
    await storage.close()


class Life:
    """One patient, and what chance does with them."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance = Random(seed)  # noqa: S311 - a dice, not a secret
        self.wrong: list[str] = []
        self.asked: dict[DoseId, RoundId] = {}
        self._deeds = (self.answer, self.answer, self.undo, self.add, self.change, self.stop)
        self._more = (self.pause, self.resume, self.live_otherwise, self.travel, self.go_down)

    async def begin(self) -> None:
        """Enrol them, and look at every ask as it goes out."""
        person = a_person(zone=self.chance.choice(_ZONES))
        self.patient = await self.world.patient(a_medication(), person=person)
        self.id = self.patient.id
        self.world.channel.before_sending = self._look

    async def one_step(self) -> None:
        """Let some time pass, and then something happen."""
        await self._pass(timedelta(minutes=self.chance.choice(_MINUTES)))
        deed: Callable[[Transaction, By], Awaitable[None]]
        deed = self.chance.choice((*self._deeds, *self._more))
        async with self.world.storage.transaction() as tx:
            person = await tx.people.get(self.id)
            await deed(tx, By(person, person, self.world.clock.now()))
        await self.world.engine.run_due()
        await self.every_dose_has_its_end()

    async def every_dose_has_its_end(self) -> None:
        """Look at all doses: one that is open still waits, in a round that wakes."""
        assert self.wrong == []
        now = self.world.clock.now()
        async with self.world.storage.reading() as tx:
            rounds = {r.id: r for r in await tx.rounds.since(self.id, now - timedelta(days=60))}
        for dose in await self.world.doses(self.patient):
            if dose.state is DoseState.OPEN and dose.round is not None:
                round_ = rounds[dose.round]
                assert round_.waits_for_an_answer
                assert round_.wakes_at is not None
                assert now < min(dose.window_ends_at, round_.wakes_at)

    async def answer(self, tx: Transaction, by: By) -> None:
        round_ = next(reversed(await tx.rounds.unanswered(self.id, by.at)), None)
        if round_ is None:
            return
        in_it: Sequence[Dose] = (await tx.doses.of_rounds([round_.id]))[round_.id]
        some = [dose for dose in in_it if dose.is_unanswered]
        some = self.chance.sample(some, self.chance.randint(1, len(some)))
        report = Report(self.id, ChannelName.TRY_OUT, by.at)
        answer = doses.Answer(self.id, round_, tuple(some), report)
        if self.chance.random() < 0.7:
            await doses.take(tx, answer, at=None, now=by.at)
        else:
            await doses.skip(tx, answer, reason=None, now=by.at)

    async def undo(self, tx: Transaction, by: By) -> None:
        if change := await undo.last_change(tx, self.id, now=by.at):
            await undo.undo(tx, change, now=by.at)

    async def add(self, tx: Transaction, by: By) -> None:
        if len((await tx.medications.regimen(self.id)).current) < 4:
            new = a_medication("another", self._schedule())
            new = replace(new, id=MedicationId(new_id()), begins_at=by.at)
            await medications.add(tx, new, by)

    async def change(self, tx: Transaction, by: By) -> None:
        old = self.chance.choice((await tx.medications.regimen(self.id)).current)
        starts = by.today + timedelta(days=self.chance.choice((0, 0, 2)))
        phase = Phase(Directions(self._schedule()), starts)
        await medications.change(tx, old, old, phase, by)

    async def stop(self, tx: Transaction, by: By) -> None:
        current = (await tx.medications.regimen(self.id)).current
        if len(current) > 1:
            await medications.stop(tx, self.chance.choice(current), by)

    async def pause(self, tx: Transaction, by: By) -> None:
        until = by.today + timedelta(days=2) if self.chance.random() < 0.5 else None
        await medications.pause(tx, (await tx.medications.regimen(self.id)).current, until, by)

    async def resume(self, tx: Transaction, by: By) -> None:
        current = (await tx.medications.regimen(self.id)).current
        paused = [medication for medication in current if medication.is_paused(by.at)]
        await medications.resume(tx, paused, by)

    async def live_otherwise(self, tx: Transaction, by: By) -> None:
        other = replace(by.patient, routine=self.chance.choice(_ROUTINES))
        await people.change(tx, by.patient, other, by=self.id, now=by.at)

    async def travel(self, tx: Transaction, by: By) -> None:
        other = replace(by.patient, zone=self.chance.choice(_ZONES))
        await people.change(tx, by.patient, other, by=self.id, now=by.at)

    async def go_down(self, tx: Transaction, by: By) -> None:
        self.world.clock.move_by(timedelta(hours=self.chance.choice((1, 8, 60))))

    async def _look(self) -> None:
        """Look at what is on its way: an ask is about open doses inside their windows."""
        now = self.world.clock.now()
        async with self.world.storage.reading() as tx:
            for round_ in await tx.rounds.overdue([self.id], now):
                written = await tx.deliveries.of_round(round_.id)
                if not any(d.is_ask and d.state == "claimed" for d in written):
                    continue
                in_it = (await tx.doses.of_rounds([round_.id]))[round_.id]
                self._judge(round_, in_it, now=now)

    def _judge(self, round_: Round, in_it: Sequence[Dose], *, now: datetime) -> None:
        """Note what is wrong about an ask; an exception here would be one of the channel's."""
        open_ = [d for d in in_it if d.state is DoseState.OPEN and now < d.window_ends_at]
        if now >= round_.closes_at or not open_:
            self.wrong.append(f"{now}: nothing of {round_.id} may be asked for")
        for dose in open_:
            if self.asked.setdefault(dose.id, round_.id) != round_.id:
                self.wrong.append(f"{now}: {dose.id} was asked for in two rounds")

    async def _pass(self, so_long: timedelta) -> None:
        await self.world.until(f"{self.world.clock.now() + so_long:%Y-%m-%d %H:%M}")

    def _schedule(self) -> Schedule:
        hours = timedelta(hours=self.chance.choice((5, 8, 36)))
        often = (Intake(None, ONE),) * self.chance.randint(1, 4)
        weekdays = frozenset(self.chance.sample(range(7), 2))
        return self.chance.choice(
            (
                EveryDay(often),
                EveryHours(hours, ONE, strict=True),
                OnWeekdays((Intake(DayPart.EVENING, ONE),), weekdays),
            )
        )


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
async def test_in_any_life_a_dose_is_asked_for_in_one_round_and_comes_to_an_end(
    world: World, seed: int
) -> None:
    life = Life(world, seed)
    await life.begin()

    for _ in range(_STEPS):
        await life.one_step()

    assert life.asked
