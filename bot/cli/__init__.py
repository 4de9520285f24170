"""The command line.

To add a command: a function in a file of its own, and a line in `commands.py`.
"""

from bot.cli.program import main

__all__ = ["main"]
