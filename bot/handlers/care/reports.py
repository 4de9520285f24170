"""Mum took her pills: what a caregiver reports is kept as theirs, with how they know of it.

Before it is recorded it is looked up whether somebody was quicker: nobody is to give it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from bot.domain.buttons import typed
from bot.domain.care.links import Deed
from bot.domain.care.may_see import may_do
from bot.domain.deliveries import Choice, Value
from bot.domain.doses import Basis, SkipReason
from bot.domain.ids import DoseId, RoundId
from bot.domain.intents import (
    AnswerAlert,
    Intent,
    Note,
    Perhaps,
    ReportOf,
    Skip,
    Took,
    TookExtra,
    Unclear,
)
from bot.domain.rounds import Round
from bot.handlers import questions
from bot.handlers.care import besides, meaning, meant_doses, reported, still_open, whose
from bot.handlers.care.reported import Reported
from bot.handlers.care.whose import Cared
from bot.handlers.questions import Question
from bot.handlers.rounds import moments, which
from bot.handlers.rounds.which import Meant, Several
from bot.handlers.turn import Turn
from bot.language.replies import care_alerts

QUESTION: Final = "seen or told"
WHICH: Final = "which round of theirs"
_LETTERS: Final = "ABCDEFGH"
#: What the words that tell how somebody knows of it may seem to be.
_MAY_BE_HOW: Final = (ReportOf, AnswerAlert, Unclear, Note, Took, TookExtra, Perhaps)
_HOW: Final = (
    (
        Choice("care-choose-seen", typed(Basis.SEEN)),
        Choice("care-choose-told", typed(Basis.TOLD)),
    ),
)


async def report(intent: ReportOf, turn: Turn) -> None:
    """Find the doses that are spoken of, and ask how it is known."""
    turn = turn.speaking(intent.language)
    cared = await whose.one(intent.whom, await whose.of(turn), turn)
    if cared is None:
        return
    said = await meaning.read(intent.said, cared, turn)
    turn = cared.told(turn)
    if isinstance(said, TookExtra):
        await besides.too_much(said, cared, turn)
        return
    if not may_do(cared.link, Deed.REPORT, now=turn.now):
        await whose.refuse(cared, turn)
        return
    if said is None:
        await turn.reply("care-not-understood-report", cared.called)
        return
    if isinstance(said, Took) and await besides.is_as_needed(said, cared, turn):
        await _as_needed(said, cared, turn, basis=intent.basis)
        return
    said = await meant_doses.of_its_round(said, intent.said, cared, turn)
    found = await which.find(meaning.theirs(cared, turn), said.which)
    if isinstance(found, Several):
        await _ask_which(found, intent, cared, turn)
        return
    await _about(found, said, cared, turn, basis=intent.basis)


async def _as_needed(said: Took, cared: Cared, turn: Turn, *, basis: Basis | None) -> None:
    kept = besides.kept(said, cared, turn)
    if basis is not None:
        await besides.keep(kept, cared, basis, turn)
        return
    values = await besides.values(kept, cared, turn)
    await questions.ask(turn, Question(QUESTION, keep=kept), "care-seen-or-told", values, _HOW)


async def _about(
    found: which.Found, said: Took | Skip, cared: Cared, turn: Turn, *, basis: Basis | None
) -> None:
    found = await meant_doses.before_it_was_due(found, said, cared, turn)
    meant = found.last if isinstance(found, which.Nothing) else found
    if not isinstance(meant, Meant) or not meant.doses or meant.round.practice:
        await _nothing_waits(cared, turn)
        return
    meant = await meant_doses.as_told(meant, said, cared, turn)
    may = [d for d in meant.doses if may_do(cared.link, Deed.REPORT, now=turn.now, of=d.medication)]
    if not may:
        await whose.refuse(cared, turn)
        return
    is_taken = isinstance(said, Took)
    reason = said.reason if isinstance(said, Skip) else None
    about = Reported(cared, meant.round, tuple(may), taken=is_taken, reason=reason)
    at = meaning.when(said, meant.round, turn) if isinstance(said, Took) else None
    if isinstance(at, moments.NotYet | moments.Far):
        far = isinstance(at, moments.Far)
        values = {"time": at.wall, "due": meant.round.wall_time}
        await turn.reply("doses-too-far" if far else "doses-not-yet", values)
        return
    await _go_on(replace(about, at=at), basis, turn)


async def _go_on(about: Reported, basis: Basis | None, turn: Turn) -> None:
    """Keep what nobody has recorded yet, once it is known how they know of it."""
    left = await still_open.of(about, turn)
    if left is None:
        return
    if basis is None:
        await _ask_how(left, turn)
    else:
        await reported.keep(left, basis, turn)


async def _ask_how(about: Reported, turn: Turn) -> None:
    keep = {
        "link": str(about.cared.link.id),
        "round": str(about.round.id),
        "doses": " ".join(str(dose.id) for dose in about.doses),
        "taken": "yes" if about.taken else "",
        "at": about.at.isoformat() if about.at else "",
        "reason": about.reason or "",
    }
    question = Question(QUESTION, keep=keep)
    await questions.ask(turn, question, "care-seen-or-told", about.values, _HOW)


async def answer_first(turn: Turn, intent: Intent) -> bool:
    """Take how they know of it, in whatever words; False: that was something else."""
    if isinstance(intent, ReportOf) and await _tells_more(intent, turn):
        return False
    if isinstance(intent, ReportOf) and intent.basis is not None:
        return await _answered(intent.basis, turn)
    for basis, words in ((Basis.SEEN, "care-seen-words"), (Basis.TOLD, "care-told-words")):
        if questions.is_one_of(words, turn):
            return await _answered(basis, turn)
    known = care_alerts.how_known(turn.text) if isinstance(intent, _MAY_BE_HOW) else None
    return known is not None and await _answered(known, turn)


async def _tells_more(intent: ReportOf, turn: Turn) -> bool:
    """Return whether a report is one of its own, and not how they know of what was asked about: it
    tells of too much, of one medicine or a time by name, or the contrary."""
    kept = questions.kept(turn)
    cared, _ = await _kept(kept, "", turn)
    said = await meaning.read(intent.said, cared, turn) if cared else None
    if said is None:
        return False
    if isinstance(said, TookExtra) or said.which.medications:
        return True
    is_taken = besides.NEEDED in kept or bool(kept.get("taken"))
    return isinstance(said, Took) is not is_taken


async def answer(turn: Turn) -> bool:
    """Take how they know of it; False: that was no answer."""
    return turn.text in list(Basis) and await _answered(Basis(turn.text), turn)


async def _answered(basis: Basis, turn: Turn) -> bool:
    kept = questions.kept(turn)
    turn = await questions.close(turn)
    cared, round_ = await _kept(kept, kept.get("round", ""), turn)
    turn = cared.told(turn) if cared else turn
    if cared is not None and besides.NEEDED in kept:
        await besides.keep(kept, cared, basis, turn)
        return True
    if cared is None or round_ is None:
        await turn.reply("care-for-nobody")
        return True
    wanted = {DoseId(UUID(id_)) for id_ in kept["doses"].split()}
    inside = (await turn.tx.doses.of_rounds([round_.id])).get(round_.id, ())
    about = Reported(
        cared,
        round_,
        tuple(dose for dose in inside if dose.id in wanted),
        taken=bool(kept["taken"]),
        at=datetime.fromisoformat(kept["at"]) if kept["at"] else None,
        reason=SkipReason(kept["reason"]) if kept["reason"] else None,
    )
    await _go_on(about, basis, turn)
    return True


async def answer_which(turn: Turn) -> bool:
    """Take which of several rounds was meant; False: that was none of them."""
    kept = questions.kept(turn)
    cared, round_ = await _kept(kept, kept.get(f"round {turn.text.strip().upper()}", ""), turn)
    if round_ is None:
        return False
    turn = await questions.close(turn)
    turn = cared.told(turn) if cared else turn
    said = await meaning.read(kept["said"], cared, turn) if cared else None
    if cared is None or said is None or isinstance(said, TookExtra):
        await turn.reply("care-for-nobody")
        return True
    there = replace(said, which=replace(said.which, round=round_.id, letter=""))
    found = await which.find(meaning.theirs(cared, turn), there.which)
    await _about(found, there, cared, turn, basis=Basis(kept["basis"]) if kept["basis"] else None)
    return True


async def _kept(
    kept: Mapping[str, str], round_: str, turn: Turn
) -> tuple[Cared | None, Round | None]:
    """Return whom a question is about and one of the rounds that it named."""
    cared = next((c for c in await whose.of(turn) if str(c.link.id) == kept["link"]), None)
    id_ = RoundId(UUID(round_)) if round_ else None
    return cared, (await turn.tx.rounds.get_many([id_])).get(id_) if id_ else None


async def _ask_which(found: Several, intent: ReportOf, cared: Cared, turn: Turn) -> None:
    lettered = list(zip(_LETTERS, (round_ for _, _, round_ in found.rounds), strict=False))
    keep = {f"round {letter}": str(round_.id) for letter, round_ in lettered}
    keep |= {"link": str(cared.link.id), "said": intent.said, "basis": intent.basis or ""}
    choices = [
        (Choice("care-which-time", typed(letter), {"letter": letter, "time": round_.wall_time}),)
        for letter, round_ in lettered
    ]
    await questions.ask(turn, Question(WHICH, keep=keep), "care-which-round", cared.called, choices)


async def _nothing_waits(cared: Cared, turn: Turn) -> None:
    rounds = await turn.tx.rounds.since(cared.patient.id, turn.now)
    coming = next((r for r in rounds if r.due_at > turn.now and not r.practice), None)
    values: dict[str, Value] = {
        **cared.called,
        "has-next": "yes" if coming else "no",
        "next": coming.wall_time if coming else "",
        "next-day": coming.local_date if coming else "",
    }
    await turn.reply("care-nothing-waits", values)
