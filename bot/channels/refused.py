"""What was brought to a webhook and is not to be looked at."""

from __future__ import annotations

from bot.domain.errors import BadInput


class Refused(BadInput):
    """What was brought is not to be looked at; `status` is what HTTP calls the reason."""

    def __init__(self, status: int) -> None:
        super().__init__(f"refused with {status}")
        self.status = status
