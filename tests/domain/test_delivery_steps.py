"""Every state of a delivery times every verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from uuid import uuid4

import pytest

from bot.domain.channels import Fate
from bot.domain.deliveries import ASKS, Delivery, DeliveryState, Rank, Reason, rank_of
from bot.domain.errors import IllegalStep
from bot.domain.ids import AddressId, DeliveryId
from tests.domain.examples import ANN, DUE, minutes

_S = DeliveryState
_VERBS: dict[str, Callable[[Delivery], Delivery]] = {
    "accept": lambda delivery: delivery.accept("7", words="Time for it."),
    "wait": lambda delivery: delivery.wait(until=DUE + minutes(1)),
    "wait too long": lambda delivery: delivery.wait(until=DUE + minutes(60)),
    "doubt": lambda delivery: delivery.doubt(until=DUE + minutes(1)),
    "refuse": lambda delivery: delivery.refuse(),
    "expire": lambda delivery: delivery.expire(),
    "cancel": lambda delivery: delivery.cancel(),
}
#: What each verb makes of each state; a pair that is missing is refused.
_BECOMES = {
    (_S.WAITING, "wait too long"): _S.EXPIRED,
    (_S.WAITING, "expire"): _S.EXPIRED,
    (_S.WAITING, "cancel"): _S.CANCELLED,
    (_S.WAITING, "accept"): _S.ACCEPTED,
    (_S.CLAIMED, "accept"): _S.ACCEPTED,
    (_S.CLAIMED, "wait"): _S.WAITING,
    (_S.CLAIMED, "wait too long"): _S.EXPIRED,
    (_S.CLAIMED, "doubt"): _S.UNKNOWN,
    (_S.CLAIMED, "refuse"): _S.REFUSED,
    (_S.CLAIMED, "expire"): _S.EXPIRED,
    (_S.CLAIMED, "cancel"): _S.CANCELLED,
    (_S.ACCEPTED, "deliver"): _S.DELIVERED,
    (_S.ACCEPTED, "fail"): _S.UNDELIVERED,
    (_S.UNKNOWN, "accept"): _S.ACCEPTED,
    (_S.UNKNOWN, "wait"): _S.WAITING,
    (_S.UNKNOWN, "wait too long"): _S.EXPIRED,
    (_S.UNKNOWN, "expire"): _S.EXPIRED,
}
#: What a provider's word makes of each state; it never moves one back, so a pair that is missing
#: changes nothing.
_TOLD = {
    **{(state, Fate.ACCEPTED): _S.ACCEPTED for state in (_S.WAITING, _S.CLAIMED, _S.UNKNOWN)},
    **{
        (state, fate): after
        for state in (_S.WAITING, _S.CLAIMED, _S.UNKNOWN, _S.ACCEPTED)
        for fate, after in (
            (Fate.DELIVERED, _S.DELIVERED),
            (Fate.UNDELIVERED, _S.UNDELIVERED),
        )
    },
}


def _delivery(state: DeliveryState) -> Delivery:
    return Delivery(
        id=DeliveryId(uuid4()),
        address=AddressId(uuid4()),
        person=ANN,
        reason=Reason.FIRST,
        utterance=None,
        language="en",
        created_at=DUE,
        expires_at=DUE + minutes(60),
        not_before=DUE,
        state=state,
        lease_until=DUE + minutes(1),
    )


@pytest.mark.parametrize(("state", "verb"), list(product(DeliveryState, _VERBS)))
def test_a_delivery_takes_exactly_the_steps_its_state_allows(
    state: DeliveryState, verb: str
) -> None:
    delivery = _delivery(state)

    if (state, verb) in _BECOMES:
        after = _VERBS[verb](delivery)
        assert (after.state, after.lease_until) == (_BECOMES[state, verb], None)
    else:
        with pytest.raises(IllegalStep):
            _VERBS[verb](delivery)


@pytest.mark.parametrize(("state", "fate"), list(product(DeliveryState, Fate)))
def test_what_a_provider_tells_only_moves_a_delivery_forward(
    state: DeliveryState, fate: Fate
) -> None:
    delivery = _delivery(state)

    after = delivery.told(fate, provider_id="7")

    if (state, fate) in _TOLD:
        assert (after.state, after.provider_id) == (_TOLD[state, fate], "7")
    else:
        assert after == delivery
    assert after.told(fate, provider_id="7") == after


@pytest.mark.parametrize(
    ("fate", "state"),
    [
        (Fate.ACCEPTED, _S.ACCEPTED),
        (Fate.UNDELIVERED, _S.ACCEPTED),
        (Fate.DELIVERED, _S.DELIVERED),
    ],
)
def test_of_a_message_that_was_taken_twice_one_copy_that_arrives_is_enough(
    fate: Fate, state: DeliveryState
) -> None:
    delivery = replace(_delivery(_S.ACCEPTED), provider_id="7")

    assert delivery.told(fate, provider_id="8").state is state


@pytest.mark.parametrize("state", list(DeliveryState))
def test_only_what_a_provider_has_can_be_edited(state: DeliveryState) -> None:
    known = replace(_delivery(state), provider_id="7")

    assert known.reached_the_provider is (state in (_S.ACCEPTED, _S.DELIVERED))
    assert not replace(known, provider_id="").reached_the_provider


def test_answers_overtake_asks_and_asks_overtake_what_can_wait() -> None:
    assert rank_of(Reason.ANSWER) < rank_of(Reason.FIRST) < rank_of(Reason.SUMMARY)
    assert {rank_of(reason) for reason in ASKS} == {Rank.ASK}
