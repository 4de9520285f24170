"""Proves that the doctor finds what is wrong with texting and says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Dosebell
from tests.cli.twilio_account import NUMBER, PUBLIC, SID, TOKEN, Account, a_number, an_account

OTHER = "+12025550101"
DEMO = "https://demo.twilio.com/welcome/sms/reply"


@pytest.fixture
def twilio() -> Iterator[Account]:
    with an_account() as account:
        yield account


@pytest.fixture
def doctor(dosebell: Dosebell, twilio: Account, here: Path) -> Callable[..., str]:
    """Runs the doctor with SMS set up, and returns what it says of it, sentence by sentence."""

    def run(*, numbers: str = f'"{NUMBER}"', receive: str = "webhook", url: str = "") -> str:
        (here / "config.toml").write_text(
            f'[web]\npublic_base_url = "{PUBLIC}"\n'
            f'[sms]\naccount_sid = "{SID}"\nauth_token = "{TOKEN}"\nnumbers = [{numbers}]\n'
            f'receive = "{receive}"\napi_base_url = "{url or twilio.url}"\n'
        )
        said = dosebell("doctor")
        assert TOKEN not in said.out + said.err
        lines = [line for line in said.out.splitlines() if line.split()[1] == "sms"]
        wrong = any(line.startswith("WRONG") for line in said.out.splitlines())
        assert said.status == int(wrong)
        return "\n".join(lines)

    return run


def test_what_is_set_up_well_is_said_to_be(doctor: Callable[..., str]) -> None:
    assert doctor().splitlines() == [
        "ok    sms       Twilio knows the account and takes the token",
        f"ok    sms       {NUMBER} can text, and what comes in is brought here",
    ]


def test_people_who_are_reached_by_text_alone_need_no_telegram(
    doctor: Callable[..., str], dosebell: Dosebell
) -> None:
    doctor()

    assert "ok    telegram  not set up; people are reached by SMS" in dosebell("doctor").out


def test_without_sms_it_says_where_to_begin(dosebell: Dosebell) -> None:
    assert "ok    sms       not set up; docs/sms.md tells what" in dosebell("doctor").out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"token": "another"}, "WRONG sms       Twilio does not take this token"),
        ({"status": "suspended"}, "WRONG sms       the account is suspended"),
        ({"fails_with": 404}, "WRONG sms       Twilio has no such account; look at sms.account_"),
        ({"fails_with": 403}, "WRONG sms       Twilio lets nobody into this account"),
        ({"fails_with": 500}, "look  sms       http"),
        ({"fails_with": 429}, "look  sms       http"),
        ({"type": "Trial"}, "look  sms       this is a trial account: it texts only numbers that"),
        ({"numbers": []}, f"WRONG sms       {NUMBER} is not a number of this account"),
        (
            {"numbers": [a_number(capabilities={"voice": True, "sms": False})]},
            f"WRONG sms       {NUMBER} cannot send texts",
        ),
        (
            {"numbers": [a_number(sms_url=DEMO)]},
            f"WRONG sms       {NUMBER} can text, but what comes in is brought to {DEMO}",
        ),
        (
            {"numbers": [a_number(sms_method="GET")]},
            f"what comes in is brought to {PUBLIC}/twilio/sms by HTTP GET; in Twilio's console",
        ),
        (
            {"numbers": [a_number(sms_url="")]},
            f'brought to nobody; in Twilio\'s console set "A message comes in" to {PUBLIC}/twilio',
        ),
        (
            {"numbers": [a_number(sms_application_sid="AP" + "0" * 32)]},
            f"look  sms       {NUMBER} is answered by a TwiML application",
        ),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(
    change: dict[str, object], said: str, doctor: Callable[..., str], twilio: Account
) -> None:
    for name, value in change.items():
        setattr(twilio, name, value)

    assert said in doctor()


def test_each_number_is_looked_at(doctor: Callable[..., str], twilio: Account) -> None:
    twilio.numbers.append(a_number(OTHER, sms_url=""))

    said = doctor(numbers=f'"{NUMBER}", "{OTHER}"')

    assert f"ok    sms       {NUMBER} can text" in said
    assert f"WRONG sms       {OTHER} can text, but" in said


def test_where_texts_are_fetched_nobody_else_may_answer_them(
    doctor: Callable[..., str], twilio: Account
) -> None:
    twilio.numbers = [a_number(sms_url="")]
    assert "can text, and what comes in is fetched every few seconds" in doctor(receive="poll")

    twilio.numbers = [a_number(sms_url=DEMO)]
    assert f"look  sms       {NUMBER} can text; what comes in is fetched, but" in doctor(
        receive="poll"
    )


def test_without_a_network_it_is_in_doubt(doctor: Callable[..., str]) -> None:
    said = doctor(url="http://127.0.0.1:1")

    assert said == (
        "look  sms       http://127.0.0.1:1 does not answer, so nothing was checked; "
        "is this machine online?"
    )
