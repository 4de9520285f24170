"""A caregiver who has agreed is taken in, and proposed to the patient."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from bot.actions import people
from bot.actions.care import linking
from bot.actions.people import Agreed
from bot.domain.care.invitations import Invitation
from bot.domain.care.links import CareLink, Shared, Terms
from bot.domain.ids import PersonId
from bot.domain.people import ChannelName, Level, Person, Role
from bot.domain.routine import Routine
from bot.handlers import questions
from bot.handlers.care import others
from bot.handlers.onboarding import places
from bot.handlers.turn import Turn


async def taken_in(turn: Turn, kept: Mapping[str, str], words: str) -> Turn:
    """Return the turn of somebody who is known from now on, with the question closed."""
    if turn.people:
        return await questions.close(turn)
    place = places.Place.unpacked(kept)
    person = Person(
        id=PersonId(UUID(kept["by"])),
        role=Role.CAREGIVER,
        name=kept["name"],
        language=place.language,
        country=place.country,
        zone=place.zone,
        routine=Routine(),
        level=Level.COUNTS if turn.address.channel is ChannelName.SMS else Level.NAMES,
        pin=kept.get("pin", ""),
    )
    await people.take_in(turn.tx, person, turn.address, Agreed(words, "chat"), now=turn.now)
    await turn.tx.dialogs.drop(turn.address.id, None)
    return replace(turn, people=(person,), talk=person.id, dialog=None, language=person.language)


async def proposed(turn: Turn, invitation: Invitation, words: str, *, reach: bool) -> CareLink:
    """Return what is proposed: that nobody can be reached is told where both want it."""
    offers = invitation.offers
    offered = offers.sees if invitation.on_paper else offers.sees | {Shared.REACH}
    sees = offered if reach else offered - {Shared.REACH}
    terms = Terms(sees, offers.does, offers.ends_at, offers.hidden)
    return await linking.propose(turn.tx, invitation, terms, others.yes(turn, words))
