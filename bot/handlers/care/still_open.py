"""What is still to be reported of the doses a caregiver speaks of: nobody is to give one again that
somebody else has given."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.domain.care.twice import Free, TooSoon, before_giving
from bot.domain.doses import Dose, DoseState
from bot.handlers.care import reported
from bot.handlers.care.reported import Reported
from bot.handlers.turn import Turn

_LONGEST_GAP: Final = timedelta(days=40)


async def of(about: Reported, turn: Turn) -> Reported | None:
    """Return what nobody has recorded yet; None: it is said who has, or that it is too soon."""
    open_ = tuple(dose for dose in about.doses if _is_open(dose, about))
    if not open_:
        await reported.already(about, turn)
        return None
    if not about.taken:
        return replace(about, doses=open_)
    since = turn.now - _LONGEST_GAP
    taken = await turn.tx.doses.intakes({dose.medication for dose in open_}, since)
    free: list[Dose] = []
    for dose in open_:
        match before_giving(dose, taken, now=about.at or turn.now):
            case Free():
                free.append(dose)
            case TooSoon() as verdict:
                await reported.too_soon(replace(about, doses=(dose,)), verdict, turn)
            case _:
                continue
    return replace(about, doses=tuple(free)) if free else None


def _is_open(dose: Dose, about: Reported) -> bool:
    """Return whether something may still be reported of a dose: that it was taken also where
    another caregiver had told that it was not."""
    told_by_another = dose.reported_by not in (None, about.cared.patient.id)
    is_skipped = dose.state is DoseState.SKIPPED and told_by_another
    return dose.is_unanswered or (about.taken and is_skipped)
