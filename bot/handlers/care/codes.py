"""Finds the code in what somebody says of whom nothing is known."""

from __future__ import annotations

from bot.domain.care.invitations import LINKED, looks_like_a_code, read_code
from bot.domain.intents import Join
from bot.language.replies import care_links


def code_in(text: str) -> str:
    """Return the code that somebody unknown has typed, or opened a link with; "" for none."""
    words = " ".join(text.split())
    start, _, rest = words.partition(" ")
    if start.casefold().lstrip("/") == "start" and rest.casefold().startswith(LINKED):
        return read_code(rest[len(LINKED) :]) or ""
    if looks_like_a_code(words):
        return read_code(words) or ""
    said = care_links.read(words, language="en")
    return said.intent.code if said and isinstance(said.intent, Join) else ""
