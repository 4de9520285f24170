"""What a button carries fits into 64 bytes, comes back as it was, and is refused if not ours."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import buttons
from bot.domain.doses import SkipReason
from bot.domain.errors import BadInput
from bot.domain.ids import DoseId, RoundId
from bot.domain.intents import Intent, Later, OneByOne, Skip, Took, Which, WhySkipped

_ids = st.uuids()
_ROUND, _DOSE = RoundId(UUID(int=7 << 96)), DoseId(UUID(int=11 << 96))


def _all(round_: RoundId, dose: DoseId) -> list[tuple[str, Intent]]:
    """Return every button there is of a round and a dose, and what it means."""
    return [
        (buttons.took(round_), Took(Which(round=round_))),
        (buttons.took(round_, dose), Took(Which(round=round_, dose=dose))),
        (buttons.later(round_), Later(Which(round=round_))),
        (buttons.skip(round_), Skip(Which(round=round_))),
        (buttons.skip(round_, dose), Skip(Which(round=round_, dose=dose))),
        (buttons.one_by_one(round_), OneByOne(round_)),
        *(
            (buttons.why_skipped(round_, reason), WhySkipped(reason, round_))
            for reason in SkipReason
        ),
    ]


@given(_ids, _ids)
def test_a_button_means_what_it_was_made_for_and_fits(round_: UUID, dose: UUID) -> None:
    for data, meant in _all(RoundId(round_), DoseId(dose)):
        assert buttons.meaning(data) == meant
        assert len(data.encode()) <= buttons.LONGEST


@pytest.mark.parametrize("words", ["A1", "pain 6", "sí", "a:b:c", ""])
def test_a_button_may_stand_for_words(words: str) -> None:
    assert buttons.meaning(buttons.typed(words)) == words


def test_words_that_do_not_fit_are_refused_and_bytes_are_counted_not_letters() -> None:
    buttons.typed("é" * 31)
    with pytest.raises(BadInput):
        buttons.typed("é" * 32)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "1:",
        ":",
        "9:" + buttons.took(_ROUND)[2:],
        "1:not-an-id",
        buttons.took(_ROUND)[:-1],
        buttons.took(_ROUND) + "A",
        buttons.took(_ROUND) + ":",
        buttons.took(_ROUND) + "====",
        "1:!" + buttons.took(_ROUND)[2:],
        buttons.took(_ROUND, _DOSE)[:-1],
        "w:" + buttons.took(_ROUND)[2:],
        "w:" + buttons.took(_ROUND)[2:] + ":bored",
        "1:\N{SNOWMAN}",
        "1:\ud800",
        "{}",
        "1:" + "A" * 4000,
    ],
)
def test_what_is_none_of_ours_is_refused(data: str) -> None:
    with pytest.raises(BadInput):
        buttons.meaning(data)


@given(st.text(max_size=80))
def test_nothing_that_a_stranger_sends_does_anything_but_be_refused(data: str) -> None:
    try:
        buttons.meaning(data)
    except BadInput:
        return
    assert data.startswith("t:")
