"""Takes off what stands under a message and is not said to us: signatures, and our words quoted."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 120  #: characters; what is longer is no signature
_BY: Final = (
    r"(?:sent|sent securely|envoyé|enviado|mandado|escrito)"
    r" (?:from|via|by|with|using|desde|con|de|por)\b[^\n]{1,60}"
    r"|(?:get|obtener|obtén|consigue|descarga) outlook (?:for|para)\b[^\n]{1,40}"
)
_NAME: Final = r"[^\n]{1,60}(?:\n[^\n]{0,60}){0,2}"
_GREETING: Final = (
    r"(?:best regards|kind regards|regards|best wishes|sincerely|thanks|thank you"
    r"|saludos|un saludo|atentamente|gracias)[,.!]?[ \t]*\n[^\n>]{1,40}"
)
#: On lines of its own: what a program says of itself, a name below two dashes or a greeting.
_BELOW: Final = re.compile(
    rf"\n[ \t]*(?:(?:{_BY})|(?:--|—|__+)[ \t]*\n{_NAME}|{_GREETING})\s*\Z", re.IGNORECASE
)
#: Behind a message, on its line: "Regards, Norman", "Love Gran", "- Bob".
_CLOSING: Final = re.compile(
    r"(?:(?<=[.!?,)])|(?<=\s)[-\u2013\u2014])\s*(?:(?:(?:kind|best|warm) )?regards|best wishes"
    r"|yours(?: truly| sincerely| faithfully)?|sincerely|all the best|(?:lots of )?love(?: from)?"
    r"|saludos(?: cordiales)?|un (?:saludo|abrazo)|atte\.?|atentamente|cordialmente|besos)"
    r"(?-i:[,.!]?\s+(?:[A-Z\u00c0-\u00dc][\w.'\u2019-]*\s*){1,4})\Z"
    r"|(?<=[\w.!?)]\s)[-\u2013\u2014~]\s?(?-i:[A-Z][a-z]+)\s*\Z",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"(?:\n[ \t]*>[^\n]*)+\s*\Z")  #: our own words, sent back below theirs
#: Where the line was lost on the way, only by the devices that are known to do it, as they write.
_BEHIND: Final = re.compile(
    r"(?:\s(?:Sent from my|Enviado desde mi)|(?<=[.!])\s(?:sent from my|enviado desde mi))"
    r" (?:iPhone|iphone|iPad|Galaxy|Samsung|Android|Pixel|BlackBerry|phone|teléfono)"
    r"(?: [\w+.-]+){0,3}\s*\Z"
)


def unsigned(text: str) -> str:
    """Return `text` without a signature. A message that is nothing else stays as it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for signature in (_QUOTED, _BELOW, _BEHIND, _CLOSING):
        longest = len(text) if signature is _QUOTED else _LONGEST
        found = signature.search(text, max(0, len(text) - longest))
        if found and text[: found.start()].strip():
            text = text[: found.start()].rstrip()
    return text
