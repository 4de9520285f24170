"""From a letter to the report of a visit, as a patient lives it in the chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import people
from bot.actions.clinic import day as days
from bot.actions.clinic import enrolling, proposing, reports, timetable
from bot.actions.clinic.day import Line, NoReport
from bot.actions.people import Agreed
from bot.domain.care.links import CareLink, Deed, LinkState, Shared, Terms
from bot.domain.clinic.appointments import Appointment, ReportState, Step
from bot.domain.clinic.roster import Entry, read_out
from bot.domain.clinic.staff import Hand
from bot.domain.ids import AddressId, AppointmentId, CareLinkId, PersonId, RosterId, new_id
from bot.domain.people import Address, Level, Person, Role
from bot.domain.routine import Routine
from bot.handlers.clinic import words
from bot.handlers.clinic.words import Wish
from bot.storage import Storage, Transaction
from tests.actions.clinic.house import AtClinic, a_clinic, joined
from tests.handlers.talk import Talk, a_talk

DAY = timedelta(days=1)
REGIMEN = "metformin 500 mg | 1 tablet | twice a day | with food, for diabetes"


async def _letter(storage: Storage, talk: Talk) -> tuple[AtClinic, str]:
    async with storage.transaction() as tx:
        at = await a_clinic(tx)
        hand = Hand(at.nora.staff.id, talk.clock.now())
        entry = await proposing.propose(tx, at.clinic, at.entry, REGIMEN, hand=hand)
        (letter,) = await enrolling.invite(tx, at.clinic, [entry], hand=hand)
    return at, letter.code


async def _entry(tx: Transaction, at: AtClinic) -> Entry:
    return await tx.rosters.get(at.clinic.id, at.entry.id)


async def _line(storage: Storage, talk: Talk, at: AtClinic) -> Line:
    async with storage.reading() as tx:
        (visit,) = await tx.appointments.of_entries(
            at.clinic.id, [at.entry.id], since=talk.clock.now()
        )
        return await days.line(tx, at.clinic, visit, now=talk.clock.now())


async def _joined(talk: Talk, code: str, *, standing: str) -> None:
    for text in (f"/start e-{code}", "yes", "yes", "yes", "C", "I agree", "I agree", standing):
        await talk.say(text, phone="2002")


@pytest.mark.long
async def test_somebody_with_a_letter_is_taken_in_and_reads_what_their_clinic_sees(
    storage: Storage,
) -> None:
    talk = await a_talk(storage)
    at, code = await _letter(storage, talk)

    (nothing,) = await talk.say("hello", phone="2002")
    (name,) = await talk.say(read_out(code).lower(), phone="2002")
    for text in ("yes", "yes", "yes", "C"):
        await talk.say(text, phone="2002")
    sees = await talk.say("I agree", phone="2002")
    (standing,) = await talk.say("I agree", phone="2002")
    done = await talk.say("no", phone="2002")

    assert "Ann" in name
    assert "Ann" not in nothing
    assert "Hill Street sees what is on your list" in sees[0]
    assert "never change your list" in sees[1]
    assert "may it go all the same" in standing
    assert "linked with Hill Street" in done[0]
    assert any("proposed by Hill Street" in text for text in done)
    assert any("metformin" in text for text in done)
    async with storage.reading() as tx:
        entry = await _entry(tx, at)
        assert entry.patient is not None
        link = await tx.care_links.between(entry.patient, at.clinic.person)
        assert link is not None
        assert link.state is LinkState.AGREED
        assert link.terms.sees == frozenset(Shared)
        assert not link.terms.does
        assert not entry.standing
        consents = await tx.care_links.consents(link)
        assert [step.consent.person for step in consents] == [entry.patient]
        assert (await tx.medications.regimen(entry.patient)).current == ()

    await talk.say("yes", phone="2002")
    async with storage.reading() as tx:
        regimen = await tx.medications.regimen(PersonId(entry.patient))
    assert [each.name for each in regimen.current] == ["metformin"]
    (again,) = await talk.say(code, phone="3003")
    assert "used, too old or mistyped" in again


@pytest.mark.long
async def test_a_report_goes_out_after_the_patient_has_seen_it_and_not_without_their_word(
    storage: Storage,
) -> None:
    talk = await a_talk(storage)
    at, code = await _letter(storage, talk)
    await _joined(talk, code, standing="no")
    await talk.say("yes", phone="2002")
    async with storage.transaction() as tx:
        entry = await _entry(tx, at)
        when = talk.clock.now() + 8 * DAY
        await timetable.add_visit(tx, at.clinic, entry, when, ("Dr Wu", "your inhaler"))

    assert (await _line(storage, talk, at)).no_report is NoReport.TOO_EARLY
    seen = len(talk.phones.shown)
    await talk.until(f"{24 * 5 + 12}:00")  # over the day on which it would go out
    shown = [each.text for each in talk.phones.shown[seen:] if "this would go to" in each.text]
    assert len(shown) == 1
    assert "doses" in shown[0]
    assert (await _line(storage, talk, at)).no_report is NoReport.NOT_ANSWERED

    noted = await talk.say("report note: my knees hurt at night", phone="2002")
    assert "on top of your report" in noted[0]
    line = await _line(storage, talk, at)
    assert line.no_report is None
    async with storage.transaction() as tx:
        hand = Hand(at.nora.staff.id, talk.clock.now())
        report = await reports.of_visit(tx, line, now=hand.at)
        await reports.note(tx, [line], "report seen", hand=hand)
        assert report is not None
        assert (report.added, report.seen) == ("my knees hurt at night", True)
        told = [each.action for each in await tx.audit.entries(report.patient.id)]
    assert told[-1] == "report seen"
    assert told.count("report mail queued") == 1
    assert "cannot open it any more" in (await talk.say("hold report", phone="2002"))[0]
    assert (await _line(storage, talk, at)).no_report is NoReport.HELD
    await talk.say("Send report", phone="2002")
    assert (await _line(storage, talk, at)).no_report is None
    seen = len(talk.phones.shown)
    await talk.until(f"{24 * 8 + 1}:00")
    reminders = [e.text for e in talk.phones.shown[seen:] if "you are expected" in e.text]
    assert [text.split(" at ")[0] for text in reminders] == ["Tomorrow", "Today"]
    assert all("Hill Street, with Dr Wu" in text for text in reminders)


@pytest.mark.long
async def test_with_standing_consent_it_goes_out_marked_as_not_seen_until_they_part(
    storage: Storage,
) -> None:
    talk = await a_talk(storage)
    at, code = await _letter(storage, talk)
    await _joined(talk, code, standing="yes")
    async with storage.transaction() as tx:
        entry = await _entry(tx, at)
        assert entry.standing
        when = talk.clock.now() + 8 * DAY
        await timetable.add_visit(tx, at.clinic, entry, when, ("", ""))
    await talk.until(f"{24 * 5 + 12}:00")

    line = await _line(storage, talk, at)
    sees = "\n".join(await talk.say("who sees", phone="2002"))

    assert line.no_report is None
    assert line.visit.report == "unseen"
    assert "Hill Street: may" in sees
    assert "say ASK ME FIRST" in sees
    async with storage.transaction() as tx:
        assert entry.patient is not None
        link = await tx.care_links.between(entry.patient, at.clinic.person)
        assert link is not None
        await tx.care_links.replace(link, link.end(by=entry.patient, at=talk.clock.now()))
    assert (await _line(storage, talk, at)).no_report is NoReport.NOT_JOINED


@pytest.mark.long
async def test_a_word_on_a_report_is_for_the_visit_that_asks_and_may_be_taken_back(
    storage: Storage,
) -> None:
    talk = await a_talk(storage)
    now = talk.clock.now()
    async with storage.transaction() as tx:
        at = await a_clinic(tx)
        entry = await joined(tx, at, talk.ann.id, standing=True)
        sent = Appointment(AppointmentId(new_id()), at.clinic.id, entry.id, now + 5 * DAY)
        sent = replace(sent, report=ReportState.SENT, went_at=now, done=frozenset(Step))
        asks = replace(sent, id=AppointmentId(new_id()), at=now + 8 * DAY)
        asks = replace(asks, report=ReportState.SHOWN, went_at=None)
        await tx.appointments.add([(sent, None), (asks, None)])
        again = Entry(RosterId(new_id()), at.clinic.id, "Ann Lee", "4712")
        await tx.rosters.add([again])
        hand = Hand(at.nora.staff.id, now)
        (letter,) = await enrolling.invite(tx, at.clinic, [again], hand=hand)

    async def states() -> list[str]:
        async with storage.reading() as tx:
            visits = await tx.appointments.of_entries(at.clinic.id, [entry.id], since=now)
        return [each.report.value for each in visits]

    assert "nothing goes out" in (await talk.say("hold report"))[0]
    assert await states() == ["sent", "held"]
    assert "cannot open it any more" in (await talk.say("hold report"))[0]
    assert await states() == ["held", "held"]
    assert "without your word" in (await talk.say("Ask me first."))[0]
    assert "linked with Hill Street already" in (await talk.say(letter.code))[0]
    async with storage.transaction() as tx:
        assert not (await tx.rosters.get(at.clinic.id, entry.id)).standing
        link = await tx.care_links.between(talk.ann.id, at.clinic.person)
        assert link is not None
        less = replace(link.terms, sees=link.terms.sees - {Shared.RECORD})
        await tx.care_links.replace(link, replace(link, terms=less))
    assert "whole or not at all" in (await talk.say("send report"))[0]
    assert await states() == ["held", "held"]


@pytest.mark.long
async def test_what_several_clinics_propose_is_confirmed_by_whoever_keeps_the_list(
    storage: Storage,
) -> None:
    talk = await a_talk(storage)
    now = talk.clock.now()
    async with storage.transaction() as tx:
        await _keeper(tx, talk)
        for name, login, line in (
            ("Hill Street", "nora", "ramipril 5 mg | 1 tablet | in the morning"),
            ("Lake View", "lars", "aspirin 75 mg | 1 tablet | at noon"),
        ):
            at = await a_clinic(tx, name, login=login)
            entry = await joined(tx, at, talk.ann.id)
            hand = Hand(at.nora.staff.id, now)
            await proposing.propose(tx, at.clinic, entry, line, hand=hand)
    await talk.until("9:00")
    told = "\n".join(shown.text for shown in talk.phones.shown)

    lead, *asked = await talk.say("for Ann: clinic list", phone="2002")
    held = await talk.say("send report", phone="2002")
    for text in ("right", "right"):
        kept = await talk.say(text, phone="2002")

    for clinic in ("Hill Street", "Lake View"):
        assert f"{clinic} proposes a change to the list of Ann" in told
    assert "proposed by your clinics: Hill Street, Lake View" in lead
    assert "ramipril" in asked[-1]
    assert "No report of yours waits" in held[0]
    assert any("Rosa has changed your list" in text for text in kept)
    async with storage.reading() as tx:
        regimen = await tx.medications.regimen(talk.ann.id)
    assert [each.name for each in regimen.current] == ["metformin", "ramipril", "aspirin"]


async def _keeper(tx: Transaction, talk: Talk) -> None:
    """Let Rosa keep Ann's list, on a phone of her own."""
    now, rosa = talk.clock.now(), PersonId(new_id())
    person = Person(rosa, Role.CAREGIVER, "Rosa", "en", "US", talk.ann.zone, Routine())
    person = replace(person, level=Level.NAMES)
    (sender,) = await tx.senders.all()
    address = Address(AddressId(new_id()), sender.channel, sender.id, "2002", verified_at=now)
    await tx.addresses.add(address)
    await people.take_in(tx, person, address, Agreed("on paper", "paper"), now=now)
    terms = Terms(frozenset(), frozenset({Deed.KEEP_LIST}))
    link = CareLink(CareLinkId(new_id()), talk.ann.id, rosa, terms, now)
    await tx.care_links.add(link.agree(terms, by=talk.ann.id, at=now))


@pytest.mark.parametrize(
    ("text", "wish", "sentence"),
    [
        ("SEND REPORT", Wish.SEND, ""),
        ("enviar informe", Wish.SEND, ""),
        ("Retener informe.", Wish.HOLD, ""),
        ("REPORT NOTE my knees hurt", Wish.NOTE, "my knees hurt"),
        ("Nota informe: me duele", Wish.NOTE, "me duele"),
        ("report note", Wish.NOTE, ""),
        ("clinic list", Wish.PROPOSED, ""),
        ("ASK ME FIRST", Wish.ASK_FIRST, ""),
        ("PREGUNTEME PRIMERO", Wish.ASK_FIRST, ""),
        ("ask me first thing tomorrow", None, ""),
        ("lista clínica", Wish.PROPOSED, ""),
        ("send my report", None, ""),
        ("report", None, ""),
        ("I took them, note it", None, ""),
    ],
)
def test_a_wish_is_a_whole_message_and_nothing_less(
    text: str, wish: Wish | None, sentence: str
) -> None:
    said = words.read(text)

    assert (said.wish if said else None) is wish
    assert (said.sentence if said else "") == sentence


@pytest.mark.parametrize(
    "text",
    ["take 250mg 8am", "vitaminb1234", "1 2 3", "taken at 20:15", "metformin 500", "2222 2222 222"],
)
def test_no_talk_of_medicines_is_a_code(text: str) -> None:
    assert words.code_in(text) is None
