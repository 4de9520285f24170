"""Knows when somebody tells us to stop, in any words a reasonable person would use for it, and when
it is because they are not the person we think.

Each clause is looked at by itself: what stands before a full stop changes nothing behind it.
"""

from __future__ import annotations

import re
from typing import Final

from bot.language.normal import cleaned, folded
from bot.language.replies.stop_clauses import Clause, clauses, pieces
from bot.language.replies.stop_lines import IsMedicine, is_of_something, lines, unwrapped
from bot.language.replies.stop_words import ANY, NO_LIMITS, Words, plain_words, words
from bot.language.replies.wrong_numbers import (
    also_stops,
    denies_being,
    is_unmistakable,
    language_of_wrong_number,
)

__all__ = [
    "ANY",
    "also_stops",
    "beside_stop",
    "denies_being",
    "is_unmistakable",
    "language_of_stop",
    "language_of_wrong_number",
    "says_start",
]

_LONGEST: Final = 600  #: characters in which a clause is looked for
_SIGNS: Final = re.compile(r"[\n–—-]")
_A_NAME: Final = 2  #: words that what is to be stopped may have
_HARD: Final = re.compile(r"[.!?;]")
_CONDITION: Final = re.compile(r"(?:when|whenever|once|cuando)\b")


def _knows_no_medicine(_: str) -> bool:
    return False


def language_of_stop(text: str, is_medicine: IsMedicine = _knows_no_medicine) -> str | None:
    """Return the language in which `text` tells us to stop (`ANY`: any), or None if it does not.

    Its lines count: `is_medicine` tells what stands beside a bare STOP from a name below it.
    """
    known = words()
    text = unwrapped(_looked_at(text), known)
    if _is_sign(text, known):
        return ANY
    if cleaned(text).casefold().rstrip(" .!") in known.endless:
        return None
    said = folded(text)
    whole = _whole(said, known) or _beside_an_answer(text, known)
    if whole := whole or _on_a_line(text, known, is_medicine):
        return whole
    parts = clauses(text)
    for n, clause in enumerate(parts):
        if found := _in_clause(clause, known) or _bare(parts, n, known):
            return found
    surely = (language for language, clause in known.surely.items() if clause.search(said))
    return next(surely, None) or language_of_wrong_number(text)


def beside_stop(text: str) -> str:
    """Return what a message says beside telling us to stop: "leave me alone, I took it"."""
    said = pieces(unwrapped(_looked_at(text), words()))
    return ", ".join(piece for piece in said if language_of_stop(piece) is None)


def says_start(text: str) -> bool:
    """Return whether somebody who told us to stop asks us to begin again, however politely."""
    known, said = words(), folded(text[:_LONGEST])
    return not known.start.isdisjoint((said, plain_words(said, known)))


def _whole(said: str, known: Words) -> str | None:
    """Return the language of a message that is nothing but STOP, with what is polite around it."""
    plain = plain_words(said, known)
    strong, weak = _opened(plain, known)
    if found := known.whole.get(said) or known.whole.get(plain) or known.whole.get(strong):
        return found
    if weak != strong and weak not in known.may_be_a_medicine and weak in known.whole:
        return known.whole[weak]
    # "No" is only polite in "no, pare": "no pare" and "no quiero parar" are guarded.
    is_guarded = any(guard.search(said) for guard in known.guards.values())
    return None if is_guarded else known.whole.get(_without_no(plain, known))


def _beside_an_answer(text: str, known: Words) -> str | None:
    """Return the language of "took it STOP", without a sign between the two."""
    plain = plain_words(folded(text), known)
    bare = known.rows.answers.sub("", plain)
    return None if bare == plain or _SIGNS.search(text) else known.beside.get(bare)


def _on_a_line(text: str, known: Words, is_medicine: IsMedicine) -> str | None:
    """Return the language of a line that is STOP itself, whatever the other lines say."""
    for line in lines(text, known):
        said = folded(line.text)
        language = ANY if _is_sign(line.text, known) else _whole(said, known)
        if language is None or any(g.search(line.follows_on) for g in known.guards.values()):
            continue
        plain = plain_words(said, known)
        is_word = line.is_alone or line.is_a_keyword or plain in known.beside
        if plain in known.measured and known.measures.search(folded(text)):
            continue
        if is_word and not is_of_something(line, known, is_medicine):
            return language
    return None


def _in_clause(clause: Clause, known: Words) -> str | None:
    """Return the language of a clause that says it in more than one word."""
    plain = plain_words(clause.words, known)
    opened = _opened(plain, known)[1]
    for language, pattern in known.clauses.items():
        for said in dict.fromkeys((clause.words, plain, opened)):
            guarded = known.guards[language].search(opened if said == opened else said)
            found = None if guarded else pattern.search(said)
            if found and not known.limits.get(language, NO_LIMITS).match(said, found.end()):
                return language
    return None


def _bare(parts: list[Clause], n: int, known: Words) -> str | None:
    """Return the language of a clause that is STOP itself, and of nothing that stands beside it."""
    clause = parts[n]
    plain = plain_words(clause.words, known)
    strong, weak = _opened(plain, known)
    is_guarded = any(guard.search(clause.words) for guard in known.guards.values())
    said = weak if is_guarded else _without_no(weak, known)
    language = known.beside.get(said)
    if language is None or not _ends(parts, n) or _is_in_a_list(parts):
        return None
    is_doubtful = weak != strong or (clause.is_asked and strong == plain)
    if is_doubtful and said in known.may_be_a_medicine:
        return None
    if said in known.measured and known.measures.search(" ".join(part.words for part in parts)):
        return None
    return None if _is_of_something(parts, n, known) else language


def _ends(parts: list[Clause], n: int) -> bool:
    """Return whether a sign, the end or politeness stands behind it: "stop and go" goes on."""
    if parts[n].after or n == len(parts) - 1:
        return True
    rest = " ".join(part.words for part in parts[n + 1 :])
    return not plain_words(rest, words()) or rest.startswith(("please", "pls", "plz", "por favor"))


def _is_in_a_list(parts: list[Clause]) -> bool:
    """Return whether the message is a list with a dash before each line."""
    return len(parts) > 1 and parts[0].before.startswith("-")


def _is_of_something(parts: list[Clause], n: int, known: Words) -> bool:
    """Return whether a bare STOP is about what its neighbour names, or waits for something."""
    before = parts[n - 1] if n and not _HARD.search(parts[n].before) else None
    if before and (_CONDITION.match(before.words) or _is_object(before, known)):
        return True
    behind = parts[n + 1] if n + 1 < len(parts) else None
    return behind is not None and not _HARD.search(parts[n].after) and _is_object(behind, known)


def _is_object(clause: Clause, known: Words) -> bool:
    """Return whether a clause is a name and no sentence: "metformin 500 mg"."""
    said = [word for word in plain_words(clause.words, known).split() if not word[0].isdigit()]
    said = [word for word in said if word not in ("mg", "ml", "mcg", "my", "the", "mi", "la")]
    return 0 < len(said) <= _A_NAME and known.no_object.isdisjoint(said)


def _looked_at(text: str) -> str:
    """Return what is looked at: of a very long message the beginning, and the end of it."""
    if len(text) <= 2 * _LONGEST:
        return text
    return f"{text[:_LONGEST]}\n{text[-_LONGEST:].partition(chr(10))[2]}"


def _opened(plain: str, known: Words) -> tuple[str, str]:
    """Return the words without what leads to a wish; the second without weak openings as well."""
    strong = plain
    while (found := known.openers.match(strong)) and found.end() < len(strong):
        strong = strong[found.end() :]
    weak = strong
    while (found := known.weak_openers.match(weak)) and found.end() < len(weak):
        weak = weak[found.end() :]
    return strong, weak


def _without_no(plain: str, known: Words) -> str:
    return next((plain[len(no) :].strip() for no in known.no if plain.startswith(f"{no} ")), plain)


def _is_sign(text: str, known: Words) -> bool:
    signs = set(cleaned(text)) - {" ", "\ufe0f"}
    return bool(signs) and signs <= known.signs
