"""What the doctor makes of who would hear of trouble, and of the way to our doors."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final

from bot.app.channels import account, webhook
from bot.channels import probes
from bot.channels.probes import Door
from bot.cli.findings import Finding, Mark
from bot.config import Settings

_LOOK: Final = (
    "look at the reverse proxy, and is `dosebell serve` running, begun after config.toml was last "
    "changed?"
)


def operator(chosen: Settings) -> Finding:
    """Say whether anybody would hear of trouble."""
    if not (chosen.telegram.is_set_up or chosen.sms.is_set_up):
        return Finding(Mark.FINE, "operator", "nobody is reminded yet, so nobody needs to hear")
    reached = [
        name
        for name, is_reached in (
            ("Telegram", chosen.telegram.is_set_up and chosen.operator.telegram),
            ("SMS", chosen.sms.is_set_up and chosen.operator.sms),
        )
        if is_reached
    ]
    if not reached:
        said = "nobody hears when something is wrong; set operator.telegram or operator.sms"
        return Finding(Mark.DOUBTFUL, "operator", said)
    said = f"hears of trouble over {' and '.join(reached)}"
    if not chosen.operator.alive_urls:
        said += "; but nobody notices when this machine dies: set operator.alive_urls"
        return Finding(Mark.DOUBTFUL, "operator", said)
    return Finding(Mark.FINE, "operator", f"{said}, and {len(chosen.operator.alive_urls)} outside")


def doors(chosen: Settings) -> Iterator[Finding]:
    """Knock at our own doors from outside, where providers are to bring anything."""
    hook = webhook(chosen)
    if hook is not None:
        yield door("telegram", asyncio.run(probes.knocked(probes.telegrams(hook))))
    if chosen.sms.is_set_up and (ours := account(chosen)).public_base_url:
        yield door("sms", asyncio.run(probes.knocked(probes.twilios(ours))))


def door(what: str, came: Door) -> Finding:
    """Say what came of a knock: without a network of our own nothing is proven."""
    if not came.why:
        return Finding(Mark.FINE, "webhook", f"{what}: what is signed is let in, and nothing else")
    said = f"{what}: {came.why}; {_LOOK}"
    return Finding(Mark.WRONG if came.is_proven else Mark.DOUBTFUL, "webhook", said)
