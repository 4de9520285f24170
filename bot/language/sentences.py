"""Turns an utterance (a sentence by name, and its values) into words: all that the bot says.

How a sentence is written, and what it may use, is told at the top of `bot/language/__init__.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import time
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from fluent.runtime import FluentBundle

from bot.domain.buttons import LONGEST
from bot.domain.channels import Button
from bot.domain.deliveries import Choice, Utterance
from bot.language.bundles import DEFAULT, FOLDER, Unsayable, languages, read_bundle, sayer
from bot.language.fitting import Fitted, fitted
from bot.language.formats import Say, Words
from bot.language.items import Wording
from bot.language.segments import Room, folded_for_sms
from bot.language.values import worded

_LABELS_AT_MOST: Final = 1000
_SAYS_NOTHING_PERSONAL: Final = (str, time)
_WHOM: Final = "for"  #: the value that names who is spoken to
_LONGEST_IN_FRONT: Final = 14  #: letters: a first name and an initial
T = TypeVar("T")
_LAST_RESORT: Final = "cannot-be-said"
_WITHOUT_ANY_FILE: Final = "Something went wrong on our side, and we cannot say this properly."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rendered:
    """An utterance in words, ready for a channel."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    #: False: a name was cut, or a list says how many more there are
    is_whole: bool = True


class Sentences:
    """All sentences in all languages."""

    def __init__(self, bundles: Mapping[str, FluentBundle], *, strict: bool) -> None:
        self._bundles = bundles
        self._strict = strict
        self._labels: dict[object, str | None] = {}  #: of buttons, which say the same all day long

    @classmethod
    def load(
        cls, *, strict: bool = False, folder: Path = FOLDER, only: Collection[str] = ()
    ) -> Sentences:
        """Read all sentences, or those in `only` some languages; with `strict` anything that
        cannot be said raises `Unsayable`."""
        chosen = [name for name in languages() if not only or name in {*only, DEFAULT}]
        bundles = {name: read_bundle(name, folder / name, strict=strict) for name in chosen}
        return cls(bundles, strict=strict)

    def render(
        self,
        utterance: Utterance,
        *,
        language: str,
        level: int,
        room: Room = Room.WIDE,
        above: str = "",
    ) -> Rendered:
        """Return `utterance` in words, in `language` and at wording level 0 to 2.

        `above` names a sentence that stands above it ("repeat-of-ask").
        """
        if room is Room.SEGMENT:
            return self._segment(utterance, language, level, above)
        text = self._first(language, lambda say: _wide(utterance, level, above, say))
        if text is None:
            return Rendered(self._say_plainly(language))
        rows = (
            tuple(button for choice in row if (button := self._button(choice, language, level)))
            for row in utterance.choices
        )
        return Rendered(text, tuple(row for row in rows if row))

    def _segment(self, utterance: Utterance, language: str, level: int, above: str) -> Rendered:
        def said(*forms: str) -> Fitted | None:
            attempt = partial(_narrow, utterance, level, above)
            return self._first(language, attempt, forms=forms)

        whole = said("sms")
        if whole is None:
            return Rendered(folded_for_sms(self._say_plainly(language, forms=("sms",))))
        if whole.fits and whole.is_whole:
            return Rendered(whole.text)
        other = said("sms-else", "sms") or whole
        if not other.fits:
            if self._strict:
                raise Unsayable(f"{utterance.sentence}, which is longer than a segment")
            # Two segments cost more than one; a reminder that does not come costs more than that.
            name = {"sentence": utterance.sentence}
            _log.error("a sentence does not fit a segment", extra=name)
        return Rendered(other.text, is_whole=False)

    def _button(self, choice: Choice, language: str, level: int) -> Button | None:
        label = self._label(choice, language, level)
        if label is None or len(choice.data.encode()) > LONGEST:
            return None
        return Button(" ".join(label.split()), choice.data)

    def _label(self, choice: Choice, language: str, level: int) -> str | None:
        utterance = Utterance(choice.sentence, choice.values)
        if not all(isinstance(value, _SAYS_NOTHING_PERSONAL) for value in choice.values.values()):
            return self._first(language, lambda say: _wide(utterance, level, "", say))
        key = (choice.sentence, *choice.values.items(), language, level)
        if key not in self._labels:
            if len(self._labels) >= _LABELS_AT_MOST:
                self._labels.clear()
            self._labels[key] = self._first(language, lambda say: _wide(utterance, level, "", say))
        return self._labels[key]

    def _first(
        self, language: str, attempt: Callable[[Say], T], *, forms: tuple[str, ...] = ()
    ) -> T | None:
        for name in dict.fromkeys((language.partition("-")[0].lower(), DEFAULT)):
            if name not in self._bundles:
                continue
            try:
                return attempt(sayer(self._bundles[name], *forms))
            except Unsayable as error:
                if self._strict:
                    raise
                _log.error(
                    "a sentence cannot be said", extra={"sentence": str(error), "language": name}
                )
        return None

    def _say_plainly(self, language: str, *, forms: tuple[str, ...] = ()) -> str:
        plainly = self._first(language, lambda say: say(_LAST_RESORT, {}), forms=forms)
        return plainly or _WITHOUT_ANY_FILE


def _wide(utterance: Utterance, level: int, above: str, say: Say) -> str:
    whom = utterance.values.get(_WHOM)
    front = say("for-whom", {"name": Words(whom)}) if isinstance(whom, str) and whom else ""
    text = front + worded(utterance, Wording(level), say)
    return f"{say(above, {})}\n{text}" if above else text


def _narrow(utterance: Utterance, level: int, above: str, say: Say) -> Fitted:
    mark = f"{say(above, {})}\n" if above else ""
    whom = utterance.values.get(_WHOM)
    name = folded_for_sms(whom)[:_LONGEST_IN_FRONT].strip() if isinstance(whom, str) else ""
    front = say("for-whom", {"name": Words(name)}) if name else ""
    # What stands in front matters less than what is said, but for an ask, which has room for both.
    fronts = dict.fromkeys((mark + front, front, ""))
    return fitted(utterance, level, lambda how: worded(utterance, how, say), tuple(fronts))
