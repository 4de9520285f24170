"""What the pages of clinics are joined from, and the words on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.domain.deliveries import Utterance, Value
from bot.domain.errors import Refusal
from bot.domain.lexicon import Lexicon
from bot.domain.people import Level
from bot.language.sentences import Sentences
from bot.storage import Storage
from bot.workers import Here, Worker

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = (("en", "English"), ("es", "Español"))


@dataclass(frozen=True, slots=True)
class ClinicParts:
    """What the pages are joined from."""

    storage: Callable[[], Storage]
    now: Callable[[], datetime]
    sentences: Sentences
    lexicon: Lexicon | None = None
    worker: Worker = field(default_factory=Here)  #: draws what is printed
    #: what phones that show codes go by; None: the same clock
    real: Callable[[], datetime] | None = None
    public_base_url: str = ""
    telegram: str = ""  #: the bot's name there, for the links of letters
    numbers: tuple[str, ...] = ()  #: which patients may text a code to

    @property
    def clock(self) -> datetime:
        """What time it is for whoever signs in."""
        return (self.real or self.now)()

    @property
    def public_host(self) -> str:
        """Under which name the pages are known outside."""
        return urlsplit(self.public_base_url).netloc

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the pages over https alone."""
        return self.public_base_url.startswith("https://")


class Words:
    """The sentences of the pages in one language, and times by one wall clock."""

    def __init__(self, sentences: Sentences, language: str, zone: ZoneInfo) -> None:
        self._sentences = sentences
        self.language = language
        self._zone = zone

    def say(self, sentence: str, **values: Value) -> str:
        """Return a sentence in words."""
        return self.told(Utterance(sentence, values))

    def refused(self, refusal: Refusal) -> str:
        """Return in words why something cannot be done."""
        return self.say(refusal.sentence, **refusal.values)

    def taken(self, lowest: int | None, highest: int | None = None) -> str:
        """Return the percent taken, of what was due and of what was answered, in words."""
        if lowest is None:
            return self.say("clinic-web-too-little")
        if highest is None:
            return self.say("clinic-web-none-answered", lowest=lowest)
        if highest == lowest:
            return self.say("clinic-web-taken", taken=lowest)
        return self.say("clinic-web-range", lowest=lowest, highest=highest)

    def told(self, utterance: Utterance) -> str:
        """Return an utterance in words, with all that it names."""
        return self._sentences.render(utterance, language=self.language, level=Level.NAMES).text

    def day(self, at: datetime | date) -> str:
        """Return a day in words."""
        on = self.wall(at).date() if isinstance(at, datetime) else at
        return self.say("clinic-web-day", date=on)

    def wall(self, at: datetime) -> datetime:
        """Return what calendar and clock show at the clinic."""
        return at.astimezone(self._zone)

    def time(self, at: datetime) -> str:
        """Return what the clock of the clinic shows."""
        return self.wall(at).strftime("%H:%M")

    def when(self, at: datetime) -> str:
        """Return a day and a time in words."""
        return f"{self.day(at)}, {self.time(at)}"


class Pages:
    """The pages, in words."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["slug"] = lambda state: str(state).replace(" ", "-")

    def write(self, name: str, words: Words, values: Mapping[str, Any]) -> str:
        """Return a page as HTML."""
        shown = {
            "language": words.language,
            "languages": LANGUAGES,
            "say": words.say,
            "day": words.day,
            "taken": words.taken,
            "time": words.time,
            "when": words.when,
            "wall": words.wall,
            **values,
        }
        return self._templates.get_template(f"{name}.html").render(shown)

    def words(self, language: str, zone: str) -> Words:
        """Return the words of one reader."""
        return Words(self._sentences, language, ZoneInfo(zone))
