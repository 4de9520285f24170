"""Pays once, at the start, for what the first message would otherwise wait for."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.language import form, replies


def warm_up() -> None:
    """Read the word lists and load dateparser's languages: half a second, before anybody speaks."""
    then = datetime(2026, 11, 21, 12, tzinfo=UTC)
    for language in ("en", "es"):
        replies.read("pause until 3 May", language=language, names={}, now=then)
        form.read("aspirin | 1 tablet | daily", language=language, today=then.date())
