"""The words somebody agrees to, as they are shown and as they are hashed."""

from __future__ import annotations

from bot.domain.deliveries import Utterance
from bot.domain.people import Level
from bot.language import countries
from bot.language.sentences import Sentences

SENTENCE = "ask-consent"


def words(sentences: Sentences, *, language: str, country: str) -> str:
    """Return the text of the consent in a language, with the numbers of a country."""
    utterance = Utterance(SENTENCE, countries.numbers(country))
    return sentences.render(utterance, language=language, level=Level.COUNTS).text
