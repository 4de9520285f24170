"""What an ask and a digest say. An ask is worded at the claim, from the doses open then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain import buttons
from bot.domain.amounts import Unit
from bot.domain.box import goes_into_it
from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import DoseId
from bot.domain.patience import ON_TIME
from bot.domain.rounds import Round

#: A digest asks about the last so many rounds; the others are only recorded as not asked.
MOST_IN_A_DIGEST: Final = 6
_COUNTED: Final = {Unit.TABLET: "tablets", Unit.CAPSULE: "capsules"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A round as an ask finds it."""

    round: Round
    doses: Sequence[Dose] = ()
    too_soon: Mapping[DoseId, datetime] = field(default_factory=dict)  #: when each gap is over
    letter: str = ""  #: only while two rounds are unanswered
    #: the part of the day that its compartment of a pill box goes by (empty: its time); None: there
    #: is no box
    box: str | None = None
    first_after: int = 0  #: minutes after its time at which they want to be asked first
    #: nobody knows of an earlier ask whether it has arrived, and of none that it has
    in_doubt: bool = False


def wording(asked: Asked, *, now: datetime) -> Utterance | None:
    """Return what an ask says now; None: there is nothing left to ask for."""
    round_ = asked.round
    if not round_.waits_for_an_answer or not round_.due_at <= now < round_.closes_at:
        return None
    if round_.practice:
        return Utterance("practice-ask", {"time": round_.wall_time}, _choices(asked, several=False))
    asked_for = named(asked, now=now)
    if not asked_for:
        return None
    left_out = [dose for dose in _waiting(asked, now=now) if dose not in asked_for]
    # Where something must stay in its compartment, each is called by what it is.
    has_box = asked.box is not None and not left_out
    inside = [d for d in asked_for if goes_into_it(d.label)] if has_box else []
    values: dict[str, Value] = {
        "time": round_.wall_time,
        "how": _how(asked, asked_for, now=now),
        **_letter(asked),
    }
    choices = _choices(asked, several=len(asked_for) > 1)
    if not inside:
        medicines = tuple(item(dose) for dose in asked_for)
        too_soon = tuple(_left_out(dose, asked) for dose in left_out)
        values |= {"medicines": medicines, "left-out": too_soon}
        return Utterance("ask", values, choices)
    beside = tuple(item(dose) for dose in asked_for if dose not in inside)
    return Utterance("ask-box", {**values, **_in_box(asked, inside), "beside": beside}, choices)


def named(asked: Asked, *, now: datetime) -> list[Dose]:
    """Return the doses that an ask names now: open, inside their window, their gap over."""
    inside = {id_ for id_, over in asked.too_soon.items() if over > now}
    return [dose for dose in _waiting(asked, now=now) if dose.id not in inside]


def _in_box(asked: Asked, inside: Sequence[Dose]) -> dict[str, Value]:
    """Return which compartment is meant, and how many tablets and capsules of it."""
    round_ = asked.round
    weekday = Utterance("box-weekday", {"weekday": round_.local_date.weekday()})
    part = Utterance("box-part", {"part": asked.box or "", "time": round_.wall_time})
    where = Utterance("box-where", {"weekday": (weekday,), "part": (part,)})
    amounts = [dose.label.amount for dose in inside if dose.label.amount]
    counted = {unit: [each for each in amounts if each.unit is unit] for unit in _COUNTED}
    there = [name for unit, name in _COUNTED.items() if counted[unit]]
    sums: dict[str, Value] = {
        name: reduce(add, counted[unit]) if counted[unit] else "" for unit, name in _COUNTED.items()
    }
    what = there[0] if len(there) == 1 else "both"
    in_all = Utterance("box-amounts", {**sums, "tablets-and-capsules": what})
    return {"box": (where,), "amounts": (in_all,)}


def held_back(asked: Asked, *, now: datetime) -> Utterance:
    """Return what is said where nothing of a round may be asked for: why, and what would help."""
    left_out = tuple(_left_out(dose, asked) for dose in _waiting(asked, now=now))
    return Utterance("held-back", {"time": asked.round.wall_time, "left-out": left_out})


def digest(missed: Sequence[Asked], *, now: datetime, lost: bool = False) -> Utterance:
    """Return what is said once about the rounds of one person that nobody was asked about in time,
    or of which we have `lost` what was noted.

    It never says "take", and never advises to catch up.
    """
    name = "digest-lost" if lost else "digest"
    shown = sorted(missed, key=lambda asked: asked.round.due_at)[-MOST_IN_A_DIGEST:]
    if len(shown) == 1:
        several = len(_not_asked(shown[0].doses)) > 1
        return Utterance(
            f"{name}-of-one", _when(shown[0], now=now), _late_choices(shown[0], several=several)
        )
    lines = tuple(Utterance("digest-line", _when(asked, now=now)) for asked in shown)
    rows = tuple(_row(asked) for asked in shown)
    return Utterance(name, {"rounds": lines}, rows)


def outcome(round_: Round, doses: Sequence[Dose]) -> Utterance:
    """Return what a message that asked about `round_` says once that is answered, or open again."""
    asked = Asked(round_, doses)
    if round_.practice:
        return Utterance("asked-practice")
    values: dict[str, Value] = {"time": round_.wall_time}
    if round_.waits_for_an_answer:
        return Utterance("asked-reopened", values, _choices(asked, several=len(doses) > 1))
    states = {dose.state for dose in doses}
    known = {DoseState.TAKEN: "taken", DoseState.SKIPPED: "skipped", DoseState.HELD: "held"}
    one = known.get(states.pop(), "unanswered") if len(states) == 1 else "mixed"
    late = _late_choices(asked, several=len(doses) > 1) if one == "unanswered" else ()
    return Utterance("asked-settled", {**values, "outcome": one}, late)


def item(dose: Dose) -> Item:
    """Return a dose as it may be said."""
    label = dose.label
    return Item(label.name, label.nickname, label.amount, label.position, food=label.food)


def _waiting(asked: Asked, *, now: datetime) -> list[Dose]:
    return [d for d in asked.doses if d.state is DoseState.OPEN and now < d.window_ends_at]


def _how(asked: Asked, asked_for: Iterable[Dose], *, now: datetime) -> str:
    """Return whether it is a first ask, a further one, or a first one that is late: because of us,
    or because nothing reached them before."""
    if asked.round.asked_at is not None or asked.in_doubt:
        return "again"
    gaps = [asked.too_soon[dose.id] for dose in asked_for if dose.id in asked.too_soon]
    planned = max([asked.round.due_at + timedelta(minutes=asked.first_after), *gaps])
    if now - planned <= ON_TIME:
        return "first"
    return "not-reached" if asked.round.asks > 1 else "late"


def _left_out(dose: Dose, asked: Asked) -> Item:
    over = asked.too_soon[dose.id].astimezone(ZoneInfo(asked.round.zone)).time()
    label = dose.label
    return Item(label.name, label.nickname, None, label.position, note="too-soon", at=over)


def _choices(asked: Asked, *, several: bool) -> tuple[tuple[Choice, ...], ...]:
    round_, letter = asked.round.id, _letter(asked)
    answers = (
        Choice("choose-taken", buttons.took(round_), letter),
        Choice("choose-later", buttons.later(round_), letter),
        Choice("choose-not-taking", buttons.skip(round_), letter),
    )
    return (answers, *_one_by_one(asked, several=several))


def _late_choices(asked: Asked, *, several: bool) -> tuple[tuple[Choice, ...], ...]:
    round_, letter = asked.round.id, _letter(asked)
    answers = (
        Choice("choose-taken", buttons.took(round_), letter),
        Choice("choose-not-taken", buttons.skip(round_), letter),
    )
    return (answers, *_one_by_one(asked, several=several))


def _one_by_one(asked: Asked, *, several: bool) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice("choose-one-by-one", buttons.one_by_one(asked.round.id)),),) if several else ()


def _row(asked: Asked) -> tuple[Choice, ...]:
    values: Mapping[str, Value] = {"letter": asked.letter, "time": asked.round.wall_time}
    return (
        Choice("choose-taken-at", buttons.took(asked.round.id), values),
        Choice("choose-not-taken-at", buttons.skip(asked.round.id), values),
    )


def _when(asked: Asked, *, now: datetime) -> Mapping[str, Value]:
    round_ = asked.round
    today = now.astimezone(ZoneInfo(round_.zone)).date()
    return {
        "time": round_.wall_time,
        "date": round_.local_date,
        "today": "yes" if round_.local_date == today else "no",
        "medicines": tuple(item(dose) for dose in _not_asked(asked.doses)),
        **_letter(asked),
    }


def _letter(asked: Asked) -> dict[str, Value]:
    return {"letter": asked.letter, "lettered": "yes" if asked.letter else "no"}


def _not_asked(doses: Iterable[Dose]) -> list[Dose]:
    return [dose for dose in doses if dose.state is DoseState.NOT_ASKED]
