"""Reads free words: takes a message apart into sentences and pieces, and lets each reader look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.doses import SkipReason
from bot.domain.intents import (
    Crisis,
    CrisisKind,
    DidITake,
    Greeting,
    Intent,
    Later,
    MayITake,
    Note,
    NoteKind,
    OneByOne,
    Perhaps,
    Skip,
    Took,
    TookExtra,
    Unclear,
    Undo,
    WhySkipped,
)
from bot.language.normal import folded
from bot.language.replies import (
    answers,
    beside_notes,
    chatting,
    clauses,
    core,
    corrections,
    elliptical,
    notes,
    other_rounds,
    questions,
    regimens,
    too_many,
    turning_away,
    until_when,
    weighing,
    why,
)
from bot.language.replies.acts import Act
from bot.language.replies.found import Found
from bot.language.replies.kinds import Kind
from bot.language.replies.patterns import NAME
from bot.language.replies.preparing import MOST_TAKEN_APART, Prepared, Said
from bot.language.replies.recognising import Doubt
from bot.language.replies.scanning import Piece
from bot.language.replies.telling_time import Times

_ASKS_WHY: Final = "reason"  #: the question why something was not taken
#: Reasons in the very words in which we offer them: those answer us, whatever else is open.
_OFFERED: Final = frozenset(
    ("side effects", "sick", "was sick", "efectos secundarios", "enfermo", "enferma", "enfermedad")
)
_MOST_WORDS: Final = 40  #: a longer message is a story, not an answer
_MOST_WORDS_AROUND: Final = 90  #: beside what was clearly taken
_NAMED: Final = frozenset({Kind.MED, Kind.OTHER_MED})
_AGAINST: Final = frozenset("👎❌🚫🙅✖⛔")


def clearly(message: Prepared) -> Found | None:
    """Return that it was taken, where that is said clearly whatever else is asked or told."""
    said = message.said
    if talk := chatting.heard(folded(said.raw)):
        return Found(talk, message.language)
    is_long = len(folded(said.raw).split()) > _MOST_WORDS_AROUND
    if is_long or _AGAINST & set(said.text) or _is_too_many(message):
        return None
    answer = _among_others(message, Times(said.now, said.context))
    if answer is None or not isinstance(answer.intent, Took | TookExtra):
        return None
    if answer.left and message.asked[0]:
        return None  # "the white one? but the metformin": nobody said that any was taken
    words = " ".join(piece.words for sentence in message.sentences for piece in sentence)
    return _found(message, _on_the_list(_with_reason(answer, words)))


def read(message: Prepared) -> Found | None:
    """Return what free words mean, or None where nothing may be done with them."""
    if _is_too_many(message):
        return Found(Crisis(CrisisKind.POISON), message.language)
    found = _meant(message)
    return _found(message, found) if found else None


def _is_too_many(message: Prepared) -> bool:
    said = message.said
    if too_many.is_a_bare_number_too_many(folded(said.raw), said.context):
        return True
    called = said.called
    return any(too_many.is_too_many(sentence, called) for sentence in message.sentences)


def _found(message: Prepared, found: answers.Answer) -> Found:
    said = message.said
    if other_rounds.is_of_another(found.intent, folded(said.raw), said.context):
        return Found(Unclear(), message.language)
    intent = _doubted(found.intent, message.doubts)
    language, others = message.language, found.others
    return Found(
        intent,
        language,
        found.is_part,
        found.left,
        others,
        found.named,
        found.why,
        also=found.also,
        beside=found.beside,
    )


def _meant(message: Prepared) -> answers.Answer | None:
    said, sentences, is_asked = message.said, message.sentences, message.is_asked
    pieces = [piece for sentence in sentences for piece in sentence]
    is_short = len(said.raw) <= MOST_TAKEN_APART and len(folded(said.raw).split()) <= _MOST_WORDS
    acts = clauses.acts_of(sentences) if is_short else []
    if is_short and (asked := _asked(message, pieces, acts)):
        return answers.Answer(asked)
    words = _without_names(pieces)
    if not is_asked and (change := regimens.changed(said.text, words, pieces)):
        return answers.Answer(change)
    if is_short and not is_asked and (found := _answered(message, acts)):
        return found
    if not is_asked:
        told = regimens.told(said.text, words, pieces, today=said.now.date(), context=said.context)
        if told:
            return answers.Answer(told)
    return _noted(said, words, pieces, is_asked=is_asked)


def _asked(message: Prepared, pieces: Sequence[Piece], acts: Sequence[Act]) -> Intent | None:
    """Return the question about a dose that all of it asks, or one sentence of it."""
    if found := questions.asked(pieces, acts, is_question=message.is_asked):
        return found
    by_itself = (each for each, asks in zip(message.sentences, message.asked, strict=True) if asks)
    for sentence in by_itself:
        found = questions.asked(sentence, clauses.acts_of([sentence]), is_question=True)
        if isinstance(found, DidITake):
            return found
    return None


def _answered(message: Prepared, acts: Sequence[Act]) -> answers.Answer | None:
    """Return what clauses say of doses, or what a time by itself or plain kindness means."""
    said, sentences = message.said, message.sentences
    times = Times(said.now, said.context)
    pieces = [piece for sentence in sentences for piece in sentence]
    words = " ".join(piece.words for piece in pieces)
    if not said.context.open and corrections.is_sorry(acts, words):
        return answers.Answer(Undo(is_denial=True))
    if at := corrections.taken_instead_at(acts, words, said.now):
        return answers.Answer(Undo(at=at))
    answer = (
        elliptical.as_needed(pieces, times)
        or answers.answer(acts, times)
        or _among_others(message, times)
    )
    if answer and not (isinstance(answer.intent, Took) and _AGAINST & set(said.text)):
        if isinstance(answer.intent, Later) and _is_refill(words, said.language):
            return None
        answer = _with_reason(answer, words)
        if isinstance(answer.intent, Later):
            answer = replace(answer, intent=until_when.told(answer.intent, sentences, times))
        is_asked_why = said.context.asked == _ASKS_WHY or folded(said.raw) in _OFFERED
        return _on_the_list(answer) if is_asked_why else _told_unasked(_on_the_list(answer))
    intent = Greeting() if chatting.is_kindness(pieces) else elliptical.read(pieces, times)
    return answers.Answer(intent) if intent else None


def _is_refill(words: str, language: str) -> bool:
    return notes.kind_of(words, language=language) is NoteKind.REFILL


def _with_reason(answer: answers.Answer, words: str) -> answers.Answer:
    """Return an answer that something was left, with the reason that is said beside it."""
    if answer.is_part and isinstance(answer.intent, Took):
        return replace(answer, why=answer.why or why.reason_in(words))
    if not isinstance(answer.intent, Skip) or answer.intent.reason:
        return answer
    reason = why.reason_in(words)
    return replace(answer, intent=replace(answer.intent, reason=reason)) if reason else answer


def _among_others(message: Prepared, times: Times) -> answers.Answer | None:
    """Return the answer that stands among words about something else, where no note is made."""
    said, sentences = message.said, message.sentences
    found = core.parts(sentences, message.asked)
    answer = answers.answer(weighing.answering(found), times)
    if answer is None:
        return None
    beside = [each.act.pieces for each in found if not core.is_idiom(each.act.pieces)]
    words = _without_names([piece for pieces in beside for piece in pieces])
    kind = notes.kind_of(words, language=said.language)
    is_open = bool(said.context.open)
    gives_way = kind and beside_notes.gives_way(found, answer.intent, kind, words, is_open=is_open)
    return None if gives_way else replace(answer, beside=turning_away.words_behind(found))


def _noted(
    said: Said, words: str, pieces: Sequence[Piece], *, is_asked: bool
) -> answers.Answer | None:
    """Return what is kept in their own words, where anything is."""
    kind = notes.kind_of(words, language=said.language)
    if kind is None and is_asked and any(piece.kind in _NAMED for piece in pieces):
        kind = NoteKind.QUESTION
    if kind is None:
        return None
    ids = tuple(dict.fromkeys(p.ids[0] for p in pieces if p.kind is Kind.MED))
    others = tuple(p.value for p in pieces if p.kind is Kind.OTHER_MED)
    return answers.Answer(Note(kind, ids), others=others)


def _on_the_list(answer: answers.Answer) -> answers.Answer:
    """Return an answer; what was taken and is not on the list is kept in their own words."""
    if answer.others and isinstance(answer.intent, Took | Later | Skip):
        return answers.Answer(Note(NoteKind.TAKEN), others=answer.others)
    return answer


def _told_unasked(answer: answers.Answer) -> answers.Answer:
    """Return an answer; "I feel sick" is a reason only where one was asked for."""
    intent = answer.intent
    is_reason_alone = isinstance(intent, WhySkipped) or answer.is_reason
    if not is_reason_alone or not isinstance(intent, WhySkipped | Skip):
        return answer
    if intent.reason not in (SkipReason.SICK, SkipReason.SIDE_EFFECT):
        return answer
    ids = intent.which.medications if isinstance(intent, Skip) else ()
    return answers.Answer(Note(NoteKind.SIDE_EFFECT, ids))


def _without_names(pieces: Sequence[Piece]) -> str:
    return " ".join(NAME if piece.kind in _NAMED else piece.words for piece in pieces)


def _doubted(intent: Intent, doubts: Sequence[Doubt]) -> Intent:
    """Return an intent that rests on a name that was written nearly so as one to be asked about."""
    if not doubts or isinstance(intent, OneByOne):
        return intent
    if isinstance(intent, Took | Later | Skip | TookExtra | DidITake | MayITake | Note):
        return Perhaps(intent, doubts[0].said, doubts[0].candidates)
    return intent
