"""Writes the page before a report, and the one of a link that opens nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.domain.people import Person
from bot.domain.reports.links import SharedLink
from bot.language.sentences import Sentences
from bot.reports.visit.page import style
from bot.reports.visit.voice import Voice, on_screen

PDF: Final = "pdf"  #: what the second button asks for
_FOLDER: Final = Path(__file__).parent / "pages"


class Page:
    """What is shown before anything is opened."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._template = Environment(
            loader=FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
        ).get_template("door.html")

    def door(self, link: SharedLink, patient: Person) -> str:
        """Return the page with the button. It names nobody."""
        voice = on_screen(self._sentences, language=link.wanted.language)
        until = voice.instant(link.expires_at, patient.tz)
        lines = voice.say("visit-door-text"), voice.say("visit-door-until", when=until)
        buttons = {"": voice.say("visit-door-open"), PDF: voice.say("visit-door-pdf")}
        return self._written(voice, "visit-door-title", lines, buttons)

    def gone(self, language: str) -> str:
        """Return the page of a link that opens nothing, whatever the reason."""
        voice = on_screen(self._sentences, language=language)
        return self._written(voice, "visit-gone-title", (voice.say("visit-gone-text"),), {})

    def _written(
        self, voice: Voice, title: str, lines: Iterable[str], buttons: Mapping[str, str]
    ) -> str:
        return self._template.render(
            language=voice.language,
            title=voice.say(title),
            lines=lines,
            buttons=buttons,
            style=style(),
        )
