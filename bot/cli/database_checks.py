"""What the doctor finds in the database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.app.joining import is_new
from bot.cli.findings import Finding, Mark
from bot.cli.owners import what_to_do
from bot.clock import is_synchronised
from bot.domain.errors import BadInput
from bot.scheduling.pulse import Pulse, feel
from bot.scheduling.upkeep.checks import is_erased
from bot.scheduling.upkeep.nightly import ERASED
from bot.scheduling.watch import complaint, stands_apart
from bot.storage import Keyring, Storage

_PATIENCE: Final = 8.0  #: seconds
_TO_THE_MINUTE: Final = "%Y-%m-%d %H:%M UTC"
_SET_IT: Final = "set it right, on Linux: timedatectl set-ntp true"
_IF_IT_IS: Final = "; if it is right: dosebell doctor --clock-is-right"
_RUNS: Final = "is `dosebell serve` running?"
#: What SQLite says of a file that no longer is a database,
_BROKEN: Final = ("malformed", "not a database")
#: of one that is not ours,
_CLOSED: Final = ("unable to open", "readonly", "read-only")
#: and of others that somebody can mend.
_MENDS: Final = {
    "locked": "another program holds it; is a `dosebell restore` or a copy of it at work?",
    "full": "make room on its disk",
    "I/O error": "look at its disk, and have a copy of the newest backup elsewhere",
}


async def database(url: str, keyring: Keyring | None, *, now: datetime) -> list[Finding]:
    """Say whether the database is there, fits this program, and works."""
    where = make_url(url).render_as_string(hide_password=True)
    if is_new(url):
        return [
            Finding(
                Mark.DOUBTFUL, "database", f"{where} is not there yet; `dosebell serve` makes it"
            )
        ]
    if keyring is None:
        return [Finding(Mark.DOUBTFUL, "database", f"{where} was not opened, for want of a key")]
    try:
        async with asyncio.timeout(_PATIENCE):
            return await _inside(url, keyring, where, now=now)
    except BadInput as error:
        return [Finding(Mark.WRONG, "database", f"{error}{_what_to_do(url, str(error))}")]
    except (OSError, TimeoutError, SQLAlchemyError) as error:
        why = str(getattr(error, "orig", None) or type(error).__name__)
        said = f"{where} cannot be used ({why}){_what_to_do(url, why)}"
        return [Finding(Mark.WRONG, "database", said)]


def _what_to_do(url: str, why: str) -> str:
    """Return what mends a database that cannot be opened, where that is known."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return "; is it running, and is database.url right?"
    file = Path(parsed.database or "")
    if any(words in why for words in _BROKEN):
        return "; stop `dosebell serve`, then run: dosebell restore --over"
    if any(words in why for words in _CLOSED):
        return f"; {what_to_do(file)}"
    return next((f"; {mends}" for words, mends in _MENDS.items() if words in why), "")


async def _inside(url: str, keyring: Keyring, where: str, *, now: datetime) -> list[Finding]:
    storage = await Storage.open(url, keyring=keyring)
    try:
        pulse = await feel(storage, now=now)
        async with storage.reading() as tx:
            theirs = await tx.facts.database_time()
            erased = await tx.facts.get(ERASED)
    finally:
        await storage.close()
    fine = Finding(Mark.FINE, "database", f"{where} is up to date, and the key fits")
    left = [*_left_lying(pulse), *_unerased(erased, now=now)]
    return [fine, *left, *_of_the_heart(pulse, theirs)]


def _unerased(erased: str | None, *, now: datetime) -> Iterator[Finding]:
    if erased is not None and not is_erased(erased, now=now):
        when = f"{datetime.fromisoformat(erased):{_TO_THE_MINUTE}}"
        said = f"what has had its time was last erased {when}, and is kept longer than promised"
        yield Finding(Mark.WRONG, "database", f"{said}; {_RUNS} else the log says why")


def _left_lying(pulse: Pulse) -> Iterator[Finding]:
    if aside := pulse.rounds_set_aside + pulse.inbox_set_aside:
        said = f"rows that failed three times and were set aside: {aside}; the log says why"
        yield Finding(Mark.DOUBTFUL, "database", said)
    if pulse.unplanned:
        said = f"patients who cannot be planned, and so are not reminded: {pulse.unplanned}"
        yield Finding(Mark.WRONG, "database", f"{said}; the log says why")
    if pulse.oldest_unsent is not None and pulse.is_behind:
        said = f"a message has been waiting to be sent since {pulse.oldest_unsent:{_TO_THE_MINUTE}}"
        yield Finding(Mark.DOUBTFUL, "database", f"{said}; {_RUNS}")
    if pulse.oldest_unheard is not None and pulse.is_deaf:
        said = f"what somebody said has been waiting since {pulse.oldest_unheard:{_TO_THE_MINUTE}}"
        yield Finding(Mark.DOUBTFUL, "database", f"{said}; {_RUNS}")


def _of_the_heart(pulse: Pulse, theirs: datetime | None) -> Iterator[Finding]:
    """Say whether the bot beats, and whether it trusts the clock."""
    kept_right = is_synchronised()
    here = complaint(pulse.now, newest=pulse.last_beat, theirs=theirs, kept_right=kept_right)
    if why := here or pulse.clock_held:
        if_it_is = "" if stands_apart(pulse.now, theirs=theirs) else _IF_IT_IS
        said = f"{why}, so nothing is sent; {_SET_IT}{if_it_is}"
        yield Finding(Mark.WRONG, "clock", said)
    elif pulse.last_beat is not None and pulse.is_standing_still:
        said = f"the bot has looked after nobody since {pulse.last_beat:{_TO_THE_MINUTE}}; {_RUNS}"
        yield Finding(Mark.WRONG, "heartbeat", said)
