"""Which plans people get: the fixtures of the facts, and a case for every kind of constraint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.errors import BadInput
from bot.domain.medications import Medication, Regimen
from bot.domain.plans import Code, Proposal
from bot.domain.routine import Routine
from bot.domain.schedules import EveryDay, Intake
from bot.planner.consolidate import consolidate
from bot.planner.propose import Asked, propose
from tests.domain.examples import ONE, a_medication, a_regimen
from tests.planner.checker import Checker
from tests.planner.real_life import STARTS, medicine, regimen, rules

NIGHT_SHIFT = Routine(
    wake=time(16), breakfast=time(17), lunch=time(23), dinner=time(4), bed=time(8, 30)
)
WOLF = (
    ("A", "take 1 tablet in the morning"),
    ("B", "take 1 tablet in the morning"),
    ("C", "take 1 three times a day"),
    ("D", "take 1 three times daily with food and water"),
    ("E", "take 1 twice daily"),
    ("F", "take 1 every 12 hours"),
    ("G", "take 1 at bedtime"),
)
Labels = tuple[tuple[str, str], ...]


def _proposal(of: Regimen, routine: Routine | None = None, *, explain: bool = False) -> Proposal:
    asked = Asked(routine or Routine(), rules(of).rules)
    return propose(of, asked, starts=STARTS, explain=explain)


def _shown(found: Proposal, of: Regimen) -> list[str]:
    """Return a line for each slot: its time and the names in it."""
    names = {medication.id: medication.name for medication in of.current}
    return [
        f"{slot.time:%H:%M} {', '.join(sorted(names[item.medication] for item in slot.items))}"
        for slot in found.plan.slots
    ]


def _plan(*labels: tuple[str, str], routine: Routine | None = None) -> list[str]:
    of = regimen(*labels)
    return _shown(_proposal(of, routine), of)


def _conflicts(*labels: tuple[str, str], routine: Routine | None = None) -> set[tuple[str, str]]:
    found = _proposal(regimen(*labels), routine)
    return {(conflict.broken.name, conflict.against.name) for conflict in found.conflicts}


@pytest.mark.parametrize(
    "routine",
    [
        Routine(),
        Routine(wake=time(6, 30), breakfast=time(7, 30), dinner=time(18)),
        Routine(wake=time(6), breakfast=time(6, 30), lunch=time(12), dinner=time(17, 30)),
        NIGHT_SHIFT,
    ],
    ids=["usual", "early dinner", "earlier dinner", "night shift"],
)
def test_seven_labels_that_people_take_six_times_a_day_need_four_slots(routine: Routine) -> None:
    of = regimen(*WOLF)

    found = _proposal(of, routine)

    slots = [{of.position(item.medication) for item in slot.items} for slot in found.plan.slots]
    assert len(slots) <= 4
    assert found.optimal
    assert found.bound == len(slots)
    assert found.times_before > len(slots)
    for one, other in ((1, 2), (3, 4), (5, 6)):
        assert all((one in slot) == (other in slot) for slot in slots)


def test_five_medicines_that_are_hard_to_live_with_live_together() -> None:
    of = regimen(
        ("levothyroxine 75 mcg", "1 tablet daily"),
        ("calcium carbonate 600 mg", "1 tablet twice a day"),
        ("ferrous sulfate 325 mg", "1 tablet daily"),
        ("omeprazole 20 mg", "1 capsule daily"),
        ("alendronate 70 mg", "1 tablet on mondays"),
    )

    found = _proposal(of)

    assert not found.conflicts
    assert not Checker(found.plan, of, Routine(), rules(of).rules).broken()
    assert _shown(found, of) == [
        "07:00 alendronate",
        "07:30 levothyroxine, omeprazole",
        "12:30 calcium carbonate",
        "18:30 calcium carbonate",
        "22:00 ferrous sulfate",
    ]


@pytest.mark.parametrize("name", ["tetracycline 500 mg", "doxycycline 100 mg", "minocycline"])
@pytest.mark.parametrize("often", ["10 ml four times a day", "10 ml after meals three times a day"])
@pytest.mark.parametrize("routine", [Routine(), NIGHT_SHIFT], ids=["day", "night"])
def test_a_tetracycline_and_an_antacid_never_meet(name: str, often: str, routine: Routine) -> None:
    of = regimen((name, "1 capsule twice a day"), ("Maalox", often))

    found = _proposal(of, routine)

    assert not Checker(found.plan, of, routine, rules(of).rules).broken()
    assert all(len({item.medication for item in slot.items}) == 1 for slot in found.plan.slots)


CASES: dict[str, tuple[Labels, list[str]]] = {
    "twice a day shares with every 12 hours": (
        (("x", "1 tablet twice a day"), ("y", "1 tablet every 12 hours")),
        ["07:00 x, y", "18:30 x, y"],
    ),
    "three times a day is not every 8 hours": (
        (("x", "1 tablet three times a day"), ("y", "1 tablet every 8 hours")),
        ["07:00 x, y", "14:00 x, y", "22:00 x, y"],
    ),
    "every 6 hours asks for the night, and only once": (
        (("x", "1 tablet every 6 hours"),),
        ["07:00 x", "12:30 x", "18:30 x", "00:00 x"],
    ),
    "strictly runs on elapsed time and has no slot": (
        (("x", "1 tablet strictly every 8 hours"),),
        [],
    ),
    "what is taken on some days goes where something is taken anyway": (
        (
            ("x", "1 tablet at noon on tuesdays and thursdays"),
            ("y", "1 tablet at bedtime"),
            ("z", "1 tablet on mondays"),
        ),
        ["12:30 x", "22:00 y, z"],
    ),
    "as needed has no slot": ((("ibuprofen", "1 tablet as needed"),), []),
    "with food stands at a meal": (
        (("x", "1 tablet twice a day with food"),),
        ["08:00 x", "18:30 x"],
    ),
    "before food stands half an hour to an hour before": (
        (("x", "1 tablet three times a day before food"),),
        ["07:00 x", "12:00 x", "18:00 x"],
    ),
    "on an empty stomach stands away from meals": (
        (("x", "1 tablet daily on an empty stomach"),),
        ["07:00 x"],
    ),
    "four times a day with food has three meals": (
        (("x", "1 tablet four times a day with food"),),
        ["08:00 x", "12:30 x", "18:30 x", "22:00 x"],
    ),
    "a diuretic twice a day is over in the afternoon": (
        (("furosemide 40 mg", "1 tablet twice a day"),),
        ["07:00 furosemide", "13:00 furosemide"],
    ),
    "simvastatin waits for the evening": (
        (("simvastatin 20 mg", "1 tablet daily"),),
        ["18:30 simvastatin"],
    ),
    "trazodone waits for bed": ((("trazodone 50 mg", "1 tablet daily"),), ["22:00 trazodone"]),
    "levothyroxine and calcium keep four hours": (
        (("levothyroxine", "1 tablet daily"), ("calcium carbonate", "1 tablet daily")),
        ["07:00 levothyroxine", "12:30 calcium carbonate"],
    ),
    "moxifloxacin keeps eight hours from the calcium of the evening before": (
        (("moxifloxacin 400 mg", "1 tablet daily"), ("calcium carbonate", "1 tablet with dinner")),
        ["08:00 moxifloxacin", "18:30 calcium carbonate"],
    ),
    "ibuprofen follows aspirin, never the other way round": (
        (("aspirin 81 mg", "1 tablet in the morning"), ("ibuprofen", "1 tablet in the morning")),
        ["07:50 aspirin", "08:20 ibuprofen"],
    ),
    "levetiracetam keeps an hour of twelve": (
        (("levetiracetam 500 mg", "1 tablet twice a day"),),
        ["07:00 levetiracetam", "18:30 levetiracetam"],
    ),
    "two that want to be first follow one another": (
        (("alendronate", "1 tablet on mondays"), ("Rybelsus", "1 tablet daily")),
        ["07:00 alendronate", "07:30 Rybelsus"],
    ),
    "a weekly one moves the others of that morning": (
        (("alendronate", "1 tablet on mondays"), ("lisinopril", "1 tablet on waking")),
        ["07:00 alendronate", "07:30 lisinopril"],
    ),
    "medicines of different days may share a time": (
        (("calcium carbonate", "1 tablet on tuesdays"), ("ciprofloxacin", "1 tablet on fridays")),
        ["08:00 calcium carbonate, ciprofloxacin"],
    ),
    "warfarin is not moved to save a slot": (
        (("warfarin 5 mg", "1 tablet in the evening"), ("zolpidem", "1 tablet at bedtime")),
        ["18:30 warfarin", "22:00 zolpidem"],
    ),
    "nitrates leave ten hours free": (
        (("isosorbide mononitrate", "1 tablet twice a day"),),
        ["08:00 isosorbide mononitrate", "18:30 isosorbide mononitrate"],
    ),
    "breakfast is taken at breakfast, not ten minutes before to bring others nearer": (
        (
            ("cholestyramine", "1 sachet twice a day"),
            ("bumetanide", "1 tablet twice a day"),
            ("carvedilol", "1 tablet twice a day"),
        ),
        [
            "08:00 bumetanide, carvedilol",
            "09:00 cholestyramine",
            "14:00 bumetanide",
            "18:30 carvedilol",
            "22:00 cholestyramine",
        ],
    ),
    "and dinner at dinner, where two are kept two hours apart": (
        (("ciprofloxacin", "1 tablet twice a day"), ("calcium carbonate", "1 tablet twice a day")),
        [
            "07:00 ciprofloxacin",
            "09:00 calcium carbonate",
            "16:30 ciprofloxacin",
            "18:30 calcium carbonate",
        ],
    ),
    "cholestyramine stands apart from everything": (
        (("cholestyramine", "1 sachet daily"), ("lisinopril", "1 tablet daily")),
        ["07:00 lisinopril", "08:00 cholestyramine"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_constraint_has_its_plan(case: str) -> None:
    labels, expected = CASES[case]

    assert _plan(*labels) == expected


def test_nobody_is_woken_who_did_not_ask_for_it() -> None:
    shown = _plan(
        ("x", "1 tablet four times a day"),
        ("y", "1 tablet every 8 hours"),
        routine=NIGHT_SHIFT,
    )

    assert shown[0].startswith("16:")
    assert all(not line.startswith(("09", "10", "11", "12", "13", "14", "15")) for line in shown)


def _pinned(label: tuple[str, str], *at: time) -> Medication:
    found = medicine(*label)
    (phase,) = found.phases
    told = replace(phase.directions, schedule=EveryDay(tuple(Intake(t, ONE) for t in at)))
    return replace(found, phases=(replace(phase, directions=told),))


def test_a_pinned_time_is_never_moved_and_others_come_to_it() -> None:
    of = a_regimen(
        _pinned(("lisinopril", "1 tablet daily"), time(9, 15)), medicine("x", "1 tablet daily")
    )

    found = _proposal(of)

    assert _shown(found, of) == ["09:15 lisinopril, x"]


def test_a_pinned_time_that_breaks_a_rule_is_followed_and_told() -> None:
    of = a_regimen(_pinned(("levothyroxine", "1 tablet daily"), time(8)))

    found = _proposal(of)

    assert _shown(found, of) == ["08:00 levothyroxine"]
    told = {(c.broken.name, c.against.name, c.is_in_the_plan) for c in found.conflicts}
    assert ("thyroid hormone before breakfast", "label: time", False) in told


def test_what_is_never_moved_stays_and_the_rule_that_it_breaks_is_told() -> None:
    of = regimen(("mycophenolate 500 mg", "1 tablet twice a day"))
    today = consolidate(of, Routine(), (), starts=STARTS)

    found = propose(of, Asked(Routine(), rules(of).rules, today), starts=STARTS)

    assert [slot.time for slot in found.plan.slots] == [slot.time for slot in today.slots]
    told = {(conflict.broken.name, conflict.against.name) for conflict in found.conflicts}
    assert ("anti-rejection medicines and clozapine evenly", "never moved") in told


def test_a_label_goes_before_a_rule_and_that_is_told() -> None:
    label = ("ferrous sulfate", "1 tablet daily with food")

    assert _plan(label) == ["08:00 ferrous sulfate"]
    assert _conflicts(label) == {("iron on an empty stomach", "label: food")}


@pytest.mark.parametrize(
    ("case", "labels", "routine", "expected"),
    [
        (
            "breakfast comes too soon",
            (("alendronate", "1 tablet on mondays"),),
            Routine(wake=time(7), breakfast=time(7, 15)),
            {("alendronate first thing alone", "own day")},
        ),
        (
            "no stretch between meals is long enough",
            (("cholestyramine", "1 sachet four times a day"), ("x", "1 tablet daily")),
            Routine(),
            set(),
        ),
        (
            "no time between the two is enough, even where one is as needed",
            (("raltegravir", "1 tablet twice a day"), ("Maalox", "10 ml as needed")),
            Routine(),
            {("raltegravir and antacids", "label: how often")},
        ),
        (
            "two rules that clash are both named",
            (
                ("ciprofloxacin", "1 tablet twice a day"),
                ("calcium carbonate", "1 tablet twice a day"),
            ),
            Routine(),
            {("calcium carbonate with food", "ciprofloxacin and minerals")},
        ),
    ],
)
def test_what_cannot_be_met_is_named_and_nothing_is_dropped(
    case: str, labels: Labels, routine: Routine, expected: set[tuple[str, str]]
) -> None:
    of = regimen(*labels)

    found = _proposal(of, routine)

    assert {(c.broken.name, c.against.name) for c in found.conflicts} == expected, case
    assert not Checker(found.plan, of, routine, rules(of).rules).lost()


def test_slots_keep_their_ids_when_their_times_move() -> None:
    of = regimen(("x", "1 tablet twice a day with food"), ("y", "1 tablet every 12 hours"))
    today = consolidate(of, Routine(), (), starts=STARTS)

    moved = propose(of, Asked(Routine(breakfast=time(9)), (), today), starts=STARTS)

    assert {slot.id for slot in moved.plan.slots} <= {slot.id for slot in today.slots}
    assert moved.plan.slots[0].time != today.slots[0].time


def test_a_plan_that_is_in_force_and_as_good_is_left_alone() -> None:
    of = regimen(("x", "1 tablet daily"), ("y", "1 tablet daily"))
    first = propose(of, Asked(Routine()), starts=STARTS)
    (slot,) = first.plan.slots
    today = replace(first.plan, slots=(replace(slot, time=time(10, 45)),))

    again = propose(of, Asked(Routine(), (), today), starts=STARTS)

    assert [each.time for each in again.plan.slots] == [time(10, 45)]


def test_the_order_of_the_list_changes_nothing() -> None:
    labels = (*WOLF, ("furosemide", "1 tablet twice a day"), ("Maalox", "10 ml four times a day"))

    assert _plan(*labels) == _plan(*reversed(labels))


def test_reasons_say_why_how_far_and_what_a_slot_costs() -> None:
    of = regimen(
        ("levothyroxine", "1 tablet daily"),
        ("ferrous sulfate", "1 tablet daily"),
        ("lisinopril", "1 tablet daily"),
    )

    found = _proposal(of, explain=True)

    codes = {(reason.code, of.position(reason.medications[0])) for reason in found.reasons[1:]}
    assert found.reasons[0].values == {"before": 1, "now": 2, "saved": "no"}
    assert {(Code.FOOD, 1), (Code.APART, 1), (Code.MOVED, 2), (Code.SHARED, 3)} <= codes
    (cost,) = (r for r in found.reasons if r.code is Code.COSTS and r.ground)
    assert cost.values == {"times": 1, "fewer": 1}
    assert cost.ground
    assert cost.ground.name == "thyroid hormone and what binds it"


def test_milk_is_told_of_whether_or_not_it_is_known_when_it_is_drunk() -> None:
    found = _proposal(regimen(("doxycycline", "1 capsule daily")), explain=True)

    assert Code.AWAY_FROM_FOOD in {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("case", "routine", "says"),
    [
        ("meals crossed", Routine(lunch=time(19)), "dinner at 18:30 comes before lunch at 19:00"),
        ("up after breakfast", Routine(wake=time(9)), "breakfast at 08:00 comes before wake"),
        ("five hours", Routine(time(7), time(8), time(9), time(10), time(11)), "at least six"),
    ],
)
def test_a_routine_out_of_order_is_refused(case: str, routine: Routine, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        propose(a_regimen(a_medication("x")), Asked(routine), starts=date(2026, 11, 23))

    assert says in str(refused.value), case


def test_more_than_sixty_medicines_are_refused() -> None:
    many = a_regimen(*(a_medication(f"x{n}") for n in range(61)))

    with pytest.raises(BadInput, match="61 medicines are more than the 60"):
        propose(many, Asked(Routine()), starts=STARTS)


def test_sixty_medicines_are_planned() -> None:
    many = a_regimen(*(a_medication(f"x{n}") for n in range(60)))

    found = propose(many, Asked(Routine()), starts=STARTS)

    assert len(found.plan.slots) == 1


def test_intakes_that_no_day_can_hold_are_told_and_kept() -> None:
    many = EveryDay((Intake(None, ONE),) * 12)
    of = a_regimen(a_medication("x", many))

    found = propose(of, Asked(Routine()), starts=STARTS)

    assert sum(len(slot.items) for slot in found.plan.slots) == 12
    assert {conflict.broken.name for conflict in found.conflicts} <= {"label: how often"}


def test_nothing_to_plan_is_a_plan() -> None:
    found = propose(a_regimen(), Asked(Routine()), starts=STARTS)

    assert (found.plan.slots, found.optimal, found.bound) == ((), True, 0)


def test_so_long_before_a_meal_is_kept_where_a_label_says_how_long() -> None:
    assert _plan(("A", "take 1 tablet 15 minutes before dinner")) == ["18:15 A"]
    assert _plan(("A", "take 1 tablet an hour before lunch")) == ["11:30 A"]
    assert _plan(("A", "take 1 tablet 2 hours after dinner")) == ["20:30 A"]
    assert _plan(("A", "take 1 tablet 15 minutes before meals three times a day")) == [
        "07:45 A",
        "12:15 A",
        "18:15 A",
    ]
