"""A link as a picture that another phone can photograph."""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

_DOTS: Final = 12  #: of a module
_BORDER: Final = 4  #: modules; readers want as many


def picture(link: str) -> bytes:
    """Return the QR code of a link as a PNG."""
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="png", scale=_DOTS, border=_BORDER)
    return drawn.getvalue()
