"""Brings directions into one plain form and cuts them into tokens that know where they stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.language.directions.dayletters import DAY_LETTERS

_SIGNS: Final = str.maketrans(
    {
        "½": " 1/2 ",
        "¼": " 1/4 ",
        "¾": " 3/4 ",
        "⅓": " 1/3 ",
        "⅔": " 2/3 ",
        "\u2044": "/",
        "–": "-",
        "—": "-",
        "\u2212": "-",
        "×": "x",
        "’": "'",
        "\u2018": "'",
        "`": "'",
        "\u00b4": "'",
        "→": ">",
        "•": "*",
        "●": "*",
        "▪": "*",
        "·": "*",
        "≤": "<",
        "≥": ">",
        "µ": "u",
        "μ": "u",
        "\u00a0": " ",
        "\t": " ",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u000b": " ",
    }
)
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f]"
)
_DAYS: Final = r"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom)"
_SPAN: Final = re.compile(
    rf"(?<=[a-z])-(?={_DAYS})(?<={_DAYS}-)|(?<=day)-(?={_DAYS})"
    r"|(?<=\bm)-(?=(?:f|th|su|sat?)\b)|(?<=\bl)-(?=[vsd]\b)"
)
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])|(?<!_)_(?!_)")
_LETTERS: Final = "|".join(
    re.escape(each) for each in sorted(DAY_LETTERS, key=lambda each: -len(each))
)
#: A token; the longer way of writing a thing stands first.
_TOKEN: Final = re.compile(
    r"""
    (?P<letters>(?<!\w)(?<![/.'-])(?=[mtwsl][mtwrfhsualxjvieo]{0,6}(?![^\W_]))(?:"""
    + _LETTERS
    + r""")(?![\w/'-]))
  | (?P<code>(?<![\w.])(?:\(?\d{3}\)?[-. ])?\d{3}-\d{4}(?![\w-])
      |(?<!\w)\d{4,5}-\d{3,4}-\d{1,2}(?![\w-]))
  | (?P<date>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))
  | (?P<fraction>(?<![\d/.,])(?:1\ ?/\ ?[2348]|2\ ?/\ ?3|3\ ?/\ ?4)(?![\d/]|[.,]\d))
  | (?P<clock>(?<![\d.,:])(?:[01]?\d|2[0-4])(?::|h)[0-5]\d(?!\d|:\d)
      |(?<![\d.,:/-])0\d[0-5]\d(?![\d:/]|[.,-]\d|\ ?(?:mg|mcg|ml|g|units?|iu)\b))
  | (?P<zeros>(?<![\w.,])(?:o[.,]\d+|\d[\do]*o[\do]*(?=\ ?(?:mg|mcg|ml|g)\b)))
  | (?P<formula>(?<![\w.,/-])(?:(?:na|k|li|mg|ca|fe|zn|al|mn|cu|bi|ag|nh|m)\d?(?:h?\d?[cp]o|so|no)\d
      |h2o2|\d-(?:fu|asa|mp|tg|htp|mop))(?!\w))
  | (?P<mixed>(?<![\w.,])(?:[01]?[a-z]+[0158][a-z0-9]*|[01][a-z]{3,}[a-z0-9]*))
  | (?P<number>\d+(?:[.,]\d+)*|(?<![\w.,])[.,]\d+)
  | (?P<dotted>(?<![^\W_])(?:(?:[a-z]\.){1,3}[a-z](?![^\W_]|')|(?:[a-z]\.\ ){1,3}[a-z]\.(?!\w)))
  | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
  | (?P<blank>_{2,}|\?{2,})
  | (?P<line>\n)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_PART: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Raw:
    """A token before anybody knows what it means."""

    kind: str
    text: str
    start: int
    end: int


def cleaned(text: str) -> str:
    """Return `text` without what cannot be seen, its signs made plain; lines are kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    elif "\t" in text or "\r" in text or "\x0b" in text:
        text = text.translate(_SIGNS)
    return _HIDDEN.sub("", text)


def folded(text: str) -> str:
    """Return cleaned text in lower case and without accents, letter by letter as long as it was."""
    if text.isascii():
        low = text.lower()
    else:
        low = "".join(c if c.isascii() else _bare(c) for c in text.lower()) if text else ""
        if len(low) != len(text):  # a letter whose lower case is longer
            low = "".join(_bare(c.lower()[:1] or c) for c in text)
    low = _SPAN.sub("~", low) if "-" in low else low
    return _HYPHEN.sub(" ", low)


def tokens(low: str) -> list[Raw]:
    """Return the tokens of folded text."""
    found: list[Raw] = []
    for match in _TOKEN.finditer(low):
        kind = match.lastgroup or "sign"
        if kind == "sign" and len(found) > 1 and found[-1].text == found[-2].text == match[0]:
            continue  # "((((" says no more than "(("
        found.append(Raw(kind, match[0], match.start(), match.end()))
    return found


def parts(raw: Raw) -> list[Raw]:
    """Return "500mg" as "500" and "mg"."""
    return [
        Raw(
            "number" if m[0][0].isdigit() else "word",
            m[0],
            raw.start + m.start(),
            raw.start + m.end(),
        )
        for m in _PART.finditer(raw.text)
    ]


def _bare(c: str) -> str:
    plain = unicodedata.normalize("NFD", c)[0]
    return plain if len(plain) == 1 else c
