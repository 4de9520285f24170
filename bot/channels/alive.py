"""Calls an address outside, which tells somebody when the call does not come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from aiohttp import ClientError, ClientSession, ClientTimeout

_PATIENCE: Final = ClientTimeout(total=10)
_log = logging.getLogger(__name__)


async def call(urls: Sequence[str]) -> bool:
    """Ask for each address; return whether all answered. They are told nothing but that we live."""
    async with ClientSession(timeout=_PATIENCE, headers={"User-Agent": "dosebell"}) as session:
        return all(await asyncio.gather(*(_call(session, url) for url in urls)))


async def _call(session: ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            if answer.ok:
                return True
            _log.warning("a call outside was refused", extra={"status": answer.status})
    except (ClientError, TimeoutError) as error:
        _log.warning("a call outside failed", extra={"error": error})
    return False
