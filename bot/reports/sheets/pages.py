"""Pages: sheets in words. A page is plain values alone, so that it can be drawn anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, assert_never

from bot.domain.channels import MediaType
from bot.domain.people import Level
from bot.domain.sheets import Card, DayStrip, Drawn, Filling, Invitation, Week
from bot.language.sentences import Sentences
from bot.reports.sheets import card_words, day_words, filling_words, week_words
from bot.reports.sheets.paper import Paper

INVITATION: Final = "invitation"  #: the one page that has no layout: a QR code


@dataclass(frozen=True, slots=True)
class Page:
    """What is drawn."""

    layout: str  #: names a file of `layouts/`
    media_type: MediaType
    name: str  #: of the file, as the person sees it
    content: str  #: JSON


def page(sheet: Drawn, sentences: Sentences, *, language: str, level: int) -> Page:
    """Return a sheet in words. Those for paper name every medicine; the picture obeys the level."""
    match sheet:
        case DayStrip():
            paper = Paper(sentences, language=language, level=level)
            name = _picture_name(sheet, paper)
            return _page("day", MediaType.PICTURE, name, day_words.content(sheet, paper))
        case Card():
            paper = Paper(sentences, language=language, level=Level.NAMES)
            name = paper.plainly("paper-file-card", date=sheet.on.isoformat())
            return _page("card", MediaType.DOCUMENT, name, card_words.content(sheet, paper))
        case Filling():
            paper = Paper(sentences, language=language, level=Level.NAMES)
            first = sheet.compartments[0].on if sheet.compartments else None
            name = paper.plainly("paper-file-filling", date=_iso(first))
            return _page("filling", MediaType.DOCUMENT, name, filling_words.content(sheet, paper))
        case Invitation():
            paper = Paper(sentences, language=language, level=level)
            name = paper.plainly("paper-file-invitation")
            return _page(INVITATION, MediaType.PICTURE, name, {"link": sheet.link})
        case Week():
            paper = Paper(sentences, language=language, level=level)
            name = paper.plainly("visit-week-file", date=sheet.days.last.isoformat())
            return _page("week", MediaType.PICTURE, name, week_words.content(sheet, paper))
        case _:
            assert_never(sheet)


def _picture_name(strip: DayStrip, paper: Paper) -> str:
    if strip.on is None:
        return paper.plainly("paper-file-proposed")
    return paper.plainly("paper-file-day", date=strip.on.isoformat())


def _iso(day: Any) -> str:  # noqa: ANN401 - a date or nothing
    return day.isoformat() if day else ""


def _page(layout: str, media_type: MediaType, name: str, content: Mapping[str, Any]) -> Page:
    return Page(layout, media_type, name, json.dumps(content, ensure_ascii=False))
