"""What the jobs of the real bot share."""

from __future__ import annotations

from dataclasses import dataclass

from bot.app.channels import Channels
from bot.clock import Clock
from bot.config import Settings
from bot.domain.channels import Keep, Note
from bot.handlers.turn import House
from bot.storage import Storage
from bot.workers import Worker


@dataclass(frozen=True, slots=True)
class Joined:
    """What was made once for all of them."""

    settings: Settings
    clock: Clock
    storage: Storage
    speaking: Channels
    keep: Keep
    note: Note
    worker: Worker
    house: House
