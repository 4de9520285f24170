"""Writes the try-out page in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.doses import Dose
from bot.language.segments import folded_for_sms, segments, septets
from bot.language.sentences import Sentences
from bot.web.try_out.view import View

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = (("en", "English"), ("es", "Español"))
_NAMES: Final = 2
_SAYINGS: Final = (
    "web-say-hello",
    "web-say-add-first",
    "web-say-add-second",
    "web-say-taken",
    "web-say-today",
    "web-say-picture",
    "web-say-card",
    "web-say-did-i",
    "web-say-undo",
    "web-say-summary",
)
_PHONES: Final = ("app", "plain")
_KEYS: Final = ("1", "2", "3")
_LEGEND: Final = ("taken", "skipped", "unanswered", "not asked", "planned")


class Page:
    """The one page, and the words on it."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._template = Environment(
            loader=FileSystemLoader(FOLDER / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
        ).get_template("try-out.html")

    def write(self, view: View, *, language: str, notice: str = "") -> str:
        """Return the page as HTML."""
        words = _Words(self._sentences, language, ZoneInfo(view.zone))
        return self._template.render(
            view=view,
            notice=notice,
            language=language,
            languages=LANGUAGES,
            sayings=_SAYINGS,
            legend=_LEGEND,
            phones=_PHONES,
            keys=_KEYS,
            slug=_slug,
            say=words.say,
            say_day=words.day,
            say_dose=words.dose,
            say_state=words.state,
            say_length=words.length,
            local=words.local,
        )


class _Words:
    """The sentences of the page in one language, and times by one wall clock."""

    def __init__(self, sentences: Sentences, language: str, zone: ZoneInfo) -> None:
        self._sentences = sentences
        self._language = language
        self._zone = zone

    def say(self, sentence: str, **values: Value) -> str:
        utterance = Utterance(sentence, values)
        return self._sentences.render(utterance, language=self._language, level=_NAMES).text

    def day(self, day: date) -> str:
        return self.say("web-day", date=day)

    def state(self, state: str) -> str:
        return self.say("web-state", state=_slug(state))

    def dose(self, dose: Dose) -> str:
        label = dose.label
        item = Item(label.name, label.nickname, label.amount, label.position, food=label.food)
        return self.say("web-database-dose", medicine=(item,))

    def length(self, text: str) -> str:
        """Say how long a text is, as those count who are paid by the segment."""
        in_alphabet = folded_for_sms(text) == text
        letters = septets(text) if in_alphabet else len(text.encode("utf-16-le")) // 2
        return self.say("web-plain-length", letters=letters, texts=segments(text))

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(self._zone)


def _slug(state: str) -> str:
    return str(state).replace(" ", "-")
