"""Answers to an alert: I call her, somebody else must, it is sorted, she does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from bot.actions.care import knowing
from bot.actions.care.wording import by_whom, offer
from bot.domain.care import claims
from bot.domain.care.alerts import Alert, CareWatch
from bot.domain.care.claims import NoClaim, no_claim
from bot.domain.care.going_on import goes_on, is_of_others
from bot.domain.care.links import Shared
from bot.domain.care.may_see import may_see
from bot.domain.deliveries import Choice, Value
from bot.domain.ids import PersonId
from bot.domain.intents import AlertAnswer, AnswerAlert
from bot.handlers.care import whose
from bot.handlers.care.whose import Cared
from bot.handlers.turn import Turn


class _Step(Protocol):
    def __call__(self, watch: CareWatch, who: PersonId, *, now: datetime) -> CareWatch: ...


_STEPS: Final[dict[AlertAnswer, tuple[_Step, str]]] = {
    AlertAnswer.CALL: (claims.claim, "care-you-claimed"),
    AlertAnswer.CANNOT: (claims.decline, "care-you-cannot"),
    AlertAnswer.SORTED: (claims.sort_out, "care-you-sorted"),
    AlertAnswer.NOT_REACHED: (claims.give_up, "care-you-gave-up"),
}


#: How it went is most likely said of the alert that they see to.
_OF_A_HOLDER: Final = frozenset({AlertAnswer.SORTED, AlertAnswer.NOT_REACHED})


@dataclass(frozen=True, slots=True)
class Standing:
    """An alert that somebody was told of and that still stands."""

    cared: Cared
    watch: CareWatch
    alert: Alert

    @property
    def who(self) -> PersonId:
        """The caregiver."""
        return self.cared.link.caregiver


async def standing(turn: Turn) -> list[Standing]:
    """Return the alerts that whoever speaks was told of, and may still know of."""
    found = []
    for cared in await whose.of(turn):
        if not may_see(cared.link, Shared.ALERTS, now=turn.now):
            continue
        watch = await turn.tx.care_watches.of(cared.link.patient)
        alert = watch.alert
        if alert and alert.stands(now=turn.now) and alert.was_told(cared.link.caregiver):
            found.append(Standing(cared, watch, alert))
    return found


async def answer(intent: AnswerAlert, turn: Turn) -> None:
    """Do what was answered, and let the others know by the next look."""
    turn = turn.speaking(intent.language)
    known = await standing(turn)
    if intent.alert is not None:
        known = [each for each in known if each.alert.id == intent.alert]
    if intent.whom:
        meant = {each.link.id for each in whose.meant(intent.whom, await whose.of(turn), turn)}
        known = [each for each in known if each.cared.link.id in meant]
    if not known:
        await _no_alert(intent, turn)
        return
    if not intent.whom and intent.answer in _OF_A_HOLDER:
        mine = [each for each in known if each.alert.holder(now=turn.now) == each.who]
        known = mine or known
    if intent.of_all:
        for each in known:
            await _answer(intent.answer, each, turn)
        return
    cared = await whose.one(intent.whom, [each.cared for each in known], turn)
    if cared is None:
        return
    about = next(each for each in known if each.cared.link.id == cared.link.id)
    await _answer(intent.answer, about, turn)


async def _answer(said: AlertAnswer, about: Standing, turn: Turn) -> None:
    turn = about.cared.told(turn)
    why = no_claim(about.watch, about.who, now=turn.now)
    called = about.cared.called
    if why is NoClaim.TAKEN:
        await _taken(about, turn)
        return
    step, sentence = _STEPS[said]
    after = step(about.watch, about.who, now=turn.now)
    await turn.tx.care_watches.save(about.watch, after, wakes_at=turn.now)
    await turn.tx.audit.write(
        about.cared.link.patient,
        at=turn.now,
        actor=about.who,
        action=f"alert answered: {said}",
        subject=str(about.alert.id),
    )
    facts = await knowing.facts(turn.tx, about.cared.link.patient, now=turn.now)
    fate: dict[str, Value] = {"next": str(goes_on(after, facts, about.who))}
    await turn.reply(sentence, called | fate, _next(said, about.alert))


async def _taken(about: Standing, turn: Turn) -> None:
    holder = about.alert.holder(now=turn.now)
    by = (await turn.tx.people.get_many([holder])).get(holder) if holder else None
    await turn.reply("care-claimed-already", about.cared.called | by_whom(by))


def _next(said: AlertAnswer, alert: Alert) -> tuple[tuple[Choice, ...], ...]:
    if said is not AlertAnswer.CALL:
        return ()
    return (offer(alert.id, AlertAnswer.SORTED, AlertAnswer.NOT_REACHED),)


async def _no_alert(intent: AnswerAlert, turn: Turn) -> None:
    """Say that there is none; of one that others were told of it is said that it is theirs."""
    cared = await whose.of(turn)
    if not cared:
        await turn.reply("care-for-nobody")
        return
    for each in whose.meant(intent.whom, cared, turn):
        watch = await turn.tx.care_watches.seen(each.link.patient)
        if watch.alert is None or not is_of_others(watch, each.link, now=turn.now):
            continue
        if watch.alert.holder(now=turn.now):
            await _taken(Standing(each, watch, watch.alert), each.told(turn))
        else:
            await each.told(turn).reply("care-of-others", each.called)
        return
    await turn.reply("care-no-alert", cared[0].called)
