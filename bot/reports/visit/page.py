"""The report as a page that needs nothing else: no script, no picture, no file beside it."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from bot.reports.visit.content import Content

_FOLDER: Final = Path(__file__).parent / "pages"


def html(content: Content) -> str:
    """Return a report as HTML. All that anybody wrote is escaped; only charts are ours."""
    return _template("visit.html").render(c=content, style=style())


@cache
def policy() -> str:
    """Return what a browser may do with the page: show it in its own style, and nothing else."""
    digest = base64.b64encode(sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


@cache
def style() -> str:
    """Return the style of all our pages about reports."""
    return (_FOLDER / "visit.css").read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
