"""Makes patterns of what stands in `care_alerts.toml`: the signs in it stand for lists of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Table = Mapping[str, str | list[str]]
_I: Final = (
    "(?:ill|i will|i shall|im going to|i am going to|im gonna|i am gonna|gonna|going to|i can"
    "|i could|im|i am|let me|ima|i have to|i need to|ill just|about to|we will|i want to|ill try to"
    "|i will try to|trying to|let me just|lemme)"
)
_CALLED: Final = (
    "(?:call|calling|phone|phoning|ring|ringing|text|texting|message|messaging|facetime|facetiming"
    "|contact|contacting|reach|reach out to|try|trying|visit|visiting|see|check on|checking on"
    "|check in on|checking in on|check up on|checking up on|check in with|check with|checking with"
    "|look in on|looking in on|talk to|speak to|speak with|talk with|ask|asking|go to|go see"
    "|go and see|go check on|go and check on|pop in on|pop over to|going to|drive to|driving to"
    "|follow up with|get hold of|skype|whatsapp|help|look after)"
)
_LISTS: Final = (
    *("call", "cannot", "sorted", "not_reached"),
    *("how", "week", "record", "gave", "died", "withdrew"),
)
_WHOLE: Final = (
    "spoke",
    "took",
    "not_took",
    "forgot",
    "ran_out",
    "asked",
    "of_all",
    "a_round",
    "many",
    "of_today",
)


@dataclass(frozen=True, slots=True)
class Patterns:
    """What is said in one language of somebody who is cared for."""

    somebody: re.Pattern[str]  #: a relative
    kinds: Mapping[str, Sequence[re.Pattern[str]]]  #: whole messages
    parts: Mapping[str, re.Pattern[str]]
    words: Mapping[str, str]


def compiled(table: Table) -> Patterns:
    """Return the patterns of one language."""
    words = {name: value for name, value in table.items() if isinstance(value, str)}
    around = f"(?:(?:{words['before']}) )*", f"(?: (?:{words['behind']}))*"

    def filled(pattern: str) -> str:
        for sign, inside in (
            ("CALLV", _CALLED),
            ("WHO", f"(?:{words['who']})"),
            ("OBJ", f"(?:{words['obj']})"),
            ("MEDS", f"(?:{words['meds']})"),
            ("SHOW", words["show"]),
            ("(?:I )", f"(?:{_I} )"),
        ):
            pattern = pattern.replace(sign, inside)
        return pattern

    kinds = {
        name: [
            re.compile(f"{around[0]}(?:{filled(each)}){around[1] if name != 'gave' else ''}")
            for each in table[name]
        ]
        for name in _LISTS
    }
    parts: dict[str, re.Pattern[str]] = {
        name: re.compile(filled(words[name])) for name in _WHOLE if name in words
    }
    parts["says"] = re.compile(filled(words["says"]) + r"\b")
    parts["subject"] = re.compile(f"(?:{words['who']})(?: |(?=s ))")
    parts["before"] = re.compile(f"^{around[0]}")
    parts["theirs"] = re.compile(rf"\b(?:{words['theirs']})\b")
    kin = rf"\b(?:(?:{words['my']}) )?(?P<kin>{words['kin']})\b"
    return Patterns(re.compile(kin), kinds, parts, words)
