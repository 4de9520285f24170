"""Wording levels over all talks: below level 2 nobody's medicine is named unless they just did."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.chats.script import read

_FOLDER = Path(__file__).parent
_TALKS = {
    file: text
    for file in sorted(_FOLDER.glob("*.chat"))
    if re.search(r"level [01]", text := file.read_text(encoding="utf-8")) and "level 2" not in text
}
_SAID = re.compile(r"\d\d:\d\d  (?P<who>[\w/]+)(?: > [\w/]+)?  (?P<text>.*)")
_JUST = 3  #: a read-back repeats what was typed so few messages ago


@pytest.mark.parametrize("file", _TALKS, ids=[file.stem for file in _TALKS])
def test_no_text_names_a_medicine_that_was_not_just_typed(file: Path) -> None:
    script = read(_TALKS[file])
    names = {
        line.split("|")[0].split()[0].casefold() for each in script.people for line in each.takes
    }
    typed: list[str] = []

    for line in script.body:
        said = _SAID.fullmatch(line)
        if said and said["who"] != "bot":
            typed.append(said["text"].casefold())
            continue
        named = {name for name in names if name in line.casefold()}
        repeated = {name for name in named if any(name in text for text in typed[-_JUST:])}
        example = "metformin 500 mg, 1 tablet" in line or "metformina 500 mg, 1 tableta" in line
        assert example or named == repeated, line


def test_there_are_talks_at_every_level_in_both_languages() -> None:
    heads = [read(f.read_text(encoding="utf-8")).head for f in _FOLDER.glob("*.chat")]
    people = [line for head in heads for line in head if line.startswith("person")]

    for level in ("level 0", "level 1", "level 2"):
        assert any(level in line and " es," in line for line in people), level
        assert any(level in line and " es," not in line for line in people), level
