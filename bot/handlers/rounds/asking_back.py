"""What the bot says when an answer fits several rounds, or none: it asks, or tells what it knew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.actions import sharing
from bot.domain import buttons
from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Choice, Value
from bot.domain.doses import SkipReason
from bot.domain.ids import MedicationId, RoundId
from bot.domain.intents import Intent, Later, OneByOne, Skip, Took, Which
from bot.domain.rounds import Round
from bot.handlers import questions
from bot.handlers.medicines import items
from bot.handlers.questions import Question
from bot.handlers.rounds.moments import Either
from bot.handlers.rounds.which import Meant, Several
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.planner.calendar import local_date

Answers = Took | Later | Skip | OneByOne
WHICH_ROUND = "which round"
WHICH_TIME = "which time"


async def which_round(found: Several, intent: Answers, turn: Turn) -> None:
    """Ask which of several rounds was meant; the rest of what was said is kept."""
    letters = [letter for letter, _, _ in found.rounds]
    if len(set(letters)) < len(letters):  # two people on one phone
        letters = list("ABCDEFGH"[: len(letters)])
    whose = [person.id for _, person, _ in found.rounds]
    shared = len(set(whose)) > 1
    called = sharing.called(turn.people)
    choices = [
        (
            Choice(
                "which-round-of" if shared else "which-round",
                buttons.typed(letter),
                {
                    "letter": letter,
                    "time": round_.wall_time,
                    "name": called[person.id],
                    "day": round_.local_date,
                    "is-today": "yes" if _is_today(round_, turn) else "no",
                },
            ),
        )
        for letter, (_, person, round_) in zip(letters, found.rounds, strict=True)
    ]
    keep = {
        f"round {folded(said)}": str(round_.id)
        for letter, (_, person, round_) in zip(letters, found.rounds, strict=True)
        for said in (letter, called[person.id])
        if said == letter or (shared and whose.count(person.id) == 1)
    }
    await questions.ask(
        turn,
        Question(WHICH_ROUND, type(intent).__name__, {**keep, **_packed(intent)}),
        "doses-which-round",
        {},
        choices,
    )


def chosen_round(turn: Turn) -> Answers | None:
    """Return what was said before, now that `turn.text` names the letter of its round."""
    kept = questions.kept(turn)
    id_ = kept.get(f"round {folded(turn.text)}")
    if id_ is None or turn.dialog is None:
        return None
    return _unpacked(turn.dialog.step, kept, RoundId(UUID(id_)))


def lettered_round(turn: Turn, intent: Intent) -> Answers | None:
    """Return an answer that names one of the offered letters together with what it says: "B1"."""
    if not isinstance(intent, Took | Later | Skip) or not intent.which.letter:
        return None
    id_ = questions.kept(turn).get(f"round {folded(intent.which.letter)}")
    return replace(intent, which=Which(round=RoundId(UUID(id_)))) if id_ else None


async def which_time(either: Either, intent: Took, round_: Round | None, turn: Turn) -> None:
    """Ask whether the morning or the evening was meant; what is taken as needed has no round."""
    in_round = {"round": str(round_.id)} if round_ else {}
    times = (either.morning, either.evening)
    choices = [Choice("which-time", buttons.typed(f"{at:%H:%M}"), {"time": at}) for at in times]
    await questions.ask(
        turn,
        Question(WHICH_TIME, "Took", {**_packed(intent), **in_round}),
        "doses-which-time",
        {"morning": either.morning, "evening": either.evening},
        [choices],
    )


def chosen_time(turn: Turn, at: time) -> Took:
    """Return what was said before, with the time that was chosen."""
    kept = questions.kept(turn)
    round_ = RoundId(UUID(kept["round"])) if "round" in kept else None
    return replace(_took(kept, _which(kept, round_)), at=at)


async def each(found: Meant, turn: Turn) -> None:
    """Show the unanswered doses of a round, each with its own two buttons."""
    rows = [
        tuple(
            Choice(sentence, make(found.round.id, dose.id), {"medicine": items.of_doses([dose])})
            for sentence, make in (("one-taken", buttons.took), ("one-skip", buttons.skip))
        )
        for dose in found.unanswered
    ]
    values: Mapping[str, Value] = {
        "time": found.round.wall_time,
        "medicines": items.of_doses(found.unanswered),
    }
    await turn.reply("doses-one-by-one", values, rows)


def _is_today(round_: Round, turn: Turn) -> bool:
    return round_.local_date == local_date(turn.now, ZoneInfo(round_.zone))


def _packed(intent: Answers) -> dict[str, str]:
    said: dict[str, str] = {}
    if isinstance(intent, Took):
        said |= {"at": f"{intent.at:%H:%M}"} if intent.at else {}
        said |= {"day": intent.day.isoformat()} if intent.day else {}
        if intent.amount:
            said |= {"amount": str(intent.amount.value), "unit": intent.amount.unit}
    if isinstance(intent, Later):
        said |= {"minutes": str(intent.minutes)} if intent.minutes else {}
        said |= {"at": f"{intent.at:%H:%M}"} if intent.at else {}
    if isinstance(intent, Skip) and intent.reason:
        said["reason"] = intent.reason
    if not isinstance(intent, OneByOne):
        said["medications"] = " ".join(str(each) for each in intent.which.medications)
        said["besides"] = " ".join(str(each) for each in intent.which.besides)
    return said


def _unpacked(verb: str, kept: Mapping[str, str], round_: RoundId | None) -> Answers:
    which = _which(kept, round_)
    match verb:
        case "Later":
            return Later(which, int(kept["minutes"]) if "minutes" in kept else None, _at(kept))
        case "Skip":
            return Skip(which, SkipReason(kept["reason"]) if "reason" in kept else None)
        case "OneByOne":
            return OneByOne(round_)
        case _:
            return _took(kept, which)


def _took(kept: Mapping[str, str], which: Which) -> Took:
    day = date.fromisoformat(kept["day"]) if "day" in kept else None
    return Took(which, _at(kept), day, _amount(kept))


def _which(kept: Mapping[str, str], round_: RoundId | None) -> Which:
    return Which(round=round_, medications=_ids(kept, "medications"), besides=_ids(kept, "besides"))


def _at(kept: Mapping[str, str]) -> time | None:
    return time.fromisoformat(kept["at"]) if "at" in kept else None


def _ids(kept: Mapping[str, str], name: str) -> tuple[MedicationId, ...]:
    return tuple(MedicationId(UUID(each)) for each in kept.get(name, "").split())


def _amount(kept: Mapping[str, str]) -> Amount | None:
    return Amount(Decimal(kept["amount"]), Unit(kept["unit"])) if "amount" in kept else None
