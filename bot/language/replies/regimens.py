"""Reads sentences that change the list: a pasted label, "the doctor put me on …", "… stopped it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import AddMedication, ChangeMedication, Intent, StopMedication
from bot.domain.lexicon import Lexicon
from bot.language import directions
from bot.language.replies.context import Context
from bot.language.replies.kinds import Kind
from bot.language.replies.scanning import Piece

_SOMEBODY: Final = (
    r"(?:my |the |mi |el |la )?(?:new |nuevo )?(?:doctor|doc|dr|doctora|dra|cardiologist|nurse|physician|pharmacist|specialist"
    r"|medico|medica|cardiologo|cardiologa|they|he|she|clinic|hospital|pcp|psychiatrist)(?: \w+){0,2}"
)
_NEW: Final = re.compile(
    rf"^(?:{_SOMEBODY} (?:(?:just|has|have|also|now|me|ya) )*(?:put me on|started me on|prescribed(?: me)?|added|gave me|wants me (?:on|to (?:start|take))|switched me to|receto|mando|puso|anadio|agrego|indico|dio)"
    r"|(?:i )?(?:(?:am|im|have|was|just|now|also|got|will be|been|today|need to|hey|ok|hi) )*(?:start(?:ed|ing)? (?:taking|on|using)?|put on|prescribed|taking a new|begin(?:ning)?|began|on a new|have a new|got a new|new (?:prescription|medicine|medication|med|pill|meds|rx)(?: for| is)?)"
    r"|i (?:also |now )?(?:take|use|am on|am taking|am now on|am now taking|m on|m now on|m taking)\b|im (?:also |now )*(?:on|taking)\b"
    r"|(?:me )?(?:recetaron|mandaron|pusieron|anadieron|agregaron|receto|indicaron|dieron)|(?:empece|empiezo|comence|comienzo|voy a empezar|inicie|inicio) (?:a (?:tomar|usar)|con)"
    r"|(?:ahora |tambien |ya )*(?:tomo|estoy tomando|uso)\b|tengo (?:una )?(?:nueva (?:medicina|receta|pastilla)|un nuevo (?:medicamento|remedio))|nueva receta)"
)  # fmt: skip
_STOPPED: Final = re.compile(
    rf"\b(?:{_SOMEBODY} (?:(?:just|has|have|me) )*(?:stopped|discontinued|took me off|taken me off|cut out|canceled|cancelled|quito|suspendio|retiro|said (?:to )?stop|told me to stop|wants me to stop|said i (?:can|should) stop|told me i (?:can|should) stop|dijo que (?:deje|dejara|suspenda|pare))"
    r"|(?:i )?(?:was|am|im|been|have been) (?:taken|now )*off|(?:me )?(?:quitaron|suspendieron|retiraron)"
    r"|(?:i )?(?:am |im |have |ive )?(?:stopped|quit|done|finished|no longer|dont|do not|not) (?:with )?(?:taking|take|using|on|need)?(?= ?(?:my |the )?medname\b.*\b(?:anymore|any more|any longer|now|for good|because|since|completely|last|already|course)|$)"
    r"|(?:deje de tomar|ya no (?:tomo|uso|necesito)|ya no me toca|termine (?:con|el tratamiento))(?= ))"
)  # fmt: skip
_CHANGED: Final = re.compile(
    rf"\b(?:{_SOMEBODY} (?:(?:just|has|have|me) )*(?:changed|increased|raised|upped|bumped|lowered|decreased|reduced|cut|doubled|halved|adjusted|switched|subio|bajo|aumento|redujo|cambio|ajusto|modifico)"
    r"|(?:changed|increased|raised|lowered|reduced|upped|bumped|cambiaron|subieron|bajaron|aumentaron|redujeron|ajustaron)"
    r"|(?:is|are|should be|its|it is|es|son|sera|seria) now|now (?:take|taking|on|is)|changed to|is (?:supposed to be|every|once|twice)|ahora (?:es|son|tomo|me toca))\b"
)  # fmt: skip
_READS_LABELS: Final = frozenset({"add", "change"})  #: questions that a label answers
_MOST_UNREAD: Final = 2  #: of the words of a label, that none of the reader's rules knows
_PRESENT: Final = frozenset({Kind.MED, Kind.OTHER_MED})


def told(
    raw: str, words: str, pieces: Sequence[Piece], *, today: date, context: Context
) -> Intent | None:
    """Return what is to change in the list by what is told of it. `words` has "medname" for each name."""
    lexicon, asked = context.lexicon, context.asked
    ids = tuple(dict.fromkeys(piece.ids[0] for piece in pieces if piece.kind is Kind.MED))
    is_named = any(piece.kind in _PRESENT for piece in pieces)
    if len(ids) == 1 and _STOPPED.search(words):
        return StopMedication(ids[0])
    if len(ids) == 1 and _CHANGED.search(words):
        return ChangeMedication(ids[0], raw)
    if _NEW.search(words) and (is_named or _is_label(raw, today=today, lexicon=lexicon)):
        return AddMedication(raw)
    if any(
        piece.kind in (Kind.TOOK, Kind.HAD, Kind.SKIP, Kind.REMIND, Kind.UNDO) for piece in pieces
    ):
        return None
    if asked in _READS_LABELS:
        return None  # it is the answer that is waited for
    return AddMedication(raw) if _is_label(raw, today=today, lexicon=lexicon) else None


def _is_label(raw: str, *, today: date, lexicon: Lexicon | None) -> bool:
    """Return whether directions for a named medicine stand there."""
    try:
        read = directions.readings(raw, today=today, lexicon=lexicon)
    except BadInput:
        return False
    return any(_says_how(each) for each in read)


def _says_how(reading: directions.Reading) -> bool:
    is_medicine = bool(reading.match or reading.strength)
    is_dosed = any(dose.has_time or dose.shared.needed for step in reading.steps for dose in step)
    unread = sum(len(words.split()) for words in reading.unread)
    return bool(reading.medication) and is_medicine and is_dosed and unread <= _MOST_UNREAD
