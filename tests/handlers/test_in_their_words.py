"""What is said in a person's own words: kept for the visit, excepted, nearly a name, or asked."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

import pytest

from bot.actions import replan
from bot.domain.doses import DoseState
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    Later,
    MayITake,
    Note,
    NoteKind,
    OneByOne,
    Perhaps,
    Skip,
    Took,
    Unclear,
    Which,
)
from bot.domain.notes import Remark
from bot.language.others import sorries
from tests.actions.house import MIDNIGHT, a_line
from tests.handlers.talk import Talk

OPEN, TAKEN, SKIPPED = DoseState.OPEN, DoseState.TAKEN, DoseState.SKIPPED
LINES: Final = {
    "ramipril": "ramipril 5 mg | 1 tablet | in the morning",
    "iron": "iron 325 mg | 1 tablet | at noon",
    "ibuprofen": "ibuprofen 400 mg | 1 tablet | as needed, every 6 hours, at most 4 a day",
}


async def ids(talk: Talk) -> dict[str, MedicationId]:
    """Put more on Ann's list, and return it by name."""
    async with talk.storage.transaction() as tx:
        for line in LINES.values():
            await tx.medications.add(talk.ann.id, a_line(line))
        await replan.replan(tx, talk.ann.id, now=MIDNIGHT)
        regimen = await tx.medications.regimen(talk.ann.id)
    return {medication.name: medication.id for medication in regimen.current}


async def remarks(talk: Talk) -> list[Remark]:
    """Return what is kept for the visit."""
    async with talk.storage.reading() as tx:
        return await tx.remarks.between(talk.ann.id, MIDNIGHT, MIDNIGHT + timedelta(days=9))


async def morning(talk: Talk) -> dict[str, DoseState]:
    """Return what became of the doses of the morning."""
    return {
        dose.label.name.split()[0]: dose.state
        for dose in await talk.doses()
        if dose.label.wall_time == time(8)
    }


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (NoteKind.SIDE_EFFECT, "my  ankles are swollen,\nsince Monday", "call 911 now"),
        (NoteKind.MEASURE, "BP 140/90", "ask your doctor or pharmacist today"),
        (NoteKind.REFILL, "only 3 pills left", "call your pharmacy"),
        (NoteKind.APPOINTMENT, "dr Lee tuesday 3pm", "I will not remind you of this one"),
        (NoteKind.QUESTION, "does it go with grapefruit?", "your pharmacist can"),
        (NoteKind.CAREGIVER, "tell my daughter", "say INVITE"),
    ],
)
async def test_a_remark_is_kept_as_it_was_written_until_it_is_undone(
    kind: NoteKind, text: str, told: str, talk: Talk
) -> None:
    [answer] = await talk.mean(Note(kind), text, at="10:00")

    [remark] = await remarks(talk)
    assert (remark.kind, remark.words, remark.report.by) == (kind, text, talk.ann.id)
    assert "Kept for your visit" in answer
    assert "Nobody reads this live" in answer
    assert told in answer

    [answer] = await talk.say("undo", at="10:05")

    assert "what you told me for your visit" in answer
    assert await remarks(talk) == []
    async with talk.storage.reading() as tx:
        actions = [entry.action for entry in await tx.audit.entries(talk.ann.id)]
    assert actions[-2:] == ["remark kept", "undone"]


async def test_all_but_one_leaves_that_one_open_and_asks_about_it(talk: Talk) -> None:
    list_ = await ids(talk)
    besides = Which(besides=(list_["metformin"],))

    answers = await talk.mean(Took(besides), "all but the metformin", at="08:05")

    assert await morning(talk) == {"metformin": OPEN, "ramipril": TAKEN}
    assert answers[1] == "metformin 500 mg is still open: 1 taken, 2 later, 3 not taking."

    await talk.say("3")

    assert await morning(talk) == {"metformin": SKIPPED, "ramipril": TAKEN}


@pytest.mark.parametrize("name", ["iron", "ibuprofen"])
async def test_what_is_excepted_must_belong_to_the_round(name: str, talk: Talk) -> None:
    list_ = await ids(talk)
    besides = Which(besides=(list_["metformin"], list_[name]))

    [answer] = await talk.mean(Took(besides), f"all but metformin and {name}", at="08:05")

    assert await morning(talk) == {"metformin": OPEN, "ramipril": OPEN}
    assert f"{name} " in answer
    assert "does not belong to 08:00" in answer


async def test_not_taking_all_but_one_leaves_that_one_open(talk: Talk) -> None:
    list_ = await ids(talk)
    besides = Which(besides=(list_["metformin"],))

    answers = await talk.mean(Skip(besides), "none but the metformin", at="08:05")

    assert await morning(talk) == {"metformin": OPEN, "ramipril": SKIPPED}
    assert "metformin 500 mg is still open" in answers[-1]


async def test_what_was_excepted_is_kept_while_the_round_is_asked_about(talk: Talk) -> None:
    list_ = await ids(talk)
    besides = Which(besides=(list_["metformin"],))

    await talk.mean(Took(besides), "all but the metformin", at="12:35")
    await talk.say("A")

    assert [(d.label.name.split()[0], d.state) for d in await talk.doses()][:3] == [
        ("metformin", DoseState.UNANSWERED),
        ("ramipril", TAKEN),
        ("iron", OPEN),
    ]


async def test_only_the_white_one_records_nothing_and_shows_them_one_by_one(talk: Talk) -> None:
    await ids(talk)

    [answer] = await talk.mean(OneByOne(), "only the white one", at="08:05")

    assert answer.startswith("08:00, one by one:")
    assert set((await morning(talk)).values()) == {OPEN}


@pytest.mark.parametrize("yes", ["yes", "right", "metformin", "Metformin 500 mg"])
async def test_nearly_a_name_is_recorded_once_it_was_confirmed(yes: str, talk: Talk) -> None:
    list_ = await ids(talk)
    meant = Took(Which(medications=(list_["metformin"],)))
    perhaps = Perhaps(meant, "metfromin", (list_["metformin"],))

    [asked] = await talk.mean(perhaps, "took metfromin at 8:02", at="08:05")
    before = await morning(talk)
    [answer] = await talk.say(yes, at="08:07")

    assert asked == "Did you mean metformin 500 mg? Nothing was recorded yet."
    assert before == {"metformin": OPEN, "ramipril": OPEN}
    assert await morning(talk) == {"metformin": TAKEN, "ramipril": OPEN}
    assert answer == "Noted: 1 medicine, 1 tablet, taken at 08:02."


@pytest.mark.parametrize("no", ["no", "wrong"])
async def test_nearly_a_name_that_was_not_meant_records_nothing(no: str, talk: Talk) -> None:
    list_ = await ids(talk)
    perhaps = Perhaps(Took(), "metfromin", (list_["metformin"],))

    await talk.mean(perhaps, "took metfromin", at="08:05")
    [answer] = await talk.say(no)

    assert answer.startswith("Then nothing was recorded.")
    assert set((await morning(talk)).values()) == {OPEN}


async def test_several_names_that_are_near_are_asked_about_by_letter(talk: Talk) -> None:
    list_ = await ids(talk)
    those = (list_["iron"], list_["ramipril"])
    perhaps = Perhaps(Took(Which(medications=those[:1])), "ramiprn", those)

    [asked] = await talk.mean(perhaps, "took ramiprn", at="08:05")
    await talk.say("B")

    assert asked.startswith("Which one did you mean?")
    assert await morning(talk) == {"metformin": OPEN, "ramipril": TAKEN}


@pytest.mark.parametrize(
    ("name", "at", "told"),
    [
        ("metformin", "07:00", "nothing was due lately. Next: Mon 2 Mar, 08:00."),
        ("metformin", "08:10", "08:00 waits for your answer. Next: Mon 2 Mar, 18:30."),
        ("ramipril", "12:00", "08:00 has no answer. Next: Tue 3 Mar, 08:00."),
        ("ibuprofen", "12:00", "In the last 24 hours: 0 of at most 4."),
    ],
)
async def test_whether_it_may_be_taken_now_is_told_from_the_record(
    name: str, at: str, told: str, talk: Talk
) -> None:
    list_ = await ids(talk)

    [answer] = await talk.mean(MayITake(list_[name]), f"can I take {name}", at=at)

    assert told in answer
    assert "safe" not in answer


async def test_what_is_not_on_the_list_is_for_the_pharmacist_to_say(talk: Talk) -> None:
    [answer] = await talk.mean(MayITake(None, "Advil"), "can I take Advil", at="10:00")

    assert answer == (
        "“Advil” is not on your list. I do not know whether it goes with your medicines, so I "
        "cannot say. Please ask your pharmacist before you take it."
    )


@pytest.mark.parametrize(
    ("now", "at", "told"),
    [
        ("08:05", time(8, 50), "I will ask again at 08:50."),
        ("08:05", time(11), "I can ask about this one until 10:00"),
        ("18:35", time(7, 30), "I will ask again at 19:30."),
        ("18:35", time(19, 30), "I will ask again at 19:30."),
        ("18:35", time(23), "I can ask about this one until 20:30"),
    ],
)
async def test_later_may_be_a_time_of_day(now: str, at: time, told: str, talk: Talk) -> None:
    await talk.say("1", at="08:04") if now > "12" else None

    [answer] = await talk.mean(Later(at=at), "later", at=now)

    assert told in answer


async def test_each_open_question_has_one_help_text_and_then_silence(talk: Talk) -> None:
    heard = [await talk.say(text, at="07:00") for text in ("lovely day", "the cat", "my sister")]
    assert [len(each) for each in heard] == [1, 0, 0]

    heard = [await talk.say(text, at="08:01") for text in ("qwertz", "uiop", "asdf jkl")]
    assert [len(each) for each in heard] == [1, 0, 0]

    heard = [await talk.say(text) for text in ("add", "qwertz", "uiop", "add", "asdf jkl")]
    assert [len(each) for each in heard] == [1, 1, 0, 1, 1]
    assert [dose.state for dose in await talk.doses()] == [OPEN, OPEN]

    assert await talk.say("1") == ["Noted: 1 medicine, 1 tablet, taken at 08:01."]


@pytest.mark.parametrize("language", [*sorries(), "sw"])
async def test_another_language_is_answered_once_and_kindly(language: str, talk: Talk) -> None:
    heard = [
        await talk.mean(Unclear(language), text, at="08:01") for text in ("J'ai mal", "Bonjour")
    ]

    assert [len(each) for each in heard] == [1, 0]
    assert "I only understand English and Spanish, and recorded nothing." in heard[0][0]
    assert sorries().get(language, "") in heard[0][0]
    assert [dose.state for dose in await talk.doses()] == [OPEN, OPEN]
    assert await remarks(talk) == []
