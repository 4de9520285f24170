"""The door: `python -m bot` does what `dosebell` does."""

from bot.cli import main

main()
