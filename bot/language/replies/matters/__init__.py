"""Reads what is no answer to an open round: what is asked of the bot, told of it, or taken back.

One small grammar for each matter stands in `<language>.toml`; `meaning.py` says what it comes to.
"""

from bot.language.replies.matters.matter import Matter, heard
from bot.language.replies.matters.one_pill import is_a_single_one
from bot.language.replies.matters.weighing import between, first, rest, single
from bot.language.replies.matters.whens import is_of_now

__all__ = ["Matter", "between", "first", "heard", "is_a_single_one", "is_of_now", "rest", "single"]
