"""What asks for a picture, a card or a filling list, and what only looks like it, as a table."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.ids import MedicationId
from bot.language.replies import read
from tests.language.plainly import said

NAMES = {"iron": MedicationId(UUID(int=2)), "metformin": MedicationId(UUID(int=1))}
NOW = datetime(2026, 11, 21, 11, 19, tzinfo=ZoneInfo("Europe/Madrid"))
MEANT = {
    "show day": (
        *("picture", "PICTURE please", "/picture", "Can you show me a picture of my day?"),
        *("show me my day as a picture", "could I see an image of today's schedule?"),
        *(
            "imagen",
            "muéstrame una imagen de mi día",
            "foto de mi día",
            "quiero ver un dibujo de hoy",
        ),
    ),
    "show card": (
        *("card", "/card", "my card", "send me the card", "a new card please", "large print"),
        *("could I get a card for the fridge please", "I would like a card for my fridge"),
        *("please print my list", "can I print my medicines?", "my list in large print"),
        *("tarjeta", "la tarjeta para la nevera", "quiero una tarjeta para el refri"),
        *("¿me puedes mandar la tarjeta?", "imprimir mi lista", "mi lista en letra grande"),
    ),
    "show filling": (
        *("fill", "FILL", "what goes in my box", "what do I put in my pill box?"),
        *("how do I fill the pill box", "what goes in the box on Friday?", "fill my box"),
        *(
            "llenar",
            "qué va en mi pastillero",
            "¿qué pongo en el pastillero?",
            "llenar el pastillero",
        ),
    ),
    "settings box=on": (
        *("box", "pill box", "I use a pill box", "i have a weekly pill organizer", "box on"),
        *("my pills are in a pill box now", "pastillero", "uso pastillero", "tengo un pastillero"),
    ),
    "settings box=4": (
        *("box friday", "I fill my pill box on Fridays", "I use a pill box and fill it on Friday"),
        *("my pill box day is Friday", "pastillero viernes", "lleno mi pastillero los viernes"),
    ),
    "settings box=off": (
        *("no box", "no pill box", "I don't use the pill box any more", "box off"),
        *("I no longer use a pill box", "sin pastillero", "ya no uso el pastillero"),
    ),
}
#: None of these shows or sets anything.
OTHERWISE = (
    *("my box is empty", "I sent you a picture", "took pictures, very nice", "add a picture"),
    *("picture of the pill", "it is in the box", "is it in the box?", "do I need a pill box?"),
    *("I lost my card", "my insurance card", "no picture", "don't print my list", "the friday box"),
    *("took the ones in the box", "I took them out of the box", "refill", "refill metformin"),
    *("I need to fill my prescription", "fill iron", "card game on friday", "print"),
    *("me tomé las del pastillero", "tengo la tarjeta del seguro", "¿tengo pastillero?"),
    *("el pastillero está vacío", "una foto de mi nieta", "no imprimir"),
)


def test_every_order_of_known_words_is_read_and_nothing_with_another_word() -> None:
    read_as = {
        text: said(read(text, language=language, names=NAMES, now=NOW).intent)
        for language in ("en", "es")
        for texts in MEANT.values()
        for text in texts
    }
    wanted = {text: meant for meant, texts in MEANT.items() for text in texts}
    assert read_as == wanted

    for text in OTHERWISE:
        meant = said(read(text, language="en", names=NAMES, now=NOW).intent)
        assert not meant.startswith(("show", "settings")), text
