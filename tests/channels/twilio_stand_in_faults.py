"""What may go wrong between us and Twilio, on demand, in both directions.

To add a fault: write its class here or in `stand_in_faults`, name it in `Fault` and `KINDS`, and
let mypy point at the `match` that must learn about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tests.channels.stand_in_faults import Drop, Fail, Flood, Garble, Wait


@dataclass(frozen=True, slots=True)
class Refuse:
    """Twilio refuses with an error of its list, and takes nothing."""

    code: int
    status: int = 400
    accepted: Literal[False] = False


Fault: TypeAlias = Drop | Wait | Fail | Flood | Garble | Refuse

KINDS = {
    "drop": Drop,
    "wait": Wait,
    "fail": Fail,
    "flood": Flood,
    "garble": Garble,
    "refuse": Refuse,
}
