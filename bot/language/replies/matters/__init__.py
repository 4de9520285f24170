"""Reads what is no answer to an open round: what is asked of the bot, told of it, or taken back.

One small grammar for each matter stands in `<language>.toml`; `meaning.py` says what it comes to.
"""

from bot.language.replies.matters.meaning import Matter, is_a_single_one, read_first, read_rest

__all__ = ["Matter", "is_a_single_one", "read_first", "read_rest"]
