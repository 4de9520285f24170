"""Reads what asks for a picture, a card or a filling list, and that there is a pill box.

Every word must be known: what it does stands in `[sheets]` of `words/<language>.toml`, so any order
of "can you show me a picture of my day" is read, and nothing with another word in it.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from bot.domain.intents import Intent, Settings, Show
from bot.domain.sheets import SheetKind
from bot.language import days
from bot.language.replies.lexicon import Lexicon

_LONGEST: Final = 4  #: words of one phrase


class _Kind(StrEnum):
    """What a phrase does. Where it stands in two lists, the first of these is meant."""

    PICTURE = "picture"
    CARD = "card"
    BOX = "box"
    PRINT = "print"
    LIST = "list"
    WHAT = "what"
    FILL = "fill"
    NOT = "not"
    USE = "use"
    GLUE = "glue"
    WEEKDAY = "weekday"  #: in no list


def read(words: str, lexicon: Lexicon, *, is_question: bool = False) -> Intent | None:
    """Return what folded words ask for, or None where any of them is unknown. A question sets
    nothing."""
    in_order, weekday = _kinds(words, lexicon)
    kinds = frozenset(in_order)
    if _Kind.BOX in kinds:
        found = _about_the_box(kinds, weekday, begins=in_order[0] is _Kind.BOX)
        return None if is_question and isinstance(found, Settings) else found
    if _Kind.NOT in kinds or _Kind.FILL in kinds or weekday is not None:
        return None
    if _Kind.CARD in kinds or {_Kind.PRINT, _Kind.LIST} <= kinds:
        return Show(SheetKind.CARD)
    is_picture = _Kind.PICTURE in kinds and _Kind.LIST not in kinds
    return Show(SheetKind.DAY) if is_picture else None


def _about_the_box(kinds: frozenset[_Kind], weekday: int | None, *, begins: bool) -> Intent | None:
    if kinds & {_Kind.PICTURE, _Kind.CARD}:
        return None
    if _Kind.NOT in kinds:
        is_wish = _Kind.FILL not in kinds and _Kind.WHAT not in kinds
        return Settings("box", "off") if is_wish else None
    if _Kind.WHAT in kinds or _Kind.LIST in kinds:
        return Show(SheetKind.FILLING)
    is_told = begins or bool(kinds & {_Kind.FILL, _Kind.USE})  # "it is in the box" tells no setting
    if weekday is not None:
        return Settings("box", str(weekday)) if is_told else None
    if _Kind.FILL in kinds:
        return Show(SheetKind.FILLING)
    return Settings("box", "on") if is_told else None


def _kinds(words: str, lexicon: Lexicon) -> tuple[list[_Kind], int | None]:
    """Return what the words do, in their order; nothing where one of them is unknown."""
    known, tokens, place = _phrases(lexicon), words.split(" "), 0
    kinds: list[_Kind] = []
    weekday: int | None = None
    while place < len(tokens):
        for count in range(min(_LONGEST, len(tokens) - place), 0, -1):
            if kind := known.get(" ".join(tokens[place : place + count])):
                kinds.append(kind)
                place += count
                break
        else:
            named = days.weekday(tokens[place])
            if named is None or weekday is not None:
                return [], None
            weekday, place = named, place + 1
    return kinds, weekday


@cache
def _known(language: str) -> dict[str, _Kind]:
    return {}


def _phrases(lexicon: Lexicon) -> dict[str, _Kind]:
    """Return what each phrase of a language does."""
    known = _known(lexicon.language)
    if not known:
        kinds = [kind for kind in _Kind if kind is not _Kind.WEEKDAY]
        for kind in reversed(kinds):
            known.update(dict.fromkeys(lexicon.lists[f"sheet {kind}"], kind))
    return known
