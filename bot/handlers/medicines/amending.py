"""Puts what somebody says to be otherwise into a medicine, as a person means it who corrects one
thing: "it is 40", of one that holds 50 mg, is 40 mg, and what is not said stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.lexicon import Lexicon, Match
from bot.domain.medications import Medication
from bot.language.directions import correcting
from bot.language.directions.doses import Reading
from bot.language.directions.measures import MASS
from bot.language.directions.names import written_strength
from bot.language.directions.pieces import Much
from bot.language.formats import digits
from bot.language.normal import cleaned, folded

_BARE: Final = re.compile(
    r"(?:(?:no|actually|sorry|perdón|perdon)[,.;:]?\s+)*"
    r"(?:(?:the|la|el|its|this)\s+)?(?:strength|concentraci[oó]n|label|bottle|box|etiqueta|caja)?\s*"
    r"(?:(?:it\s+)?(?:is|says|should\s+be|reads)|it's|its|es|son|dice|debe\s+ser)?\s*(?:de\s+)?"
    r"(?P<number>\d+(?:[.,]\d+)?)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<unit> ?[^\d\s]+)?")
_NO_COUNT: Final = 10  #: the number from which nobody means tablets
#: Words of whoever tells of a change; they say nothing of how it is taken.
_TELLS: Final = re.compile(
    r"(?:my|me|the|they|he|she|has|up|down|wants|wrong|now|doctora?|doc|dr|nurse|prescriber"
    r"|pharmacist|cardiologist|(?:upp|increas|rais|lower|reduc|decreas|chang|switch|bump|mov)e?d?"
    r"|doubled|halved|tripled|cut|put|raise|lower|mi|ahora|mal|el|la|medic[oa]|enfermera"
    r"|(?:sub|baj|aument|cambi|dobl|duplic|reduj)(?:o|io|ir|ar))"
)
#: How much more or less, which nobody works out here: the new label says how much it is.
_RELATIVE: Final = re.compile(
    r"\b(?:doubl(?:ed?|ing)|halv(?:ed?|ing)|tripled?|cut (?:it |my .{1,30} )?in half|half as much"
    r"|twice as much|(?:by|en|otros?|otra) (?:\d+|half|one|a|un[ao]?|la mitad)|more|less|another"
    r"|extra|dobl(?:o|ar|aron)|duplic(?:o|ar|aron)|a la mitad|por la mitad|mas|menos)\b"
)
_CHANGED_TO: Final = re.compile(
    r".*?\b(?:upped|increased?|raised?|lowered?|reduced?|decreased?|cut|changed|switched|bumped|moved"
    r"|doubled|halved|subi[oó]|baj[oó]|aument[oó]|redujo|cambi[oó]|dobl[oó]|duplic[oó])\b.*?"
    r"\b(?:to|a)\s+(?P<now>(?:\d|half|one|two|media|una|dos|once|twice|tres|three).*)",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\b(?:to|now|a|ahora) (?:\d|half|one|two|medi[ao]|un[ao]?|dos)")


def from_now_on(said: str) -> str:
    """Return what is taken from now on, of "the doctor upped it to 40 mg"."""
    found = _CHANGED_TO.match(cleaned(said))
    return found["now"] if found else said


def is_relative(said: str) -> bool:
    """Return whether only so much more or less was said: "doubled", "by 10 mg"."""
    words = folded(said)
    return bool(_RELATIVE.search(words)) and not _TO.search(words)


def amended(reading: Reading, said: str, *, on: date, lexicon: Lexicon | None) -> Reading | None:
    """Return the reading with a correction in it; None where it says nothing of it."""
    after = correcting.corrected(reading, _in_full(said, reading), today=on, lexicon=lexicon)
    if after is None:
        return None
    held = _was_alone(reading, after)
    unread = tuple(words for words in after.unread if words in reading.unread or _counts(words))
    return replace(
        after, unread=unread, strength=held or _with_unit(after.strength, reading.strength)
    )


def still_called(reading: Reading, old: Medication, lexicon: Lexicon | None) -> Reading:
    """Return a reading of one that is on the list as it is called there, where somebody only wrote
    less of it: "insulin" makes no other one of insulin glargine, and what a tablet holds stays."""
    said, listed = set(folded(reading.medication).split()), set(folded(old.name).split())
    if not said or not said <= listed:
        return reading
    if said < listed:
        reading = replace(reading, medication=old.name, match=_sure(old.name, lexicon))
    keeps = not reading.strength and old.strength and _is_counted(reading)
    return replace(reading, strength=old.strength) if keeps else reading


def _was_alone(reading: Reading, after: Reading) -> str:
    """Return the mass that was all that was said, once it is one tablet that is taken: it is what
    the tablet holds."""
    before, now = _amounts(reading), _amounts(after)
    if reading.strength or after.strength or len(before) != 1 or len(now) != 1:
        return ""
    is_mass = before[0].unit in MASS and before[0].high is None and now[0].unit not in MASS
    return written_strength(before[0].words) if is_mass and now[0].low == 1 else ""


def _amounts(reading: Reading) -> list[Much]:
    return [d.amount for step in reading.steps for d in step if isinstance(d.amount, Much)]


def _sure(name: str, lexicon: Lexicon | None) -> Match | None:
    match = lexicon.find(name) if lexicon else None
    return None if match and match.needs_confirmation else match


def _is_counted(reading: Reading) -> bool:
    """Return whether what is taken is counted: then what one holds is said beside it."""
    amounts = _amounts(reading)
    return bool(amounts) and all(each.unit not in MASS for each in amounts)


def _in_full(said: str, reading: Reading) -> str:
    """Return "it is 40" with what it stands instead of, where that is plain: "40 not 50"."""
    bare = _BARE.fullmatch(cleaned(said).strip(" .!"))
    old = _figure(reading)
    if bare is None or not old or float(bare["number"].replace(",", ".")) < _NO_COUNT:
        return said
    return f"{bare['number']} not {old}"


def _figure(reading: Reading) -> str:
    """Return the number of what one tablet holds, or of how much is taken by mass."""
    found = _NUMBER.match(reading.strength)
    if found and found["unit"]:
        return found["number"]
    masses = {each.low for each in _amounts(reading) if each.unit in MASS}
    return digits(masses.pop()) if len(masses) == 1 else ""


def _with_unit(strength: str, before: str) -> str:
    new, old = _NUMBER.fullmatch(strength), _NUMBER.fullmatch(before)
    if new is None or new["unit"] or old is None or not old["unit"]:
        return strength
    return f"{strength}{old['unit']}"


def _counts(words: str) -> bool:
    return not all(_TELLS.fullmatch(word) for word in folded(words).split())
