"""A link is proposed, agreed to by the patient alone, and ended by either of the two."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot.domain.care.links import MAY_BECOME, CareLink, LinkState, Terms
from bot.domain.errors import BadInput, IllegalStep
from bot.domain.ids import CareLinkId, PersonId, new_id
from tests.domain.care.family import ALERTS, BEN, CLINIC, EVERYTHING, a_link
from tests.domain.examples import ANN, at

NOW = at("12:00")


def _step(link: CareLink, state: LinkState) -> CareLink:
    if state is LinkState.AGREED:
        return link.agree(ALERTS, by=ANN, at=NOW)
    return link.end(by=ANN, at=NOW)


def test_a_link_takes_exactly_the_steps_its_state_allows() -> None:
    for state, wanted in product(LinkState, (LinkState.AGREED, LinkState.ENDED)):
        link = replace(a_link(), state=state)
        if wanted in MAY_BECOME[state]:
            assert _step(link, wanted).state is wanted
        else:
            with pytest.raises(IllegalStep):
                _step(link, wanted)


@pytest.mark.parametrize("by", [BEN, CLINIC])
def test_only_the_patient_agrees_but_on_paper(by: PersonId) -> None:
    proposed = replace(a_link(), state=LinkState.PROPOSED, agreed_at=None)

    with pytest.raises(IllegalStep):
        proposed.agree(EVERYTHING, by=by, at=NOW)

    assert proposed.agree(EVERYTHING, by=by, at=NOW, on_paper=True).agreed_at == NOW


def test_what_was_agreed_is_renewed_and_narrowed_and_keeps_when_it_began() -> None:
    until = replace(ALERTS, ends_at=NOW + timedelta(days=30))

    again = a_link(terms=EVERYTHING).agree(until, by=ANN, at=NOW)

    assert again.terms == until
    assert again.agreed_at == a_link().agreed_at


def test_who_hears_that_it_ended() -> None:
    link = a_link()
    cases = [
        ("the patient ends it", link.end(by=ANN, at=NOW), (BEN,)),
        ("... quietly", link.end(by=ANN, at=NOW, quietly=True), ()),
        ("the caregiver leaves", link.end(by=BEN, at=NOW), (ANN,)),
        ("the operator ends it", link.end(by=None, at=NOW), (ANN, BEN)),
        ("it goes on", link, ()),
    ]
    for case, after, expected in cases:
        assert after.hear_of_the_end == expected, case

    with pytest.raises(IllegalStep, match="always told"):
        link.end(by=BEN, at=NOW, quietly=True)


def test_nobody_is_their_own_caregiver() -> None:
    with pytest.raises(BadInput, match="somebody else"):
        CareLink(CareLinkId(new_id()), ANN, ANN, Terms(), NOW)
