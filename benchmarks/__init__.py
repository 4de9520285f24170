"""Measures the bot, beside the peers it is measured against."""
