"""Turns text into meaning and meaning into text, in every language the bot speaks."""
