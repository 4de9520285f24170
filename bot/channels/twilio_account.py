"""The account at Twilio's that we speak through: what opens it, and where both sides are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from bot.domain.ids import DeliveryId

OFFICIAL_API: Final = "https://api.twilio.com"
STATUS_PATH: Final = "/twilio/status"
INCOMING_PATH: Final = "/twilio/sms"


@dataclass(frozen=True, slots=True)
class TwilioAccount:
    """One account, whose numbers we speak through."""

    sid: str
    #: the first signs our requests; what Twilio brings may be signed with any, while one is changed
    tokens: tuple[str, ...] = field(repr=False)
    api_base_url: str = OFFICIAL_API
    public_base_url: str = ""  #: where Twilio reaches us; empty: nowhere

    def status_callback(self, delivery: DeliveryId) -> str | None:
        """Return where Twilio is to say what became of a delivery, if it can reach us."""
        if not self.public_base_url:
            return None
        return f"{self.public_base_url}{STATUS_PATH}?d={quote(str(delivery))}"
