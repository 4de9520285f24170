"""Reads what somebody says to the bot: `read(text, language=…, names=…, now=…, context=…)`."""

from bot.language.replies.bare import is_bare
from bot.language.replies.context import Context
from bot.language.replies.found import Reading
from bot.language.replies.reading import read

__all__ = ["Context", "Reading", "is_bare", "read"]
