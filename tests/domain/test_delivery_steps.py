"""Every state of a delivery times every verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from uuid import uuid4

import pytest

from bot.domain.deliveries import ASKS, Delivery, DeliveryState, Rank, Reason, rank_of
from bot.domain.errors import IllegalStep
from bot.domain.ids import AddressId, DeliveryId
from tests.domain.examples import ANN, DUE, minutes

_S = DeliveryState
_VERBS: dict[str, Callable[[Delivery], Delivery]] = {
    "accept": lambda delivery: delivery.accept("7", words="Time for it."),
    "wait": lambda delivery: delivery.wait(until=DUE + minutes(1)),
    "wait too long": lambda delivery: delivery.wait(until=DUE + minutes(60)),
    "doubt": lambda delivery: delivery.doubt(),
    "refuse": lambda delivery: delivery.refuse(),
    "expire": lambda delivery: delivery.expire(),
    "cancel": lambda delivery: delivery.cancel(),
    "deliver": lambda delivery: delivery.deliver(),
    "fail": lambda delivery: delivery.fail(),
}
#: What each verb makes of each state; a pair that is missing is refused.
_BECOMES = {
    (_S.WAITING, "wait too long"): _S.EXPIRED,
    (_S.WAITING, "expire"): _S.EXPIRED,
    (_S.WAITING, "cancel"): _S.CANCELLED,
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
    (_S.UNKNOWN, "deliver"): _S.DELIVERED,
    (_S.UNKNOWN, "fail"): _S.UNDELIVERED,
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


@pytest.mark.parametrize("state", list(DeliveryState))
def test_only_what_a_provider_has_can_be_edited(state: DeliveryState) -> None:
    known = replace(_delivery(state), provider_id="7")

    assert known.reached_the_provider is (state in (_S.ACCEPTED, _S.DELIVERED))
    assert not replace(known, provider_id="").reached_the_provider


def test_answers_overtake_asks_and_asks_overtake_what_can_wait() -> None:
    assert rank_of(Reason.ANSWER) < rank_of(Reason.FIRST) < rank_of(Reason.SUMMARY)
    assert {rank_of(reason) for reason in ASKS} == {Rank.ASK}
