"""When a caregiver is told of which medicine: set by the patient in words, and shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from typing import Final

from bot.actions.care import knowing
from bot.domain.buttons import typed
from bot.domain.care.links import CareLink, LinkState, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.policies import Policy
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.ids import MedicationId
from bot.domain.intents import TellingRules, TellRule
from bot.domain.medications import Medication, Regimen
from bot.handlers import questions, second_step
from bot.handlers.care import approving, others, whom
from bot.handlers.care.others import Linked
from bot.handlers.medicines import items
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

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
    await questions.leave_open(turn, Question(SHOWN, keep={"link": str(found.link.id)}))
    await turn.reply("care-rules", await _values(found, turn))


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
    link = found.link
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
    await turn.reply("care-rule-set", await _values(replace(found, link=saved), turn))


async def answer_whom(turn: Turn) -> Turn | None:
    """Return the turn as it was wanted before, with the name of whom it is for; None: that was
    none of them."""
    kept = questions.kept(turn)
    link = kept.get(f"link {turn.text.strip().upper()}")
    if link is None:
        return None
    turn = await questions.close(turn)
    await whom.remember(turn, link, kept["whom"])
    named = [each for each in await others.caregivers(turn) if str(each.link.id) == link]
    return replace(turn, text=" ".join([kept["wanted"], *(f"@{each.called}" for each in named)]))


async def _one(said: str, turn: Turn, *, shown: str = "") -> Linked | None:
    """Return the caregiver who is meant; where several may be, ask and keep what was said. Who may
    not be told of anything missed is no matter of when: it is asked what they may."""
    linked = await others.caregivers(turn)
    found = [each for each in linked if each.link.state is LinkState.AGREED]
    settled = [each for each in found if str(each.link.id) == shown]
    fitting = settled or others.meant(found, said)
    if not fitting:
        await turn.reply("care-nobody" if found else "care-rule-nobody")
        return None
    if len(fitting) > 1:
        await _ask_whom(fitting, said, turn)
        return None
    if not may_see(fitting[0].link, Shared.ALERTS, now=turn.now):
        await approving.begin(turn, fitting[0])
        return None
    return fitting[0]


async def _ask_whom(fitting: Sequence[Linked], said: str, turn: Turn) -> None:
    lettered = list(zip(_LETTERS, fitting, strict=False))
    keep = {f"link {letter}": str(each.link.id) for letter, each in lettered}
    choices = [
        (Choice("care-which-name", typed(letter), {"letter": letter, "name": each.called}),)
        for letter, each in lettered
    ]
    question = Question(WHOM, keep={**keep, "wanted": turn.text, "whom": said})
    await questions.ask(turn, question, "care-rule-whom", {}, choices)


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


async def _values(about: Linked, turn: Turn) -> Mapping[str, Value]:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    rules = [(_policy(about.link, m, turn), m.id) for m in regimen.current if m.as_needed is None]
    return {"name": about.called, "lines": tuple(_lines(rules, regimen))}


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
