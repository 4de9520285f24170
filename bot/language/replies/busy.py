"""Knows when "busy" or "in the shower" is no "later", but why something was late or left."""

from __future__ import annotations

from bot.language.replies.acts import Act
from bot.language.replies.kinds import Kind
from bot.language.replies.rules import Does


def is_busy(each: Act) -> bool:
    """Return whether "busy" or "I was asleep" is no "later": beside "I forgot" it says why."""
    words = {word for piece in each.of(Kind.LATER) for word in piece.words.split()}
    is_said_why = was(each) or not words.isdisjoint(("busy", "ocupada", "ocupado"))
    return each.does is Does.REASON or (each.does is Does.LATER and is_said_why)


def was(each: Act) -> bool:
    """Return whether what keeps them is over: "was in the shower"."""
    words = {word for piece in each.pieces for word in piece.words.split()}
    return each.does is Does.LATER and not words.isdisjoint(("was", "were", "estaba", "andaba"))
