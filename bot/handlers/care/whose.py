"""Whom a caregiver means by "mum", "her" or a name; where several fit, it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Final

from bot.actions.care import calling
from bot.actions.care.wording import called, last_day
from bot.domain.buttons import typed
from bot.domain.care.links import CareLink, LinkState, Shared
from bot.domain.care.may_see import may_see
from bot.domain.deliveries import Choice, Value
from bot.domain.names import first_name
from bot.domain.people import Person, Role
from bot.handlers import memory, questions
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import kin
from bot.planner.calendar import local_date

QUESTION: Final = "cared for whom"
_LETTERS: Final = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Cared:
    """A patient, by which name, and what stands between them and the caregiver who speaks."""

    link: CareLink
    patient: Person
    name: str

    @property
    def called(self) -> dict[str, Value]:
        """What the patient is called to this caregiver."""
        return called(self.name, self.link)

    def wall(self, at: datetime) -> time:
        """Return what the patient's clock shows at an instant."""
        return at.astimezone(self.patient.tz).time().replace(second=0, microsecond=0)

    def told(self, turn: Turn) -> Turn:
        """Return the turn as one whose answers tell of this patient, who may read every word."""
        return replace(turn, told_by=self.link)


async def of(turn: Turn) -> list[Cared]:
    """Return everybody that whoever speaks cares for, by agreement."""
    people_here = [turn.actor or person for person in turn.people]
    links = await turn.tx.care_links.of_caregivers({person.id for person in people_here})
    agreed = [link for link in links if link.state is LinkState.AGREED]
    people = await turn.tx.people.get_many({link.patient for link in agreed})
    names = await calling.patients_of(turn.tx, {link.caregiver for link in agreed})
    cared = (
        Cared(link, people[link.patient], names[link.caregiver][link.patient])
        for link in agreed
        if link.patient in people
    )
    return sorted(cared, key=lambda each: each.patient.name.casefold())


def only_care(turn: Turn) -> bool:
    """Return whether nobody who is reached here takes anything themself."""
    return bool(turn.people) and all(each.role is not Role.PATIENT for each in turn.people)


async def if_only_cares(turn: Turn) -> dict[str, Value]:
    """Return what one of those cared for is called, where whoever speaks takes nothing themself."""
    cared = await of(turn) if only_care(turn) else []
    return cared[0].called if cared else {}


def names(cared: Iterable[Cared]) -> frozenset[str]:
    """Return every name that those who are cared for go by."""
    found = {
        name for each in cared for name in (each.patient.name, first_name(each.patient), each.name)
    }
    return frozenset(filter(None, found))


def meant(whom: str, cared: Sequence[Cared], turn: Turn) -> list[Cared]:
    """Return those that may be meant: by name, by what they are to whoever speaks, or whoever there
    is."""
    chosen = [each for each in cared if each.link.id == turn.cared]
    by_name = [each for each in cared if folded(whom) in map(folded, names([each]))]
    settled = memory.remembered(turn, f"care {whom}") if whom else ""
    known = [each for each in cared if str(each.link.id) == settled]
    return chosen or by_name or known or kin.those(whom, cared, lambda each: each.link.called)


async def one(
    whom: str, cared: Sequence[Cared], turn: Turn, *, asking: str = "care-which"
) -> Cared | None:
    """Return the one that is meant; where several may be, ask and keep what was said."""
    if not cared:
        await turn.reply("care-for-nobody")
        return None
    fitting = meant(whom, cared, turn)
    if len(fitting) == 1:
        return await _now_known(fitting[0], whom, turn) if len(cared) == 1 else fitting[0]
    lettered = list(zip(_LETTERS, fitting or cared, strict=False))
    keep = {f"link {letter}": str(each.link.id) for letter, each in lettered}
    choices = [
        (Choice("care-which-name", typed(letter), {"letter": letter, **_name(each)}),)
        for letter, each in lettered
    ]
    question = Question(QUESTION, keep={**keep, "wanted": turn.text, "whom": whom})
    await questions.ask(turn, question, asking, {}, choices)
    return None


async def may_be_shown(cared: Cared, what: Shared, turn: Turn) -> bool:
    """Return whether somebody may be shown that of a patient; else it is said why not."""
    if may_see(cared.link, what, now=turn.now):
        return True
    await refuse(cared, turn)
    return False


async def refuse(cared: Cared, turn: Turn) -> None:
    """Say why somebody may not: it has ended for everybody, or for them, or was never agreed to."""
    day = last_day(cared.link, cared.patient)
    turn = cared.told(turn)
    if cared.link.over:
        await turn.reply("care-over", cared.called)
    elif day is not None and day < local_date(turn.now, cared.patient.tz):
        await turn.reply("care-until-over", {**cared.called, "day": day})
    else:
        await turn.reply("care-not-yours", cared.called)


async def answer(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, now that it is known who is meant; None: that was
    none of them. What somebody is called is remembered; "her" is somebody else the next time."""
    kept = questions.kept(turn)
    found = next((each for each in await of(turn) if str(each.link.id) == _chosen(turn)), None)
    if found is None:
        return None
    turn = await questions.close(turn)
    if kept["whom"]:
        turn = await memory.remember(turn, f"care {kept['whom']}", str(found.link.id))
        await calling.patient_is(turn.tx, found.link, kept["whom"], turn.language)
    return replace(turn, text=kept["wanted"], cared=found.link.id)


def _chosen(turn: Turn) -> str | None:
    return questions.kept(turn).get(f"link {turn.text.strip().upper()}")


async def _now_known(cared: Cared, whom: str, turn: Turn) -> Cared:
    """Return the only one there is with what they have just been called: it can be nobody else."""
    if cared.link.called:
        return cared
    return replace(cared, link=await calling.patient_is(turn.tx, cared.link, whom, turn.language))


def _name(each: Cared) -> dict[str, Value]:
    return {"name": each.called["name"] or each.patient.name}
