"""Knows how long a text is as SMS, and brings any text into the letters that SMS has.

A segment holds 160 letters of the GSM 7-bit alphabet (153 where a text has several); one letter
outside it and a segment holds 70. So á í ó ú lose their accents, which are not in the alphabet,
while é ñ ü à keep theirs; signs become what is typed for them; other scripts become Latin letters;
pictures are left out.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final

from anyascii import anyascii

ONE: Final = 160  #: septets of a text of one segment
_OF_SEVERAL: Final = 153  #: of each segment of a longer one
_WIDE_ONE: Final = 70  #: letters where one of them is outside the alphabet
_WIDE_OF_SEVERAL: Final = 67
_LATIN: Final = (
    "@£$¥èéùìòÇ\nØøÅå_ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑܧ¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GREEK: Final = "ΔΦΓΛΩΠΨΣΘΞ"  # capitals alone: a Greek name would be half of each, so it is folded
_TWICE: Final = "^{}\\[~]|€"  #: behind an escape, so each counts two
_ALPHABET: Final = re.compile(f"[{re.escape(_LATIN + _GREEK + _TWICE)}]*")
_FOLDED: Final = re.compile(f"[{re.escape(_LATIN + _TWICE)}]*")
_ESCAPED: Final = re.compile(f"[{re.escape(_TWICE)}]")
_SIGNS: Final = {
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "⅓": "1/3",
    "⅔": "2/3",
    "⅛": "1/8",
    "•": "-",
    "·": "-",
    "`": "'",
    "\u00b4": "'",
    "\t": " ",
    "→": "->",
    "×": "x",
    "«": '"',
    "»": '"',
}
_AMOUNT: Final = re.compile("(?<=[0-9])(?=[½¼¾⅓⅔⅛])")  # "1½" is no "11/2"
_MICROGRAM: Final = re.compile("[\u00b5\u03bc](?=g)")  # "ug" has been misread as "mg"
_MICRO: Final = re.compile("[\u00b5\u03bc](?=[A-Za-z])")  # a Greek letter only in a Greek word
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Me"})
_PICTURES_FROM: Final = 0x2300


class Room(StrEnum):
    """How much a text may hold."""

    WIDE = "wide"  #: as much as a sentence needs, with buttons beside it
    SEGMENT = "segment"  #: one segment of SMS, and no buttons: it says itself what one may answer


def folded_for_sms(text: str) -> str:
    """Return `text` in the letters that SMS has, as near as they come."""
    if _FOLDED.fullmatch(text):
        return text
    text = _AMOUNT.sub(" ", unicodedata.normalize("NFC", text))
    return _MICRO.sub("u", _MICROGRAM.sub("mc", text)).translate(_FOLDS)


def septets(text: str) -> int:
    """Return how many septets a text takes; raise `ValueError` where SMS has not its letters."""
    if not _ALPHABET.fullmatch(text):
        raise ValueError("this text has letters outside the GSM alphabet")
    return len(text) + len(_ESCAPED.findall(text))


def segments(text: str) -> int:
    """Return how many segments a text is sent in, whatever its letters."""
    if not _ALPHABET.fullmatch(text):
        units = len(text.encode("utf-16-le")) // 2
        return 1 if units <= _WIDE_ONE else -(-units // _WIDE_OF_SEVERAL)
    if septets(text) <= ONE:
        return 1
    count, used = 1, 0
    for letter in text:
        takes = 2 if letter in _TWICE else 1  # an escape and its letter are not torn apart
        if used + takes > _OF_SEVERAL:
            count, used = count + 1, 0
        used += takes
    return count


class _Folds(dict[int, str]):
    """What each letter becomes; found out once, when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(letter: str) -> str:
    if letter in _LATIN or letter in _TWICE:
        return letter
    if letter in _SIGNS:
        return _SIGNS[letter]
    kind = unicodedata.category(letter)
    if kind in _UNSEEN or (kind in ("So", "Sk") and ord(letter) >= _PICTURES_FROM):
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    bare = "".join(c for c in parts if unicodedata.category(c) not in _UNSEEN)
    return "".join(c for c in anyascii(bare) if c in _LATIN or c in _TWICE)


_FOLDS: Final = _Folds()
