"""Pays once, at the start, for what the first message would otherwise wait for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from inspect import signature
from pkgutil import walk_packages
from typing import Final

from bot import language
from bot.language import form, replies

_SAID: Final = ("pause until 3 May", "taken", "the cat sat on the mat", "1")


def warm_up() -> None:
    """Read the word lists and load dateparser's languages: a second or two, before anybody
    speaks."""
    for read in _word_lists():
        read()
    then = datetime(2026, 11, 21, 12, tzinfo=UTC)
    for spoken in ("en", "es"):
        for said in _SAID:
            replies.read(said, language=spoken, names={}, now=then)
        form.read("aspirin | 1 tablet | daily", language=spoken, today=then.date())


def _word_lists() -> Iterator[Callable[[], object]]:
    """Yield what reads a list when it is first asked for, and keeps it: cached functions of this
    room that are told nothing."""
    for found in walk_packages(language.__path__, f"{language.__name__}."):
        for each in vars(import_module(found.name)).values():
            is_kept = hasattr(each, "cache_info") and each.__module__ == found.name
            if is_kept and not signature(each).parameters:
                yield each
