"""Which message of a provider's list is which delivery of ours."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from bot.domain.channels import Fate, Traced
from bot.domain.deliveries import Delivery, DeliveryState, Reason
from bot.domain.ids import AddressId, DeliveryId
from bot.scheduling.matching import found
from tests.domain.examples import DUE, minutes
from tests.scheduling.texting import told

ASK = "08:00: time for 1 medicine. 1 taken, 2 later, 3 not taking"


def _doubtful(words: str = ASK) -> Delivery:
    return Delivery(
        id=DeliveryId(uuid4()),
        address=AddressId(uuid4()),
        person=None,
        reason=Reason.FIRST,
        utterance=None,
        language="en",
        created_at=DUE,
        expires_at=DUE + minutes(60),
        not_before=DUE,
        state=DeliveryState.UNKNOWN,
        words=words,
    )


def _listed(number: int, text: str = ASK, *, after: int = 0) -> Traced:
    made = DUE + minutes(after)
    return replace(told(number, Fate.ACCEPTED), text=text, created_at=made)


@pytest.mark.parametrize(
    ("case", "listed", "is_it"),
    [
        ("the same words", _listed(1), True),
        ("made while the provider's clock stood behind", _listed(1, after=-1), True),
        ("behind the words of a trial account", _listed(1, f"Sent from a trial - {ASK}"), True),
        ("with other line breaks", _listed(1, ASK.replace(" ", "\n")), True),
        ("the account forgets texts", _listed(1, ""), True),
        ("other words", _listed(1, "Noted: taken."), False),
        ("an hour before", _listed(1, after=-60), False),
        ("known as another delivery's", _listed(7), False),
    ],
)
def test_a_message_is_known_by_its_time_and_its_words(
    case: str, listed: Traced, is_it: bool
) -> None:
    doubtful = _doubtful()
    known = {"fake-7": DeliveryId(uuid4())}

    assert found([doubtful], [listed], known) == ({doubtful.id: listed} if is_it else {}), case


def test_of_two_in_doubt_only_the_one_that_was_taken_is_found() -> None:
    lost, taken = _doubtful("Noted: taken."), _doubtful()

    assert set(found([lost, taken], [_listed(1)], {})) == {taken.id}


def test_one_message_is_never_two_deliveries() -> None:
    first, second = _doubtful(), _doubtful()

    assert set(found([first, second], [_listed(1)], {})) == {first.id}
    assert found([first, second], [_listed(1), _listed(2)], {}) == {
        first.id: _listed(1),
        second.id: _listed(2),
    }


def test_our_own_id_says_more_than_words() -> None:
    first, second = _doubtful(), _doubtful()
    of_second = replace(_listed(1, "whatever"), delivery=second.id)

    assert found([first, second], [of_second], {}) == {second.id: of_second}
