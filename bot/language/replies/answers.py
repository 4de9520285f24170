"""Reads answers to a reminder, taken, later, not taking, extra, and questions about doses."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from bot.domain.doses import ExtraKind, SkipReason
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    DidITake,
    Intent,
    Later,
    MayITake,
    Skip,
    Took,
    TookExtra,
    Which,
    WhySkipped,
)
from bot.language.normal import folded, is_question
from bot.language.replies.heard import Heard
from bot.language.replies.lexicon import Lexicon
from bot.language.times import PATTERN, tell

_LONGEST_LATER: Final = 12 * 60  #: minutes
_NO_MORE: Final = frozenset({"skip", "greeting"})
_DAY: Final = timedelta(days=1)
_AT: Final = re.compile(rf"(?P<words>.+?) (?:at|a las?|al) (?P<time>{PATTERN})")
_BY_MISTAKE: Final = re.compile(
    r"(?<![^ ])(?:accidentally|by accident|on accident|by mistake|mistakenly|i think|oops|creo que"
    r"|sin querer|por error|por accidente|por equivocacion)(?![^ ])"
)
_NO_AND_MORE: Final = re.compile(r"\W*nop?e?\s*[,.;:!\u2013\u2014-]+\s*(\S.*)", re.IGNORECASE)


def asked(heard: Heard, lexicon: Lexicon) -> Intent | None:
    """Return the question about a dose that was asked, or None."""
    if heard.letter or heard.spoiled:
        return None
    for name in ("may_i", "did_i"):
        if name == "did_i" and lexicon.language == "es" and not is_question(heard.raw):
            continue  # "la tomé" is told, "¿la tomé?" is asked
        rest = lexicon.starts(name, heard.words)
        tails = ("", *lexicon.lists["tails"])
        if rest is None or lexicon.bare(rest) not in tails or len(heard.medications) > 1:
            continue
        if name == "did_i":
            moment = heard.moment
            return DidITake(_only(heard), yesterday=moment is not None and moment.day is not None)
        if heard.medications:
            return MayITake(heard.medications[0])
    is_bare = heard.words in ("1", *lexicon.lists["agreeing"])
    if is_question(heard.raw) and lexicon.meaning(heard.words) == "taken" and not is_bare:
        return DidITake(_only(heard))
    return None


def answered(heard: Heard, lexicon: Lexicon, *, now: datetime) -> Intent | None:
    """Return the answer that was given, or None. What is asked, or cannot be true, is none."""
    if is_question(heard.raw) or _is_no_to_something(heard, lexicon):
        return None
    if later_at := _later_at(heard, lexicon, now=now):
        return later_at
    if heard.spoiled:
        return None
    return (
        _extra(heard, lexicon)
        or _took(heard, lexicon)
        or _later(heard, lexicon)
        or _skipped(heard, lexicon)
    )


def _is_no_to_something(heard: Heard, lexicon: Lexicon) -> bool:
    """Return whether a "no" answers something we did not ask: "No, la tomé" is no "no la tomé"."""
    found = _NO_AND_MORE.fullmatch(heard.raw)
    if found is None:
        return False
    rest = folded(found[1])
    bare = lexicon.bare(rest)
    return not (not bare or bare in lexicon.reasons or lexicon.meaning(rest) in _NO_MORE)


def _took(heard: Heard, lexicon: Lexicon) -> Intent | None:
    if heard.minutes is not None or _meaning(heard, lexicon) != "taken":
        return None
    if heard.amount is not None and len(heard.medications) != 1:
        return None  # "took 2 tablets" of a round with three is not all of it
    moment = heard.moment
    return Took(
        _which(heard),
        at=moment.at if moment else None,
        day=moment.day if moment else None,
        amount=heard.amount,
    )


def _later(heard: Heard, lexicon: Lexicon) -> Intent | None:
    if heard.amount is not None or heard.moment is not None:
        return None
    if heard.minutes is not None:
        is_in = heard.words == "" or _asks_to_wait(heard.words, lexicon)
        return Later(_which(heard), heard.minutes) if is_in and _may_wait(heard.minutes) else None
    if _meaning(heard, lexicon) == "later":
        return Later(_which(heard))
    rest = lexicon.starts("later_in", heard.words)
    if rest and rest.isdigit() and len(rest) < 4 and _may_wait(int(rest)):
        return Later(_which(heard), int(rest))
    return None


def _later_at(heard: Heard, lexicon: Lexicon, *, now: datetime) -> Intent | None:
    """Read "later at 9" as the minutes until then."""
    found = _AT.fullmatch(heard.whole)
    if found is None or not _asks_to_wait(found["words"], lexicon):
        return None
    try:
        told = tell(found["time"])
    except BadInput:
        return None
    wall = now.replace(tzinfo=None)
    today = [datetime.combine(wall.date(), at) for at in (told.at, told.other) if at is not None]
    waits = [ceil(((at - wall) % _DAY).total_seconds() / 60) for at in today]
    return Later(_which(heard), min(waits)) if _may_wait(min(waits)) else None


def _asks_to_wait(words: str, lexicon: Lexicon) -> bool:
    rest = lexicon.starts("later_in", words)
    return lexicon.meaning(words) == "later" or (
        rest is not None and (rest in lexicon.lists["later_in"] or not lexicon.bare(rest))
    )


def _may_wait(minutes: int) -> bool:
    return 0 < minutes <= _LONGEST_LATER


def _skipped(heard: Heard, lexicon: Lexicon) -> Intent | None:
    if heard.moment is not None or heard.minutes is not None or heard.amount is not None:
        return None
    if _meaning(heard, lexicon) == "skip":
        return Skip(_which(heard))
    if heard.medications and lexicon.bare(heard.words) in lexicon.lists["skip_named"]:
        return Skip(_which(heard))
    reason = _reason(heard.words, lexicon)
    if reason and not heard.medications and not heard.letter:
        return WhySkipped(reason)
    return _with_reason(heard, lexicon)


def _reason(words: str, lexicon: Lexicon) -> SkipReason | None:
    whole = lexicon.whole.get(words, "")
    if whole.startswith("reason "):
        return SkipReason(whole.removeprefix("reason "))
    reason = lexicon.reasons.get(lexicon.bare(words))
    return SkipReason(reason) if reason and not whole else None


def _with_reason(heard: Heard, lexicon: Lexicon) -> Intent | None:
    words = _bare(heard, lexicon).split()
    for cut in range(1, len(words)):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        for said, why in ((head, tail), (tail, head)):
            is_skip = lexicon.core.get(said) == "skip" or (
                bool(heard.medications) and said in lexicon.lists["skip_named"]
            )
            if is_skip and why in lexicon.reasons:
                return Skip(_which(heard), SkipReason(lexicon.reasons[why]))
    return None


def _extra(heard: Heard, lexicon: Lexicon) -> Intent | None:
    meaning = lexicon.meaning(_BY_MISTAKE.sub(" ", heard.words).strip())
    if not meaning.startswith("extra ") or len(heard.medications) > 1 or heard.letter:
        return None
    return TookExtra(ExtraKind(meaning.removeprefix("extra ")), _only(heard))


def _meaning(heard: Heard, lexicon: Lexicon) -> str:
    """Return what the words mean, also behind a "yes" that agrees with them."""
    if meaning := lexicon.meaning(heard.words):
        return meaning
    words = _bare(heard, lexicon)
    for name, allowed in (("agreeing", "taken"), ("disagreeing", "skip")):
        rest = lexicon.starts(name, words)
        if rest and lexicon.meaning(rest) == allowed:
            return allowed
    return ""


def _bare(heard: Heard, lexicon: Lexicon) -> str:
    return lexicon.bare(heard.words)


def _which(heard: Heard) -> Which:
    return Which(letter=heard.letter, medications=heard.medications)


def _only(heard: Heard) -> MedicationId | None:
    return heard.medications[0] if len(heard.medications) == 1 else None
