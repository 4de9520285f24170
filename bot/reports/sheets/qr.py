"""A link, or a few lines of text, as a code that another phone can photograph."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

_DOTS: Final = 12  #: of a module
_BORDER: Final = 4  #: modules; readers want as many


def svg(text: str) -> str:
    """Return the QR code of some words as SVG, in UTF-8, as phones expect it."""
    drawn = BytesIO()
    code = segno.make(
        text or " ", mode="byte", encoding="utf-8", error="l", micro=False, boost_error=False
    )
    code.save(drawn, kind="svg", border=_BORDER, xmldecl=False, omitsize=True)
    return drawn.getvalue().decode()


def picture(link: str) -> bytes:
    """Return the QR code of a link as a PNG."""
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="png", scale=_DOTS, border=_BORDER)
    return drawn.getvalue()
