"""Proves that an operator takes a patient in once, whole, or is told every word that is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from bot.domain.ids import PersonId
from bot.domain.medications import Medication
from bot.domain.people import Level, Person
from bot.storage import Keyring, Storage
from tests.cli.conftest import Dosebell

REGIMEN = """
age = 71
country = "ES"
language = "en"
allergies = ["penicillin"]

[routine]
wake = "06:30"
breakfast = 07:30:00
zone = "Atlantic/Canary"

[[medication]]
name = "metformin 500 mg"
directions = "1 tablet twice a day with food"
purpose = "sugar"

[[medication]]
name = "levothyroxine 75 mcg"
directions = "1 tablet every morning on an empty stomach"
pinned = ["06:45"]
start = 2026-12-01

[[medication]]
name = "paracetamol 500 mg"
directions = "1 tablet as needed"
"""
ADDRESS = ("--channel", "telegram", "--address", "555010999")


@pytest.fixture
def file(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSEBELL_TELEGRAM__TOKEN", "123456:not-a-token")
    file = here / "ann.toml"
    file.write_text(REGIMEN)
    return file


async def _kept(here: Path, patient: str) -> tuple[Person, Sequence[Medication], int]:
    storage = await Storage.open(
        f"sqlite:///{here / 'data/dosebell.sqlite3'}",
        keyring=Keyring.from_file(here / "data/dosebell.key"),
    )
    try:
        async with storage.reading() as tx:
            id_ = PersonId(UUID(patient))
            regimen = await tx.medications.regimen(id_)
            return await tx.people.get(id_), regimen.medications, len(await tx.people.ids())
    finally:
        await storage.close()


def test_a_patient_is_taken_in_whole(dosebell: Dosebell, file: Path, here: Path) -> None:

    said = dosebell("enrol", "ann.toml", *ADDRESS, "--level", "2")

    assert said.status == 0, said.err
    person, medications, _ = asyncio.run(_kept(here, said.out.strip()))
    assert (person.country, person.zone, person.level) == ("ES", "Atlantic/Canary", Level.NAMES)
    assert f"{person.routine.breakfast:%H:%M}" == "07:30"
    assert person.allergies == ("penicillin",)
    assert [(m.name, m.strength) for m in medications] == [
        ("metformin", "500 mg"),
        ("levothyroxine", "75 mcg"),
        ("paracetamol", "500 mg"),
    ]
    assert medications[2].as_needed


def test_twice_the_same_changes_nothing(dosebell: Dosebell, file: Path, here: Path) -> None:

    first = dosebell("enrol", "ann.toml", *ADDRESS)
    second = dosebell("enrol", "ann.toml", *ADDRESS)

    assert (second.status, second.out) == (0, first.out)
    assert "nothing changed" in second.err
    _, medications, people = asyncio.run(_kept(here, first.out.strip()))
    assert (len(medications), people) == (3, 1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("purpose", "porpose", "medication.1.porpose: there is no such setting"),
        ("purpose", "porpose", "did you mean medication.1.purpose?"),
        ('directions = "1 tablet as needed"', "", "medication.3.directions is missing"),
        ('"06:45"', '"25:45"', "medication.2.pinned.1 is '25:45': it should"),
        ("2026-12-01", '"soon"', "medication.2.start is 'soon': it should"),
        ("Atlantic/Canary", "Mars/Base", "routine.zone is 'Mars/Base': it should"),
        ("71", "710", "age is 710: it should be less than or equal to 130"),
        ("twice a day with food", "when the moon is up", "ann.toml: medication 1: "),
        ('"ES"', '"XX"', "'XX' is no country the bot knows"),
        ('"en"', '"xx"', "the bot does not speak 'xx'; it speaks en, es"),
        ("[routine]", "[routine", "ann.toml is not TOML"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_kept(
    old: str, new: str, said: str, dosebell: Dosebell, file: Path
) -> None:
    file.write_text(REGIMEN.replace(old, new))

    answer = dosebell("enrol", "ann.toml", *ADDRESS)

    assert answer.status == 2
    assert said in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--channel", "telegram", "--address", "@ann"), "'@ann' is no chat's number on Telegram"),
        (("--channel", "sms", "--address", "+12025550142"), "there is no number to text from"),
        (("--channel", "pigeon", "--address", "1"), "'pigeon' is not one of"),
        (("--channel", "telegram"), "with --channel and --address"),
        ((*ADDRESS, "--level", "3"), "Invalid value for '--level'"),
        ((*ADDRESS, "--name", "A" * 41), "a name has at most 40 letters; this one has 41"),
        ((*ADDRESS, "--country", "Spain"), "'Spain' is no country the bot knows"),
    ],
)
def test_a_wrong_option_is_named(
    words: tuple[str, ...], said: str, dosebell: Dosebell, file: Path
) -> None:
    answer = dosebell("enrol", "ann.toml", *words)

    assert answer.status == 2
    assert said in " ".join(answer.err.replace("│", " ").split())


def test_a_name_tells_apart_who_shares_an_address(dosebell: Dosebell, file: Path) -> None:
    ann = dosebell("enrol", "ann.toml", *ADDRESS, "--name", "Ann")
    ben = dosebell("enrol", "ann.toml", *ADDRESS, "--name", "Ben")
    again = dosebell("enrol", "ann.toml", *ADDRESS, "--name", "ann")

    nobody = dosebell("enrol", "ann.toml", *ADDRESS)

    assert ben.out != ann.out
    assert again.out == ann.out
    assert nobody.status == 2
    assert "several people are reached there" in nobody.err


def test_nobody_is_taken_for_somebody_without_a_name(dosebell: Dosebell, file: Path) -> None:
    dosebell("enrol", "ann.toml", *ADDRESS)

    ben = dosebell("enrol", "ann.toml", *ADDRESS, "--name", "Ben")

    assert ben.status == 2
    assert "somebody without a name is enrolled there" in ben.err


def test_without_a_bot_nobody_is_enrolled_on_telegram(
    dosebell: Dosebell, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOSEBELL_TELEGRAM__TOKEN")

    said = dosebell("enrol", "ann.toml", *ADDRESS)

    assert said.status == 2
    assert "set telegram.token" in said.err


def test_a_file_that_is_not_there_is_named(dosebell: Dosebell, file: Path) -> None:
    said = dosebell("enrol", "ben.toml", *ADDRESS)

    assert said.status == 2
    assert "there is no ben.toml" in said.err


def test_the_try_out_chat_has_one_phone(dosebell: Dosebell, file: Path) -> None:
    first = dosebell("enrol", "ann.toml", "--channel", "try-out", "--address", "ann")
    again = dosebell("enrol", "ann.toml", "--channel", "try-out", "--address", "ann")
    other = dosebell("enrol", "ann.toml", "--channel", "try-out", "--address", "ben")

    assert first.status == 0, first.err
    assert again.out == first.out
    assert other.status == 2
    assert "has one phone, and it is 'ann' already" in other.err
