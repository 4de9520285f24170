"""Draws a page: a picture or a PDF, by Typst. Pure, and slow enough for a process of its own.

What people wrote reaches the layouts as JSON alone, never as a part of their source.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

import typst

from bot.domain.channels import Enclosure, MediaType
from bot.reports.sheets import qr
from bot.reports.sheets.pages import INVITATION, Page

_FOLDER: Final = Path(__file__).parent
_LAYOUTS: Final = _FOLDER / "layouts"
#: A picture is 360 points wide, as a phone is, and has so many dots for each.
_DOTS_PER_INCH: Final = 216.0


def draw(page: Page) -> Enclosure:
    """Return a page as a picture or a document."""
    if page.layout == INVITATION:
        drawn = qr.picture(json.loads(page.content)["link"])
        return Enclosure(page.media_type, page.name, drawn, _size(page, drawn))
    given = {"content": page.content}
    layout = _LAYOUTS / f"{page.layout}.typ"
    compiler = typst.Compiler(
        layout, root=_LAYOUTS, font_paths=_fonts(), sys_inputs=given, ignore_system_fonts=True
    )
    match page.media_type:
        case MediaType.PICTURE:
            data = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
        case MediaType.DOCUMENT:
            data = _document(compiler)
    if not isinstance(data, bytes):
        raise ValueError("a picture has one page")
    return Enclosure(page.media_type, page.name, data, _size(page, data))


def _document(compiler: typst.Compiler) -> bytes | list[bytes] | None:
    """Return a PDF that a screen reader can read; where a sign has no letter in our fonts, one that
    shows a box in its place."""
    try:
        return compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        return compiler.compile(format="pdf")


@cache
def _fonts() -> typst.Fonts:
    """Return our font and those that come with the typesetter: the machine's differ everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_FOLDER / "fonts")])


def _size(page: Page, data: bytes) -> tuple[int, int] | None:
    """Return how large a picture is: a PNG says so in its first lines."""
    if page.media_type is not MediaType.PICTURE:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
