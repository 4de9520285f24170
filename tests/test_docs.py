"""Proves that the pages tell the truth: the talk, paths and commands that they name are there."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest
import typer.main

from bot.cli.program import program
from tests.sources import ROOT, committed

_PAGES: Final = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "GLOSSARY.md", "docs/*.md")
_ALL: Final = [page for pattern in _PAGES for page in sorted(ROOT.glob(pattern))]
#: The design names commands that are yet to come.
_USED_NOW: Final = [page for page in _ALL if page.name != "design.md"]
_CODE: Final = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_PATH: Final = re.compile(r"`([\w.<>*-]+/[\w./<>*-]*|[\w<>-]+\.(?:py|toml|md|ftl|chat))`")
_LINK: Final = re.compile(r"\]\(([^)#:]+)\)")
#: What an operator has or makes.
_MADE_THERE: Final = frozenset({"config.toml", "./config.toml", "data/", "REGIMEN.toml"})
_FIRST_ROOMS: Final = ("", "bot/", "bot/language/", "docs/")

pages = pytest.mark.parametrize("page", _ALL, ids=lambda page: str(page.relative_to(ROOT)))
used_now = pytest.mark.parametrize("page", _USED_NOW, ids=lambda page: str(page.relative_to(ROOT)))


def test_the_talk_in_the_readme_is_one_that_the_tests_play() -> None:
    shown = re.findall(r"```\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)[0]

    played = (ROOT / "tests/chats/the_talk_of_the_readme.chat").read_text()

    assert played.partition("Mon 2 Mar 2026\n")[2] == shown


def test_the_sample_texts_for_a_registration_are_ones_that_the_tests_play() -> None:
    samples = re.findall(r"```\n(.*?)```", (ROOT / "docs/sms.md").read_text(), re.DOTALL)[0]

    played = " ".join((ROOT / "tests/chats/sms_the_whole_talk.chat").read_text().split())

    texts = [" ".join(text.split()) for text in samples.split("\n\n")]
    assert len(texts) == 3
    assert not [text for text in texts if text not in played]


@pages
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    named = {*_PATH.findall(page.read_text())} - _MADE_THERE

    assert not {path for path in named if not _is_there(path)}


@pages
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text())

    assert not [link for link in links if not (page.parent / link).exists()]


@used_now
def test_every_make_target_that_a_page_names_is_one(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert {
        word for code in _code(page) for word in re.findall(r"\bmake ([a-z]+)", code)
    } <= targets


@used_now
def test_every_command_that_a_page_names_is_one(page: Path) -> None:
    commands = typer.main.get_group(program).commands

    named = {word for code in _code(page) for word in re.findall(r"\bdosebell ([a-z]+)", code)}

    assert named <= commands.keys()


def _code(page: Path) -> list[str]:
    return _CODE.findall(page.read_text())


def _is_there(named: str) -> bool:
    """Return whether a path is kept, named from the top or from one of the first rooms."""
    pattern = re.sub("<[^>]+>", "*", named)
    ends = ("", "/*", "-*")  # a file, a folder, a decision by its number
    wanted = [room + pattern.rstrip("/") + end for room in _FIRST_ROOMS for end in ends]
    return any(fnmatch(path, each) for path in committed() for each in wanted)
