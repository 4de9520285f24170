"""STOP in any words a reasonable person uses, and what only looks like it: each is a case."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest

from bot import formulary
from bot.domain.ids import MedicationId
from bot.domain.intents import Stop
from bot.language.replies import Context, read
from bot.storage import Storage
from tests.handlers.by_text import by_text

NAMES: Final = {"metformin": MedicationId(UUID(int=1)), "metformina": MedicationId(UUID(int=2))}
NOW: Final = datetime(2026, 3, 2, 11, 19, tzinfo=UTC)

STOPS: Final = [
    ("above a signature", "STOP\n\nSent from my iPhone"),
    ("above another phone's", "Stop.\nSent from my Galaxy"),
    ("above a mail program's", "stop\r\n\r\nGet Outlook for Android"),
    ("above a name", "STOP\n--\nAnn Smith"),
    ("above a greeting", "please stop it\n\nThanks,\nAnn"),
    ("above our own words", "STOP\n\n> 08:00: time for 1 medicine"),
    ("before a signature whose line was lost", "STOP Sent from my iPhone"),
    ("above a signature in Spanish", "ALTO\n\nEnviado desde mi iPhone"),
    ("the word", "STOP"),
    ("small, with a dot", "stop."),
    ("spelled out", "S T O P"),
    ("mistyped", "sotp"),
    ("with please", "Stop please"),
    ("with thanks, which Twilio lets through", "Stop. Thank you"),
    ("three times", "stop stop stop"),
    ("everything", "STOP ALL"),
    ("of the law", "revoke"),
    ("of the law, in a sentence", "I revoke my consent"),
    ("of the law, other", "opt out"),
    ("of the carriers", "unsubscribe"),
    ("of the carriers, misspelled", "unsuscribe me"),
    ("of the carriers, normal language", "please opt me out"),
    ("one of Twilio's", "CANCEL"),
    ("another of Twilio's", "END"),
    ("a third of Twilio's", "quit"),
    ("one of Twilio's, behind a no", "no, end"),
    ("French", "ARRET"),
    ("texting", "stop texting me"),
    ("sending, to us", "Quit sending us these messages"),
    ("never again", "don't ever text me again"),
    ("no more", "no more texts"),
    ("no longer wanted", "I no longer want to receive reminders"),
    ("these are not wanted", "I don't want these messages"),
    ("off the list", "take me off your list"),
    ("off the list, by number", "remove my number"),
    ("consent taken back", "I withdraw my consent"),
    ("left alone", "Leave me alone!"),
    ("not interested", "not interested"),
    ("enough", "enough already, please stop"),
    ("rude", "shut up"),
    ("angry, as a question", "why won't you stop texting me"),
    ("a threat", "if you don't stop texting me I will call the police"),
    ("all medicines at once", "stop reminding me to take my pills"),
    ("a change of mind", "I changed my mind, stop"),
    ("with a sign", "stop 🛑"),
    ("on the phone of somebody else", "wrong number"),
    ("Spanish, the word", "ALTO"),
    ("Spanish, polite", "alto por favor"),
    ("Spanish, an infinitive", "parar"),
    ("Spanish, an order", "Pare"),
    ("Spanish, an order with ya", "para ya"),
    ("Spanish, plural order", "ya párenle"),
    ("Spanish, out", "BAJA"),
    ("Spanish, sign me off", "quiero darme de baja"),
    ("Spanish, cancel", "cancelar"),
    ("Spanish, detain", "detener"),
    ("Spanish, end", "terminar"),
    ("Spanish, enough", "¡Basta ya!"),
    ("Spanish, no more", "no más mensajes"),
    ("Spanish, no more, without accents", "no mas recordatorios"),
    ("Spanish, do not write", "no me escriban más"),
    ("Spanish, do not write, informal", "ya no me escribas"),
    ("Spanish, do not send", "no me manden mensajes"),
    ("Spanish, stop writing", "dejen de escribirme"),
    ("Spanish, stop bothering", "deje de molestarme por favor"),
    ("Spanish, no longer wanted", "ya no quiero recibir mensajes"),
    ("Spanish, off the list", "quítenme de la lista"),
    ("Spanish, erase me", "bórrenme"),
    ("Spanish, in peace", "déjenme en paz"),
    ("Spanish, consent taken back", "retiro mi consentimiento"),
    ("Spanish, not interested", "no me interesa"),
    ("Spanish, let me out", "quiero salirme"),
    ("Spanish, the messages", "alto a los mensajes"),
    ("Spanish, somebody else's", "número equivocado"),
    ("both languages", "stop por favor"),
    ("behind an answer", "took it STOP"),
    ("before an answer", "stop I already took it"),
    ("behind an answer in Spanish", "ya la tomé alto"),
]
LOOK_ALIKES: Final = [
    ("under it, the opposite", "don't stop\n\nSent from my iPhone"),
    ("under it, a medicine", "stop metformin\n\nSent from my iPhone"),
    ("a signature alone", "Sent from my iPhone"),
    ("a medicine below it", "stop\nmetformin"),
    ("a medicine below it, with a dash", "Stop\n- metformin"),
    ("our own words alone", "> Reply STOP"),
    ("a list with dashes", "-- stop\n-- took it"),
    ("sent from somewhere", "the bus stop photo was sent from my phone"),
    ("a medicine", "stop the metformin"),
    ("a medicine, without the", "STOP metformin"),
    ("the taking of a medicine", "stop taking metformin"),
    ("one reminder", "stop the metformin reminder"),
    ("a cough", "I can't stop coughing"),
    ("a nose", "my nose won't stop running"),
    ("a bus", "I am at the bus stop"),
    ("a headache", "non-stop headache"),
    ("a past", "I stopped taking it"),
    ("a past week", "I stopped metformin last week"),
    ("a doctor's word", "my doctor told me to stop metformin"),
    ("a question about it", "should I stop taking it?"),
    ("a question about when", "when can I stop taking this"),
    ("the opposite", "please don't stop texting me"),
    ("the opposite, shorter", "don't stop"),
    ("a complaint of silence", "why did you stop texting me?"),
    ("blood", "it stopped bleeding"),
    ("the end of it", "in the end I took it"),
    ("the end of a week", "end of the week"),
    ("no end of something", "No end."),
    ("no end of something in Spanish", "no fin"),
    ("smoking", "I quit smoking"),
    ("quite", "quite good"),
    ("one cancelled", "cancel that"),
    ("none left", "no more pills"),
    ("one removed", "remove metformin"),
    ("the wrong pill", "took the wrong one"),
    ("a pause", "pause"),
    ("a plain no", "no"),
    ("not now", "not now"),
    ("later", "text me later"),
    ("a wrong person's pills", "I took the wrong person's pills"),
    ("unsure of oneself", "I am not sure"),
    ("who writes", "who is this?"),
    ("Spanish, no wish to stop", "no quiero parar"),
    ("Spanish, a medicine", "parar metformina"),
    ("Spanish, the taking of it", "dejar de tomar metformina"),
    ("Spanish, for the pain", "para el dolor"),
    ("Spanish, taken for the pressure", "tomé la pastilla para la presión"),
    ("Spanish, high pressure", "presión alta"),
    ("Spanish, high risk", "alto riesgo"),
    ("Spanish, the ground floor", "la cita es en la planta baja"),
    ("Spanish, losing weight", "bajar de peso"),
    ("Spanish, the opposite", "por favor no dejes de escribirme"),
    ("Spanish, the opposite, plural", "no paren los recordatorios"),
    ("Spanish, a complaint of silence", "¿por qué dejaron de escribirme?"),
    ("Spanish, none left", "ya no tengo pastillas"),
    ("Spanish, the end of a week", "fin de semana"),
    ("Spanish, a box that is empty", "terminé la caja"),
    ("Spanish, an appointment", "cancelé la cita"),
    ("Spanish, a mistake", "me equivoqué"),
    ("Spanish, the wrong pill", "me equivoqué de pastilla"),
    ("Spanish, not taking it", "no quiero tomarla"),
    ("Spanish, the bus stop", "estoy en la parada del autobús"),
    ("a question about numbers", "wrong numbers on the box"),
    ("one of two", "1 stop metformin"),
    ("the wrong count", "you have the wrong number of tablets there"),
    ("Spanish, the wrong count", "tiene numero equivocado de pastillas"),
]
WRONG_NUMBERS: Final = [
    ("the words", "WRONG NUMBER"),
    ("the person", "wrong person"),
    ("a sentence", "You have the wrong number"),
    ("a sentence, sorry", "Sorry, I think you are texting the wrong number"),
    ("a question before it", "who is this? not me"),
    ("not me", "This isn't me"),
    ("not my number", "this is not my number"),
    ("new owner", "I just got this phone number"),
    ("old owner", "she doesn't have this number any more"),
    ("nobody here", "nobody by that name here"),
    ("Spanish, the words", "número equivocado"),
    ("Spanish, a sentence", "tiene el número equivocado"),
    ("Spanish, polite", "se equivocó de número, gracias"),
    ("Spanish, not me", "no soy yo"),
    ("Spanish, not that person", "no soy esa persona"),
    ("mistyped", "worng number"),
    ("mistyped twice", "wrnog nubmer, sorry"),
    ("with a sign", "Wrong #"),
    ("mistyped sentence", "you hve the wrong number"),
    ("Spanish, mistyped", "numero equibocado"),
    ("Spanish, new owner", "me acaban de dar este número"),
]

_TABLES: Final = Path(__file__).parents[1] / "language" / "tables"
AMONG_OTHERS: Final = tomllib.loads((_TABLES / "stopping_clauses.toml").read_text("utf-8"))
BY_LINES: Final = tomllib.loads((_TABLES / "stopping_lines.toml").read_text("utf-8"))
KNOWING: Final = Context(lexicon=formulary.load())


def is_stop(text: str, language: str) -> bool:
    found = read(text, language=language, names=NAMES, now=NOW, context=KNOWING)
    return isinstance(found.intent, Stop)


@pytest.mark.parametrize("language", ["en", "es"])
def test_any_reasonable_words_stop(language: str) -> None:
    assert [case for case, text in STOPS if not is_stop(text, language)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_only_looks_like_stop_does_not(language: str) -> None:
    assert [case for case, text in LOOK_ALIKES if is_stop(text, language)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_clause_is_looked_at_by_itself(language: str) -> None:
    assert [text for text in AMONG_OTHERS["stop"] if not is_stop(text, language)] == []
    assert [text for text in AMONG_OTHERS["go_on"] if is_stop(text, language)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_line_that_is_stop_itself_stops_whatever_the_others_say(language: str) -> None:
    assert [text for text in BY_LINES["stop"] if not is_stop(text, language)] == []
    assert [text for text in BY_LINES["go_on"] if is_stop(text, language)] == []


@pytest.mark.parametrize(("case", "text"), WRONG_NUMBERS, ids=[case for case, _ in WRONG_NUMBERS])
def test_somebody_else_is_told_apart_from_somebody_who_stops(case: str, text: str) -> None:
    assert read(text, language="en", names={}, now=NOW).intent == Stop(wrong_number=True), case


def test_there_are_sixty_wordings_and_forty_look_alikes() -> None:
    assert len({text for _, text in STOPS}) >= 60
    assert len({text for _, text in LOOK_ALIKES}) >= 40


@pytest.mark.long
async def test_every_wording_stops_within_seconds_and_is_confirmed_once(storage: Storage) -> None:
    house = await by_text(storage)
    phones = {text: f"+1202555{number:04}" for number, (_, text) in enumerate(STOPS)}
    for phone in phones.values():
        await house.patient(phone)
    await house.patient()

    said = {text: await house.say(text, phone=phone) for text, phone in phones.items()}
    again = [await house.say(text, phone=phone) for text, phone in phones.items()]
    asked = await house.until(9)

    assert [text for text, answers in said.items() if len(answers) != 1] == []
    assert [answers for answers in again if answers] == []
    assert {shown.address for shown in house.texts.shown[-len(asked) :]} == {"+12025550143"}
