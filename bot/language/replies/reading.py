"""Reads a whole message: words of crisis first, then STOP, then whole messages, questions,
commands, answers about doses, and at last what is kept in the person's own words.

All languages are understood whatever the person's own is, and the language of it is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.intents import (
    AddMedication,
    Crisis,
    CrisisKind,
    Greeting,
    Help,
    Intent,
    Later,
    Settings,
    Skip,
    Stop,
    Took,
    TookExtra,
    Unclear,
    Undo,
)
from bot.language import crisis
from bot.language.normal import cleaned, folded, is_thumb_up
from bot.language.replies import (
    bare,
    care_links,
    commands,
    families,
    foreign,
    free,
    letters,
    life_sentences,
    matters,
    pasted,
    plain_words,
    preparing,
    regimens,
    reports,
    sheets,
    stopping,
    typed,
    whole_patterns,
)
from bot.language.replies.context import NOTHING, Context
from bot.language.replies.found import Found, Reading
from bot.language.replies.lexicon import Lexicon, in_order
from bot.language.replies.names import is_medicine, named
from bot.language.replies.respelling import in_full
from bot.language.replies.scanning import in_order as in_order_of_words
from bot.language.replies.signatures import unsigned

#: Behind an answer these say nothing more.
_NOTHING_MORE: Final = (Unclear, Greeting, Took, Later, Skip, TookExtra, Undo)


def read(
    text: str,
    *,
    language: str,
    names: Mapping[str, MedicationId],
    now: datetime,
    context: Context = NOTHING,
) -> Reading:
    """Return what `text` means. `now` shows the person's own wall clock (their zone)."""
    found = _read(text, language=language, names=names, now=now, context=context)
    if context.open or context.asked or not isinstance(found.intent, Took | Skip | Later):
        return found
    return replace(found, answers_nothing=bare.is_bare(text))


def _read(
    text: str,
    *,
    language: str,
    names: Mapping[str, MedicationId],
    now: datetime,
    context: Context,
) -> Reading:
    found = crisis.find(text)
    if found and not (found is CrisisKind.POISON and matters.is_a_single_one(folded(text))):
        return Reading(Crisis(found), language)
    text = unsigned(text)
    raw = typed.with_signs_as_words(typed.without_slash(cleaned(text)))
    known = named(names, context.shared)
    said_now = preparing.Said(text, raw, language, now, context, known, names)
    if found:
        message = matters.heard(preparing.prepared(said_now))
        return _reading(matters.single(message), said_now) or Reading(Crisis(found), language)
    if first := _pasted(said_now) or _stop(said_now):
        return first
    if start := typed.start_with_code(text, raw):
        return Reading(start, language)
    if is_thumb_up(text):
        return Reading(Took(), language)
    if raw.strip("? ¿") == "" and "?" in raw:
        return Reading(Help(), language)
    if not folded(raw):
        return Reading(Unclear(foreign.language_of(text)), language)
    return _by_words(said_now)


def _pasted(said: preparing.Said) -> Reading | None:
    """Return that labels stand there, before their words are taken for an answer or a STOP."""
    if said.context.asked in regimens.READS_LABELS:
        return None  # it is the answer that is waited for
    found = pasted.label(said.text, today=said.now.date(), lexicon=said.context.lexicon)
    is_bidden = found and _first(in_order(said.language), partial(plain_words.command, said))
    return Reading(found, said.language) if found and not is_bidden else None


def _stop(said: preparing.Said) -> Reading | None:
    lines = filter(None, map(cleaned, said.text.splitlines()))
    rows = "\n".join(lines) if said.text[:1] != "/" else said.raw
    is_one = partial(is_medicine, said.names, said.context.lexicon)
    language = stopping.language_of_stop(rows, is_one)
    if language is None:
        return None
    wrong = stopping.language_of_wrong_number(rows) is not None
    return Reading(Stop(wrong), said.language if language == "any" else language)


def _of_family(said: preparing.Said) -> Reading | None:
    """Return that it was taken, where somebody of theirs says so while a round waits."""
    own = families.as_their_own(said.text) if said.context.open else None
    if own is None:
        return None
    found = free.clearly(preparing.prepared(replace(said, text=own, raw=own)))
    return _reading(found, said) if found and isinstance(found.intent, Took) else None


def _of_life(said: preparing.Said) -> Reading | None:
    found = life_sentences.read(said.raw, today=said.now.date())
    return Reading(*found) if found and "?" not in said.text else None


def _by_words(said: preparing.Said) -> Reading:
    if foreign_language := foreign.language_of(said.text):
        return Reading(Unclear(foreign_language), said.language)
    if told := _of_family(said):
        return told
    for kind in (reports, care_links):
        if sharing := kind.read(said.raw, language=said.language):
            return Reading(sharing.intent, sharing.language)
    whole = folded(said.raw)
    asked = folded(commands.without_politeness(said.raw))
    lexicons = in_order(said.language)
    for lexicon in lexicons:
        for words in (whole, asked):
            if words in lexicon.whole and (plain := plain_words.plain(words, lexicon)):
                return Reading(plain, lexicon.language)
    message = preparing.prepared(said)
    matter = matters.heard(message)
    found = (
        _reading(letters.lettered(said), said)
        or _of_life(said)
        or _first(lexicons, lambda lexicon: plain_words.command(said, lexicon))
        or _first(
            lexicons, lambda lexicon: sheets.read(asked, lexicon, is_question="?" in said.text)
        )
        or _reading(matters.first(matter), said)
        or _reading(free.clearly(message), said)
        or _reading(matters.between(matter), said)
        or _by_pattern(whole, said)
        or _reading(matters.rest(matter, free.read(message)), said)
        or _first(lexicons, lambda lexicon: plain_words.plain(whole, lexicon))
        or _of_somebody(said)
        or Reading(Unclear(), in_order_of_words(whole, language=said.language)[0].language)
    )
    return _with_names(found, matter)


def _with_names(found: Reading, matter: matters.Matter) -> Reading:
    """Return what is to be added with the names of it, also of what is on no list."""
    if not isinstance(found.intent, AddMedication) or found.named or found.others:
        return found
    return replace(found, named=matter.ids, others=matter.others)


def _of_somebody(said: preparing.Said) -> Reading | None:
    """Return what is said of sharing with somebody by name: their name is no medicine's."""
    found = care_links.named(said.raw, language=said.language)
    return Reading(found.intent, found.language) if found else None


def _by_pattern(words: str, said: preparing.Said) -> Reading | None:
    intent = whole_patterns.read(in_full(words, said.names))
    if isinstance(intent, Settings) and said.context.open and matters.is_of_now(words):
        return None
    if intent is None:
        return None
    return Reading(intent, in_order_of_words(words, language=said.language)[0].language)


def _first(
    lexicons: Sequence[Lexicon], read_in: Callable[[Lexicon], Intent | None]
) -> Reading | None:
    """Return what is read in the first language in which anything is."""
    for lexicon in lexicons:
        if intent := read_in(lexicon):
            return Reading(intent, lexicon.language)
    return None


def _reading(found: Found | None, said: preparing.Said) -> Reading | None:
    if found is None:
        return None
    language = said.language if typed.is_bare(said.raw) else found.language
    return Reading(
        found.intent,
        language,
        found.is_part,
        found.left,
        found.others,
        found.named,
        found.why,
        found.at,
        tuple(_also(found, said)),
    )


def _also(found: Found, said: preparing.Said) -> Iterator[Intent]:
    """Yield what was taken too, and what is asked or told behind it."""
    if found.also:
        yield found.also
    if found.beside and isinstance(found.intent, Took):
        behind = _by_words(replace(said, text=found.beside, raw=found.beside)).intent
        if not isinstance(behind, _NOTHING_MORE):
            yield behind
