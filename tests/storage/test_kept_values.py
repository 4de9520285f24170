"""What is kept comes back as it was, on both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.agreed import Agreed, Place
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Utterance
from bot.domain.dialogs import Dialog
from bot.domain.doses import Dose, Extra, ExtraKind, SkipReason
from bot.domain.errors import ChangedMeanwhile, NotFound
from bot.domain.ids import (
    ChangeId,
    ConsentId,
    DeliveryId,
    ExtraId,
    PersonId,
    RemarkId,
    RoundId,
    new_id,
)
from bot.domain.intents import NoteKind
from bot.domain.life import Away, Fewer, Holding, HowOften, Life
from bot.domain.life import Why as WhyHeld
from bot.domain.notes import Remark
from bot.domain.people import ChannelName, Consent, ConsentStep
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.domain.routine import DaysOff
from bot.domain.schedules import DayPart
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.domain.trips import Clock, Trip
from bot.storage import Storage
from tests.domain.examples import (
    ANN,
    DAY,
    DUE,
    REPORT,
    a_dose,
    a_medication,
    a_person,
    a_round,
    medication_id,
)
from tests.storage.world import (
    HELLO,
    LATER,
    NOW,
    a_delivery,
    a_round_with_a_dose,
    a_world,
    an_address,
    another_person,
)


async def test_a_person_comes_back_as_they_were(storage: Storage) -> None:
    ann = replace(a_person(), name="Änn \N{GRINNING FACE}", patience=(0, 15), allergies=())

    async with storage.transaction() as tx:
        await tx.people.add(ann)

    async with storage.reading() as tx:
        assert await tx.people.get(ANN) == ann
        assert await tx.people.ids() == [ANN]


async def test_who_was_never_kept_is_not_found(storage: Storage) -> None:
    async with storage.reading() as tx:
        with pytest.raises(NotFound):
            await tx.people.get(ANN)
        with pytest.raises(NotFound):
            await tx.rounds.get(RoundId(new_id()))
        with pytest.raises(NotFound):
            await tx.deliveries.get(DeliveryId(new_id()))
        with pytest.raises(NotFound):
            await tx.doses.get(a_dose().id)


async def test_a_round_and_its_doses_come_back_as_they_were(storage: Storage) -> None:
    await a_world(storage)
    taken = a_dose().take(REPORT, at=DUE + timedelta(minutes=5))
    second = replace(a_dose(nth=2), min_gap=timedelta(hours=6), on_elapsed_time=True)
    label = replace(second.label, position=2)
    second = replace(second.skip(REPORT, reason=SkipReason.SICK), label=label)

    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        await tx.doses.add([second, taken])

    async with storage.reading() as tx:
        assert await tx.rounds.get(a_round().id) == a_round()
        assert await tx.doses.of_rounds([a_round().id]) == {a_round().id: (taken, second)}
        assert await tx.doses.get(taken.id) == taken


async def test_a_regimen_keeps_the_order_in_which_it_was_entered(storage: Storage) -> None:
    names = ["warfarin", "aspirin", "metformin"]
    async with storage.transaction() as tx:
        await tx.people.add(a_person())
        for name in names:
            await tx.medications.add(ANN, a_medication(name))

    async with storage.transaction() as tx:
        aspirin = a_medication("aspirin")
        saved = await tx.medications.replace(ANN, aspirin, replace(aspirin, stopped_at=NOW))

    async with storage.reading() as tx:
        regimen = await tx.medications.regimen(ANN)
        nobody = await tx.medications.regimen(PersonId(new_id()))
    assert [medication.name for medication in regimen.medications] == names
    assert regimen.get(aspirin.id) == saved == replace(aspirin, stopped_at=NOW, version=2)
    assert nobody.medications == ()


async def test_slot_plans_replace_what_starts_on_or_after_a_day(storage: Storage) -> None:
    morning = Slot(
        id=a_round().slot,
        anchor="morning",
        time=a_round().wall_time,
        items=(SlotItem(medication_id(), 1),),
        after_midnight=True,
    )
    plans = [SlotPlan(DAY + timedelta(days=days), (morning,)) for days in (0, 3, 7)]
    later = SlotPlan(DAY + timedelta(days=5), ())
    async with storage.transaction() as tx:
        await tx.people.add(a_person())
        await tx.plans.save(ANN, plans, since=DAY)

    async with storage.transaction() as tx:
        await tx.plans.save(ANN, [later], since=later.starts)

    async with storage.reading() as tx:
        assert await tx.plans.covering(ANN, DAY) == (plans[0], plans[1], later)
        assert await tx.plans.covering(ANN, DAY + timedelta(days=4)) == (plans[1], later)
        assert await tx.plans.covering(ANN, DAY - timedelta(days=4)) == (plans[0], plans[1], later)


async def test_a_proposal_and_what_was_agreed_come_back_as_they_were(storage: Storage) -> None:
    later = DaysOff(frozenset({5, 6}), 60)
    slot = Slot(a_round().slot, "morning", a_round().wall_time, (), off=later)
    why = Utterance("plan-moved", {"to": a_round().wall_time, "minutes": 30})
    place = Place(medication_id(), 1, "any", slot.id, DayPart.MORNING, -15)
    agreed = (Agreed(DAY, (place,), off=False), Agreed(DAY + timedelta(days=3), ()))
    async with storage.transaction() as tx:
        address = await an_address(tx, "1001", sender="us")
        await tx.people.add(a_person())
        wanted = Proposed(ANN, address.id, Why.ASKED, ProposalState.WANTED, NOW, NOW)
        await tx.proposals.put(wanted)
        await tx.agreements.put(ANN, agreed[:1])
        await tx.agreements.put(ANN, agreed)

    found = replace(
        wanted,
        state=ProposalState.FOUND,
        not_before=None,
        plans=(SlotPlan(DAY, (slot,)),),
        reasons=(why,),
        notes={"x": "plan-note-apart"},
        bound=2,
    )
    async with storage.transaction() as tx:
        assert await tx.proposals.next_due() == NOW
        assert await tx.proposals.wanted(NOW) == wanted
        await tx.proposals.replace(wanted, found)
        with pytest.raises(ChangedMeanwhile):
            await tx.proposals.replace(wanted, found)

    async with storage.reading() as tx:
        assert await tx.proposals.of(ANN) == replace(found, version=2)
        assert await tx.proposals.next_due() is None
        assert await tx.agreements.of(ANN) == agreed


async def test_an_extra_comes_back_until_it_is_undone(storage: Storage) -> None:
    await a_world(storage)
    twice = Extra(
        id=ExtraId(new_id()),
        patient=ANN,
        medication=medication_id(),
        kind=ExtraKind.TWICE,
        taken_at=NOW,
        report=REPORT,
        label=a_dose().label,
    )
    async with storage.transaction() as tx:
        await tx.extras.add(twice)
        counted = await tx.doses.intakes([medication_id()], NOW)

    async with storage.transaction() as tx:
        await tx.extras.undo([twice.id])

    async with storage.reading() as tx:
        assert await tx.extras.between(ANN, NOW, LATER) == [replace(twice, undone=True)]
        assert await tx.doses.intakes([medication_id()], NOW) == []
    assert [(intake.at, intake.amount) for intake in counted] == [(NOW, a_dose().label.amount)]


async def test_remarks_come_back_the_newest_last_until_they_are_taken_back(
    storage: Storage,
) -> None:
    await a_world(storage)
    first, second, third = (
        Remark(RemarkId(new_id()), ANN, kind, words, replace(REPORT, heard_at=at), medications)
        for kind, words, at, medications in (
            (NoteKind.SIDE_EFFECT, "me mareo\ncon ésta", NOW, (medication_id(),)),
            (NoteKind.MEASURE, "140/90", NOW + timedelta(minutes=1), ()),
            (NoteKind.QUESTION, "is it ok with grapefruit?", NOW + timedelta(minutes=1), ()),
        )
    )
    after = LATER + timedelta(minutes=1)
    async with storage.transaction() as tx:
        for remark in (second, first, third):
            await tx.remarks.add(remark)

    async with storage.transaction() as tx:
        assert await tx.remarks.between(ANN, NOW, LATER + timedelta(minutes=1)) == [
            first,
            second,
            third,
        ]
        assert await tx.remarks.between(ANN, NOW, LATER) == [first]
        await tx.remarks.remove([second.id])

    async with storage.reading() as tx:
        assert await tx.remarks.between(ANN, NOW, after) == [first, third]


async def test_intakes_are_what_was_really_taken_by_the_time_said_else_heard(
    storage: Storage,
) -> None:
    await a_world(storage)
    said, unsaid, skipped = a_dose(nth=1), a_dose(nth=2), a_dose(nth=3)
    doses: list[Dose] = [
        said.take(REPORT, at=DUE - timedelta(minutes=30)),
        unsaid.take(REPORT, at=None),
        skipped.skip(REPORT, reason=None),
    ]
    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        await tx.doses.add(doses)

    async with storage.reading() as tx:
        intakes = await tx.doses.intakes([medication_id()], DUE - timedelta(hours=1))
        later = await tx.doses.intakes([medication_id()], DUE - timedelta(minutes=1))
        last = await tx.doses.last_taken(medication_id())
        never = await tx.doses.last_taken(medication_id("aspirin"))
    assert [intake.at for intake in intakes] == [DUE - timedelta(minutes=30), DUE]
    assert [intake.at for intake in later] == [DUE]
    assert last == doses[1]
    assert never is None


async def test_doses_are_found_by_day_and_counted_within_it(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        await a_round_with_a_dose(tx)
        await tx.doses.add([a_dose(nth=4)])

    async with storage.reading() as tx:
        assert len(await tx.doses.between(ANN, DAY, DAY)) == 2
        assert await tx.doses.between(ANN, DAY + timedelta(days=1), DAY + timedelta(days=9)) == []
        assert await tx.doses.next_nth(medication_id(), DAY) == 5
        assert await tx.doses.next_nth(medication_id(), DAY + timedelta(days=1)) == 1
        assert await tx.doses.existing(ANN, DAY) == {
            (medication_id(), DAY, 1),
            (medication_id(), DAY, 4),
        }


async def test_the_newest_change_that_stands_is_the_one_to_undo(storage: Storage) -> None:
    await a_world(storage)
    first, second = (
        Change(ChangeId(new_id()), ANN, ANN, ChangeKind.TAKEN, NOW, doses=(a_dose(),))
        for _ in range(2)
    )
    async with storage.transaction() as tx:
        await tx.changes.add(first)
        await tx.changes.add(second)
        newest = await tx.changes.last(ANN)

    async with storage.transaction() as tx:
        await tx.changes.mark_undone(second, LATER)
        with pytest.raises(ChangedMeanwhile):
            await tx.changes.mark_undone(second, LATER)

    async with storage.reading() as tx:
        assert await tx.changes.last(ANN) == first
        assert await tx.changes.last(PersonId(new_id())) is None
    assert newest == second


async def test_a_dialog_stands_where_it_was_left_and_one_for_each_patient(storage: Storage) -> None:
    world = await a_world(storage)
    unknown = Dialog(world.address.id, None, "onboarding", "name", {"country": "US"}, LATER)
    of_ann = Dialog(world.address.id, ANN, "add", "line")
    async with storage.transaction() as tx:
        await tx.dialogs.put(unknown)
        await tx.dialogs.put(of_ann)

    async with storage.transaction() as tx:
        await tx.dialogs.put(replace(unknown, step="zone", expires_at=None))
        await tx.dialogs.drop(world.address.id, ANN)

    async with storage.reading() as tx:
        moved = await tx.dialogs.open_at(world.address.id)
        assert await tx.dialogs.open_at(world.address.id, ANN) is None
    assert moved == replace(unknown, step="zone", expires_at=None, version=2)


async def test_the_last_step_of_consent_stands(storage: Storage) -> None:
    def step(kind: ConsentStep, person: PersonId) -> Consent:
        return Consent(
            id=ConsentId(new_id()),
            person=person,
            step=kind,
            text_version="1",
            text_hash="ab" * 32,
            language="en",
            channel=ChannelName.TELEGRAM,
            how="chat",
            at=NOW,
        )

    async with storage.transaction() as tx:
        await tx.people.add(a_person())
        ben = await another_person(tx)
        given, withdrawn = step(ConsentStep.GIVEN, ANN), step(ConsentStep.WITHDRAWN, ANN)
        for consent in (given, withdrawn, step(ConsentStep.GIVEN, ben.id)):
            await tx.consents.add(consent)

        assert await tx.consents.last(ANN) == withdrawn
        assert await tx.consents.last(PersonId(new_id())) is None
        assert await tx.consents.given_by([ANN, ben.id]) == {ben.id}

        await tx.consents.add(step(ConsentStep.GIVEN, ANN))
        assert await tx.consents.given_by([ANN, ben.id]) == {ANN, ben.id}


async def test_a_delivery_comes_back_as_it_was_and_its_words_are_kept(storage: Storage) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        to_ann = replace(a_delivery(world.address), person=ANN, round=a_round().id)
        to_stranger = replace(a_delivery(world.address), utterance=None)
        await tx.deliveries.add([to_ann, to_stranger])

    async with storage.transaction() as tx:
        [claimed] = await tx.deliveries.claim(
            [world.sender], 5, now=NOW, lease_until=LATER, worker="w"
        )
        sent = await tx.deliveries.replace(claimed, claimed.accept("42", words="Hello, Ann"))

    async with storage.reading() as tx:
        assert await tx.deliveries.get(to_stranger.id) == to_stranger
        assert await tx.deliveries.of_round(a_round().id) == [sent]
        assert await tx.deliveries.by_provider_id(world.address.id, "42") == sent
        assert await tx.deliveries.by_provider_id(world.address.id, "") is None
    assert (sent.words, sent.utterance) == ("Hello, Ann", HELLO)


async def test_what_is_to_be_said_can_be_made_at_the_claim(storage: Storage) -> None:
    world = await a_world(storage)
    ask = replace(a_delivery(world.address), person=ANN, utterance=None)
    async with storage.transaction() as tx:
        await tx.deliveries.add([ask])

    async with storage.transaction() as tx:
        made = replace(ask, utterance=Utterance("ask"))
        [saved] = await tx.deliveries.replace_many([(ask, made)])

    async with storage.reading() as tx:
        assert await tx.deliveries.get(ask.id) == saved == replace(made, version=2)


async def test_facts_are_replaced_by_name(storage: Storage) -> None:
    async with storage.transaction() as tx:
        await tx.facts.put("offset", "1")
        await tx.facts.put("offset", "2")

        assert await tx.facts.get("offset") == "2"
        assert await tx.facts.get("beat") is None


async def test_thousands_come_back_at_once(storage: Storage) -> None:
    world = await a_world(storage)
    many = [replace(a_delivery(world.address), person=ANN) for _ in range(1_200)]
    async with storage.transaction() as tx:
        await tx.deliveries.add(many)

    async with storage.reading() as tx:
        found = await tx.deliveries.get_many([delivery.id for delivery in many])
    assert found == {delivery.id: delivery for delivery in many}


async def test_a_sender_is_added_once_for_each_channel(storage: Storage) -> None:
    async with storage.transaction() as tx:
        bot = await tx.senders.get_or_add(ChannelName.TELEGRAM, "dosebell_bot")
        same = await tx.senders.get_or_add(ChannelName.TELEGRAM, "dosebell_bot")
        sms = await tx.senders.get_or_add(ChannelName.SMS, "dosebell_bot")

        assert bot == same != sms
        assert await tx.senders.get_many([bot.id]) == {bot.id: bot}


async def test_people_are_reached_at_their_first_address_that_has_not_opted_out(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        ben = await another_person(tx)
        second = await an_address(tx, "1002")
        await tx.addresses.link(second.id, ANN, position=1)
        await tx.addresses.link(world.address.id, ben.id)
        stopped = await tx.addresses.replace(
            world.address, world.address.opt_out(at=NOW, how="stop")
        )

    async with storage.reading() as tx:
        assert await tx.addresses.find(world.sender, "1001") == stopped
        assert await tx.addresses.find(world.sender, "1003") is None
        assert await tx.addresses.of(ANN) == [stopped, second]
        assert set(await tx.addresses.people_on(stopped.id)) == {ANN, ben.id}
        assert await tx.addresses.first_usable([ANN, ben.id]) == {ANN: second}
        assert await tx.addresses.get_many([second.id]) == {second.id: second}


async def test_an_address_that_moved_is_found_at_its_new_value(storage: Storage) -> None:
    world = await a_world(storage)

    async with storage.transaction() as tx:
        moved = await tx.addresses.replace(world.address, replace(world.address, value="-100"))

    async with storage.reading() as tx:
        assert await tx.addresses.find(world.sender, "-100") == moved
        assert await tx.addresses.find(world.sender, "1001") is None


async def test_a_naive_instant_is_refused(storage: Storage) -> None:
    await a_world(storage)
    naive = replace(a_round(), due_at=DUE.replace(tzinfo=None))

    with pytest.raises(Exception, match="an instant needs a time zone"):
        async with storage.transaction() as tx:
            await tx.rounds.add([naive])


async def test_who_is_not_planned_far_enough_comes_first_when_never_planned(
    storage: Storage,
) -> None:
    async with storage.transaction() as tx:
        await tx.people.add(a_person())
        ben = await another_person(tx)
        await tx.people.planned_until(ANN, NOW)

    async with storage.transaction() as tx:
        assert await tx.people.to_plan(LATER, 5) == [ben.id, ANN]
        assert await tx.people.to_plan(NOW, 5) == [ben.id]
        await tx.people.planned_until(ben.id, LATER)
        await tx.people.lock(ANN)
        assert await tx.people.to_plan(NOW, 5) == []


async def test_of_those_who_count_at_one_instant_none_is_lost(storage: Storage) -> None:
    many = 12
    together = asyncio.Barrier(many)

    async def count() -> None:
        await together.wait()
        async with storage.transaction() as tx:
            await tx.facts.count("not arrived: passing")

    await asyncio.gather(*(count() for _ in range(many)))

    async with storage.reading() as tx:
        assert await tx.facts.get("not arrived: passing") == str(many)


async def test_what_is_not_regular_comes_back_as_it_was(storage: Storage) -> None:
    trip = Trip("Asia/Tokyo", NOW, LATER, Clock.LOCAL)
    life = replace(
        Life(ANN),
        holding=Holding(WhyHeld.HOSPITAL, (medication_id(),), LATER, DAY, asked=2),
        away=Away(trip, "Europe/Madrid", "Tokyo"),
        fewer=Fewer(HowOften.ONCE, NOW, (0, 15)),
        began_late_on=DAY,
    )
    await a_world(storage)
    async with storage.transaction() as tx:
        saved = await tx.lives.replace(await tx.lives.of(ANN), life)
        with pytest.raises(ChangedMeanwhile):
            await tx.lives.replace(Life(ANN), life)

    async with storage.reading() as tx:
        assert await tx.lives.of(ANN) == saved == replace(life, version=1)
        assert await tx.lives.next_wake() == NOW
        assert await tx.lives.waking_by(NOW, 9) == [ANN]
