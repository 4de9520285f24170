"""Questions about what is recorded: today, did I take it, how was my week."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from bot.domain.adherence.counting import count
from bot.domain.adherence.periods import Period
from bot.domain.deliveries import Utterance
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import MedicationId, RoundId
from bot.domain.intents import DidITake, Summary
from bot.domain.rounds import Round
from bot.handlers.medicines import items
from bot.handlers.rounds import telling
from bot.handlers.rounds.sources import by_source
from bot.handlers.turn import Turn
from bot.planner.calendar import instant, local_date, own_date
from bot.reports import summary

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_FAR_BACK: Final = timedelta(days=2)


async def today(turn: Turn) -> None:
    """Show what is due today, and what became of it."""
    for person in turn.people:
        mine = turn.about(person)
        told = await told_of_today(mine)
        await mine.reply(told.sentence, told.values)


async def told_of_today(mine: Turn) -> Utterance:
    """Return what is said of somebody's day."""
    day = own_date(mine.now, mine.person.tz, mine.person.routine)
    lines = await lines_of(mine, day)
    lines += await _told(mine, day)
    return Utterance("today", {"day": day, "lines": tuple(lines)})


async def did_i_take(intent: DidITake, turn: Turn) -> None:
    """Say in one line what is recorded, by whom and when."""
    doses = await _doses_lately(turn, intent)
    last = max(doses, key=lambda dose: (dose.due_at, dose.nth), default=None)
    if last is None:
        await turn.reply("did-nothing-known")
        return
    same = [
        d for d in doses if (d.round, d.due_at, d.state) == (last.round, last.due_at, last.state)
    ]
    others = [d for d in doses if d.round == last.round and d.round and d.state is not last.state]
    is_today = last.local_date == local_date(turn.now, turn.person.tz)
    groups = by_source(same)
    for told in groups:
        left = others if told is groups[-1] else []
        values = await telling.recorded(told[-1], told, turn)
        values |= {"other-count": len(left), "others": items.of_doses(left)}
        values |= {"day": last.local_date, "is-today": "yes" if is_today else "no"}
        await turn.reply(f"did-{_word(last.state)}", values)


async def week(intent: Summary, turn: Turn) -> None:
    """Say in words how the last seven days were; the rest of it where a text had no more room."""
    last = local_date(turn.now, turn.person.tz)
    first = last - (_WEEK - 1) * _DAY
    doses = await turn.tx.doses.between(turn.person.id, first, last)
    start = instant(first, time(0), turn.person.tz)
    extras = await turn.tx.extras.between(turn.person.id, start, turn.now + _DAY)
    regimen = await turn.tx.medications.regimen(turn.person.id)
    report = count(doses, extras, regimen, days=Period(first, last), zone=turn.person.tz)
    remarks = await turn.tx.remarks.between(turn.person.id, start, turn.now + _DAY)
    said = summary.utterance(report, since=intent.since, remarks=len(remarks))
    await turn.reply(said.sentence, said.values, said.choices)


async def lines_of(
    turn: Turn, day: date, *, hidden: Collection[MedicationId] = ()
) -> list[Utterance]:
    """Return a line for each round of the day and each state in it, and for what else was taken.
    Nothing is said of medicines that are `hidden` from whoever asks."""
    start = instant(day, time(0), turn.person.tz)
    rounds, doses = await rounds_of(turn, day)
    inside = {
        id_: [dose for dose in some if dose.medication not in hidden] for id_, some in doses.items()
    }
    lines = [
        (round_.due_at, line)
        for round_ in sorted(rounds, key=lambda each: _first(inside.get(each.id, ())))
        for line in _of_round(round_, inside.get(round_.id, ()), turn)
    ]
    needed = [d for d in await turn.tx.doses.between(turn.person.id, day, day) if not d.round]
    needed = [dose for dose in needed if dose.medication not in hidden]
    lines += [(d.due_at, _as_needed(d, turn)) for d in needed]
    extras = await turn.tx.extras.between(turn.person.id, start, start + _DAY)
    lines += [
        (e.report.heard_at, Utterance("today-extra", {"time": turn.wall(e.report.heard_at)}))
        for e in extras
        if not e.undone and e.medication not in hidden
    ]
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


async def rounds_of(
    turn: Turn, day: date
) -> tuple[Sequence[Round], Mapping[RoundId, Sequence[Dose]]]:
    """Return the rounds of a day, and what is in them."""
    start = instant(day, time(0), turn.person.tz)
    rounds = await turn.tx.rounds.since(turn.person.id, start - _DAY, start + _FAR_BACK)
    todays = [r for r in rounds if r.local_date == day and not r.practice]
    return todays, await turn.tx.doses.of_rounds([round_.id for round_ in todays])


async def _told(turn: Turn, day: date) -> list[Utterance]:
    """Return a line for what was told for the visit that day: only that there is something."""
    start = instant(day, time(0), turn.person.tz)
    told = await turn.tx.remarks.between(turn.person.id, start, start + _DAY)
    return [Utterance("today-remarks", {"count": len(told)})] if told else []


def _first(doses: Sequence[Dose]) -> int:
    """Return the place on the list of the first medicine: it decides where the time does not."""
    return min((dose.label.position for dose in doses), default=0)


def _of_round(round_: Round, doses: Sequence[Dose], turn: Turn) -> Iterable[Utterance]:
    for key, group in groupby(sorted(doses, key=_stands), key=_stands):
        same = list(group)
        at = same[0].taken_at
        yield Utterance(
            "today-round",
            {
                "time": round_.wall_time,
                "state": _of(key[0], round_, turn.now),
                "time-known": "yes" if at else "no",
                "taken-at": round_.wall(at or round_.due_at),
                "medicines": items.of_doses(same),
            },
        )


def _stands(dose: Dose) -> tuple[DoseState, datetime]:
    return dose.state, dose.taken_at or dose.due_at


def _of(state: DoseState, round_: Round, now: datetime) -> str:
    if state is DoseState.OPEN and now < round_.due_at:
        return "planned"
    return _word(state)


def _word(state: DoseState) -> str:
    return str(state).replace(" ", "-")


def _as_needed(dose: Dose, turn: Turn) -> Utterance:
    at = turn.wall(dose.taken_at or dose.due_at)
    return Utterance("today-needed", {"time": at, "medicines": items.of_doses([dose])})


async def _doses_lately(turn: Turn, asked: DidITake) -> list[Dose]:
    """Return what was due or taken since yesterday, of one medicine or of the last round."""
    today_ = local_date(turn.now, turn.person.tz)
    last = today_ - _DAY if asked.yesterday else today_
    doses = await turn.tx.doses.between(turn.person.id, today_ - _DAY, last)
    due = [dose for dose in doses if dose.due_at <= turn.now]
    if asked.medication is not None:
        return [dose for dose in due if dose.medication == asked.medication]
    rounds: set[RoundId] = {dose.round for dose in due if dose.round}
    return [dose for dose in due if dose.round in rounds]
