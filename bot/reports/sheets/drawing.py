"""Draws a page: a picture or a PDF. Pure, and slow enough for a process of its own."""

from __future__ import annotations

import json

from bot.domain.channels import Enclosure, MediaType
from bot.reports.sheets import qr
from bot.reports.sheets.pages import INVITATION, Page


def draw(page: Page) -> Enclosure:
    """Return a page as a picture or a document."""
    if page.layout == INVITATION:
        drawn = qr.picture(json.loads(page.content)["link"])
        return Enclosure(page.media_type, page.name, drawn, _size(page, drawn))
    from bot.reports.sheets import typesetting  # here: it is large, and only a drawing needs it

    data = typesetting.typeset(page)
    return Enclosure(page.media_type, page.name, data, _size(page, data))


def _size(page: Page, data: bytes) -> tuple[int, int] | None:
    """Return how large a picture is: a PNG says so in its first lines."""
    if page.media_type is not MediaType.PICTURE:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
