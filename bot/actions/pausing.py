"""Holds everything, asks at the end whether it goes on, and goes on by a yes alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot import formulary
from bot.actions import medications, merging
from bot.actions.medications import By
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.domain.dialogs import Dialog
from bot.domain.ids import AddressId, MedicationId
from bot.domain.life import ASKED_AFTER, Holding, Life, Why
from bot.domain.medications import Medication, Regimen
from bot.domain.people import Person
from bot.domain.rules import NeverMoved
from bot.formulary.timing import timing_rules
from bot.storage import Transaction

QUESTION: Final = "held"  #: the dialog in which the end of a pause is asked about
GO_ON, STILL, CHANGED = "resume everything", "still on hold", "something has changed"
_DAY: Final = timedelta(days=1)
_OPEN_FOR: Final = timedelta(hours=12)
_REMEMBERED: Final = "~"  #: what stands so in a dialog outlives its question
_LANGUAGE, _ABOUT = "=#", "=@"  #: where a dialog keeps its language, and whom it is about
_CHOICES: Final = (
    (Choice("choice-going-on", typed(GO_ON)), Choice("choice-still-held", typed(STILL))),
    (Choice("choice-has-changed", typed(CHANGED)),),
)


async def hold(
    tx: Transaction, those: list[Medication], why: Why, until: date | None, by: By
) -> Holding:
    """Hold medicines until somebody goes on with them; at the end they are asked."""
    before = await tx.lives.of(by.patient.id)
    ids = tuple(medication.id for medication in those)
    ask_on = until or by.today + ASKED_AFTER
    holding = Holding(why, ids, _ask_on(by.patient, ask_on), until)
    await medications.pause(tx, those, None, by, life=before)
    await tx.lives.replace(before, replace(before, holding=holding))
    return holding


async def go_on(tx: Transaction, by: By) -> list[Medication]:
    """Go on with what was held, and return it."""
    regimen = await tx.medications.regimen(by.patient.id)
    before = await tx.lives.of(by.patient.id)
    paused = [m for m in regimen.current if m.is_paused(by.at)]
    if before.holding is not None:
        await tx.lives.replace(before, replace(before, holding=None))
    if paused:
        await medications.resume(tx, paused, by, life=before if before.holding else None)
    return paused


async def put_off(tx: Transaction, person: Person, until: date | None, *, now: datetime) -> Holding:
    """Leave it on hold, and ask again on that day, or tomorrow."""
    before = await tx.lives.of(person.id)
    held = before.holding
    if held is None:
        raise ValueError("nothing is on hold")
    on = until or now.astimezone(person.tz).date() + _DAY
    after = replace(held, until=until or held.until, ask_at=_ask_on(person, on))
    await tx.lives.replace(before, replace(before, holding=after))
    return after


async def ask(tx: Transaction, person: Person, life: Life, *, now: datetime) -> None:
    """Ask whether they take their medicines again; tomorrow again, until they have said so."""
    held = life.holding
    if held is None:
        return
    regimen = await tx.medications.regimen(person.id)
    if not any(m.is_paused(now) for m in regimen.current):  # somebody went on one by one
        await tx.lives.replace(life, replace(life, holding=None))
        return
    tomorrow = now.astimezone(person.tz).date() + _DAY
    after = replace(held, asked=held.asked + 1, ask_at=_ask_on(person, tomorrow))
    await tx.lives.replace(life, replace(life, holding=after))
    said: dict[str, Value] = {"why": str(held.why), "again": "yes" if held.asked else "no"}
    delivery = await merging.tell(tx, person, Utterance("held-ask", said, _CHOICES), now=now)
    if delivery is not None:
        await _open(tx, delivery.address, person, at=delivery.not_before)


async def never_left_out(regimen: Regimen) -> frozenset[MedicationId]:
    """Return the medicines that nobody leaves out without asking: those that are time-critical,
    and those that are never moved."""
    rules = timing_rules(regimen, formulary.load()).rules
    strict = {rule.medication for rule in rules if isinstance(rule.rule.value, NeverMoved)}
    strict |= {m.id for m in regimen.current if m.time_critical}
    return frozenset(strict)


def items(regimen: Regimen, ids: frozenset[MedicationId]) -> tuple[Item, ...]:
    """Return medicines as they may be said."""
    those = [m for m in regimen.current if m.id in ids]
    return tuple(
        Item(f"{m.name} {m.strength}".strip(), m.nickname, None, regimen.position(m.id))
        for m in those
    )


async def _open(tx: Transaction, id_: AddressId, person: Person, *, at: datetime) -> None:
    """Let a bare answer mean this question, unless another one is open there."""
    people = await tx.addresses.people_on(id_)
    talk = people[0] if people else person.id
    before = await tx.dialogs.open_at(id_, talk)
    is_open = before is not None and before.name not in ("", QUESTION)
    if is_open and before and before.expires_at and before.expires_at > at:
        return
    kept = {k: v for k, v in before.answers.items() if k[:1] == _REMEMBERED} if before else {}
    about = {_ABOUT: str(person.id)} if len(people) > 1 else {}
    answers = {**kept, _LANGUAGE: person.language, **about}
    await tx.dialogs.put(Dialog(id_, talk, QUESTION, "", answers, expires_at=at + _OPEN_FOR))


def _ask_on(person: Person, day: date) -> datetime:
    return merging.waking_on(person, day)
