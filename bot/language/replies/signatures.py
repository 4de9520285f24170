"""Takes off what a phone or a mail program puts under a message by itself: nobody has said it."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 120  #: characters; what is longer is no signature
_BY: Final = (
    r"(?:sent|sent securely|envoyé|enviado|mandado|escrito)"
    r" (?:from|via|by|with|using|desde|con|de|por)\b[^\n]{1,60}"
    r"|(?:get|obtener|obtén|consigue|descarga) outlook (?:for|para)\b[^\n]{1,40}"
)
#: On lines of its own: what a program says of itself, or a name below two dashes.
_BELOW: Final = re.compile(
    rf"\n[ \t]*(?:(?:{_BY})|(?:--|—|__+)[ \t]*\n[^\n]{{1,60}}(?:\n[^\n]{{0,60}}){{0,2}})\s*\Z",
    re.IGNORECASE,
)
#: Where the line was lost on the way, only by the devices that are known to do it, as they write.
_BEHIND: Final = re.compile(
    r"\s(?:Sent from my|Enviado desde mi)"
    r" (?:iPhone|iPad|Galaxy|Samsung|Android|Pixel|BlackBerry|phone|teléfono)"
    r"(?: [\w+.-]+){0,3}\s*\Z"
)


def unsigned(text: str) -> str:
    """Return `text` without a signature. A message that is nothing else stays as it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for signature in (_BELOW, _BEHIND):
        found = signature.search(text, max(0, len(text) - _LONGEST))
        if found and text[: found.start()].strip():
            text = text[: found.start()].rstrip()
    return text
