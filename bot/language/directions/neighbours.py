"""Tells a word by its neighbours: "l tablet" is 1, "MAR" at a line's beginning is no Tuesday, and
"2." between two medicines counts neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.tokens import Token
from bot.language.directions.vocabulary import UNKNOWN, Entry, vocabulary

_ONES: Final = frozenset({"l", "i", "|"})
#: Letters that stand for what is counted, between a number and anything that is no time.
_COUNTED: Final = {"t": "tab", "ts": "tab", "tb": "tab", "tbs": "tab", "c": "cap", "cs": "cap"}
_NOT_COUNTED: Final = frozenset(
    {"number", "slash", "hour", "day", "food", "meal", "breakfast", "lunch", "dinner", "comida"}
)
#: What follows the Roman one at a line's beginning: "i bd".
_AFTER_ONE: Final = frozenset(
    {"shorthand", "plainly", "night", "bedtime shorthand", "oral", "sublingual", "rectal"}
)
#: What is heard as "two", between somebody who takes and what is counted: "take to tablets".
_HEARD_AS_TWO: Final = frozenset({"to", "too"})
_TAKES: Final = frozenset(
    {"take", "line", "put", "inhale", "apply", "filler", "swallow", "you have"}
)
_AT_ONCE: Final = frozenset({"now", "ya", "ahora"})
#: What ends "now" where it is a time, and not "now 40 mg".
_ENDS: Final = frozenset({"line", "dot", "comma", "and", "then", "close", "for", "dash"})
#: What no line ends with, and what follows a number that a line has ended with.
_DANGLING: Final = frozenset({"by", "every", "at", "per", "with", "before", "after", "of"})
_WHOLE: Final = frozenset({"shorthand", "plainly", "daily", "morning", "filler", "pc", "then"})
_COUNTED_TIME: Final = frozenset({"hour", "day", "week", "month", "times", "minute", "hourly"})
_WALL: Final = re.compile(r"(?:1\d|2[0-3])(?:00|15|30|45)")  #: "1800"
_BEFORE_CLOCK: Final = frozenset({"at", "shorthand", "plainly"})
_IN_LISTS: Final = frozenset({"name", "unknown", "nickname", "vitamin"})
#: What stands after "im" where it is "I am".
_AFTER_I_AM: Final = frozenset({"unknown", "ailment", "filler", "take", "then", "on", "a", "only"})
_HALF_DAYS: Final = {"a": "am", "p": "pm"}
_NOON: Final = 12
_BEFORE_I_AM: Final = frozenset({"line", "comma", "dot", "if", "then", "and", "only", "filler"})


def in_context(found: list[Token]) -> None:
    """Change each token whose neighbours say that it means something else."""
    _clocks(found)
    _halves_of_day(found)
    for n in range(1, len(found) - 1):
        token, before, after = found[n], found[n - 1].entry.classes, found[n + 1].entry.classes
        for rule in _BY_WORD.get(token.text, ()):
            if (entry := rule(token, before, after)) is not None:
                found[n] = replace(token, text=_text(token, entry), entry=entry)
                break
    found[:] = [token for n, token in enumerate(found) if not _is_soft(found, n)]
    for n, dot in _numbered(found):
        found[n] = replace(found[n], text="\n", entry=_word("\n"))
        found[dot] = replace(found[dot], text="*", entry=_word("*"))


def _clocks(found: list[Token]) -> None:
    """Read "1800" as a clock's where "0800" stands beside it, or it stands after how often."""
    has_one = any("clock" in token.entry.classes and ":" not in token.text for token in found)
    for n in range(1, len(found) - 1):
        if not _WALL.fullmatch(found[n].text):
            continue
        before, after = found[n - 1].entry.classes, found[n + 1].entry.classes
        is_clock = has_one or not before.isdisjoint(_BEFORE_CLOCK) or "clock" in before
        if is_clock and after.isdisjoint({"unit", "slash", "percent"}):
            found[n] = replace(found[n], entry=vocabulary().entry(frozenset({"clock"})))
            has_one = True


def _halves_of_day(found: list[Token]) -> None:
    """Read "9a" and "9p" as nine in the morning and nine at night."""
    for n in range(1, len(found) - 1):
        if found[n].text not in _HALF_DAYS or found[n - 1].end != found[n].start:
            continue
        is_hour = not found[n - 1].entry.classes.isdisjoint({"hour number", "clock"})
        is_hour = is_hour and (found[n - 1].entry.number or 1) <= _NOON
        if is_hour and found[n + 1].entry.classes.isdisjoint({"day", "week", "month", "unit"}):
            found[n] = replace(found[n], entry=_word(_HALF_DAYS[found[n].text]))


def _is_soft(found: list[Token], n: int) -> bool:
    """Return whether a line's end stands where no line ends: "every 6 <line> hours"."""
    if not 0 < n < len(found) - 1 or "line" not in found[n].entry.classes:
        return False
    before, after = found[n - 1].entry.classes, found[n + 1].entry.classes
    if "number" in before:
        return not after.isdisjoint(_COUNTED_TIME)
    return not before.isdisjoint(_DANGLING) and before.isdisjoint(_WHOLE)


def _text(token: Token, entry: Entry) -> str:
    if entry.number is not None:
        return str(entry.number)
    return _COUNTED.get(token.text, token.text)


def _word(text: str) -> Entry:
    return vocabulary().words[text]


def _one(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "l tablet" as 1: a scanner's slip that means nothing else before what is counted."""
    is_cell = token.text == "|" and "intake" in after  # a table's "| Dose"
    is_roman = token.text == "i" and "line" in before and not after.isdisjoint(_AFTER_ONE)
    if ("count unit" in after and not is_cell) or is_roman:
        return vocabulary().numeral(Decimal(1))
    return None


def _taken(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "T 1 tab" and "T. Pan" as pharmacies write them."""
    if "line" not in before:
        return None
    if "number" in after:
        return _word("take")
    return _word("tab") if not after.isdisjoint({"dot", "name"}) else None


def _counted(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "1 T" and "2 CS" as tablets and capsules."""
    is_counted = not before.isdisjoint({"number", "half"}) and after.isdisjoint(_NOT_COUNTED)
    return _word(_COUNTED[token.text]) if is_counted else None


def _two(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "take to tablets" as two: there is nothing else that it can be."""
    is_two = not before.isdisjoint(_TAKES) and "count unit" in after
    return vocabulary().numeral(Decimal(2)) if is_two else None


def _now(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "now 40 mg" as what it is now, and not as once."""
    return None if not after.isdisjoint(_ENDS) else _filler()


def _chart(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "MAR" above medicines as the chart that it is, and not as Spanish for Tuesday."""
    is_chart = "line" in before and not after.isdisjoint({*_IN_LISTS, "line", "colon"})
    return _filler() if is_chart else None


def _i_am(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "im done" as I am, and not as into the muscle."""
    is_said = not after.isdisjoint(_AFTER_I_AM) and not before.isdisjoint(_BEFORE_I_AM)
    return _filler() if is_said else None


def _short_name(token: Token, before: frozenset[str], after: frozenset[str]) -> Entry | None:
    """Read "MS 10 mg" as a name, though nobody knows of what, and not as a lady's title."""
    is_name = "number" in after and "line" in before
    return vocabulary().entry(frozenset({UNKNOWN})) if is_name else None


def _filler() -> Entry:
    return vocabulary().entry(frozenset({"filler"}))


def _numbered(found: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield where "1." and "2." number the medicines of a list in running text."""
    places = [
        n
        for n in range(1, len(found) - 2)
        if "digit" in found[n].entry.classes
        and not found[n + 1].entry.classes.isdisjoint({"dot", "close"})
        and not found[n + 2].entry.classes.isdisjoint(_IN_LISTS)
    ]
    numbers = [found[n].entry.number for n in places]
    if len(places) > 1 and numbers == list(range(1, len(places) + 1)):
        yield from ((n, n + 1) for n in places)


Rule = Callable[[Token, frozenset[str], frozenset[str]], Entry | None]
_RULES: Final[tuple[tuple[frozenset[str], Rule], ...]] = (
    (_ONES, _one),
    (frozenset({"t"}), _taken),
    (frozenset(_COUNTED), _counted),
    (_HEARD_AS_TWO, _two),
    (_AT_ONCE, _now),
    (frozenset({"mar"}), _chart),
    (frozenset({"im"}), _i_am),
    (frozenset({"ms"}), _short_name),
)
#: The rules for each word that has any.
_BY_WORD: Final[dict[str, tuple[Rule, ...]]] = {
    word: tuple(rule for words, rule in _RULES if word in words)
    for word in frozenset().union(*(words for words, _ in _RULES))
}
