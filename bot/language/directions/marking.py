"""Says of every token what it may mean, and merges those that are one phrase: the string of
letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from bot.domain.lexicon import Lexicon, Spotted
from bot.language.directions.cautions import cautions
from bot.language.directions.dayletters import DAY_LETTERS
from bot.language.directions.neighbours import in_context
from bot.language.directions.numerals import numeral
from bot.language.directions.spelling import known
from bot.language.directions.text import Raw, cleaned, folded, parts, tokens
from bot.language.directions.tokens import Token
from bot.language.directions.vocabulary import UNKNOWN, Entry, vocabulary

#: Words that are part of names too: "calcium".
_NAMELIKE: Final = frozenset({"release", "vitamin"})
#: A product that is named with its strength: the strength is read by itself.
_STRENGTH: Final = re.compile(r"\s+\d[\d.,]*\s?(?:mg|mcg|g|ml|units?|%).*$")
_NUMBER: Final = re.compile(r"\s+\d[\d.,]*$")
_UNIT: Final = re.compile(r"\s?(?:%|mg|mcg|g|ml|units?|ui|iu)(?![^\W_])")
#: Small words at a name's end that belong to what follows: "metformin a day".
_LOOSE: Final = re.compile(
    r"(?:\s+(?:a|an|at|in|on|for|to|the|or|and|al|la|el|en|de|por|con|y|o))+$"
)
_LONGEST: Final = 9  #: words of a phrase
#: Abbreviations whose point ends no sentence.
_SHORT: Final = frozenset({"max", "min", "approx", "aprox", "vit", "dr", "dra", "mr", "mrs", "sra"})
_FRACTIONS: Final = {
    "1/2": "0.5",
    "1/3": "0.3333",
    "1/4": "0.25",
    "1/8": "0.125",
    "2/3": "0.6667",
    "3/4": "0.75",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A whole text, ready to be read."""

    original: str
    tokens: tuple[Token, ...]
    letters: str

    def written(self, first: int, last: int) -> str:
        """Return what stands from one token to before another, as it was written."""
        if last <= first:
            return ""
        return self.original[self.tokens[first].start : self.tokens[last - 1].end]


def marked(text: str, lexicon: Lexicon | None = None) -> Marked:
    """Return `text` with every token known for what it may be, a line's end at both ends."""
    original = cleaned(text)
    low = folded(original)
    names = (
        {found.start: found for found in lexicon.spot(original) if _is_name(low, found)}
        if lexicon
        else {}
    )
    raws = _plain(_without_cautions(tokens(low), low))
    found: list[Token] = [Token("\n", 0, 0, vocabulary().words["\n"])]
    place = 0
    while place < len(raws):
        raw = raws[place]
        if raw.start in names:
            name = names[raw.start]
            end = name.start + len(_LOOSE.sub("", _bare(low, name.start, name.end)))
            while place < len(raws) and raws[place].start < end:
                place += 1
            token = Token(low[name.start : end], name.start, end, _plainly("name"), name.match)
            found.append(token)
            continue
        token, place = _token(raws, place)
        found.append(token)
    found.append(Token("\n", len(low), len(low), vocabulary().words["\n"]))
    in_context(found)
    return Marked(original, tuple(found), "".join(token.entry.letter for token in found))


def _bare(low: str, start: int, end: int) -> str:
    """Return a product's name without the strength in it, or the number of one right after it."""
    told = _STRENGTH.sub("", low[start:end])
    return _NUMBER.sub("", told) if _UNIT.match(low, start + len(told)) else told


def _without_cautions(raws: list[Raw], low: str) -> list[Raw]:
    """Return the tokens with each sentence that only warns as one."""
    kept: list[Raw] = []
    place = 0
    for start, end in cautions(low):
        while place < len(raws) and raws[place].start < start:
            kept.append(raws[place])
            place += 1
        kept.append(Raw("caution", low[start:end], start, end))
        while place < len(raws) and raws[place].start < end:
            place += 1
    return kept + raws[place:]


def _is_name(low: str, found: Spotted) -> bool:
    """Return whether what a lexicon spotted is no word of directions: "tablet", "daly", "water"."""
    words = vocabulary().words
    told = low[found.start : found.end].split()
    if found.match.needs_confirmation:
        return not any(known(word) for word in told)
    return len(told) > 1 or told[0] not in words or not words[told[0]].classes.isdisjoint(_NAMELIKE)


def _plain(raws: Sequence[Raw]) -> list[Raw]:
    """Return the tokens with abbreviations joined, slips mended and words run together parted."""
    plain: list[Raw] = []
    words = vocabulary().words
    for raw in _joined(raws):
        match raw.kind:
            case "sign" if raw.text == "." and plain and plain[-1].text in _SHORT:
                continue  # "max. 8 tablets"
            case "word" if raw.text in words:
                plain.append(raw)
            case "word":
                plain += _mended(raw, raw.text.replace("'", ""))
            case "dotted":
                plain += _undotted(raw)
            case "mixed":
                plain += _unmixed(raw)
            case _:
                plain.append(raw)
    return plain


def _joined(raws: Sequence[Raw]) -> list[Raw]:
    """Return the tokens with "cap sule", which a scanner has parted, as one word."""
    found: list[Raw] = []
    words = vocabulary().words
    for raw in raws:
        last = found[-1] if found else None
        if last and last.kind == raw.kind == "word" and raw.start == last.end + 1:
            both = last.text + raw.text
            if both in words and not (known(last.text) and known(raw.text)):
                found[-1] = Raw("word", both, last.start, raw.end)
                continue
        found.append(raw)
    return found


def _mended(raw: Raw, word: str) -> list[Raw]:
    found = known(word)
    if found is None:
        return [Raw("word", word, raw.start, raw.end)]
    return [Raw("word", each, raw.start, raw.end) for each in found]


def _undotted(raw: Raw) -> list[Raw]:
    word = raw.text.replace(".", "").replace(" ", "")
    if known(word):
        return [Raw("word", word, raw.start, raw.end)]
    return parts(raw)


def _unmixed(raw: Raw) -> list[Raw]:
    found = known(raw.text)
    if found is not None:
        return [Raw("word", each, raw.start, raw.end) for each in found]
    return [each for part in parts(raw) for each in _plain([part])]


def _token(raws: Sequence[Raw], place: int) -> tuple[Token, int]:
    raw = raws[place]
    words = vocabulary()
    if raw.text not in words.begins or place + 1 == len(raws):
        return Token(raw.text, raw.start, raw.end, _entry(raw)), place + 1
    phrases = words.phrases.get((raw.text, raws[place + 1].text), ())
    following = tuple([each.text for each in raws[place : place + _LONGEST]]) if phrases else ()
    for phrase, entry in phrases:
        if following[: len(phrase)] == phrase:
            after = place + len(phrase)
            return Token(" ".join(phrase), raw.start, raws[after - 1].end, entry), after
    return Token(raw.text, raw.start, raw.end, _entry(raw)), place + 1


def _entry(raw: Raw) -> Entry:
    words = vocabulary()
    match raw.kind:
        case "number" | "zeros":
            return _number(raw.text.replace("o", "0"))
        case "fraction":
            value = Decimal(_FRACTIONS[raw.text.replace(" ", "")])
            plain = _plainly("fraction", "number")
            return Entry(plain.classes, plain.letter, {}, value)
        case "clock" | "date" | "blank":
            return _plainly(raw.kind)
        case "letters":
            plain = _plainly("day letters")
            return Entry(plain.classes, plain.letter, {"day letters": DAY_LETTERS[raw.text]})
        case "caution":
            return _plainly(raw.kind)
        case "code":
            return _plainly("filler")
        case "line":
            return words.words["\n"]
        case _:
            return words.words.get(raw.text) or _plainly(UNKNOWN)


def _number(text: str) -> Entry:
    return vocabulary().numeral(numeral(text))


@cache
def _plainly(*classes: str) -> Entry:
    return vocabulary().entry(frozenset(classes))
