"""When a round asks, asks again and closes, as a table of cases and as laws."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deliveries import Reason
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.patience import PRACTICE_WINDOW, Patience, further_turn, window
from bot.domain.rounds import Round, RoundState
from tests.domain.examples import DUE, REPORT, a_dose, a_round, at, minutes
from tests.domain.waiting_room import Answer, WaitingRoom, answer, later

_ONE = (a_dose(),)
_TAKE = answer(lambda dose: dose.take(REPORT, at=DUE))
_CRITICAL = a_dose("levodopa", window=minutes(30))
_SLOW = a_dose("slow")


def _room(
    *doses: Dose, awake_at: str | None = None, answers: tuple[tuple[str, Answer], ...] = ()
) -> WaitingRoom:
    """Return the example round with these doses; `awake_at` is when the bot first looks."""
    inside = doses or _ONE
    round_ = replace(a_round(), closes_at=max(dose.window_ends_at for dose in inside))
    if awake_at:
        round_ = replace(round_, wakes_at=at(awake_at))
    return WaitingRoom(round_, inside, answers=[(at(when), told) for when, told in answers])


@pytest.mark.parametrize(
    ("case", "room", "said"),
    [
        ("no answer", _room(), ["08:00 first", "08:15 again", "08:45 again"]),
        ("answered at once", _room(answers=(("08:01", _TAKE),)), ["08:00 first"]),
        ("answered after two", _room(answers=(("08:20", _TAKE),)), ["08:00 first", "08:15 again"]),
        (
            "later",
            _room(answers=(("08:05", later(at("08:30"))),)),
            ["08:00 first", "08:30 again", "08:45 again"],
        ),
        (
            "later, close to a planned ask",
            _room(answers=(("08:05", later(at("08:38"))),)),
            ["08:00 first", "08:38 again"],
        ),
        (
            "later, over two planned asks",
            _room(answers=(("08:05", later(at("09:05"))),)),
            ["08:00 first", "09:05 again"],
        ),
        (
            "later, until after the window",
            _room(answers=(("08:05", later(at("10:30"))),)),
            ["08:00 first"],
        ),
        (
            "the bot is five minutes late",
            _room(awake_at="08:05"),
            ["08:05 first", "08:15 again", "08:45 again"],
        ),
        (
            "fourteen minutes late: not again a minute later",
            _room(awake_at="08:14"),
            ["08:14 first", "08:45 again"],
        ),
        ("an hour late: once", _room(awake_at="09:00"), ["09:00 first"]),
        ("at the last minute", _room(awake_at="09:59"), ["09:59 first"]),
        ("after the window: never", _room(awake_at="10:00"), []),
        (
            "before it is due: not yet",
            _room(awake_at="07:00"),
            ["08:00 first", "08:15 again", "08:45 again"],
        ),
        ("time-critical: half an hour", _room(_CRITICAL), ["08:00 first", "08:15 again"]),
        (
            "time-critical beside another",
            _room(_CRITICAL, _SLOW),
            ["08:00 first", "08:15 again", "08:45 again"],
        ),
        (
            "one of two answered",
            _room(
                a_dose("a"),
                a_dose("b"),
                answers=(("08:05", answer(lambda d: d.take(REPORT, at=DUE), names=["a"])),),
            ),
            ["08:00 first", "08:15 again", "08:45 again"],
        ),
        ("all held", _room(a_dose(state=DoseState.HELD)), []),
        ("taken before it was due", _room(a_dose(state=DoseState.TAKEN)), []),
    ],
)
def test_a_round_asks_when_its_patience_says_so(
    case: str, room: WaitingRoom, said: list[str]
) -> None:
    assert room.play() == said, case


@pytest.mark.parametrize(
    ("case", "free_at", "said", "state"),
    [
        ("over before it is due", "07:59", ["08:00 first", "08:15 again", "08:45 again"], None),
        (
            "over at half past",
            "08:30",
            ["08:00 held back", "08:30 first", "08:45 again"],
            None,
        ),
        ("over at nine", "09:00", ["08:00 held back", "09:00 first"], None),
        ("over with the window", "10:00", ["08:00 held back"], "too_soon"),
        ("over long after", "12:00", ["08:00 held back"], "too_soon"),
    ],
)
def test_a_dose_inside_its_gap_is_not_asked_for(
    case: str, free_at: str, said: list[str], state: str | None
) -> None:
    room = _room()
    room.free_at = {room.doses[0].id: at(free_at)}

    assert room.play() == said, case
    if state:
        assert (room.doses[0].state, room.doses[0].reason) == (DoseState.HELD, SkipReason.TOO_SOON)
        assert room.round.state is RoundState.SETTLED


@pytest.mark.parametrize(
    ("case", "free_at", "said"),
    [
        ("with the next ask", "08:10", ["08:00 first", "08:10 again", "08:45 again"]),
        (
            "after the last ask",
            "09:20",
            ["08:00 first", "08:15 again", "08:45 again", "09:20 again"],
        ),
        (
            "close to the last ask",
            "08:50",
            ["08:00 first", "08:15 again", "08:45 again", "08:55 again"],
        ),
    ],
)
def test_a_dose_that_was_left_out_is_asked_for_once_its_gap_is_over(
    case: str, free_at: str, said: list[str]
) -> None:
    room = _room(a_dose("a"), a_dose("b"))
    room.free_at = {room.doses[1].id: at(free_at)}

    assert room.play() == said, case


@pytest.mark.parametrize(
    ("case", "room", "arrives", "states", "round_state", "missed"),
    [
        ("asked, no answer", _room(), True, ["unanswered"], "closed", False),
        ("said, but it never arrived", _room(), False, ["not asked"], "closed", True),
        ("we were down", _room(awake_at="10:00"), True, ["not asked"], "closed", True),
        ("all answered", _room(answers=(("08:01", _TAKE),)), True, ["taken"], "settled", False),
        (
            "one of two answered",
            _room(
                a_dose("a"),
                a_dose("b"),
                answers=(("08:05", answer(lambda d: d.take(REPORT, at=DUE), names=["a"])),),
            ),
            True,
            ["taken", "unanswered"],
            "closed",
            False,
        ),
        (
            "we came back after the window of one",
            _room(_CRITICAL, _SLOW, awake_at="08:40"),
            True,
            ["not asked", "unanswered"],
            "closed",
            True,
        ),
        (
            "held and answered",
            _room(a_dose("a", state=DoseState.HELD), a_dose("b", state=DoseState.TAKEN)),
            True,
            ["held", "taken"],
            "settled",
            False,
        ),
    ],
)
def test_a_round_comes_to_its_end(  # noqa: PLR0913 - a table has its columns
    case: str,
    room: WaitingRoom,
    arrives: bool,
    states: list[str],
    round_state: str,
    missed: bool,
) -> None:
    room.arrives = arrives

    room.play()

    assert [dose.state.value for dose in room.doses] == states, case
    assert (room.round.state.value, room.steps[-1][1].missed) == (round_state, missed), case


def test_each_dose_closes_with_its_own_window() -> None:
    room = _room(_CRITICAL, _SLOW)

    room.play()

    closed = {
        now: [dose.label.name for dose in step.doses if dose.state is DoseState.UNANSWERED]
        for now, step in room.steps
    }
    assert closed[at("08:30")] == ["levodopa"]
    assert closed[at("10:00")] == ["levodopa", "slow"]


@pytest.mark.parametrize(
    ("case", "plan", "said"),
    [
        ("once only", (0,), ["08:00 first"]),
        ("not at the slot itself", (10, 40), ["08:10 first", "08:40 again"]),
        ("closer than ten minutes", (0, 3, 20), ["08:00 first", "08:20 again"]),
        ("after the window", (0, 180), ["08:00 first"]),
        ("never", (), []),
    ],
)
def test_patience_is_the_patients_own(case: str, plan: tuple[int, ...], said: list[str]) -> None:
    room = _room()
    room.patience = Patience(plan)

    assert room.play() == said, case


def test_a_practice_round_asks_once_and_records_nothing() -> None:
    round_ = replace(a_round(), practice=True, closes_at=DUE + PRACTICE_WINDOW)
    room = WaitingRoom(round_, ())

    assert room.play() == ["08:00 practice"]
    assert (room.round.state, room.doses) == (RoundState.CLOSED, ())
    assert not any(step.missed for _, step in room.steps)


@pytest.mark.parametrize(
    ("case", "hours", "critical", "expected"),
    [
        ("daily: two hours", 24, False, 120),
        ("every eight hours: two hours", 8, False, 120),
        ("every six hours: a quarter", 6, False, 90),
        ("every hour: a quarter", 1, False, 15),
        ("time-critical: half an hour", 24, True, 30),
    ],
)
def test_a_window_is_a_quarter_of_the_interval_and_at_most_two_hours(
    case: str, hours: float, critical: bool, expected: float
) -> None:
    found = window(interval=timedelta(hours=hours), time_critical=critical)

    assert found == minutes(expected), case


_DOSES = st.lists(
    st.builds(
        lambda name, state, width: a_dose(name, state=state, window=minutes(width)),
        st.sampled_from("abcdef"),
        st.sampled_from([DoseState.OPEN] * 4 + [DoseState.HELD, DoseState.TAKEN]),
        st.sampled_from([15, 30, 60, 90, 120]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda dose: dose.id,
).map(tuple)
_PLANS = st.lists(st.integers(0, 120), max_size=4, unique=True).map(lambda p: tuple(sorted(p)))
_LATE = st.lists(st.integers(0, 40), min_size=1, max_size=8)


@st.composite
def _rooms(draw: st.DrawFn) -> WaitingRoom:
    """Return a round of any doses, gaps and plan, looked at later than it wanted."""
    doses = draw(_DOSES)
    delays = draw(_LATE)
    closes_at = max(dose.window_ends_at for dose in doses)
    gaps = {dose.id: draw(st.none() | st.integers(-60, 200)) for dose in doses}
    return WaitingRoom(
        replace(a_round(), closes_at=closes_at),
        doses,
        patience=Patience(draw(st.sampled_from([(0, 15, 45)]) | _PLANS)),
        free_at={id_: DUE + minutes(gap) for id_, gap in gaps.items() if gap is not None},
        arrives=draw(st.booleans()),
        late_by=lambda wakes: minutes(delays[wakes.minute % len(delays)]),
    )


@given(_rooms())
def test_two_asks_never_stand_closer_than_ten_minutes(room: WaitingRoom) -> None:
    room.play()

    pairs = zip(room.asked_at, room.asked_at[1:], strict=False)
    assert all(later - earlier >= minutes(10) for earlier, later in pairs)


@given(_rooms())
def test_nothing_is_asked_before_it_is_due_or_after_the_last_window(room: WaitingRoom) -> None:
    room.play()

    last = max(dose.window_ends_at for dose in room.doses)
    assert all(DUE <= asked < last for asked in room.asked_at)


@given(_rooms())
def test_an_ask_always_has_an_open_dose_whose_window_is_open_and_whose_gap_is_over(
    room: WaitingRoom,
) -> None:
    room.play()

    for now, step in room.steps:
        if step.say is not None:
            askable = [
                dose
                for dose in step.doses
                if dose.state is DoseState.OPEN
                and now < dose.window_ends_at
                and room.free_at.get(dose.id, now) <= now
            ]
            assert bool(askable) is (step.say is not Reason.HELD_BACK)


@given(_rooms())
def test_why_a_round_is_silent_is_told_once_at_most(room: WaitingRoom) -> None:
    room.play()

    told = [now for now, step in room.steps if step.say is Reason.HELD_BACK]
    assert len(told) <= 1


@given(_rooms())
def test_a_round_wakes_in_the_future_or_never_again(room: WaitingRoom) -> None:
    room.play()

    for now, step in room.steps:
        assert step.round.wakes_at is None or step.round.wakes_at > now


@given(_rooms())
def test_a_round_ends_with_every_dose_answered_held_or_closed(room: WaitingRoom) -> None:
    room.play()

    assert not [dose for dose in room.doses if dose.state is DoseState.OPEN]
    assert not room.round.waits_for_an_answer
    assert room.round.wakes_at is None
    settled = room.round.state is RoundState.SETTLED
    assert settled is not any(dose.is_unanswered for dose in room.doses)


@given(_rooms())
def test_unanswered_means_asked_and_not_asked_means_never(room: WaitingRoom) -> None:
    room.play()

    states = {dose.state for dose in room.doses}
    if not room.arrives or not room.asked_at:
        assert DoseState.UNANSWERED not in states
    if room.arrives and room.asked_at and room.asked_at[0] == DUE:
        assert DoseState.NOT_ASKED not in states


@given(_rooms(), st.integers(0, 240))
def test_looking_twice_at_one_instant_says_nothing_twice(room: WaitingRoom, after: int) -> None:
    now = DUE + minutes(after)

    first = room.patience.next_step(room.round, room.doses, now=now, too_soon=room.free_at)
    second = room.patience.next_step(first.round, first.doses, now=now, too_soon=room.free_at)

    assert second.say is None
    assert (second.round, second.doses) == (first.round, first.doses)


@given(_rooms(), st.integers(0, 240))
def test_what_was_answered_is_left_as_it_is(room: WaitingRoom, after: int) -> None:
    step = room.patience.next_step(
        room.round, room.doses, now=DUE + minutes(after), too_soon=room.free_at
    )

    for before, dose in zip(room.doses, step.doses, strict=True):
        assert before.state is DoseState.OPEN or dose == before


def test_an_ask_says_whether_it_is_the_first() -> None:
    room = _room()
    room.play()

    reasons = [step.say for _, step in room.steps if step.say]

    assert reasons == [Reason.FIRST, Reason.AGAIN, Reason.AGAIN]


@pytest.mark.parametrize(
    ("case", "free_at", "down_from", "expected"),
    [
        ("its gap was over while we were down", "09:20", "08:45", DoseState.NOT_ASKED),
        ("it was asked for before we went down", "08:30", "08:45", DoseState.UNANSWERED),
        ("its gap was over just before the last ask", "08:44", "08:45", DoseState.UNANSWERED),
    ],
)
def test_a_dose_that_was_left_out_of_every_ask_was_not_asked(
    case: str, free_at: str, down_from: str, expected: DoseState
) -> None:
    room = _room(a_dose("a"), a_dose("b"))
    room.free_at = {room.doses[1].id: at(free_at)}
    back = at("10:00")
    room.late_by = lambda wakes: back - wakes if at(down_from) < wakes < back else minutes(0)

    room.play()

    assert [dose.state for dose in room.doses] == [DoseState.UNANSWERED, expected], case


_ASKED_ONCE = replace(a_round(), asks=1)


@pytest.mark.parametrize(
    ("case", "round_", "doses", "asked_at"),
    [
        ("nothing further is planned", _ASKED_ONCE, _ONE, "08:30"),
        ("planned in time", replace(_ASKED_ONCE, later_until=at("08:45")), _ONE, None),
        ("planned too late for it", replace(_ASKED_ONCE, later_until=at("10:00")), _ONE, "08:30"),
        (
            "planned in time for one of two",
            replace(_ASKED_ONCE, later_until=at("09:00")),
            (*_ONE, a_dose("short", window=minutes(40))),
            "08:30",
        ),
        ("its window ends first", _ASKED_ONCE, (_CRITICAL,), None),
        ("answered", _ASKED_ONCE, (_ONE[0].take(REPORT, at=DUE),), None),
        ("asked about for certain", _ASKED_ONCE.accepted(at=DUE), _ONE, None),
        ("three times already", replace(_ASKED_ONCE, asks=3), _ONE, None),
        ("practice", replace(_ASKED_ONCE, practice=True), (), None),
    ],
)
def test_what_is_in_doubt_twice_is_asked_about_where_a_dose_would_hear_nothing(
    case: str, round_: Round, doses: tuple[Dose, ...], asked_at: str | None
) -> None:
    turn = further_turn(round_, doses, after=at("08:20"))

    assert turn == (at(asked_at) if asked_at else None), case
