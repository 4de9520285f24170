"""Proves that whoever speaks first after a start does not wait for word lists to be read."""

from __future__ import annotations

import subprocess
import sys

from tests.sources import ROOT

#: In a process of its own: here others have read everything before.
_FIRST_WORDS = """
import sys
from datetime import UTC, datetime
from bot.language import replies
from bot.language.warming import warm_up

warm_up()
read = []
sys.addaudithook(lambda event, told: event == "open" and read.append(told[0]))
now = datetime(2026, 11, 21, 12, tzinfo=UTC)
for language, said in (
    ("en", "taken"), ("en", "no"), ("en", "the cat sat upon the mat"), ("en", "I feel dizzy"),
    ("en", "mum took her pills"), ("en", "why is my aspirin so late?"), ("en", "stop aspirin"),
    ("en", "I am in London until Friday"), ("en", "I want to die"), ("en", "wrong number"),
    ("es", "tomado"), ("es", "no"), ("es", "el gato se fue"), ("es", "me siento mal"),
    ("es", "mi madre ha tomado sus pastillas"), ("es", "estoy en Madrid hasta el viernes"),
):
    replies.read(said, language=language, names={}, now=now)
print(*read, sep="\\n", end="")
"""


def test_the_first_words_after_a_start_read_no_list() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_WORDS], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == ""
