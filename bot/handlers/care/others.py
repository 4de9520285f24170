"""Those who are linked with whoever speaks: found by what they are called, and spoken to where they
are reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.actions import say
from bot.actions.care import keeping, linking
from bot.domain import names
from bot.domain.care.links import CareLink, LinkState
from bot.domain.deliveries import Utterance, Value
from bot.domain.people import Person
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.language.replies import care_links, kin


@dataclass(frozen=True, slots=True)
class Linked:
    """A link of whoever speaks, and the other one."""

    link: CareLink
    other: Person
    name: str  #: that tells them from everybody else who is linked

    @property
    def called(self) -> str:
        """What the other one is called."""
        name = kin.as_a_name(self.word) if self.is_patient else ""
        return name or self.name

    @property
    def relation(self) -> dict[str, Value]:
        """What the other one is to whoever speaks, for a sentence."""
        return {"relation": self.word, "is-known": "yes" if self.word else "no"}

    @property
    def is_patient(self) -> bool:
        """Whether it is the other one who takes medicines."""
        return self.other.id == self.link.patient

    @property
    def word(self) -> str:
        """What the other one is to whoever speaks: "mum", "daughter"; empty: nobody has said."""
        return self.link.called if self.is_patient else self.link.relation


def first_name(person: Person) -> str:
    """Return what somebody is called by others."""
    return names.first_name(person) or "?"


async def caregivers(turn: Turn, *, once: bool = False) -> list[Linked]:
    """Return who may know of whoever speaks, or asks to; also who might `once`."""
    links = await turn.tx.care_links.of_patient(turn.person.id, ended=once)
    links = list({link.caregiver: link for link in sorted(links, key=_newest_last)}.values())
    known = await turn.tx.people.get_many([link.caregiver for link in links])
    return _linked([(link, known[link.caregiver]) for link in links if link.caregiver in known])


def _linked(found: Sequence[tuple[CareLink, Person]]) -> list[Linked]:
    """Return them by their names."""
    in_order = sorted(found, key=lambda each: each[0].proposed_at)
    called = names.told_apart(person for _, person in in_order)
    linked = [Linked(link, person, called[person.id] or "?") for link, person in in_order]
    return sorted(linked, key=_by_name)


def _by_name(linked: Linked) -> str:
    return linked.other.name.casefold()


def _newest_last(link: CareLink) -> tuple[bool, datetime]:
    return link.state is not LinkState.ENDED, link.proposed_at


async def patients(turn: Turn) -> list[Linked]:
    """Return whom whoever speaks looks after."""
    links = await turn.tx.care_links.of_caregiver(turn.speaker.id)
    agreed = [link for link in links if link.state is LinkState.AGREED]
    known = await turn.tx.people.get_many([link.patient for link in agreed])
    return _linked([(link, known[link.patient]) for link in agreed if link.patient in known])


def meant(linked: Sequence[Linked], whom: str) -> list[Linked]:
    """Return those who may be meant: by their name, or by "my daughter"; by nothing everybody."""
    named = [each for each in linked if whom and is_called(each, whom)]
    if named or (whom and not care_links.is_relative(whom)):
        return named
    return kin.those(whom, linked, lambda each: each.word)


def is_called(linked: Linked, whom: str) -> bool:
    """Return whether words are somebody's name, or what a caregiver calls the patient."""
    if whom == str(linked.link.id):
        return True
    ways = {linked.other.name, linked.called, linked.name, first_name(linked.other)}
    return folded(whom) in {folded(way) for way in ways if way}


def yes(turn: Turn, words: str) -> linking.Said:
    """Return that whoever speaks has said yes, or no, to words that were shown."""
    channel = turn.address.channel
    return linking.Said(turn.speaker.id, words, turn.language, channel, turn.now)


async def tell(turn: Turn, person: Person, sentence: str, values: dict[str, Value]) -> None:
    """Say something to somebody else, where they are reached; who has no phone of their own is not
    told of it on this one."""
    if to := await _elsewhere(turn, person):
        await say.say(turn.tx, to, Utterance(sentence, values), now=turn.now)


async def tell_caregiver(
    turn: Turn, link: CareLink, sentence: str, values: dict[str, Value]
) -> None:
    """Say something of a patient to a caregiver, and keep it: the patient may read it."""
    person = await turn.tx.people.get(link.caregiver)
    if to := await _elsewhere(turn, person):
        await keeping.tell(turn.tx, link, to, Utterance(sentence, values), now=turn.now)


async def _elsewhere(turn: Turn, person: Person) -> say.To | None:
    to = await say.reach(turn.tx, person)
    return None if to is None or to.address == turn.address.id else to


async def turn_of(turn: Turn, person: Person) -> Turn | None:
    """Return a turn of somebody else, in which they have said nothing; None: nobody may write to
    them."""
    to = await say.reach(turn.tx, person)
    if to is None:
        return None
    address = (await turn.tx.addresses.get_many([to.address]))[to.address]
    ids = await turn.tx.addresses.people_on(address.id)
    known = await turn.tx.people.get_many(ids)
    talk = next(id_ for id_ in ids if id_ in known)
    others = tuple(known[id_] for id_ in ids if id_ in known and id_ != person.id)
    return replace(
        turn,
        address=address,
        people=(person, *others),
        language=person.language,
        dialog=await turn.tx.dialogs.open_at(address.id, talk),
        talk=talk,
        quoted=None,
        text="",
        is_first=False,
        whose=person.id if others else None,
        spoken="",
        enclosed=None,
        actor=None,
    )
