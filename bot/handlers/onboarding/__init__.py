"""Taking somebody in: six questions or fewer, guesses that are shown, and consent at the end."""

from bot.handlers.onboarding.answers import answer, begin

QUESTION = "onboarding"

__all__ = ["QUESTION", "answer", "begin"]
