"""Takes apart what somebody says of a reading that is not right: "no, twice a day", "500 not 50",
"its name is glipizide", "it's extended release"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.language.normal import cleaned

#: What leads up to a correction and says nothing itself.
_LEAD: Final = re.compile(
    r"""(?:no|nope|wrong|not\ right|incorrect|incorrecto|mal|sorry|perdon|perdón|actually|rather
    |i\ mean(?:t)?|i\ take\ it|quiero\ decir|mejor|but|pero|yes|si|sí|and|y|please|por\ favor
    |it\ is|it's|its|it\ should\ be|should\ be|it\ says|they\ are|that\ is|that's|is|are
    |es|son|esta|está|debe\ ser|deber[ií]a\ ser|dice|se\ toma|la\ tomo|lo\ tomo|from\ now\ on
    |change\ (?:it\ )?to|make\ it|cambiar\ a|c[aá]mbiel[ao]\ a|to|now|ahora|only|just|solo|sólo
    |solamente|desde\ ahora|a\ partir\ de\ ahora)(?=[\s,.:;!-])[\s,.:;!-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME: Final = re.compile(
    r"(?:(?:the |its |it's |el |su )?(?:name|nombre)(?: is| should be| es| debe ser)?[: ]+"
    r"|(?:it is |it's |is )?called |se llama |llamad[ao] )(?P<name>\S.*)",
    re.IGNORECASE,
)
_RELEASE: Final = re.compile(
    r"(?:the )?(?P<words>(?:extended|prolonged|sustained|slow|controlled|modified|delayed|immediate"
    r"|modified)[ -]release|(?:de )?liberaci[oó]n (?:prolongada|sostenida|lenta|controlada"
    r"|modificada|retardada|inmediata)|enteric[ -]coated|con (?:cubierta|capa) ent[eé]rica|retard"
    r"|e\.?r|x\.?r|s\.?r|x\.?l|c\.?r|l\.?a|d\.?r)(?: (?:one|tablets?|capsules?|tabletas?"
    r"|c[aá]psulas?))?",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"(?P<right>.+?),? (?:and )?(?:not|instead of|rather than|no|en vez de|en lugar de|y no)"
    r" (?P<wrong>.+)",
    re.IGNORECASE,
)
_NOT_BUT: Final = re.compile(
    r"(?:not|no|no es|no son) (?P<wrong>.+?)(?:,? (?:but|sino)|,) (?P<right>.+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What was said instead."""

    words: str  #: how it is taken, or anything else that is not told apart here
    wrong: str = ""  #: what it stands instead of, where that was said
    name: str = ""
    release: str = ""  #: "extended release"


def taken_apart(text: str) -> tuple[Otherwise, ...]:
    """Return the ways in which a correction may be understood, the likeliest first."""
    plain = cleaned(text).strip(" .,!;:¡¿?")
    bare = _without_lead(plain)
    if named := _NAME.fullmatch(plain) or _NAME.fullmatch(bare):
        return (Otherwise("", name=named["name"].strip(" .\"'")),)
    if released := _RELEASE.fullmatch(bare):
        return (Otherwise("", release=released["words"]),)
    ways = [
        Otherwise(_without_lead(found["right"]), found["wrong"])
        for shape, said in ((_NOT_BUT, plain), (_NOT_BUT, bare), (_NOT, bare))
        if (found := shape.fullmatch(said))
    ]
    return (*dict.fromkeys(ways), Otherwise(bare))


def _without_lead(text: str) -> str:
    while (found := _LEAD.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return text
