"""Whatever is asked, HELP, "never mind" and nonsense are answered, and a reminder afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta

import pytest

from bot.actions import pausing, replan
from bot.actions.clinic import enrolling
from bot.domain.care.links import CareLink, Deed, Shared, Terms
from bot.domain.clinic.staff import Hand
from bot.domain.dialogs import Dialog
from bot.domain.ids import CareLinkId, new_id
from bot.domain.intents import Intent, Perhaps, Took, Which
from bot.domain.people import ChannelName, Person, Role
from bot.handlers import hearing, memory, onboarding, open_questions, reports
from bot.handlers.care import standing_in, testing
from bot.handlers.clinic import joining as clinic
from bot.handlers.life import late
from bot.handlers.receive import turn_of
from bot.handlers.rounds import reasons
from bot.handlers.turn import House
from bot.storage import Storage
from tests.actions.clinic.house import a_clinic
from tests.actions.house import a_line
from tests.handlers.by_text import ANNS, ByText, by_text
from tests.handlers.talk import sentences

PIN = "493817"
LINE = "metformin 500 mg | 1 tablet | in the morning and in the evening"
MORNING = "ramipril 5 mg | 1 tablet | in the morning"
EVERY_12 = "cefuroxime 250 mg, 1 tablet, every 12 hours, for infection"
READ = "ramipril 5 mg, 1 tablet, in the morning"
NONSENSE = "qwertz uiop"
#: What is meant by words that the reader may or may not read so: names near to one of the list, and
#: a time that may be in the morning or in the evening.
NEARLY = {"took metfromin": ("metformin",), "took metfromil": ("metformin", "ramipril")}
EITHER = "took it at 6:35"
SMS, TELEGRAM = ChannelName.SMS, ChannelName.TELEGRAM


@dataclass(frozen=True, slots=True)
class Open:
    """A question, and what leads to it."""

    name: str
    step: str
    said: tuple[str, ...]
    over: ChannelName = TELEGRAM
    shared: bool = False
    hour: float = 12
    answer: str = "1"  #: to the reminder in the evening
    noted: str = "Noted: "
    cares: bool = False  #: Ann cares for two others, and two others for her


#: One talk for the questions of noon, and one for each that needs a setting of its own.
NOON = (
    Open("add", "line", ("add",)),
    Open("add", "confirm", (f"add {READ}",)),
    Open("earlier", "", (f"add {READ}", "right")),
    Open("change", "line", ("change metformin",)),
    Open("change", "confirm", ("change metformin: metformin 850 mg, 1 tablet, at noon",)),
    Open("stop medicine", "confirm", ("no longer take metformin",)),
    Open("which medicine", "change", ("change",)),
    Open("which medicine", "stop", ("stop medicine",)),
    Open("perhaps", "one", ("took metfromin",)),
    Open("perhaps", "several", ("took metfromil",)),
    Open("day", "", ("I get up at 7, eat at 8, 1 and 7, bed at 11",)),
    Open("phone pin", "", ("my phone is 202 555 0144",)),
    Open(reports.QUESTION, "address", ("email my report",)),
    Open(reports.QUESTION, "confirm", ("email my report to dr@example.org",)),
)
TALKS = (
    NOON,
    (Open("which round", "Took", ("undo", "1"), hour=18.6, answer="B1"),),
    (Open("which time", "Took", (EITHER,), hour=18.6),),
    (Open("doubt", "", ("took all of it at once",), hour=18.6),),
    (Open("reason", "", ("3",), hour=18.6, noted="Already recorded"),),
    (Open("pin", "", ("list",), over=SMS),),
    (Open("plan", "", (f"add {EVERY_12}", "right", "plan")),),
    (
        Open("cared for whom", "", ("how is mum",), cares=True),
        Open("seen or told", "", ("Dora took it",)),
        Open("end of care", "", ("Dora died",)),
        Open("whose rules", "", ("tell my son after one missed dose",)),
    ),
    (
        Open("care whom", "", ("I don't want my daughter to see this anymore",), cares=True),
        Open("care drop", "", ("I don't want Fay to see this anymore",)),
        Open("care leave", "", ("I no longer want to look after Dora",)),
        Open("care join", "code", ("I have a code",)),
        Open("care approve", "rights", ("change what Fay sees",)),
        Open("care approve", "heard", ("change what Fay sees", "A")),
        Open("care approve", "until", ("renew Fay",)),
        Open("care approve", "agreed", ("renew Fay", "until I end it")),
    ),
    (Open("which round of theirs", "", ("Dora took it",), hour=18.6, cares=True),),
    (Open("whose", "", ("list",), over=SMS, shared=True, answer="ann 1"),),
    (
        Open("hold", "", ("I'm in hospital until Friday",)),
        Open("travel", "clock", ("in Tokyo until Friday",)),
        Open("travel", "confirm", ("in Tokyo until Friday", "local")),
        Open("fewer", "", ("remind me less",)),
    ),
)
ONBOARDING = {
    "who": ("hello",),
    "name": ("hello", "A"),
    "place": ("hello", "A", "Bob"),
    "day": ("hello", "A", "Bob", "yes"),
    "level": ("hello", "A", "Bob", "yes", "yes"),
    "consent": ("hello", "A", "Bob", "yes", "yes", "C"),
    "pin": ("hello", "A", "Bob", "yes", "yes"),
}
BEFORE = {
    "who": "keep nothing",
    "name": "Who are you",
    "place": "may I call you",
    "day": "Is this right",
    "level": "Your day",
    "pin": "Your day",
    "consent": "How much may I say",
}


async def _a_late_morning(house: ByText, ann: Person) -> None:
    """Let Ann's day begin late; what she takes at half past nine keeps to the clock."""
    async with house.storage.transaction() as tx:
        await tx.medications.add(ann.id, a_line("bisoprolol 5 mg | 1 tablet | at 9:30"))
        await replan.replan(tx, ann.id, now=house.clock.now())
    await house.until(9)


async def _the_end_of_a_hold(house: ByText, ann: Person) -> None:
    """Let Ann be asked, on the day she named, whether she takes her medicines again."""
    await house.type("I'm in hospital until Tuesday")
    await house.type("yes")
    await house.until(24 + 7.1)


async def _a_test_alert(house: ByText, ann: Person) -> None:
    """Let Ann be asked whether the test alert about Dora came."""
    dora = await house.patient("2001", name="Dora", line=LINE, channel=TELEGRAM)
    async with house.storage.transaction() as tx:
        asks = CareLink(CareLinkId(new_id()), dora.id, ann.id, Terms(), house.clock.now())
        await tx.care_links.add(asks)
    for text in ("Ann", "A C", "no end", "yes"):
        await house.type(text, chat="2001")


async def _a_letter(house: ByText, ann: Person) -> None:
    """Let Ann type the code of a letter of her clinic."""
    async with house.storage.transaction() as tx:
        at = await a_clinic(tx)
        hand = Hand(at.nora.staff.id, house.clock.now())
        (letter,) = await enrolling.invite(tx, at.clinic, [at.entry], hand=hand)
    await house.type(letter.code)


#: Questions that need a day, a patient or a clinic of their own.
OF_THEIR_OWN = {
    Open(late.LATE, "", ("slept in until 9:00",)): _a_late_morning,
    Open(pausing.QUESTION, "", ()): _the_end_of_a_hold,
    Open(testing.QUESTION, "", ()): _a_test_alert,
    Open(clinic.QUESTION, "agree", ()): _a_letter,
    Open(clinic.QUESTION, "standing", ("I agree",)): _a_letter,
}


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """What is said does not hang on the database, and there are many questions."""
    return migrated_sqlite_url


async def _with_ann(storage: Storage, first: Open) -> ByText:
    """Return a house in which Ann (and Bob) have answered their morning."""
    house = await by_text(storage)
    pin, place = (PIN, ANNS) if first.over is SMS else ("", "1001")
    await house.patient(place, line=LINE, pin=pin, channel=first.over)
    if first.shared:
        await house.patient(place, name="Bob", line=MORNING, pin=pin, channel=first.over)
    if first.cares:
        await _link(house)
    await house.until(8.1)
    for text in ("ann 1", "bob 1") if first.shared else ("1",):
        await _say(house, text, first)
    await house.until(first.hour)
    return house


async def _link(house: ByText) -> None:
    """Let Ann care for Dora and Earl, and Fay and Gus for her."""
    async with house.storage.reading() as tx:
        (ann,) = await tx.people.ids()
    others = {
        name: await house.patient(f"20{n}", name=name, line=LINE, channel=TELEGRAM)
        for n, name in enumerate(("Dora", "Earl", "Fay", "Gus"))
    }
    terms = Terms(frozenset(Shared), frozenset(Deed))
    async with house.storage.transaction() as tx:
        for name, other in others.items():
            both = (other.id, ann) if name in ("Dora", "Earl") else (ann, other.id)
            link = CareLink(CareLinkId(new_id()), *both, terms, house.clock.now())
            agreed = link.agree(terms, by=link.patient, at=house.clock.now())
            await tx.care_links.add(agreed)


async def _say(house: ByText, text: str, question: Open) -> list[str]:
    if text == EITHER:
        return await _mean(house, text, Took(at=time(6, 35)))
    if names := NEARLY.get(text):
        return await _mean(house, text, await _perhaps(house, text[5:], names))
    return await (house.say(text) if question.over is SMS else house.type(text))


async def _perhaps(house: ByText, said: str, names: tuple[str, ...]) -> Perhaps:
    async with house.storage.transaction() as tx:
        (ann,) = await tx.people.ids()
        await tx.medications.add(ann, a_line(MORNING))
        list_ = {m.name: m.id for m in (await tx.medications.regimen(ann)).current}
    ids = tuple(list_[name] for name in names)
    return Perhaps(Took(Which(medications=ids[:1])), said, ids)


async def _mean(house: ByText, text: str, intent: Intent) -> list[str]:
    """Say something on Telegram that means this, however it is read."""
    seen = len(house.telegram.shown)
    async with house.storage.transaction() as tx:
        await tx.inbox.keep(house.telegram.incoming("1001", text), house.clock.now())
        entry = await tx.inbox.next(house.clock.now())
        assert entry is not None
        turn = await turn_of(tx, entry, House(sentences()), house.clock)
        await hearing.meant(intent, turn)
        await tx.inbox.done(entry.id, house.clock.now())
    await house.engine.run_due()
    return [shown.text for shown in house.telegram.shown[seen:]]


async def _dialog(house: ByText, question: Open) -> Dialog | None:
    async with house.storage.reading() as tx:
        sender = next(s for s in await tx.senders.all() if s.channel is question.over)
        address = await tx.addresses.find(sender.id, _place(question))
        assert address is not None
        people = await tx.addresses.people_on(address.id)
        return await tx.dialogs.open_at(address.id, people[0] if people else None)


def _place(question: Open) -> str:
    return ANNS if question.over is SMS else "1001"


@pytest.mark.parametrize("asked", TALKS, ids=[each[0].name for each in TALKS])
async def test_every_open_question_can_be_left(asked: tuple[Open, ...], storage: Storage) -> None:
    first = asked[0]
    house = await _with_ann(storage, first)

    for question in asked:
        house.clock.move_by(timedelta(minutes=2))
        await _is_left(house, question)

    await house.until(18.7)
    noted = await _say(house, first.answer, first)
    assert first.noted in "\n".join(noted)


async def _is_left(house: ByText, question: Open) -> None:
    for text in question.said:
        await _say(house, text, question)
    opened = await _dialog(house, question)

    (help_,) = await _say(house, "help", question)
    nonsense = f"{NONSENSE} {question.name}{question.step}".replace(" ", "q")
    once = await _say(house, nonsense, question)
    again = await _say(house, f"{nonsense}!", question)
    (left,) = await _say(house, "never mind", question)

    assert opened is not None
    assert (opened.name, opened.step) == (question.name, question.step)
    assert "STOP" in help_
    assert "did not understand" in " ".join(once)
    assert (len(once), again) == (1, [])
    assert "No question is open" not in left
    closed = await _dialog(house, question)
    assert closed is None or closed.name == memory.IDLE


@pytest.mark.parametrize(("step", "said"), ONBOARDING.items())
async def test_every_question_of_the_first_talk_can_be_left(
    step: str, said: tuple[str, ...], storage: Storage
) -> None:
    house = await by_text(storage, is_open=True)
    question = Open(onboarding.QUESTION, step, (), over=SMS if step == "pin" else TELEGRAM)
    for text in said:
        await _say(house, text, question)

    asked = await _dialog(house, question)
    (help_,) = await _say(house, "help", question)
    (left,) = await _say(house, "back", question)

    assert asked is not None
    assert (asked.name, asked.step) == (onboarding.QUESTION, step)
    assert "STOP" in help_
    assert BEFORE[step] in left
    if step not in ("who", "level", "pin", "place"):
        (once,) = await _say(house, NONSENSE, question)
        assert once


def test_no_question_is_left_out() -> None:
    tested = {each.name for talk in TALKS for each in talk}

    of_its_own = {each.name for each in OF_THEIR_OWN} | {standing_in.QUESTION}
    assert tested | of_its_own == open_questions.names() | {reasons.QUESTION}


@pytest.mark.parametrize(
    "question", OF_THEIR_OWN, ids=[f"{each.name} {each.step}".strip() for each in OF_THEIR_OWN]
)
async def test_a_question_of_a_day_of_its_own_can_be_left(question: Open, storage: Storage) -> None:
    house = await by_text(storage)
    ann = await house.patient("1001", line=MORNING, channel=TELEGRAM)
    await OF_THEIR_OWN[question](house, ann)

    await _is_left(house, question)


async def test_who_keeps_a_list_can_leave_the_question_for_whom(storage: Storage) -> None:
    house = await by_text(storage)
    dora = await house.patient("2001", name="Dora", line=LINE, channel=TELEGRAM)
    ann = await house.patient("1001", line=LINE, channel=TELEGRAM)
    terms, now = Terms(frozenset(Shared), frozenset(Deed)), house.clock.now()
    async with house.storage.transaction() as tx:
        current = await tx.people.get(ann.id)
        await tx.people.replace(current, replace(current, role=Role.CAREGIVER))
        link = CareLink(CareLinkId(new_id()), dora.id, ann.id, terms, now)
        await tx.care_links.add(link.agree(terms, by=dora.id, at=now))

    await _is_left(house, Open(standing_in.QUESTION, "", ("add aspirin 75 mg, 1 tablet at noon",)))
