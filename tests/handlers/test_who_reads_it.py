"""Recycled numbers: nothing personal is said before it is known who reads it, and WRONG NUMBER
forgets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.doses import DoseState
from bot.domain.people import MOST_UNREACHED, SILENT_FOR, ChannelName
from bot.storage import Storage
from tests.actions.house import MIDNIGHT
from tests.handlers.by_text import ANNS, by_text
from tests.storage.world import peek

pytestmark = pytest.mark.long

PERSONAL = ("Ann", "metformin", "tablet", "medicine")
SILENT = SILENT_FOR + timedelta(hours=9)


def says_nothing_personal(texts: list[str]) -> bool:
    return not any(word in text for text in texts for word in PERSONAL)


async def test_after_45_days_of_silence_each_round_asks_once_who_reads_it(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=SILENT)

    texts = await house.until(24 + 8.5)

    assert len(texts) == 2
    assert says_nothing_personal(texts)
    assert texts[0].startswith("08:00: your Dosebell reminder. Reply Y if you are A.")


async def test_a_number_that_never_answered_is_told_no_names_and_asked_after_45_days(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=None)

    first = await house.until(8.1)
    house.clock.move_to(MIDNIGHT + SILENT_FOR - timedelta(hours=20))
    await house.until(45 * 24 - 10)
    (asked,) = await house.until(45 * 24 + 8.5)
    (question,) = await house.say("1")
    (answer, *_) = await house.say("yes")

    assert "1 medicine, 1 tablet" in first[0]
    assert asked.startswith("08:00: your Dosebell reminder. Reply Y if you are A.")
    assert question.startswith("This is Dosebell. Reply Y if you are A.")
    assert "metformin" in answer


async def test_on_the_44th_day_nobody_is_asked(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=SILENT_FOR - timedelta(days=1))

    (text,) = await house.until(8.1)

    assert "metformin" in text


async def test_whoever_says_that_it_is_them_is_asked_properly_at_once(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=SILENT)
    await house.until(8.1)

    (answer,) = await house.say("Y")

    assert "metformin" in answer
    address = await house.address()
    assert address is not None
    assert not address.is_doubtful(now=house.clock.now())


@pytest.mark.parametrize(
    "said", ["1", "today", "list", "did I take it?", "settings", "no", "hello"]
)
async def test_whatever_else_is_said_gets_the_question_and_nothing_personal(
    storage: Storage, said: str
) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=SILENT)
    await house.until(8.1)

    answers = await house.say(said)

    assert len(answers) == 1
    assert says_nothing_personal(answers)


async def test_an_answer_before_the_y_is_kept_with_its_time(storage: Storage) -> None:
    house = await by_text(storage)
    person = await house.patient(silent_for=SILENT)
    await house.until(8.1)
    heard_at = house.clock.now()
    await house.say("1")
    await house.until(8.3)

    await house.say("yes it is me")

    async with storage.reading() as tx:
        (dose,) = await tx.doses.between(person.id, MIDNIGHT.date(), MIDNIGHT.date())
    assert dose.state is DoseState.TAKEN
    assert dose.heard_at == heard_at


@pytest.mark.parametrize(
    ("case", "said", "state"),
    [
        ("ok is said to our question", ["1", "ok"], DoseState.TAKEN),
        ("a greeting", ["1", "hello?"], DoseState.TAKEN),
        ("a question of their own", ["1", "today"], DoseState.TAKEN),
        ("nothing we understand", ["3", "what is this"], DoseState.SKIPPED),
        ("ok does not turn a no into a yes", ["3", "ok"], DoseState.SKIPPED),
        ("another answer does", ["1", "3"], DoseState.SKIPPED),
        ("an answer comes last", ["hi", "1"], DoseState.TAKEN),
        ("ok alone is no answer", ["ok"], DoseState.OPEN),
        ("taken back", ["1", "undo"], DoseState.OPEN),
        ("taken back in words", ["1", "no wait, not taken yet"], DoseState.OPEN),
        ("not yet", ["took it", "not yet"], DoseState.OPEN),
        ("taken back in Spanish", ["1", "espera, no la he tomado"], DoseState.OPEN),
        ("and said again", ["1", "undo", "1"], DoseState.TAKEN),
        ("words we do not know", ["xyzzy plugh"], DoseState.OPEN),
    ],
)
async def test_an_answer_that_is_kept_gives_way_to_another_answer_alone(
    storage: Storage, case: str, said: list[str], state: DoseState
) -> None:
    house = await by_text(storage)
    person = await house.patient(silent_for=SILENT)
    await house.until(8.1)
    for each in said:
        await house.say(each)

    await house.say("y")

    async with storage.reading() as tx:
        (dose,) = await tx.doses.between(person.id, MIDNIGHT.date(), MIDNIGHT.date())
    assert dose.state is state, case


YES = (
    "yep|yeah|sip|claro|sure|correct|Yes, I am A.|yes ann|yes it is|this is Ann|sí soy yo|soy Ann"
    "|its me thanks|of course"
)


async def test_a_yes_to_the_question_records_nothing_and_asks_properly(storage: Storage) -> None:
    house = await by_text(storage)
    phones = {said: f"+1202555{number:04}" for number, said in enumerate(YES.split("|"))}
    people = {said: await house.patient(phone, silent_for=SILENT) for said, phone in phones.items()}
    await house.until(8.1)

    answers = {said: await house.say(said, phone=phone) for said, phone in phones.items()}

    assert [said for said, told in answers.items() if "metformin" not in "".join(told)] == []
    async with storage.reading() as tx:
        for said, person in people.items():
            (dose,) = await tx.doses.between(person.id, MIDNIGHT.date(), MIDNIGHT.date())
            assert dose.state is DoseState.OPEN, said


async def test_taken_twice_gets_the_number_to_call_before_it_is_known_who_it_is(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    person = await house.patient(silent_for=SILENT)
    await house.until(8.1)

    first, question = await house.say("took it twice")
    async with storage.reading() as tx:
        before = await tx.extras.between(person.id, MIDNIGHT, MIDNIGHT + timedelta(days=1))
    noted = await house.say("yes")

    assert first.startswith("Call 1-800-222-1222 (poison help) now")
    assert says_nothing_personal([first, question])
    assert list(before) == []
    assert "I noted: taken twice" in " ".join(noted)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (["I am not Ann"], "Reply Y if you are B."),
        (["no soy Bob"], "Reply Y if you are A."),
        (["I am not Ann", "I am not Bob"], "I am sorry. I forget this number now"),
        (["I am not Ann", "no"], "I am sorry. I forget this number now"),
        (["I am not Ann", "yes"], "Bob: 08:00: time for"),
        (["Not Ann, Bob"], "Bob: 08:00: time for"),
        (["I'm not Ann, I'm Bob"], "Bob: 08:00: time for"),
        (["I am Bob"], "Bob: 08:00: time for"),
        (["yes"], "Reply with your first name if you are A./B."),
        (["yes", "Bob"], "Bob: 08:00: time for"),
        (["Ann and Bob"], "Ann: 08:00: time for"),
        (["no I'm not"], "I am sorry. I forget this number now"),
    ],
)
async def test_on_a_shared_phone_only_who_is_named_is_denied(
    storage: Storage, said: list[str], asked: str
) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=SILENT)
    await house.patient(name="Bob", line="ramipril 5 mg | 1 tablet | in the morning")
    await house.until(8.1)

    answers = [await house.say(each) for each in said][-1]

    assert asked in answers[0].replace("still waiting for your answer:", "time for")


@pytest.mark.parametrize(
    ("said", "is_forgotten"),
    [
        (["1", "sorry wrong number"], False),
        (["1", "oops wrong number, I meant 1"], False),
        (["oops wrong number, I meant 1"], False),
        (["1", "wrong number", "wrong number"], True),
        (["sorry wrong number"], True),
    ],
)
async def test_who_answered_lately_is_asked_before_a_wrong_number_forgets(
    storage: Storage, said: list[str], is_forgotten: bool
) -> None:
    house = await by_text(storage)
    person = await house.patient()
    await house.until(8.1)

    for each in said:
        await house.say(each)

    async with storage.reading() as tx:
        assert (await tx.addresses.of(person.id) == []) is is_forgotten


DENIALS = (
    "not me",
    "no soy yo",
    "i just got this number",
    "wrong person",
    "this is not Ann",
    "no soy Ann",
)


@pytest.mark.parametrize("denial", DENIALS)
async def test_a_denial_from_a_number_nobody_doubts_is_asked_about(
    storage: Storage, denial: str
) -> None:
    house = await by_text(storage)
    person = await house.patient()
    await house.until(8.1)

    (asked,) = await house.say(denial)
    (again,) = await house.say("Y")

    assert asked.startswith(
        ("This is Dosebell. Reply Y if you are A.", "Esto es Dosebell. Responda S si usted es A.")
    )
    assert "metformin" in again
    async with storage.reading() as tx:
        assert len(await tx.addresses.of(person.id)) == 1


@pytest.mark.parametrize("second", ["no", "not me", "WRONG NUMBER"])
async def test_a_denial_is_believed_the_second_time(storage: Storage, second: str) -> None:
    house = await by_text(storage)
    person = await house.patient()
    await house.until(8.1)
    await house.say("not me")

    (told,) = await house.say(second)

    assert told.startswith("I am sorry. I forget this number now")
    async with storage.reading() as tx:
        assert await tx.addresses.of(person.id) == []


async def test_a_denial_that_tells_us_to_stop_stops_and_forgets_nobody(storage: Storage) -> None:
    house = await by_text(storage)
    person = await house.patient()

    (told,) = await house.say("wrong person, stop texting me")

    assert told.startswith("You will get no more messages here.")
    async with storage.reading() as tx:
        (address,) = await tx.addresses.of(person.id)
    assert not address.may_be_written_to


async def test_what_was_said_long_before_the_y_is_not_taken_for_an_answer(
    storage: Storage,
) -> None:
    house = await by_text(storage)
    person = await house.patient(silent_for=SILENT)
    await house.until(8.1)
    await house.say("1")
    await house.until(24 + 8.1)

    await house.say("Y")

    async with storage.reading() as tx:
        days = (MIDNIGHT.date(), MIDNIGHT.date() + timedelta(days=1))
        doses = await tx.doses.between(person.id, *days)
    assert DoseState.TAKEN not in {dose.state for dose in doses}


async def test_a_summary_waits_until_it_is_known_who_reads_it(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient(silent_for=SILENT)

    texts = await house.until(8 * 24)

    assert says_nothing_personal(texts)


async def test_three_reports_that_nothing_arrives_put_a_number_in_doubt(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    address = await house.address()
    assert address is not None
    for _ in range(MOST_UNREACHED):
        address = address.miss()
    current = await house.address()
    assert current is not None
    await house.change(current, address)

    texts = await house.until(8.5)

    assert len(texts) == 1
    assert says_nothing_personal(texts)


async def test_one_text_that_arrives_ends_a_streak_but_no_doubt(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    address = await house.address()
    assert address is not None

    assert address.miss().miss().reach().unreached == 0
    assert address.doubt().reach().is_doubtful(now=MIDNIGHT)
    assert not address.doubt().verify(at=MIDNIGHT).is_doubtful(now=MIDNIGHT)


async def test_wrong_number_stops_at_once_and_the_number_is_gone(
    storage: Storage, migrated_url: str
) -> None:
    house = await by_text(storage)
    person = await house.patient()
    await house.until(8.1)

    answers = await house.say("wrong number")
    texts = await house.until(30)

    assert len(answers) == 1
    assert says_nothing_personal(answers)
    assert texts == []
    assert await house.address() is None
    async with storage.reading() as tx:
        assert await tx.addresses.of(person.id) == []
        assert "opted out: wrong number" in {e.action for e in await tx.audit.entries(person.id)}
    (sent,) = await peek(migrated_url, "SELECT count(*) FROM delivery WHERE reason = 'first'")
    assert sent[0] >= 1


async def test_the_log_of_a_wrong_number_has_ids_alone(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    house = await by_text(storage)
    person = await house.patient()

    await house.say("wrong number")

    assert [r.levelname for r in caplog.records] == ["WARNING", "WARNING"]
    assert str(person.id) in {getattr(r, "person", "") for r in caplog.records}
    assert ANNS not in caplog.text


async def test_the_patient_hears_elsewhere_that_a_phone_is_not_theirs(storage: Storage) -> None:
    house = await by_text(storage)
    ann = await house.patient("1001", channel=ChannelName.TELEGRAM)
    await house.type("my pin is 493817")
    await house.type("my phone is +1 202 555 0143")
    await house.say("482913")

    await house.say("wrong number")

    told = house.telegram.shown[-2]
    assert (told.channel, told.address) == (ChannelName.TELEGRAM, "1001")
    assert "ending in 43" in told.text
    async with storage.reading() as tx:
        assert [a.channel for a in await tx.addresses.of(ann.id)] == [ChannelName.TELEGRAM]


async def test_the_same_number_may_be_somebodys_again_later(storage: Storage) -> None:
    house = await by_text(storage)
    await house.patient()
    await house.say("wrong number")
    await house.until(1)

    await house.patient(name="Cleo")

    assert len(await house.until(8.1)) == 1
