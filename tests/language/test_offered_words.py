"""Proves that every word that a text over SMS offers is understood, as it stands there."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.domain.ids import MedicationId
from bot.language import form
from bot.language.bundles import languages
from bot.language.normal import folded
from bot.language.replies import read
from bot.language.replies.stopping import language_of_stop
from bot.language.segments import folded_for_sms
from tests.language.plainly import said
from tests.language.sentences import sentences, sms_texts

NAMES = {
    "iron": MedicationId(UUID(int=2)),
    "medicine 2": MedicationId(UUID(int=2)),
    "medicina 2": MedicationId(UUID(int=2)),
}
NOW = datetime(2026, 11, 21, 11, 19, tzinfo=ZoneInfo("Europe/Madrid"))
CAPITALS = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}(?: [A-ZÁÉÍÓÚÑ]+)*\b")
#: What each offered word means, said as it is offered.
COMMANDS = {
    "en": {
        "TODAY": "Today",
        "PLAN": "Plan",
        "CHANGE": "change",
        "LATER": "later",
        "LIST": "list",
        "LIST 6": "list 6",
        "UNDO": "Undo",
        "MENU": "Help",
        "SUMMARY": "Summary",
        "SUMMARY 6": "Summary",
        "SETTINGS": "settings",
        "CARD": "show card",
        "FILL": "show filling",
        "PILL BOX": "settings box=on",
        "BOX FRIDAY": "settings box=4",
        "box Friday": "settings box=4",
        "I use a pill box": "settings box=on",
        "NO BOX": "settings box=off",
        "no box": "settings box=off",
        "Card with names": "show card",
        "INVITE": "note caregiver",
        "WHO SEES": "note caregiver",
        "WHAT Rosa KNOWS": "note caregiver",
        "DROP Rosa": "note caregiver",
        "RENEW Rosa": "note caregiver",
        "CHANGE WHAT Rosa SEES": "note caregiver",
        "CODE 7K3M 9QXT": "note caregiver",
        "ADD": "add",
        "BACK": "Back",
        "RESUME": "resume",
        "STOP": "Stop",
        "START": "start",
        "HELP": "Help",
        "TOOK iron": "took I",
        "TOOK medicine 2": "took I",
        "NOT medicine 2": "skip I",
        "CAN I TAKE iron": "may i I",
        "no longer take iron": "stop I",
        "taken at 8:15": "took at 08:15",
        "level 2": "settings level=2",
        "LEVEL 2": "settings level=2",
        "bed 23:00": "settings bed=23:00",
        "1": "took",
        "REMIND ME LESS": "RemindLess",
        "NO LINKS": "EndLinks",
        "weekly summary on Sunday at 18:00": "settings week=6 18:00",
        "Report with names": "SendReport",
        "REMIND ME LIKE BEFORE": "RemindAsBefore",
        "I'M BACK": "BackAgain",
        "in Tokyo until the 14th": "Away",
        "2": "later",
        "3": "skip",
        "B1": "took B",
        "B2": "later B",
        "B3": "skip B",
    },
    "es": {
        "HOY": "Today",
        "PLAN": "Plan",
        "CAMBIAR": "change",
        "LISTA": "list",
        "LISTA 6": "list 6",
        "DESHACER": "Undo",
        "MENÚ": "Help",
        "RESUMEN": "Summary",
        "RESUMEN 6": "Summary",
        "AJUSTES": "settings",
        "TARJETA": "show card",
        "LLENAR": "show filling",
        "PASTILLERO": "settings box=on",
        "PASTILLERO VIERNES": "settings box=4",
        "pastillero viernes": "settings box=4",
        "uso un pastillero": "settings box=on",
        "SIN PASTILLERO": "settings box=off",
        "sin pastillero": "settings box=off",
        "Tarjeta con nombres": "show card",
        "INVITAR": "note caregiver",
        "QUIÉN VE": "note caregiver",
        "QUÉ SABE Rosa": "note caregiver",
        "QUITAR Rosa": "note caregiver",
        "RENUEVE Rosa": "note caregiver",
        "CAMBIAR LO QUE VE Rosa": "note caregiver",
        "CÓDIGO 7K3M 9QXT": "note caregiver",
        "AGREGAR": "add",
        "ATRÁS": "Back",
        "REANUDAR": "resume",
        "ALTO": "Stop",
        "EMPEZAR": "start",
        "AYUDA": "Help",
        "RECUÉRDEME MENOS": "RemindLess",
        "SIN ENLACES": "EndLinks",
        "resumen semanal el domingo a las 18:00": "settings week=6 18:00",
        "Informe con nombres": "SendReport",
        "RECUÉRDEME COMO ANTES": "RemindAsBefore",
        "YA VOLVÍ": "BackAgain",
        "en Madrid hasta el 14": "Away",
        "LUEGO": "later",
        "TOMÉ iron": "took I",
        "TOMÉ medicina 2": "took I",
        "NO medicina 2": "skip I",
        "PUEDO TOMAR iron": "may i I",
        "ya no tomo iron": "stop I",
        "tomada a las 8:15": "took at 08:15",
        "la tomé a las 8:15": "took at 08:15",
        "nivel 2": "settings level=2",
        "NIVEL 2": "settings level=2",
        "cama 23:00": "settings bed=23:00",
        "1": "took",
        "2": "later",
        "3": "skip",
        "B1": "took B",
        "B2": "later B",
        "B3": "skip B",
        "2 luego": "later",
    },
}
#: What answers an open question: the words of one of its buttons, or yes or no in other words.
ANSWERS = {
    "en": (
        "SEND IT",
        "DO NOT SEND IT",
        "RIGHT",
        "WRONG",
        "NO",
        "OK",
        "AGREE",
        "TAKE IT OFF",
        "KEEP IT",
        "TAKEN",
        "NOT TAKEN",
        "NOT THIS ONE",
        "NOT SURE",
        "ONLY THAT",
        "MORE",
        "USE THESE TIMES",
        "KEEP MY TIMES",
        "WHY",
        "GOT IT",
        "NO LIMIT",
        *("HOLD ALL", "KEEP REMINDING", "GOING ON", "STILL ON HOLD", "SOMETHING HAS CHANGED"),
        *("LOCAL CLOCK", "HOME CLOCK", "NO TRIP", "MOVE IT", "LEAVE IT"),
        *("ONCE", "IF I AM SILENT", "NO CHANGE"),
    ),
    "es": (
        "ENVIAR",
        "NO ENVIAR",
        "CORRECTO",
        "INCORRECTO",
        "NO",
        "OK",
        "ACEPTO",
        "QUITAR DE LA LISTA",
        "DEJARLA",
        "YA TOMADA",
        "NO TOMADA",
        "ESTA NO",
        "NO SÉ",
        "SOLO ESO",
        "MÁS",
        "USAR ESTAS HORAS",
        "DEJAR LAS MÍAS",
        "POR QUÉ",
        "HA LLEGADO",
        "DEJARLO",
        "SIN PLAZO",
        *("TODO EN PAUSA", "SEGUIR", "SIGO", "TODAVÍA EN PAUSA", "ALGO HA CAMBIADO"),
        *("RELOJ DE ALLÍ", "RELOJ DE CASA", "SIN VIAJE", "MUÉVALO", "DÉJELO"),
        *("UNA VEZ", "SIN RESPUESTA", "SIN CAMBIO"),
    ),
}
#: Where one lives and one's day are read by their own readers; phones have a test of their own.
ELSEWHERE = {
    *("COUNTRY MEXICO", "CLOCK", "ESPAÑOL", "BREAKFAST", "PAÍS MÉXICO", "RELOJ", "ENGLISH"),
    *("DESAYUNO", "WRONG NUMBER", "NÚMERO EQUIVOCADO", "TEXT ME HERE", "ESCRÍBAME AQUÍ", "PIN"),
    # Letters and days that say what a caregiver may, until when and for whom.
    *("AC", "MAY", "DE MAYO", "FOR", "PARA"),
    # Answers to an alert, which are read where one stands.
    *("CALL", "CANNOT", "CALL I", "SORTED", "NOT REACHED", "SEEN", "TOLD", "SEEN I", "TOLD I"),
    *("LLAMO", "NO PUEDO", "RESUELTO", "NO CONTESTA", "VISTO", "CONTADO"),
    *("SMS", "TAKEN ALREADY", "BED", "CAMA", "EVERYWHERE", "EN TODAS PARTES"),
    *("NOTES", "NOTAS", "ANYWAY", "AUN ASÍ", "PAUSE UNTIL", "PAUSA HASTA"),
    *("EACH TABLET", "AT ONE TIME", "CADA TABLETA", "DE UNA VEZ"),
    # What is said to a clinic, to a plan, and of what a caregiver was told: whole talks prove them.
    *("SEND REPORT", "HOLD REPORT", "REPORT NOTE", "CLINIC LIST", "ANYWHERE", "KNOWS FROM"),
    *("ENVIAR INFORME", "RETENER INFORME", "NOTA INFORME", "LISTA CLINICA", "LISTA CLÍNICA"),
    *("CUALQUIER HORA", "DESDE", "PDF", "ASK ME FIRST", "PREGÚNTEME PRIMERO"),
}


@pytest.mark.parametrize(
    ("language", "word", "means"),
    [
        (language, word, means)
        for language, each in COMMANDS.items()
        for word, means in each.items()
    ],
)
def test_an_offered_word_is_understood_as_it_is_written(
    language: str, word: str, means: str
) -> None:
    for typed in (word, folded_for_sms(word), word.lower()):
        assert said(read(typed, language=language, names=NAMES, now=NOW).intent) == means


@pytest.mark.parametrize("language", languages())
def test_an_offered_answer_is_on_a_button_or_means_yes_or_no(language: str) -> None:
    known = {
        folded(words)
        for each in sentences(language).values()
        for words in (each.text.split(",") if each.name.endswith("-words") else [each.text])
    }

    read_as_taken = {"TAKEN"}  # an answer of its own
    assert {word for word in ANSWERS[language] if folded(word) not in known} <= read_as_taken


@pytest.mark.parametrize("language", languages())
def test_no_answer_to_a_question_of_ours_tells_us_to_stop(language: str) -> None:
    ways = {
        way.strip(): each.name
        for each in sentences(language).values()
        if each.name.startswith("choice-") or each.name.endswith("-words")
        for way in (each.text.split(",") if each.name.endswith("-words") else [each.text])
        if not each.variables
    }

    assert {way: name for way, name in ways.items() if language_of_stop(way)} == {}


@pytest.mark.parametrize("language", languages())
def test_every_word_in_capitals_is_known_here(language: str) -> None:
    known = {
        *ELSEWHERE,
        *ANSWERS[language],
        *(found for word in COMMANDS[language] for found in CAPITALS.findall(word)),
    }
    offered = {
        word: name
        for name, texts in sms_texts(language).items()
        for text in texts
        for word in CAPITALS.findall(text)
    }

    assert {word: name for word, name in offered.items() if word not in known} == {}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("metformin 500 mg, 1 tablet, twice a day, with food", "en"),
        ("methotrexate 2.5 mg, 4 tablets, on Mondays", "en"),
        ("metformina 500 mg, 1 tableta, dos veces al dia, con comida", "es"),
        ("metotrexato 2.5 mg, 4 tabletas, los lunes", "es"),
        ("jarabe, 2,5 ml, cada 8 horas", "es"),
    ],
)
def test_a_line_may_have_commas_where_a_phone_has_no_other_sign(line: str, language: str) -> None:
    draft = form.read(line, language=language, today=NOW.date())
    with_bars = re.sub(r",(?=\s)", " |", line)

    assert form.is_one(line)
    assert draft == form.read(with_bars, language=language, today=NOW.date())


@pytest.mark.parametrize("text", ["took it", "ok", "yes", "1,5", "right", "yes, thank you"])
def test_an_answer_is_no_line(text: str) -> None:
    assert not form.is_one(text)
