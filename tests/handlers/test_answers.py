"""What is in the database after an answer: kept once, whole, and never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain import buttons
from bot.domain.doses import DoseState, SkipReason
from bot.domain.rounds import RoundState
from tests.handlers.talk import Talk, clock_at

TAKEN, SKIPPED, OPEN = DoseState.TAKEN, DoseState.SKIPPED, DoseState.OPEN
UNANSWERED, NOT_ASKED = DoseState.UNANSWERED, DoseState.NOT_ASKED


@pytest.mark.parametrize(
    ("case", "before", "text", "at", "states"),
    [
        ("before anything is due", [], "1", "07:00", (OPEN, OPEN)),
        ("the open round", [], "1", "08:05", (TAKEN, OPEN)),
        ("the round that closed last", [], "1", "12:00", (TAKEN, OPEN)),
        ("two that are unanswered", [], "1", "18:35", (UNANSWERED, OPEN)),
        ("the first of two, by its letter", [], "A1", "18:35", (TAKEN, OPEN)),
        ("the second of two, by its letter", [], "B3", "18:35", (UNANSWERED, SKIPPED)),
        ("a letter that no round carries", [], "D1", "18:35", (UNANSWERED, OPEN)),
        ("the one that is left", [("1", "08:05")], "1", "18:35", (TAKEN, TAKEN)),
        ("nothing, once all is answered", [("1", "08:05")], "3", "09:00", (TAKEN, OPEN)),
        ("something that is no answer", [], "the blue one", "08:05", (OPEN, OPEN)),
        ("a digit that means nothing", [], "4", "08:05", (OPEN, OPEN)),
    ],
)
async def test_a_bare_answer_counts_for(  # noqa: PLR0913 - the columns of its table
    case: str,
    before: list[tuple[str, str]],
    text: str,
    at: str,
    states: tuple[DoseState, DoseState],
    talk: Talk,
) -> None:
    for earlier, when in before:
        await talk.say(earlier, at=when)

    await talk.say(text, at=at)

    assert tuple(dose.state for dose in await talk.doses()) == states, case


async def test_what_was_said_of_the_time_stands_beside_when_we_heard_it(talk: Talk) -> None:
    await talk.say("took it at 8:15", at="11:19")

    morning, _ = await talk.doses()
    assert (morning.taken_at, morning.heard_at) == (clock_at("8:15"), clock_at("11:19"))
    assert morning.reported_by == talk.ann.id


async def test_late_and_without_a_time_nobody_knows_when(talk: Talk) -> None:
    await talk.say("taken", at="11:19")

    morning, _ = await talk.doses()
    assert (morning.state, morning.taken_at) == (TAKEN, None)
    assert morning.heard_at == clock_at("11:19")


async def test_what_was_said_while_we_were_away_counts_as_it_was_said(talk: Talk) -> None:
    await talk.until("08:05")
    said = replace(talk.phones.incoming("1001", "1"), sent_at=talk.clock.now())

    await talk.until("18:35")
    await talk.hear(said)

    morning, evening = await talk.doses()
    assert (morning.state, morning.taken_at) == (TAKEN, clock_at("08:05"))
    assert evening.state is OPEN


async def test_what_is_skipped_is_kept_before_the_reason_is_known(talk: Talk) -> None:
    await talk.say("3", at="08:05")
    kept, _ = await talk.doses()

    await talk.say("ran out", at="08:06")
    reasoned, _ = await talk.doses()

    assert (kept.state, kept.reason) == (SKIPPED, None)
    assert (reasoned.state, reasoned.reason) == (SKIPPED, SkipReason.RAN_OUT)


async def test_the_same_answer_twice_is_recorded_once(talk: Talk) -> None:
    await talk.until("08:05")
    answer = talk.phones.incoming("1001", "1")

    first = await talk.hear(answer)
    replayed = await talk.hear(answer)
    repeated = await talk.say("1", at="08:30")

    morning, _ = await talk.doses()
    assert morning.heard_at == clock_at("08:05")
    assert len(first) == 1
    assert replayed == []
    assert "Already recorded" in repeated[0]
    async with talk.storage.reading() as tx:
        entries = await tx.audit.entries(talk.ann.id)
    assert [entry.action for entry in entries].count("dose taken") == 1


async def test_an_answer_settles_its_round_and_silences_it(talk: Talk) -> None:
    await talk.say("1", at="08:05")

    await talk.until("18:00")

    morning, evening = await talk.rounds()
    assert (morning.state, evening.state) == (RoundState.SETTLED, RoundState.PLANNED)
    assert sum("still waiting" in shown.text for shown in talk.phones.shown) == 0


async def test_a_button_of_somebody_elses_round_is_harmless(talk: Talk) -> None:
    await talk.until("08:05")
    morning, _ = await talk.rounds()

    stranger = talk.phones.incoming("6666", buttons.took(morning.id))
    await talk.hear(stranger)
    odd = await talk.press("1:AAAA")

    assert [dose.state for dose in await talk.doses()] == [OPEN, OPEN]
    assert "Nothing has changed" in odd[0]


async def test_the_pace_is_kept_by_address_and_an_answer_waits_its_turn(talk: Talk) -> None:
    await talk.until("08:05")

    for _ in range(10):
        await talk.say("hm")
    refused = await talk.say("1")
    other = await talk.say("hello", phone="2002")
    await talk.say("1", at="08:07")

    assert "too fast" in refused[0]
    assert other
    morning, _ = await talk.doses()
    assert morning.heard_at == clock_at("08:07")


@pytest.mark.parametrize(
    ("case", "text", "is_taken"),
    [
        ("marks that turn the writing around", "\u202e1\u202c", True),
        ("control characters", "\x07taken\x00", True),
        ("a thumb", "👍🏽", True),
        ("other emoji", "🙈🙉🙊", False),
        ("a huge text", "taken " * 2000, False),
        ("nothing to be seen", "\u200b\u200e", False),
        ("another script", "أخذتها", False),
    ],
)
async def test_odd_texts_do_no_harm(case: str, text: str, is_taken: bool, talk: Talk) -> None:
    answers = await talk.say(text, at="08:05")

    morning, _ = await talk.doses()
    assert (morning.state is TAKEN) == is_taken, case
    assert len(answers) == 1, case
