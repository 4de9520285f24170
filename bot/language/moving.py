"""Reads how somebody wants a proposed plan otherwise: "iron at lunch", "move the evening one to
9pm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.schedules import DayPart
from bot.language.moments import minutes
from bot.language.normal import cleaned, folded
from bot.language.replies.names import Names
from bot.language.times import Told, tell

Which = MedicationId | DayPart | Told
"""What is moved: a medicine, or all that stands at a part of the day or at a time."""
_PARTS: Final[Mapping[DayPart, str]] = {
    DayPart.WAKING: r"waking|waking up|wake up|wake|getting up|first thing|al levantarme"
    r"|levantarme|al despertar|despertar|en ayunas",
    DayPart.MORNING: r"breakfast|morning|mornings|desayuno|desayunar|manana",
    DayPart.NOON: r"lunch|lunchtime|noon|midday|almuerzo|comida|comer|almorzar|mediodia|medio dia",
    DayPart.EVENING: r"dinner|dinnertime|supper|evening|evenings|cena|cenar|tarde",
    DayPart.BEDTIME: r"bed|bedtime|night|nights|sleep|noche|acostarme|dormir|cama",
}
_PART: Final = {part: re.compile(words) for part, words in _PARTS.items()}
_POLITE: Final = re.compile(
    r"^(?:(?:please|pls|ok|okay|but|pero|then|and then|luego|entonces|yes|si|por favor|hola|hi)"
    r"\b[, ]*"
    r"|(?:can|could|would) (?:you|u|i|we) |(?:i d|i would|id) (?:rather|like to|prefer to) "
    r"|i want to |i prefer to |let s |lets |quiero |quisiera |prefiero |puedes |podria )+"
)
_NO: Final = re.compile(r"^\s*no\s*,", re.IGNORECASE)  # "no iron at lunch" is no wish
_VERB: Final = re.compile(
    r"^(?:move|put|take|have|change|shift|set|mueve|mueva|mover|pon|ponga|poner|pasa|pase|pasar"
    r"|toma|tomar|cambia|cambie|cambiar) "
)
_ARTICLES: Final = r"the|my|all|el|la|los|las|lo|mi|mis|de|del|en|a|al|at|in"
_THINGS: Final = (
    r"ones?|pills?|tablets?|medicines?|meds?|doses?|slot|round|time"
    r"|pastillas?|medicinas?|tabletas?|dosis|toma|tomas"
)
_MEDICINES: Final = re.compile(rf"\b(?:{_THINGS}|(?:la|las|lo|los) de)\b")
_BEFORE: Final = re.compile(rf"^(?:(?:{_ARTICLES}|{_THINGS}) )+")
_AFTER: Final = re.compile(rf"(?: (?:{_THINGS}))+$")
_GLUE: Final = re.compile(
    r"^(?:(?:to|at|with|for|until|by|in|around|on|instead|the|my|a|al|con|para|por|en|hasta|el|la"
    r"|las|los|mi) )+"
)
_AND: Final = re.compile(r"\s*(?:[,;&+]|\band then\b|\band\b|\by\b|\be\b|\bthen\b|\bluego\b)\s*")
_BESIDE: Final = re.compile(
    r"(?:(?P<by>.+) )?(?P<way>after|before|despues de|antes de|tras)"
    r"(?P<part>l .+| .+)"  # "después del almuerzo"
)
_FEW: Final = 12  #: words at most that say whither: a long text is not tried at each of its words
_BEFORE_IT: Final = frozenset({"before", "antes de"})
_A_WHILE: Final = 30  #: minutes, where somebody only says "after lunch"
_ANYWHERE: Final = re.compile(
    r"(?:anywhere|any ?time|when(?:ever)?|where(?:ver)?)"
    r"(?: (?:it fits|you like|is best|it is best|you want)(?: best)?)?"
    r"|(?:donde|cuando) (?:sea|quieras|convenga|mejor (?:vaya|quede))|(?:a )?cualquier hora"
)
_ANYWAY: Final = re.compile(
    r" (?:anyway|all the same|even so|aun asi|igual|de todos modos|de todas formas)$"
)
_TAIL: Final = re.compile(r" (?:please|pls|instead|por favor|porfa)$")


@dataclass(frozen=True, slots=True)
class Beside:
    """So many minutes after a part of the day; before it is negative."""

    part: DayPart
    minutes: int


class Wherever:
    """Where it fits best: what was chosen for it holds no longer."""


WHEREVER: Final = Wherever()
Whither = DayPart | Told | Beside | Wherever


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be moved, and to when."""

    what: Which
    to: Whither
    anyway: bool = False  #: although a rule says otherwise


def speaks_of_medicines(text: str) -> bool:
    """Return whether "the evening ones" is said, and not only a part of the day: "breakfast at 9"
    is another day, and no wish."""
    return _MEDICINES.search(folded(text)) is not None


def read_all(text: str, names: Mapping[str, MedicationId]) -> tuple[Wish, ...]:
    """Return all that `text` wishes ("iron at lunch and calcium at dinner"); empty where any of it
    is no wish of this kind."""
    if one := read(text, names):
        return (one,)
    found: list[Wish] = []
    waiting: list[MedicationId] = []  # "iron and calcium | at lunch"
    for piece in filter(None, _AND.split(cleaned(text).casefold())):
        wish = read(piece, names)
        alone = _what(_bare(piece)[0], Names(names))
        if wish:
            found += [replace(wish, what=each) for each in waiting] + [wish]
            waiting = []
        elif alone is None or isinstance(alone, DayPart | Told):
            return ()
        else:
            waiting.append(alone)
    anyway = any(wish.anyway for wish in found)
    return () if waiting else tuple(replace(wish, anyway=anyway) for wish in found)


def read(text: str, names: Mapping[str, MedicationId]) -> Wish | None:
    """Return what `text` wishes, or None where it is no wish of this kind."""
    words, anyway = _bare(text)
    known = Names(names)
    for what, to in _halves(words):
        moved, when = _what(what, known), _whither(_GLUE.sub("", f"{to} ").strip())
        if moved is not None and when is not None:
            return Wish(moved, when, anyway)
    return None


def _bare(text: str) -> tuple[str, bool]:
    """Return the words without what is only polite, and whether a rule may be overruled."""
    words = _TAIL.sub("", folded(_NO.sub("", text).replace(",", " ")))
    anyway = _ANYWAY.search(words) is not None
    return _VERB.sub("", _POLITE.sub("", _TAIL.sub("", _ANYWAY.sub("", words)))), anyway


def _halves(words: str) -> Iterator[tuple[str, str]]:
    tokens = words.split()
    for count in range(len(tokens) - 1, max(0, len(tokens) - 1 - _FEW), -1):
        yield " ".join(tokens[:count]), " ".join(tokens[count:])


def _what(words: str, names: Names) -> Which | None:
    tokens = words.split()
    while tokens and _GLUE.fullmatch(f"{tokens[-1]} "):  # "iron to the | lunch"
        tokens.pop()
    words = " ".join(tokens)
    bare = _AFTER.sub("", f" {_BEFORE.sub('', f'{words} ').strip()}").strip()
    return names.get(words) or names.get(bare) or _when(bare)


def _whither(words: str) -> Whither | None:
    if _ANYWHERE.fullmatch(words):
        return WHEREVER
    beside = _BESIDE.fullmatch(words)
    return _beside(beside) if beside else _when(words)


def _beside(found: re.Match[str]) -> DayPart | Beside | None:
    words = found["part"].removeprefix("l").strip()
    part = _when(_GLUE.sub("", f"{words} ").strip())
    by = minutes(found["by"]) if found["by"] else _A_WHILE
    if not isinstance(part, DayPart) or by is None:
        return None
    if part is DayPart.BEDTIME and not found["by"]:
        return part  # "before bed"
    return Beside(part, -by if found["way"] in _BEFORE_IT else by)


def _when(words: str) -> DayPart | Told | None:
    for part, pattern in _PART.items():
        if pattern.fullmatch(words):
            return part
    try:
        return tell(words) if words else None
    except BadInput:
        return None
