"""What a caregiver may, as letters that are said and as words that are read back; until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.care.links import CareLink, Deed, Shared, Terms
from bot.domain.deliveries import Utterance, Value
from bot.domain.people import Person
from bot.handlers.turn import Turn
from bot.language.days import day_to_come, stretch_of_days
from bot.language.normal import folded
from bot.planner.calendar import instant, local_date

Right = Shared | Deed
#: In the order of their letters. That the patient cannot be reached is asked by itself.
RIGHTS: Final[Sequence[Right]] = (
    *(Shared.ALERTS, Shared.SKIPS, Shared.TODAY, Shared.WEEK, Shared.RECORD),
    *(Deed.REPORT, Deed.KEEP_LIST),
)
USUAL: Final = "a c"
ALL: Final = "all"
NO_END: Final = "no end"
HALF_A_YEAR: Final = timedelta(days=182)
_LETTERS: Final = "abcdefg"
_BESIDE: Final = frozenset(
    {"and", "plus", "also", "the", "letters", "only", "just", "nothing", "else", "please"}
    | {"y", "tambien", "mas", "la", "las", "el", "solo", "solamente", "nada", "por", "favor"}
)
_EVERY: Final = frozenset({"all", "everything", "todo", "todas", "todos"})
_BUT: Final = frozenset({"but", "except", "without", "menos", "excepto", "salvo", "sin"})
_WORDS: Final = {
    **dict.fromkeys(("missed", "misses", "alerts", "faltas", "avisos"), "a"),
    **dict.fromkeys(("skipped", "skips", "omitidas", "omitido"), "b"),
    **dict.fromkeys(("today", "hoy"), "c"),
    **dict.fromkeys(("week", "weekly", "semana", "semanal"), "d"),
    **dict.fromkeys(("record", "registro"), "e"),
    **dict.fromkeys(("list", "lista"), "g"),
}
_UNTIL: Final = frozenset({"until", "till", "hasta", "to", "el", "on", "al", "for", "por"})
_MONTHS: Final = frozenset({"month", "months", "mes", "meses"})
_YEARS: Final = frozenset({"year", "years", "ano", "anos"})
_ONE: Final = frozenset({"a", "an", "one", "un", "una", "uno"})
_DAYS_OF: Final = {**dict.fromkeys(_MONTHS, 30), **dict.fromkeys(_YEARS, 365)}
_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=366)  #: a day without its year must be plain


def read(text: str) -> frozenset[Right] | None:
    """Return the rights that letters or their words stand for: "A C", "abd", "only today", "all but
    G"; None: those say nothing of rights."""
    words = [word for word in folded(text).replace(",", " ").split() if word not in _BESIDE]
    if words[:1] and words[0] in _EVERY:
        if len(words) == 1:
            return frozenset(RIGHTS)
        without = _named(words[2:]) if words[1] in _BUT else None
        return frozenset(RIGHTS) - without if without else None
    return _named(words)


def _named(words: Sequence[str]) -> frozenset[Right] | None:
    letters = "".join(_WORDS.get(word, word) for word in words)
    if not letters or set(letters) - set(_LETTERS):
        return None
    return frozenset(RIGHTS[_LETTERS.index(letter)] for letter in letters)


def lacks_alerts(rights: frozenset[Right]) -> bool:
    """Return whether what was skipped is to be told, and nothing that was missed: the two are told
    together or not at all."""
    return Shared.SKIPS in rights and Shared.ALERTS not in rights


def packed(rights: Iterable[Right]) -> str:
    """Return rights as they are kept while a question is open."""
    return " ".join(_LETTERS[RIGHTS.index(right)] for right in RIGHTS if right in set(rights))


def terms(rights: Iterable[Right], *, reach: bool, ends_at: datetime | None) -> Terms:
    """Return what is agreed to."""
    chosen = set(rights) | ({Shared.REACH} if reach else set())
    return Terms(
        sees=frozenset(right for right in chosen if isinstance(right, Shared)),
        does=frozenset(right for right in chosen if isinstance(right, Deed)),
        ends_at=ends_at,
    )


def of_terms(given: Terms) -> frozenset[Right]:
    """Return the rights that have letters."""
    return frozenset(right for right in RIGHTS if right in (given.sees | given.does))


def until(text: str, person: Person, *, now: datetime) -> datetime | None:
    """Return the end of the day that somebody names, by their own clock; None: it names none."""
    today = local_date(now, person.tz)
    words = folded(text).split()
    while words and words[0] in _UNTIL:
        words = words[1:]
    day = day_to_come(" ".join(words), today=today) or _after(words, today)
    if day is None or not today < day <= today + _LONGEST:
        return None
    return end_of(day, person)


def half_a_year(person: Person, *, now: datetime) -> date:
    """Return the day on which a link ends where nobody says otherwise."""
    return local_date(now, person.tz) + HALF_A_YEAR


def end_of(day: date, person: Person) -> datetime:
    """Return when a day is over where somebody lives."""
    return instant(day + _DAY, time(0), person.tz)


def said(given: Terms, patient: Person) -> dict[str, Value]:
    """Return what somebody may, and until when, as values for a sentence."""
    shown = [right for right in (*RIGHTS, Shared.REACH) if right in (given.sees | given.does)]
    parts = [Utterance("care-right", {"right": right.name.lower()}) for right in shown]
    last = local_date(given.ends_at - _DAY, patient.tz) if given.ends_at else ""
    return {
        "rights": enumerated(parts or [Utterance("care-right", {"right": "nothing"})]),
        "has-end": "yes" if given.ends_at else "no",
        "day": last,
    }


def with_rights(link: CareLink, given: Terms) -> Terms:
    """Return other terms with what was hidden before: that stays so until somebody says it."""
    return replace(given, hidden=link.terms.hidden)


def enumerated(parts: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Return several as one enumeration."""
    head = parts[0]
    for each in parts[1:-1]:
        head = Utterance("list-next", {"head": (head,), "part": (each,)})
    if len(parts) > 1:
        head = Utterance("list-last", {"head": (head,), "part": (parts[-1],), "sound": "other"})
    return (head,)


def shown(turn: Turn, sentence: str, given: Terms, patient: Person) -> str:
    """Return the words of a sentence about terms, as they are read by whoever agrees."""
    return turn.shown(sentence, said(given, patient))


def _after(words: Sequence[str], today: date) -> date | None:
    """Return the day that "3 months" or "a year" leads to."""
    if days := stretch_of_days(" ".join(words)):
        return today + timedelta(days=days)
    if len(words) != 2 or words[1] not in _DAYS_OF:
        return None
    count = 1 if words[0] in _ONE else int(words[0]) if words[0].isdecimal() else 0
    return today + timedelta(days=count * _DAYS_OF[words[1]]) if 0 < count <= 36 else None
