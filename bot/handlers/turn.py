"""One turn of a talk: who spoke, where and when, and how a handler answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Final

from bot.actions import pins, sharing
from bot.actions.care import calling, keeping
from bot.actions.say import To, say
from bot.domain.care.invitations import fresh_code
from bot.domain.care.links import CareLink
from bot.domain.channels import Incoming
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.dialogs import Dialog
from bot.domain.doses import Report
from bot.domain.errors import NotFound
from bot.domain.ids import CareLinkId, PersonId, RoundId
from bot.domain.lexicon import Lexicon
from bot.domain.names import first_name
from bot.domain.patience import Patience
from bot.domain.people import Address, ChannelName, Level, Person
from bot.domain.sheets import Enclosed
from bot.language.segments import Room
from bot.language.sentences import Rendered, Sentences
from bot.storage import Transaction

Rows = Sequence[Sequence[Choice]]
_NOTHING: Final[Mapping[str, Value]] = {}


@dataclass(frozen=True, slots=True)
class House:
    """What the operator decided about talks, and the sentences they are made of."""

    sentences: Sentences
    lexicon: Lexicon | None = None  #: whoever knows medicines by name; None: nobody does
    open_to_strangers: bool = False
    operators: frozenset[tuple[ChannelName, str]] = frozenset()  #: who is no stranger anywhere
    language: str = "en"  #: of whoever has not chosen one
    country: str = "US"  #: of whoever has not said theirs
    later_minutes: int = 10
    patience: Patience = field(default_factory=Patience)
    telegram: str = ""  #: the bot's username there, for links that open it; empty: not told
    web: str = ""  #: how the outside world reaches our pages; empty: it does not
    mails: bool = False  #: whether anything goes out by e-mail
    numbers: tuple[str, ...] = ()  #: those of ours that people may be texted from
    code: Callable[[], str] = pins.fresh  #: makes the code that proves that a phone is somebody's
    invitation: Callable[[], str] = fresh_code  #: makes the code of an invitation


@dataclass(frozen=True, slots=True)
class Turn:
    """What a handler is given, and nothing else."""

    tx: Transaction
    house: House
    now: datetime
    heard_at: datetime  #: when it was said, or reached us; later than that it is only handled
    incoming: Incoming
    address: Address
    people: tuple[Person, ...]  #: everybody who is reached here; more than one on a shared phone
    language: str
    dialog: Dialog | None = None  #: the question that is open
    talk: PersonId | None = None  #: whose talk the dialogs of this address are kept under
    quoted: RoundId | None = None  #: the round whose message is answered
    text: str = ""  #: what was typed, or what the pressed button stands for
    is_first: bool = False  #: nobody has spoken to us from here before
    whose: PersonId | None = None  #: whom the answer concerns, once that is known
    spoken: str = ""  #: what is surely spoken in this turn, whatever anybody's own language is
    enclosed: Enclosed | None = None  #: what is shown beside the next answer
    lapsed: str = ""  #: the question that was open until lately, and that nobody answered in time
    actor: Person | None = None  #: the caregiver who speaks in the patient's place
    is_theirs: bool = False  #: the patient has no phone, and is reached over the caregiver's
    whole: str = ""  #: what they typed, with for whom it is
    told_by: CareLink | None = None  #: by which a caregiver is answered of the patient's medicines
    cared: CareLinkId | None = None  #: whom of several they care for they have just said to mean
    is_relived: bool = False  #: said before a backup was restored: it may have been handled then

    @property
    def person(self) -> Person:
        """Who speaks. On a shared phone the first, until a round says otherwise."""
        if not self.people:
            raise NotFound("a stranger is no person yet")
        return self.people[0]

    @property
    def speaker(self) -> Person:
        """Who types: the caregiver, where one speaks in the patient's place."""
        return self.actor or self.person

    @property
    def stands_in(self) -> bool:
        """Whether a caregiver speaks in the place of a patient who is reached elsewhere."""
        return self.actor is not None and not self.is_theirs

    @property
    def said_at(self) -> datetime:
        """When it was said, by the provider's clock where it tells: what is compared with other
        words of the same talk."""
        sent = self.incoming.sent_at
        return min(sent, self.heard_at) if sent else self.heard_at

    @property
    def report(self) -> Report:
        """What stands beside an answer: by whom, over what, and when we heard it."""
        return Report(self.speaker.id, self.address.channel, self.heard_at)

    @property
    def country(self) -> str:
        """Whose emergency numbers are said."""
        told = self.dialog.answers.get("country") if self.dialog else None
        return self.people[0].country if self.people else told or self.house.country

    def about(self, patient: Person) -> Turn:
        """Return the turn as one that `patient` speaks in."""
        others = (person for person in self.people if person.id != patient.id)
        language = self.spoken or patient.language
        return replace(self, people=(patient, *others), language=language, whose=patient.id)

    def speaking(self, language: str) -> Turn:
        """Return the turn as one that is answered in `language`; nobody's setting changes."""
        return replace(self, language=language, spoken=language) if language else self

    def only(self, patient: Person) -> Turn:
        """Return the turn as one in which `patient` was named: nobody else is meant."""
        return replace(self.about(patient), people=(patient,))

    def showing(self, enclosed: Enclosed) -> Turn:
        """Return the turn as one whose answer has a picture or a page beside it."""
        return replace(self, enclosed=enclosed)

    def for_all(self) -> Turn:
        """Return the turn as one whose answer concerns everybody who is reached here."""
        return replace(self, whose=None)

    @property
    def called(self) -> dict[str, Value]:
        """What the person is called, for sentences that leave it out where nobody knows it."""
        name = self.person.name
        return {"name": name, "named": "yes" if name else "no"}

    async def reply(
        self, sentence: str, values: Mapping[str, Value] = _NOTHING, choices: Rows = ()
    ) -> None:
        """Answer with a sentence, unless this address was told to be left alone."""
        if self.address.may_be_written_to:
            await self.insist(sentence, values, choices)

    async def insist(
        self, sentence: str, values: Mapping[str, Value] = _NOTHING, choices: Rows = ()
    ) -> None:
        """Answer even after STOP: the one confirmation of it, HELP, and words of crisis."""
        if self.stands_in:  # whose list it is stands in front
            values = {**values, "for": await self._for()}
        rows = tuple(tuple(row) for row in choices)
        utterance = Utterance(sentence, values, rows, self.enclosed)
        said = await say(self.tx, self.to, utterance, now=self.now)
        if said is not None and self.told_by is not None:
            await keeping.answered(self.tx, self.told_by, said, now=self.now)

    def wall(self, at: datetime) -> time:
        """Return what the patient's clock shows at an instant."""
        return at.astimezone(self.person.tz).time().replace(second=0, microsecond=0)

    @property
    def to(self) -> To:
        """Where an answer goes: back to where the message came from. What concerns several people
        is said to none of them by name."""
        if self.stands_in and self.actor:
            return To(self.address.id, self.actor.id, self.language)
        alone = self.people[0].id if len(self.people) == 1 else None
        return To(self.address.id, self.whose or alone, self.language)

    async def _for(self) -> str:
        """Return by which name whoever stands in knows the patient."""
        name = await calling.by_name(self.tx, self.told_by) if self.told_by else ""
        return name or first_name(self.person)

    def shown(self, sentence: str, values: Mapping[str, Value] = _NOTHING) -> str:
        """Return the words of a sentence exactly as they will be shown here."""
        return self._as_shown(sentence, values).text

    def shows_whole(self, sentence: str, values: Mapping[str, Value]) -> bool:
        """Return whether all of a sentence is shown here; a text has little room."""
        return self._as_shown(sentence, values).is_whole

    def _as_shown(self, sentence: str, values: Mapping[str, Value]) -> Rendered:
        if len(self.people) > 1:  # whose it is stands in front
            values = {**values, "for": sharing.called(self.people)[self.person.id]}
        utterance = Utterance(sentence, values)
        is_text = self.address.channel is ChannelName.SMS
        room = Room.SEGMENT if is_text else Room.WIDE
        return self.house.sentences.render(
            utterance, language=self.language, level=Level.COUNTS, room=room
        )

    def render(self, sentence: str, values: Mapping[str, Value], choices: Rows = ()) -> Rendered:
        """Return the words of a sentence with the buttons that somebody may press or type."""
        readers = (self.actor,) if self.actor else self.people
        level = min((person.level for person in readers), default=Level.COUNTS)
        rows = tuple(tuple(row) for row in choices)
        return self.house.sentences.render(
            Utterance(sentence, values, rows), language=self.language, level=level
        )
