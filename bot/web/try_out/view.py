"""What the try-out page shows: the phone, the clock, and the rounds as the database knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.channels.try_out import Bubble
from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import RoundId
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.storage import Transaction
from bot.web.try_out.parts import Carer, Held
from bot.web.try_out.world import World

_WEEK: Final = timedelta(days=7)
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Card:
    """One round, with everything that hangs on it."""

    round: Round
    doses: tuple[Dose, ...]
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The week: a row for each time of day, a cell for each day, holding the state of a round."""

    days: tuple[date, ...]
    rows: tuple[tuple[time, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A caregiver's phone."""

    whose: Carer
    number: str  #: from whom its texts are
    talk: tuple[Bubble, ...]
    name: str  #: of who is reached on it; empty: the bot knows nobody there


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the page."""

    now: datetime  #: by the patient's wall clock
    zone: str
    held: Held  #: which phone is shown
    number: str  #: from whom its texts are; an app shows none
    talk: tuple[Bubble, ...]
    carers: tuple[Beside, ...]
    person: Person | None
    upcoming: datetime | None  #: when a round wakes next, by the patient's wall clock
    cards: tuple[Card, ...]  #: the latest round, and the one after it
    grid: Grid | None
    accepted: int
    waiting: int
    goes_on: bool

    @property
    def is_forgotten(self) -> bool:
        """Whether the bot remembers a talk that the phone does not."""
        return self.person is not None and not self.talk

    @property
    def waits_for_the_clock(self) -> bool:
        """Whether nothing more happens on the phone until somebody moves the clock."""
        if self.upcoming is None or not self.talk:
            return False
        if self.held is Held.APP:
            return not self.talk[-1].buttons
        return not any(card.round.asks and card.round.waits_for_an_answer for card in self.cards)


async def look(world: World) -> View:
    """Read what the page shows."""
    parts = world.parts
    async with parts.storage.reading() as tx:
        person = await parts.patient(tx)
        zone = person.tz if person else ZoneInfo("UTC")
        now = parts.clock.now().astimezone(zone)
        rounds = await _rounds(tx, person, now) if person else []
        doses = await tx.doses.of_rounds([round_.id for round_ in rounds])
        cards = [await _card(tx, round_, doses) for round_ in _notable(rounds, now)]
        counts = await tx.deliveries.counts()
        carers = [await _beside(tx, whose, world) for whose in Carer]
        wakes = [round_.wakes_at for round_ in rounds if round_.wakes_at is not None]
    return View(
        now=now,
        zone=str(zone),
        held=world.held,
        number=world.phone.sender,
        talk=world.phone.talk,
        carers=tuple(carers),
        person=person,
        upcoming=min(wakes).astimezone(zone) if wakes else None,
        cards=tuple(cards),
        grid=_grid(rounds, doses, today=now.date()),
        accepted=sum(counts.get(state, 0) for state in _SENT),
        waiting=counts.get(DeliveryState.WAITING, 0),
        goes_on=world.goes_on,
    )


_SENT: Final = (DeliveryState.ACCEPTED, DeliveryState.DELIVERED)


async def _beside(tx: Transaction, whose: Carer, world: World) -> Beside:
    phone = world.parts.carers[whose]
    holder = await phone.holder(tx)
    channel = phone.channel
    return Beside(whose, channel.sender, channel.talk, holder.name if holder else "")


async def _rounds(tx: Transaction, person: Person, now: datetime) -> Sequence[Round]:
    return await tx.rounds.since(person.id, now - _WEEK, now + _WEEK)


async def _card(tx: Transaction, round_: Round, doses: Mapping[RoundId, Sequence[Dose]]) -> Card:
    deliveries = await tx.deliveries.of_round(round_.id)
    return Card(round_, tuple(doses.get(round_.id, ())), tuple(deliveries[-_SHOWN:]))


def _notable(rounds: Sequence[Round], now: datetime) -> list[Round]:
    """Return the last round that has begun and the first that has not."""
    begun = [round_ for round_ in rounds if round_.due_at <= now]
    ahead = [round_ for round_ in rounds if round_.due_at > now]
    return [*begun[-1:], *ahead[:1]]


def _grid(
    rounds: Sequence[Round], doses: Mapping[RoundId, Sequence[Dose]], *, today: date
) -> Grid | None:
    real = [round_ for round_ in rounds if not round_.practice]
    if not real:
        return None
    first = max(min(round_.local_date for round_ in real), today - timedelta(days=5))
    days = tuple(first + timedelta(days=n) for n in range(7))
    states = {
        (round_.wall_time, round_.local_date): outcome(doses.get(round_.id, ()), round_)
        for round_ in real
        if round_.local_date in days
    }
    times = sorted({at for at, _ in states})
    return Grid(days, tuple((at, tuple(states.get((at, day), "") for day in days)) for at in times))


def outcome(doses: Sequence[Dose], round_: Round) -> str:
    """Return in one word what became of a round: the state its doses share, or "some"."""
    states = {dose.state for dose in doses}
    if states <= {DoseState.OPEN}:
        return "asked" if round_.asks else "planned"
    if len(states) == 1:
        return states.pop()
    return "some" if DoseState.TAKEN in states else sorted(states - {DoseState.OPEN})[0]
