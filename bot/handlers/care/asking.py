"""What is asked of others than those who speak: the patient, whether that person may."""

from __future__ import annotations

from bot.domain.buttons import typed
from bot.domain.care.invitations import Invitation
from bot.domain.care.links import CareLink
from bot.domain.deliveries import Choice, Value
from bot.handlers import questions
from bot.handlers.care import others
from bot.handlers.onboarding.places import Place
from bot.handlers.questions import Question
from bot.handlers.turn import Rows, Turn
from bot.language.normal import folded

__all__ = ["Rows", "patient", "place"]


async def place(turn: Turn, guess: Place, question: Question) -> None:
    """Show a caregiver their language, country and clock as they were guessed."""
    values: dict[str, Value] = {
        "language": guess.language,
        "country": guess.name,
        "clock": guess.clock(turn.now),
        "zone": guess.zone,
    }
    keep = {**question.keep, **guess.packed()}
    right = ((Choice("choice-right", typed("yes")),),)
    asked = Question(question.name, question.step, keep)
    await questions.ask(turn, asked, "ask-place", values, right)


async def patient(turn: Turn, link: CareLink, invitation: Invitation) -> None:
    """Ask the patient about somebody by name. It is no open question: only their name is a yes."""
    asked = await turn.tx.people.get(link.patient)
    theirs = await others.turn_of(turn, asked)
    if theirs is None:
        return
    asks = next(each for each in await others.caregivers(theirs) if each.link.id == link.id)
    called = asks.called
    values: dict[str, Value] = {
        "called": called,
        "name": turn.person.name,
        "time": theirs.wall(invitation.made_at),
        **asks.relation,
        "by-you": "yes" if invitation.made_by == link.patient else "no",
    }
    name = folded(called)
    yes = Choice("care-name", typed(name), {"called": called})
    no = Choice("care-no-name", typed(f"no {name}"), {"called": called})
    await theirs.reply("care-asks", values, ((yes, no),))
