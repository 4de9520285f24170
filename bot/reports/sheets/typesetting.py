"""Typst, as far as we use it: one layout and what goes into it, as a picture or a PDF.

What people wrote reaches the layouts as JSON alone, never as a part of their source.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import typst

from bot.domain.channels import MediaType
from bot.reports.sheets.pages import Page

_FOLDER: Final = Path(__file__).parent
_LAYOUTS: Final = _FOLDER / "layouts"
#: A picture is 360 points wide, as a phone is, and has so many dots for each.
_DOTS_PER_INCH: Final = 216.0


def typeset(page: Page) -> bytes:
    """Return a page as the bytes of its file."""
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
    return data


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
