"""What happens when time passes: rounds are asked about, messages carried both ways."""

from __future__ import annotations

from bot.scheduling.engine import Engine
from bot.scheduling.inbox import Handle
from bot.scheduling.settings import EngineSettings, Pace

__all__ = ["Engine", "EngineSettings", "Handle", "Pace"]
