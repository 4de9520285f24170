"""Proves that an operator takes in a patient who is reached by text, and is told what it means."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from bot.actions import pins
from bot.domain.ids import PersonId
from bot.domain.people import Address, ChannelName, Level, Person
from bot.storage import Keyring, Storage
from tests.cli.conftest import Dosebell, Said

OURS, OTHER = "+12025550100", "+12025550101"
REGIMEN = """
[[medication]]
name = "metformin 500 mg"
directions = "1 tablet twice a day with food"

[[medication]]
name = "atorvastatin 20 mg"
directions = "1 tablet at bedtime"
"""
SMS = f"""
[sms]
account_sid = "AC{"0" * 32}"
auth_token = "the-token-of-the-tests"
receive = "poll"
api_base_url = "http://127.0.0.1:1"
numbers = ["{OURS}", "{OTHER}"]
"""
ANN, BEN = "(202) 555-0142", "202.555.0143"


@pytest.fixture
def enrol(dosebell: Dosebell, here: Path) -> Callable[..., Said]:
    (here / "ann.toml").write_text(REGIMEN)
    (here / "config.toml").write_text(SMS)

    def run(address: str, *words: str) -> Said:
        return dosebell("enrol", "ann.toml", "--channel", "sms", "--address", address, *words)

    return run


async def _kept(here: Path, patient: str) -> tuple[Person, Address, str]:
    """Return a patient, where they are reached, and which number of ours texts them."""
    storage = await Storage.open(
        f"sqlite:///{here / 'data/dosebell.sqlite3'}",
        keyring=Keyring.from_file(here / "data/dosebell.key"),
    )
    try:
        async with storage.reading() as tx:
            person = await tx.people.get(PersonId(UUID(patient.strip())))
            [address] = await tx.addresses.of(person.id)
            sender = (await tx.senders.get_many([address.sender]))[address.sender]
            return person, address, sender.name
    finally:
        await storage.close()


def test_a_patient_is_reached_by_text_and_gets_a_pin_once(
    enrol: Callable[..., Said], here: Path
) -> None:
    said = enrol(ANN)

    assert said.status == 0, said.err
    person, address, _ = asyncio.run(_kept(here, said.out))
    assert (address.channel, address.value) == (ChannelName.SMS, "+12025550142")
    assert person.level is Level.COUNTS
    [pin] = re.findall(r"PIN is (\d{6});", said.err)
    assert pins.fits(pin, person.pin)


def test_twice_the_same_changes_nothing_and_shows_no_pin(enrol: Callable[..., Said]) -> None:
    first, again = enrol(ANN), enrol("+1 202 555 0142")

    assert again.out == first.out
    assert "nothing changed" in again.err
    assert "PIN" not in again.err


def test_the_operator_is_told_what_texting_this_patient_means(enrol: Callable[..., Said]) -> None:
    said = enrol(ANN)

    assert _a_month(said.err) == pytest.approx(217, abs=5)
    assert f"{OURS} is busiest at" in said.err
    assert "with 1 to be texted; the last waits 1 s" in said.err


def test_whoever_comes_is_texted_from_the_number_with_the_shortest_queue(
    enrol: Callable[..., Said], here: Path
) -> None:
    ids = [enrol(each).out for each in (ANN, BEN, "+12025550144", "+12025550145", ANN)]

    numbers = [asyncio.run(_kept(here, id_))[2] for id_ in ids]

    assert numbers == [OURS, OTHER, OURS, OTHER, OURS]


@pytest.mark.parametrize(
    ("address", "words", "said"),
    [
        ("call me maybe", (), 'that has letters in it; write it like "+1 '),
        ("12", (), "nobody can have that number"),
        ("+999 123 456 789", (), "no country has numbers that begin like that"),
        ("612 34 56 78", (), "nobody can have that number"),
        (OURS, (), "one of our own numbers"),
        (ANN, ("--country", "XX"), "'XX' is no country the bot knows"),
    ],
)
def test_what_is_no_patients_number_is_refused(
    address: str, words: tuple[str, ...], said: str, enrol: Callable[..., Said]
) -> None:
    answer = enrol(address, *words)

    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def test_a_number_is_read_as_people_of_the_country_dial_it(
    enrol: Callable[..., Said], here: Path
) -> None:
    said = enrol("612 34 56 78", "--country", "ES")

    assert asyncio.run(_kept(here, said.out))[1].value == "+34612345678"


def test_without_a_number_nobody_is_enrolled_by_text(
    enrol: Callable[..., Said], here: Path
) -> None:
    (here / "config.toml").write_text("")

    said = enrol(ANN)

    assert said.status == 2
    assert "there is no number to text from; docs/sms.md tells" in said.err


def test_the_doctor_forecasts_and_warns_of_a_queue_that_outlasts_a_window(
    enrol: Callable[..., Said], dosebell: Dosebell, here: Path
) -> None:
    enrol(ANN)
    enrol(BEN)

    said = dosebell("doctor").out
    assert "ok    texts     people by text: 2; about " in said
    assert _a_month(said) == pytest.approx(434, abs=10)
    assert f"ok    texts     {OTHER} is busiest at" in said

    (here / "config.toml").write_text(SMS + "rate = 0.0001")
    assert "WRONG texts" in (said := dosebell("doctor").out)
    assert "the shortest window there is 120 min, so somebody is not reminded" in said
    assert "more numbers in sms.numbers, a toll-free number or a short code, or Telegram" in said

    (here / "config.toml").write_text(SMS.replace(f', "{OTHER}"', ""))
    said = dosebell("doctor").out
    assert "people texted from a number that is not in sms.numbers any more: 1" in said


def _a_month(said: str) -> int:
    [texts] = re.findall(r"about (\d+) texts a month out", said)
    return int(texts)
