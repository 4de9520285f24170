"""Weekdays by their letters: "MWF", "T/Th/Sa", "M-F", and in Spanish "LMV", "L a V"."""

from __future__ import annotations

from typing import Final

from bot.language.directions.pieces import WEEK

#: Letters and the days they are: of several ways of writing a day each is told.
_SETS: Final = (
    ("m w f", "mon wed fri"),
    ("mo we fr", "mon wed fri"),
    ("m we f", "mon wed fri"),
    ("m w f sun", "mon wed fri sun"),
    ("m w f su", "mon wed fri sun"),
    ("m w f sa", "mon wed fri sat"),
    ("m w th", "mon wed thu"),
    ("m t th", "mon tue thu"),
    ("m th", "mon thu"),
    ("m w", "mon wed"),
    ("w f", "wed fri"),
    ("w sa", "wed sat"),
    ("tu f", "tue fri"),
    ("tu fr", "tue fri"),
    ("t th", "tue thu"),
    ("tu th", "tue thu"),
    ("t th s", "tue thu sat"),
    ("t th sa", "tue thu sat"),
    ("tu th sa", "tue thu sat"),
    ("tu th s", "tue thu sat"),
    ("t t s", "tue thu sat"),
    ("t th s su", "tue thu sat sun"),
    ("t th sa su", "tue thu sat sun"),
    ("tu th sa su", "tue thu sat sun"),
    ("t th f", "tue thu fri"),
    ("t th sat", "tue thu sat"),
    ("tu th sat", "tue thu sat"),
    ("tue th sat", "tue thu sat"),
    ("t thu sat", "tue thu sat"),
    ("t thur sat", "tue thu sat"),
    ("m w fri", "mon wed fri"),
    ("mon w f", "mon wed fri"),
    ("mon w fri", "mon wed fri"),
    ("m wed f", "mon wed fri"),
    ("m wed fri", "mon wed fri"),
    ("t th s s", "tue thu sat sun"),
    ("t th sat sun", "tue thu sat sun"),
    ("tu th sat sun", "tue thu sat sun"),
    ("sa su", "sat sun"),
    ("m t w th f", "mon tue wed thu fri"),
    ("m tu w th f", "mon tue wed thu fri"),
    ("m t w t f", "mon tue wed thu fri"),
    ("m t w r f", "mon tue wed thu fri"),
    ("l m v", "mon wed fri"),
    ("l mi v", "mon wed fri"),
    ("l x v", "mon wed fri"),
    ("l w v", "mon wed fri"),
    ("m j s", "tue thu sat"),
    ("ma j s", "tue thu sat"),
    ("ma ju sa", "tue thu sat"),
    ("lu mi vi", "mon wed fri"),
    ("l m m j v", "mon tue wed thu fri"),
    ("l m x j v", "mon tue wed thu fri"),
    ("l m mi j v", "mon tue wed thu fri"),
    ("l j", "mon thu"),
    ("m j", "tue thu"),
)
_SPANS: Final = (
    ("m", "f", "mon", "fri"),
    ("m", "th", "mon", "thu"),
    ("m", "sa", "mon", "sat"),
    ("m", "sat", "mon", "sat"),
    ("m", "su", "mon", "sun"),
    ("l", "v", "mon", "fri"),
    ("l", "s", "mon", "sat"),
    ("l", "d", "mon", "sun"),
)
#: Two letters are days only where they are joined; three or more may stand apart.
_JOINED: Final = ("", "/", "-", ",", ", ", " / ", "&", " & ", "+")
_APART: Final = (*_JOINED, " ", ".", " - ", " y ", " and ")
_TO: Final = ("-", " - ", " a ", " to ", " thru ", " through ", "~")
_SHORTEST: Final = 3  #: letters that may be written without a sign between them


def _told() -> dict[str, str]:
    found: dict[str, str] = {}
    for letters, days in _SETS:
        each = letters.split()
        for sign in _APART if len(each) > 2 or each[1] == "th" else _JOINED:
            written = sign.join(each)
            if sign or len(written) >= _SHORTEST:
                found.setdefault(written, days)
        if len(each) > 2:
            found.setdefault(f"{', '.join(each[:-1])} and {each[-1]}", days)
            found.setdefault(f"{', '.join(each[:-1])} y {each[-1]}", days)
    for first, last, begins, ends in _SPANS:
        days = " ".join(WEEK[WEEK.index(begins) : WEEK.index(ends) + 1])
        found |= {f"{first}{sign}{last}": days for sign in _TO}
    return found


#: What may be written, and the days that it means.
DAY_LETTERS: Final = _told()
