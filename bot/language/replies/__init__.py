"""Reads what somebody says to the bot: `read(text, language=…, names=…, now=…) -> Reading`."""

from bot.language.replies.reading import Reading, read

__all__ = ["Reading", "read"]
