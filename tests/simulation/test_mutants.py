"""The simulator can fail: a bot that is wrong in one way is found out within a few seeds."""

from __future__ import annotations

import pytest

from tests.simulation.mutants import MUTANTS
from tests.simulation.oracle import judge
from tests.simulation.script import write
from tests.simulation.world import play


@pytest.mark.long
@pytest.mark.parametrize("how", MUTANTS)
def test_a_bot_that_is_wrong_in_one_way_is_found_out(how: str) -> None:
    mutant = MUTANTS[how]

    for seed in mutant.seeds:
        verdict = judge(play(mutant.meets(write(seed)), mutant.way))
        if mutant.found_by & {complaint.about for complaint in verdict.complaints}:
            return

    pytest.fail(f"nobody noticed a bot that {how}")
