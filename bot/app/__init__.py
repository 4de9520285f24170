"""The one place that joins all parts."""

from bot.app.real import serve_for_real
from bot.app.running import Role
from bot.app.trying_out import try_out

__all__ = ["Role", "serve_for_real", "try_out"]
