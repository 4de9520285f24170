"""When a caregiver is told of which medicine: set by the patient in words, and shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import Final

from bot.actions.care import knowing
from bot.actions.care.wording import first_name
from bot.domain.buttons import typed
from bot.domain.care.links import CareLink, LinkState
from bot.domain.care.policies import Policy
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.ids import MedicationId
from bot.domain.intents import TellingRules, TellRule
from bot.domain.medications import Medication, Regimen
from bot.domain.people import Person
from bot.handlers import questions, second_step
from bot.handlers.medicines import items
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.normal import folded

WHOM: Final = "whose rules"
SHOWN: Final = "care rules"
_LETTERS: Final = "ABCDEFGH"
_HOUR: Final = timedelta(hours=1)


async def show(intent: TellingRules, turn: Turn) -> None:
    """Show when a caregiver is told; a part of a rule may be said after that."""
    turn = turn.speaking(intent.language)
    found = await _one(intent.whom, turn)
    if found is None:
        return
    await questions.leave_open(turn, Question(SHOWN, keep={"link": str(found[0].id)}))
    await turn.reply("care-rules", await _values(*found, turn))


async def set_(rule: TellRule, turn: Turn) -> None:
    """Let a caregiver be told otherwise from now on; over SMS it takes the PIN."""
    turn = turn.speaking(rule.language)
    if await second_step.is_missing(turn):
        return
    kept = questions.kept(turn)
    is_shown = turn.dialog is not None and turn.dialog.name == SHOWN and not rule.whom
    found = await _one(rule.whom, turn, shown=kept.get("link", "") if is_shown else "")
    if found is None:
        return
    link, caregiver = found
    regimen = await turn.tx.medications.regimen(turn.person.id)
    chosen = [m for m in regimen.current if rule.medication in (None, m.id) and not m.as_needed]
    policies = {m.id: _changed(_policy(link, m, turn), rule) for m in chosen}
    new = replace(link, policies={**link.policies, **policies})
    saved = await turn.tx.care_links.replace(link, new)
    await turn.tx.audit.write(
        link.patient,
        at=turn.now,
        actor=turn.speaker.id,
        action="telling rule set",
        subject=str(link.id),
    )
    await turn.reply("care-rule-set", await _values(saved, caregiver, turn))


async def answer_whom(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, with the name of whom it is for; None: that was
    none of them."""
    kept = questions.kept(turn)
    name = kept.get(f"link {turn.text.strip().upper()}")
    if name is None:
        return None
    turn = await questions.close(turn)
    return replace(turn, text=f"{kept['wanted']} @{name}")


async def _one(whom: str, turn: Turn, *, shown: str = "") -> tuple[CareLink, Person] | None:
    """Return the caregiver who is meant; where several may be, ask and keep what was said."""
    found = await _caregivers(turn)
    named = [each for each in found if folded(whom) in _names(each[1])]
    settled = [each for each in found if str(each[0].id) == shown]
    fitting = named or settled or found
    if not fitting:
        await turn.reply("care-rule-nobody")
        return None
    if len(fitting) == 1:
        return fitting[0]
    lettered = list(zip(_LETTERS, fitting, strict=False))
    keep = {f"link {letter}": first_name(person) for letter, (_, person) in lettered}
    choices = [
        (Choice("care-which-name", typed(letter), {"letter": letter, "name": first_name(person)}),)
        for letter, (_, person) in lettered
    ]
    question = Question(WHOM, keep={**keep, "wanted": turn.text})
    await questions.ask(turn, question, "care-rule-whom", {}, choices)
    return None


async def _caregivers(turn: Turn) -> list[tuple[CareLink, Person]]:
    links = await turn.tx.care_links.of_patient(turn.person.id)
    agreed = [link for link in links if link.state is LinkState.AGREED]
    people = await turn.tx.people.get_many({link.caregiver for link in agreed})
    return [(link, people[link.caregiver]) for link in agreed if link.caregiver in people]


def _names(person: Person) -> frozenset[str]:
    return frozenset(filter(None, (folded(person.name), folded(first_name(person)))))


def _policy(link: CareLink, medication: Medication, turn: Turn) -> Policy:
    usual = knowing.usual(medication, turn.person, now=turn.now)
    return link.telling_rule(medication.id, usual)


def _changed(policy: Policy, rule: TellRule) -> Policy:
    quiet = None if rule.always else rule.quiet or policy.quiet
    return replace(
        policy,
        after=rule.after or policy.after,
        delay=policy.delay if rule.delay is None else rule.delay,
        quiet=quiet,
        at_night=rule.at_night or policy.at_night,
        wording=policy.wording if rule.wording is None else rule.wording,
    )


async def _values(link: CareLink, caregiver: Person, turn: Turn) -> Mapping[str, Value]:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    rules = [(_policy(link, m, turn), m.id) for m in regimen.current if m.as_needed is None]
    return {"name": first_name(caregiver) or "?", "lines": tuple(_lines(rules, regimen))}


def _lines(rules: Sequence[tuple[Policy, MedicationId]], regimen: Regimen) -> Iterable[Utterance]:
    in_order = sorted(rules, key=lambda each: repr(each[0]))
    groups = [(p, [id_ for _, id_ in some]) for p, some in groupby(in_order, lambda r: r[0])]
    for policy, ids in sorted(groups, key=lambda each: min(map(regimen.position, each[1]))):
        medicines = tuple(
            item for m in regimen.current if m.id in ids for item in items.of_medication(m, regimen)
        )
        yield Utterance("care-rule", {"medicine": medicines, **_said(policy, len(groups))})


def _said(policy: Policy, groups: int) -> dict[str, Value]:
    return {
        "all": "yes" if groups == 1 else "no",
        "after": policy.after,
        "hours": round(policy.delay / _HOUR),
        "has-quiet": "yes" if policy.quiet else "no",
        "from": policy.quiet.until if policy.quiet else "",
        "to": policy.quiet.since if policy.quiet else "",
        "night": str(policy.at_night),
        "words": int(policy.wording),
    }
