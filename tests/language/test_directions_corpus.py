"""Proves on the corpus that directions are read right, and that none is read dangerously."""

from __future__ import annotations

from collections import Counter

import pytest

from bot import formulary
from tests.language.scoring_directions import Row, Verdict, judged, rows

_LEXICON = formulary.load()
_RIGHT_AT_LEAST = 0.97


def test_no_row_of_the_corpus_is_read_dangerously_and_nearly_all_are_read_right() -> None:
    read = [(row, *judged(row, _LEXICON)) for row in rows()]

    counted = Counter(verdict for _, verdict, _ in read)
    harmful = [
        (row.text, row.expected, said)
        for row, verdict, said in read
        if verdict is Verdict.DANGEROUS
    ]
    assert not harmful
    assert counted[Verdict.RIGHT] >= _RIGHT_AT_LEAST * len(read), counted
    assert len(read) >= 600


@pytest.mark.parametrize(
    ("case", "text", "expected", "verdict"),
    [
        ("read whole", "1 tablet daily", "1 tablet, 1/d", Verdict.RIGHT),
        ("asked though clear", "take 120 every day", "120, 1/d", Verdict.ASKED),
        ("left something out", "1 tablet daily", "1 tablet, 1/d, prn", Verdict.SILENT),
        (
            "said another reason",
            "1 tablet daily as needed",
            "1 tablet, 1/d, prn pain",
            Verdict.WRONG,
        ),
        ("said another amount", "2 tablets daily", "1 tablet, 1/d", Verdict.DANGEROUS),
        ("said another frequency", "1 tablet twice daily", "1 tablet, 1/d", Verdict.DANGEROUS),
        ("did not ask", "1 tablet daily", "?", Verdict.DANGEROUS),
    ],
)
def test_a_row_is_judged_by_its_fields(
    case: str, text: str, expected: str, verdict: Verdict
) -> None:
    assert judged(Row("", text, expected, ""), _LEXICON)[0] is verdict, case
