"""Proves that a plan is shown as programs and people expect it, and nothing is kept."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Dosebell

REGIMEN = """
[routine]
breakfast = "07:30"
bed = "00:30"

[[medication]]
name = "metformin 500 mg"
directions = "1 tablet twice a day with food"

[[medication]]
name = "levothyroxine 75 mcg"
directions = "1 tablet every morning on an empty stomach"
pinned = ["06:45"]

[[medication]]
name = "alendronate 70 mg"
directions = "1 tablet on mondays in the morning"

[[medication]]
name = "atorvastatin 20 mg"
directions = "half a tablet at bedtime"

[[medication]]
name = "paracetamol 500 mg"
directions = "1 tablet as needed"
"""


def test_a_plan_is_shown_as_programs_read_it(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN)

    said = dosebell("plan", "ann.toml", "--date", "2026-11-23", "--json")

    assert said.status == 0, said.err
    told = json.loads(said.out)
    metformin = {"medication": "metformin 500 mg", "amount": "1 tablet"}
    monday = {"medication": "alendronate 70 mg", "amount": "1 tablet", "days": ["mon"]}
    bedtime = {"medication": "atorvastatin 20 mg", "amount": "half a tablet"}
    assert told["slots"] == [
        {
            "time": "06:45",
            "anchor": "06:45",
            "items": [{"medication": "levothyroxine 75 mcg", "amount": "1 tablet"}],
        },
        {"time": "07:00", "anchor": "wake", "items": [monday]},
        {"time": "07:30", "anchor": "breakfast", "items": [metformin]},
        {"time": "18:30", "anchor": "dinner", "items": [metformin]},
        {"time": "00:30", "anchor": "bed", "items": [bedtime]},
    ]
    assert told["optimal"]
    assert told["times_before"] == 4
    assert told["conflicts"] == [
        {
            "rules": ["alendronate first thing alone", "label: time"],
            "medications": ["alendronate 70 mg", "levothyroxine 75 mcg"],
            "text": told["conflicts"][0]["text"],
        }
    ]
    assert all(reason["code"] and reason["text"] for reason in told["reasons"])
    assert {reason["status"] for reason in told["reasons"] if "source" in reason} == {"secondary"}
    assert not (here / "data").exists()


WOLF = "".join(
    f'[[medication]]\nname = "{name}"\ndirections = "{directions}"\n'
    for name, directions in (
        ("A", "take 1 tablet in the morning"),
        ("B", "take 1 tablet in the morning"),
        ("C", "take 1 three times a day"),
        ("D", "take 1 three times daily with food and water"),
        ("E", "take 1 twice daily"),
        ("F", "take 1 every 12 hours"),
        ("G", "take 1 at bedtime"),
    )
)


def test_seven_labels_become_four_times_a_day(dosebell: Dosebell, here: Path) -> None:
    (here / "wolf.toml").write_text(WOLF)

    told = json.loads(dosebell("plan", "wolf.toml", "--json").out)

    stands = [{item["medication"] for item in slot["items"]} for slot in told["slots"]]
    assert len(stands) == 4
    assert all(
        (one in slot) == (other in slot) for one, other in ("AB", "CD", "EF") for slot in stands
    )
    assert told["times_before"] == 6
    assert told["optimal"]
    assert told["reasons"][0]["text"] == "4 times a day instead of 6."


def test_days_off_that_are_later_are_shown_beside_the_others(
    dosebell: Dosebell, here: Path
) -> None:
    later = '[routine]\ndays_off = ["sat", "sun"]\ndays_off_later = 60'
    (here / "ann.toml").write_text(REGIMEN.replace("[routine]", later))

    said = dosebell("plan", "ann.toml", "--date", "2026-11-23", "--json")

    assert said.status == 0, said.err
    slots = json.loads(said.out)["slots"]
    assert [(slot["time"], slot.get("time_on_days_off")) for slot in slots] == [
        ("06:45", None),  # pinned
        ("07:00", "08:00"),
        ("07:30", "08:30"),
        ("18:30", "19:30"),
        ("00:30", "01:30"),
    ]


def test_a_short_course_is_told_with_the_day_after_which_times_are_others(
    dosebell: Dosebell, here: Path
) -> None:
    course = '\n[[medication]]\nname = "amoxicillin"\ndirections = "1 capsule at noon for 7 days"\n'
    (here / "ann.toml").write_text(REGIMEN + course)

    said = dosebell("plan", "ann.toml", "--date", "2026-11-23")

    assert "12:30  lunch\n       amoxicillin: 1 capsule (2026-11-23, " in said.out
    after = "From Mon 30 Nov on: 5 times a day, at 06:45, 07:00, 07:30, 18:30, 00:30."
    assert after in said.out


def test_a_plan_is_shown_as_people_read_it(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN)

    said = dosebell("plan", "ann.toml", "--date", "2026-11-23")

    assert "07:30  breakfast\n       metformin 500 mg: 1 tablet\n" in said.out
    assert "alendronate 70 mg: 1 tablet (mon)" in said.out
    assert "levothyroxine 75 mcg: at a fixed clock time." in said.out
    assert "\n! These cannot all be kept. Ask your pharmacist. alendronate 70 mg: first" in said.out


def test_a_plan_is_told_in_the_language_of_the_file(dosebell: Dosebell, here: Path) -> None:
    (here / "ana.toml").write_text(
        'language = "es"\n[[medication]]\nname = "metformina"\ndirections = "1 tableta al día"\n'
    )

    said = dosebell("plan", "ana.toml")

    assert "metformina: con comida, por lo general. Pregunte a su farmacéutico." in said.out


def test_a_routine_out_of_order_is_named(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN.replace("[routine]", '[routine]\nlunch = "19:00"'))

    said = dosebell("plan", "ann.toml")

    assert said.status == 2
    assert "ann.toml: the routine is out of order: dinner at 18:30 comes before lunch" in said.err


def test_more_than_sixty_medicines_are_named(dosebell: Dosebell, here: Path) -> None:
    one = '[[medication]]\nname = "x"\ndirections = "1 tablet daily"\n'
    (here / "ann.toml").write_text(one * 61)

    said = dosebell("plan", "ann.toml")

    assert said.status == 2
    assert "61 medicines are more than the 60 that one list holds; leave out" in said.err


def test_more_times_than_a_day_can_hold_are_named(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN.replace("twice a day", "30 times a day"))

    said = dosebell("plan", "ann.toml")

    assert said.status == 2
    assert "ann.toml: medication 1: " in said.err


def test_directions_that_nobody_can_read_are_named(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN.replace("at bedtime", "when the moon is up"))

    said = dosebell("plan", "ann.toml", "--json")

    assert said.status == 2
    assert said.err.startswith("dosebell: ann.toml: medication 4: ")
    assert "moon" in said.err


def test_a_date_that_is_none_is_named(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN)

    said = dosebell("plan", "ann.toml", "--date", "tomorrow")

    assert said.status == 2
    assert "tomorrow" in said.err
