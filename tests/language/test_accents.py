"""Proves that Spanish by SMS, where á í ó ú lose their accents, still says what it means."""

from __future__ import annotations

import re

from bot.language.segments import folded_for_sms
from tests.language.sentences import sentences, sms_texts

WORD = re.compile(r"[^\W\d_]+")
TEXTS = {name: texts for name, texts in sms_texts("es").items() if not name.endswith("-words")}
#: Words that are another one without their accent, which could stand in the same place.
OTHER_WORDS = frozenset(
    {
        *("tomó", "anotó", "cambió", "llegó", "llamó", "olvidó", "acabó", "recetó", "indicó"),
        *("pasó", "quitó", "dejó", "envió", "habló", "agregó", "quedó", "terminó", "preguntó"),
        *("está", "están", "estás", "tomará", "sí", "término", "aún", "práctico", "líquido"),
        *("público", "continuó", "depósito", "válido", "cálculo", "ocurrió", "informó"),
    }
)
#: These are the same word to whoever reads them without.
SAME = frozenset({"más", "cómo", "cuándo", "cuánto", "cuál", "dónde"})


def lost(text: str) -> set[str]:
    """Return the words of a text that lose an accent when it is sent."""
    return {word.lower() for word in WORD.findall(text) if folded_for_sms(word) != word}


def test_no_word_becomes_another_word() -> None:
    for name, texts in TEXTS.items():
        for text in texts:
            assert not lost(text) & OTHER_WORDS, name


def test_no_word_becomes_one_that_is_said_elsewhere() -> None:
    texted = (each for name, each in sentences("es").items() if name in sms_texts("es"))
    said = {word.lower() for each in texted for word in WORD.findall(each.text)}
    losing = {word: name for name, texts in TEXTS.items() for text in texts for word in lost(text)}

    clashing = [(word, name) for word, name in losing.items() if folded_for_sms(word) in said]

    assert [(word, name) for word, name in clashing if word not in SAME] == []
