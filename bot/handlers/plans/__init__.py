"""The talk about the times of the day: proposed, changed, and accepted or not."""
