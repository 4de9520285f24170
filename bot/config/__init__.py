"""Settings: read once, at start, into frozen values.

Only `app.py` and the part concerned see a section. To add a setting: a field with its default in
`sections.py`, and a line with a comment in `example.toml`.
"""

from bot.config.load import find, load
from bot.config.mail import Mail
from bot.config.sections import (
    Database,
    Keys,
    Logs,
    Reminders,
    Settings,
    Sms,
    Telegram,
    TryOut,
    Web,
)

__all__ = [
    "Database",
    "Keys",
    "Logs",
    "Mail",
    "Reminders",
    "Settings",
    "Sms",
    "Telegram",
    "TryOut",
    "Web",
    "find",
    "load",
]
