"""Whatever patients and caregivers do, over real storage, real talk and real time: nobody is told
what they may not know, nobody twice, and no dose is recorded twice."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from bot.clock import SteppedClock
from bot.domain.care.lapses import Why, why_not
from bot.domain.care.links import CareLink, Deed, LinkState, Shared, Terms
from bot.domain.care.tellings import Telling, TellingKind
from bot.domain.channels import Incoming, IncomingKind, Outgoing, Receipt
from bot.domain.deliveries import Reason
from bot.domain.doses import Dose, DoseState
from bot.domain.errors import TryAgain, Undeliverable
from bot.domain.ids import CareLinkId, DoseId, PersonId, new_id
from bot.domain.people import ChannelName, Person, Role
from bot.handlers.receive import receiver
from bot.handlers.turn import House
from bot.scheduling import Engine, EngineSettings
from bot.storage import Keyring, Storage
from tests.domain.examples import a_medication, a_person
from tests.scheduling.world import SENTENCES, START, FakeChannel, World

PATIENTS: Final = ("ann", "dora")
CAREGIVERS: Final = ("ben", "cleo", "clinic")
DAY: Final = timedelta(days=1)
#: What consent each reason needs, as the test has it.
NEEDS: Final = {Why.SKIPPED: Shared.SKIPS, Why.UNREACHED: Shared.REACH}
SAID_BY_PATIENTS: Final = (
    *("took it", "took it", "not taking it", "undo", "stop", "start", "I ran out of it"),
    *("tell Ben after one missed dose", "tell cleo only between 9 and 21", "today"),
    *("hide metformin from Ben", "Ben may see metformin", "renew cleo", "until I end it", "yes"),
)
SAID_BY_CAREGIVERS: Final = (
    *("call", "I'll call her", "cannot", "sorted", "no answer", "undo", "stop", "start", "1"),
    *("Ann took it. I saw it", "dora took it", "seen", "told", "she says she took it", "A", "B"),
    *("how is Ann?", "how is dora?", "Ann died", "yes", "no", "dora didn't take it", "mum?"),
    *("what does Ann take?", "how was dora's week?"),
)
T = TypeVar("T")

patients = st.sampled_from(PATIENTS)
caregivers = st.sampled_from(CAREGIVERS)
some_terms = st.builds(
    Terms,
    st.frozensets(st.sampled_from(Shared)).map(lambda sees: sees | {Shared.ALERTS}),
    st.frozensets(st.sampled_from(Deed)),
    st.none() | st.integers(1, 80).map(lambda hours: START + timedelta(hours=hours)),
)


class Watchful(FakeChannel):
    """A channel at which the test looks at everything before it is gone."""

    machine: Caring

    async def send(self, address: str, message: Outgoing) -> Receipt:
        receipt = await super().send(address, message)
        try:
            await self.machine.look_at(message)
        except AssertionError as error:  # whoever sends goes on; the test must not
            self.machine.wrong.append(error)
        return receipt


class Caring(RuleBasedStateMachine):
    """Two patients, three who may watch over either, and everything that may happen."""

    template: Path
    last_days: int  #: without anything that happens, at the end of each life

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.new_event_loop()
        self._folder = TemporaryDirectory()
        path = Path(self._folder.name) / "dosebell.sqlite3"
        shutil.copy(self.template, path)
        self._url = f"sqlite+aiosqlite:///{path}"
        self._keyring = Keyring.generate(Path(self._folder.name) / "dosebell.key")
        self.clock = SteppedClock(START)
        self.people: dict[str, Person] = {}
        self.wrong: list[AssertionError] = []
        self.heard: dict[tuple[PersonId, DoseId], str] = {}
        self.stands: dict[tuple[PersonId, object], object] = {}
        self.recorded: dict[DoseId, tuple[object, datetime | None]] = {}
        self._run(self._open())
        self._run(self._enrol())

    def _run(self, work: Awaitable[T]) -> T:
        return self._loop.run_until_complete(_awaited(work))

    async def _open(self) -> None:
        self.storage = await Storage.open(self._url, keyring=self._keyring)
        channel = Watchful(self.clock, name=ChannelName.TRY_OUT)
        channel.machine = self
        async with self.storage.transaction() as tx:
            sender = await tx.senders.get_or_add(channel.name, channel.sender)
        house = House(SENTENCES)
        engine = Engine(
            self.storage,
            self.clock,
            {sender.id: channel},
            receiver(house, self.clock),
            SENTENCES,
            EngineSettings(paces={}),
        )
        self.world = World(self.storage, self.clock, channel, engine, sender.id)

    async def _enrol(self) -> None:
        for name in PATIENTS:
            person = replace(a_person(), name=name.capitalize())
            medicines = (a_medication("clozapine"), a_medication("metformin"))
            self.people[name] = await self.world.patient(*medicines, value=name, person=person)
            async with self.storage.transaction() as tx:
                await self.world.reach(tx, self.people[name], f"{name} at work", 1)
        for name in CAREGIVERS:
            role = Role.CLINIC if name == "clinic" else Role.CAREGIVER
            person = replace(a_person(), id=PersonId(new_id()), role=role, name=name.capitalize())
            async with self.storage.transaction() as tx:
                await tx.people.add(person)
                await self.world.reach(tx, person, name)
                await self.world.reach(tx, person, f"{name} at work", 1)
            self.people[name] = person

    # What happens

    @initialize(
        links=st.lists(
            st.tuples(patients, caregivers, some_terms, st.integers(1, 2)), min_size=1, max_size=4
        )
    )
    def some_watch(self, links: list[tuple[str, str, Terms, int]]) -> None:
        for patient, who, terms, position in links:
            self._run(self._link(patient, who, terms, position))

    @rule(patient=patients, who=caregivers, terms=some_terms, position=st.integers(1, 2))
    def a_patient_agrees(self, patient: str, who: str, terms: Terms, position: int) -> None:
        self._run(self._link(patient, who, terms, position))

    @rule(patient=patients, who=caregivers, quietly=st.booleans())
    def a_patient_ends_it(self, patient: str, who: str, quietly: bool) -> None:
        self._run(self._end(patient, who, quietly=quietly))

    @rule(who=patients, text=st.sampled_from(SAID_BY_PATIENTS))
    def a_patient_says(self, who: str, text: str) -> None:
        self._run(self._say(who, text))

    @rule(who=caregivers, text=st.sampled_from(SAID_BY_CAREGIVERS))
    def a_caregiver_says(self, who: str, text: str) -> None:
        self._run(self._say(who, text))

    @rule(who=st.sampled_from((*PATIENTS, *CAREGIVERS)), text=st.sampled_from(["stop", "start"]))
    def somebody_says_at_their_other_phone(self, who: str, text: str) -> None:
        self._run(self._say(f"{who} at work", text))

    @rule(patient=patients, who=caregivers, taken_back=st.booleans())
    def a_caregiver_reports_and_another_one_too(
        self, patient: str, who: str, taken_back: bool
    ) -> None:
        for name in (who, *CAREGIVERS[:2]):
            self._run(self._say(name, f"{patient} took it. I saw it"))
        if taken_back:
            self._run(self._say(who, "undo"))
            self._run(self._say(patient, "took it"))

    @rule(patient=patients, who=caregivers, how=st.sampled_from(["died", "wants no more of this"]))
    def the_care_of_a_patient_ends_and_that_is_taken_back(
        self, patient: str, who: str, how: str
    ) -> None:
        self._run(self._say(who, f"{patient} {how}"))
        self._run(self._say(who, "A"))
        self._run(self._pass(timedelta(hours=5)))
        self._run(self._say(who, "undo"))

    @rule(minutes=st.sampled_from([1, 31, 61, 130]))
    def some_time_passes(self, minutes: int) -> None:
        self._run(self._pass(timedelta(minutes=minutes)))

    @rule()
    def a_night_passes(self) -> None:
        self._run(self._pass(timedelta(hours=14)))

    @rule(hours=st.integers(1, 9))
    def we_are_down(self, hours: int) -> None:
        self.clock.move_by(timedelta(hours=hours))
        self._run(self.world.engine.run_due())

    @rule()
    def the_bot_restarts(self) -> None:
        self._run(self.storage.close())
        self._run(self._open())
        self._run(self.world.engine.run_due())

    @rule(who=st.sampled_from((*PATIENTS, *CAREGIVERS)), for_good=st.booleans())
    def a_phone_fails(self, who: str, for_good: bool) -> None:
        failure = Undeliverable("off") if for_good else TryAgain("busy")
        self.world.channel.refuses[who] = failure

    @rule(patient=patients, who=caregivers, what=st.sampled_from(["took it", "stop", "ends"]))
    def something_changes_while_an_alert_is_on_its_way(
        self, patient: str, who: str, what: str
    ) -> None:
        now = self.clock.now()
        before = now.replace(hour=9, minute=55) + (DAY if now.hour > 9 else timedelta())
        self._run(self._pass(before - now))
        self.world.channel.refuses = dict.fromkeys(CAREGIVERS, TryAgain("busy"))
        self._run(self._pass(timedelta(minutes=6)))
        if what == "ends":
            self._run(self._end(patient, who, quietly=False))
        else:
            self._run(self._say(patient if what == "took it" else who, what))
        self.the_phones_work_again()

    @rule()
    def the_phones_work_again(self) -> None:
        self.world.channel.refuses.clear()
        self._run(self._pass(timedelta(minutes=5)))

    def teardown(self) -> None:
        """Let everything work for some days: whoever can and may be told is told."""
        self.world.channel.refuses.clear()
        self._run(self._pass(self.last_days * DAY))
        if self.last_days > 2:  # of what is told after two in a row
            self._run(self._somebody_knows())
        self._run(self.storage.close())
        self._loop.close()
        self._folder.cleanup()

    # How

    async def _link(self, patient: str, who: str, terms: Terms, position: int) -> None:
        hers, theirs, now = self.people[patient].id, self.people[who].id, self.clock.now()
        async with self.storage.transaction() as tx:
            known = await tx.care_links.between(hers, theirs)
            role = Role.CLINIC if who == "clinic" else Role.CAREGIVER
            link = known or CareLink(
                CareLinkId(new_id()), hers, theirs, terms, now, role=role, position=position
            )
            agreed = link.agree(terms, by=hers, at=now)
            if known:
                await tx.care_links.replace(known, agreed)
            else:
                await tx.care_links.add(agreed)
        await self._settle()

    async def _end(self, patient: str, who: str, *, quietly: bool) -> None:
        hers, theirs = self.people[patient].id, self.people[who].id
        async with self.storage.transaction() as tx:
            if link := await tx.care_links.between(hers, theirs):
                ended = link.end(by=hers, at=self.clock.now(), quietly=quietly)
                await tx.care_links.replace(link, ended)
        await self._settle()

    async def _say(self, who: str, text: str) -> None:
        channel = self.world.channel
        incoming = Incoming(
            channel=channel.name,
            sender=channel.sender,
            provider_id=str(new_id()),
            address=who,
            kind=IncomingKind.TEXT,
            text=text,
        )
        async with self.storage.transaction() as tx:
            await tx.inbox.keep(incoming, self.clock.now())
        self.clock.move_by(timedelta(seconds=20))
        await self._settle()

    async def _pass(self, span: timedelta) -> None:
        engine, end = self.world.engine, self.clock.now() + span
        while (at := await engine.next_wake()) is not None and at <= end:
            self.clock.move_to(max(at, self.clock.now() + timedelta(seconds=1)))
            await engine.run_due()
        self.clock.move_to(max(end, self.clock.now()))
        await self._settle()

    async def _settle(self) -> None:
        await self.world.engine.run_due()
        if self.wrong:
            raise self.wrong[0]
        await self._nothing_is_recorded_twice()

    # What must never be

    async def look_at(self, message: Outgoing) -> None:
        """Look at a message that has just gone out."""
        async with self.storage.reading() as tx:
            delivery = await tx.deliveries.get(message.delivery)
            told = await tx.care_watches.told_by([delivery.repeats or delivery.id])
            if delivery.reason is not Reason.CARE or not told:
                return
            (telling,) = told.values()
            link = await tx.care_links.get(telling.link)
            doses = {lapse.dose: await tx.doses.get(lapse.dose) for lapse in telling.lapses}
            over = await tx.endings.standing([telling.patient])
            place = (await tx.addresses.get_many([delivery.address]))[delivery.address]
        assert not over or telling.kind is TellingKind.ANSWER
        assert place.may_be_written_to
        self._may_know(telling, link)
        self._is_so(telling, doses)
        self._is_news(telling)

    def _may_know(self, telling: Telling, link: CareLink) -> None:
        assert (link.patient, link.caregiver) == (telling.patient, telling.to)
        if telling.kind is TellingKind.ANSWER:
            return  # also that it has ended
        assert link.state is LinkState.AGREED
        if telling.kind is TellingKind.OVER:
            assert link.terms.ends_at is not None
            assert link.terms.ends_at <= self.clock.now()
            return
        assert link.terms.ends_at is None or self.clock.now() < link.terms.ends_at
        if telling.kind in (TellingKind.STOPPED, TellingKind.BACK):
            assert Shared.REACH in link.terms.sees
            return
        assert Shared.ALERTS in link.terms.sees
        if telling.kind is TellingKind.ALERT:
            for lapse in telling.lapses:
                assert lapse.medication not in link.terms.hidden
                assert NEEDS.get(lapse.why, Shared.ALERTS) in link.terms.sees

    def _is_so(self, telling: Telling, doses: dict[DoseId, Dose]) -> None:
        for lapse in telling.lapses:
            dose = doses[lapse.dose]
            assert dose.patient == telling.patient
            if telling.kind is TellingKind.ALERT:
                unreached = [dose.id] if lapse.why is Why.UNREACHED else []
                assert why_not(dose, unreached) is lapse.why

    def _is_news(self, telling: Telling) -> None:
        if telling.kind is TellingKind.ALERT:
            for lapse in telling.lapses:
                place = (telling.to, lapse.dose)
                assert self.heard.get(place) != "alert", "told twice"
                self.heard[place] = "alert"
        elif telling.kind in (TellingKind.AGAIN, TellingKind.CORRECTION):
            self.heard |= {(telling.to, lapse.dose): "alert" for lapse in telling.lapses}
        elif telling.kind is TellingKind.ALL_CLEAR:
            said = {self.heard.get((telling.to, lapse.dose)) for lapse in telling.lapses}
            assert "clear" not in said, "an all-clear told twice"
            assert None not in said, "an all-clear of what nobody told"
            self.heard |= {(telling.to, lapse.dose): "clear" for lapse in telling.lapses}
        elif not telling.lapses and telling.alert:
            place_of = (telling.to, telling.alert)
            assert self.stands.get(place_of) != (telling.kind, telling.by), "said twice"
            self.stands[place_of] = (telling.kind, telling.by)

    async def _nothing_is_recorded_twice(self) -> None:
        """A dose that is recorded stands as its first report, until that is taken back."""
        day = START.date()
        async with self.storage.reading() as tx:
            for name in PATIENTS:
                doses = await tx.doses.between(self.people[name].id, day, day + 60 * DAY)
                for dose in doses:
                    self._stands_as_first_reported(dose)

    def _stands_as_first_reported(self, dose: Dose) -> None:
        if dose.state is not DoseState.TAKEN:
            self.recorded.pop(dose.id, None)
            return
        report = (dose.reported_by, dose.heard_at)
        assert self.recorded.setdefault(dose.id, report) == report

    async def _somebody_knows(self) -> None:
        """After days without an answer whoever alone may be told was told of something."""
        async with self.storage.reading() as tx:
            for name in PATIENTS:
                patient = self.people[name].id
                able = [
                    link
                    for link in await tx.care_links.of_patient(patient)
                    if link.state is LinkState.AGREED
                    and link.over is None
                    and link.terms.ends_at is None
                    and not link.policies
                    and link.caregiver in await tx.addresses.reachable([link.caregiver])
                ]
                if len(able) != 1 or not await tx.addresses.reachable([patient]):
                    continue
                since = self.clock.now() - 3 * DAY
                told = [telling for telling, _ in await tx.care_watches.told(patient)]
                assert any(t.to == able[0].caregiver and t.at > since - 2 * DAY for t in told)


async def _awaited(work: Awaitable[T]) -> T:
    return await work


def _live(examples: int, steps: int) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(Caring, settings=chosen)


def test_nobody_is_told_what_they_may_not_know_nor_twice(sqlite_template: Path) -> None:
    Caring.template, Caring.last_days = sqlite_template, 1
    _live(examples=2, steps=6)


@pytest.mark.long
@pytest.mark.timeout(3000)
def test_nor_in_many_longer_lives(sqlite_template: Path) -> None:
    Caring.template, Caring.last_days = sqlite_template, 3
    _live(examples=60, steps=40)
