"""Settings: read once, at start, into frozen values.

Only `app.py` and the part concerned see a section. To add a setting: a field with its default in
`sections.py` or `operating.py`, and a line with a comment in `example.toml`.
"""

from bot.config.database import Database
from bot.config.load import find, load
from bot.config.mail import Mail
from bot.config.operating import Backup, Operator, Retention
from bot.config.sections import (
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
    "Backup",
    "Database",
    "Keys",
    "Logs",
    "Mail",
    "Operator",
    "Reminders",
    "Retention",
    "Settings",
    "Sms",
    "Telegram",
    "TryOut",
    "Web",
    "find",
    "load",
]
