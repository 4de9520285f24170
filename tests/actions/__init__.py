"""Proves what the bot does, whoever started it."""
