"""Travel in a sentence: where, until when, by which clock, shown before anything changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions import pausing, travelling, trip_preview
from bot.actions.trip_preview import Preview
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.intents import Away
from bot.domain.life import Why
from bot.domain.medications import Regimen
from bot.domain.people import Person
from bot.domain.trips import Clock, Trip
from bot.handlers import questions
from bot.handlers.medicines import courses, everything
from bot.handlers.medicines.medications import IS_IT_RIGHT
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import cities
from bot.language.formats import clock
from bot.language.normal import folded
from bot.planner.calendar import instant
from bot.planner.travel import AwayRound

TRAVEL: Final = "travel"
_DAY: Final = timedelta(days=1)
_LONGEST: Final = 30  #: letters of the name of a place
_CLOCKS: Final = (
    (Choice("choice-local-clock", typed("local")), Choice("choice-home-clock", typed("home"))),
    (Choice("choice-no-trip", typed("no")),),
)


async def away(intent: Away, turn: Turn) -> None:
    """Ask by which clock, or say why there is nothing to ask."""
    found = cities.zones(intent.place)
    zone = _nearest(found, turn.person)
    if zone is None:
        await turn.reply("travel-where", {"place": intent.place.title()[:_LONGEST]})
        return
    trip = _trip(intent, zone, turn, Clock.LOCAL)
    ahead = _hours_ahead(trip, turn.person)
    if ahead == 0:
        await turn.reply("travel-same", _about(intent.place, trip, turn))
        return
    keep = {"place": intent.place, "zone": zone, **_kept(intent)}
    values = {
        **_about(intent.place, trip, turn),
        **_difference(ahead),
        **await _example(trip, turn),
    }
    await questions.ask(turn, Question(TRAVEL, "clock", keep), "travel-ask", values, _CLOCKS)


async def answer(turn: Turn) -> bool:
    """Show the days by the clock that was chosen, or keep the trip; False: that was no answer."""
    kept = questions.kept(turn)
    step = turn.dialog.step if turn.dialog else ""
    said = folded(turn.text)
    if said == "no" or (said not in ("yes", "local", "home")):
        if said != "no":
            return False
        await (await questions.close(turn)).reply("travel-not")
        return True
    if step == "clock" and said in ("local", "home"):
        await _show(turn, kept, Clock(said))
    elif step == "confirm" and said == "yes":
        await _agree(turn, kept)
    else:
        return False
    return True


async def _show(turn: Turn, kept: dict[str, str], by: Clock) -> None:
    """Show the next two days by that clock, and ask whether it is right."""
    intent = _unpacked(kept)
    trip = _trip(intent, kept["zone"], turn, by)
    shown = await trip_preview.preview(turn.tx, turn.person, trip, now=turn.now)
    regimen = await turn.tx.medications.regimen(turn.person.id)
    values: dict[str, Value] = {
        **_about(intent.place, trip, turn),
        "clock": str(by),
        "lines": tuple(_lines([r for r in shown.rounds if r.doses])),
    }
    warned = await _warnings(shown, regimen)
    question = Question(TRAVEL, "confirm", {**kept, "clock": str(by)})
    for each in warned:
        await turn.reply(each.sentence, each.values)
    await questions.ask(turn, question, "travel-confirm", values, IS_IT_RIGHT)


async def _agree(turn: Turn, kept: dict[str, str]) -> None:
    intent = _unpacked(kept)
    trip = _trip(intent, kept["zone"], turn, Clock(kept["clock"]))
    turn = await questions.close(turn)
    await travelling.agree(turn.tx, trip, intent.place, courses.by_of(turn))
    values = {**_about(intent.place, trip, turn), "clock": str(trip.clock)}
    await turn.reply("travel-agreed", values)


async def back(turn: Turn) -> None:
    """Go by the clock of home again; where all is on hold, ask whether it goes on."""
    life = await turn.tx.lives.of(turn.person.id)
    if life.away is not None:
        await travelling.come_home(turn.tx, courses.by_of(turn))
        home = turn.now.astimezone(ZoneInfo(life.away.home))
        await turn.reply("travel-back", {"clock": home.time().replace(second=0, microsecond=0)})
    if life.holding is not None:
        await everything.go_on(turn)
    elif life.away is None:
        await turn.reply("back-nothing")


def _nearest(found: Sequence[str], person: Person) -> str | None:
    """Return the one zone that is meant: of several, the one they live in."""
    if len(found) == 1:
        return found[0]
    return person.zone if person.zone in found else next(iter(found), None)


def _trip(intent: Away, zone: str, turn: Turn, by: Clock) -> Trip:
    """Return the trip, from now or from the morning they named, to the end of its last day."""
    now = turn.now
    since = instant(intent.since, time(0), turn.person.tz) if intent.since else now
    until = instant(intent.until + _DAY, time(0), ZoneInfo(zone)) if intent.until else None
    return Trip(zone, max(since, now), until, by)


def _hours_ahead(trip: Trip, person: Person) -> int:
    """Return by how many minutes the clock there is ahead of the one at home."""
    there, home = (trip.since.astimezone(ZoneInfo(z)).utcoffset() for z in (trip.zone, person.zone))
    gap = (there or timedelta()) - (home or timedelta())
    return round(gap.total_seconds() / 60)


def _difference(minutes: int) -> dict[str, Value]:
    hours, rest = divmod(abs(minutes), 60)
    way = "ahead" if minutes > 0 else "behind"
    return {"hours": hours, "minutes": rest, "way": way}


async def _example(trip: Trip, turn: Turn) -> dict[str, Value]:
    """Return the first time of the day, by both clocks."""
    day = trip.since.astimezone(turn.person.tz).date()
    plans = await turn.tx.plans.covering(turn.person.id, day)
    first = plans[-1].slots[0].time if plans and plans[-1].slots else turn.person.routine.breakfast
    there = instant(day + _DAY, first, turn.person.tz).astimezone(ZoneInfo(trip.zone))
    return {"time": first, "there": there.time()}


def _about(place: str, trip: Trip, turn: Turn) -> dict[str, Value]:
    zone = ZoneInfo(trip.zone)
    last = (trip.until - timedelta(minutes=1)).astimezone(zone).date() if trip.until else ""
    starts = trip.since.astimezone(turn.person.tz).date()
    is_later = trip.since > turn.now
    return {
        "place": place.title()[:_LONGEST],
        "has-end": "yes" if trip.until else "no",
        "until": last,
        "later": "yes" if is_later else "no",
        "since": starts,
        "now-there": turn.now.astimezone(zone).time().replace(second=0, microsecond=0),
    }


def _lines(rounds: Sequence[AwayRound]) -> list[Utterance]:
    """Return the times of each day there, each with what the clock at home shows."""
    by_day = groupby(rounds, key=lambda away: away.there.date())
    return [
        Utterance(
            "travel-day",
            {
                "day": day,
                "there": ", ".join(clock(r.there.time()) for r in those),
                "home": ", ".join(clock(r.home.time()) for r in those),
            },
        )
        for day, each in by_day
        if (those := list(each))
    ]


async def _warnings(shown: Preview, regimen: Regimen) -> list[Utterance]:
    """Return what has to be known before a yes: long gaps, short ones of what keeps to the clock,
    and what is left out once."""
    strict = await pausing.never_left_out(regimen)
    long_, short = shown.longer, shown.shorter
    told = [
        ("travel-gap-strict", frozenset(long_) & strict, long_, max),
        ("travel-close-strict", frozenset(short) & strict, short, min),
        ("travel-gap", frozenset(long_) - strict, long_, max),
    ]
    found = []
    for sentence, ids, gaps, choose in told:
        if ids:
            hours = round(choose(gaps[id_] for id_ in ids).total_seconds() / 3600)
            medicines = pausing.items(regimen, ids)
            found.append(Utterance(sentence, {"medicines": medicines, "hours": hours}))
    if shown.left_out:
        medicines = pausing.items(regimen, shown.left_out)
        found.append(Utterance("travel-left-out", {"medicines": medicines}))
    return found


def _kept(intent: Away) -> dict[str, str]:
    return {
        "since": intent.since.isoformat() if intent.since else "",
        "until": intent.until.isoformat() if intent.until else "",
    }


def _unpacked(kept: dict[str, str]) -> Away:
    since, until = (date.fromisoformat(kept[n]) if kept[n] else None for n in ("since", "until"))
    return Away(Why.AWAY, since, until, kept["place"])
