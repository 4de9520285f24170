"""`dosebell read`: reads directions, and says what was understood, what was not, and what it
would ask."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated

import typer

from bot import formulary
from bot.cli.options import ConfigFile, settings, standard_input
from bot.cli.read_words import in_words
from bot.clock import SystemClock
from bot.domain.deliveries import Utterance
from bot.domain.errors import BadInput
from bot.domain.lexicon import Lexicon
from bot.language import directions
from bot.language.sentences import Sentences


def read(
    text: Annotated[
        str | None,
        typer.Argument(
            help="What to read; else it is read from standard input.", show_default=False
        ),
    ] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Each line is read by itself.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The form that programs read.")] = False,
    config: ConfigFile = None,
) -> None:
    """Read directions as they stand on a label or as people say them."""
    language = settings(config, anywhere=True).language
    told = standard_input() if text is None else text
    if not told.strip():
        raise BadInput('there is nothing to read; write for instance "1 tablet twice a day"')

    def say(question: Utterance) -> str:
        return _sentences(language).render(question, language=language, level=0).text

    lexicon = formulary.load()
    today = SystemClock().now().date()
    for each in told.splitlines() if lines else [told]:
        for reading in _read(each, lexicon, lines=lines, today=today):
            said = (
                json.dumps(directions.as_json(reading, say), ensure_ascii=False)
                if as_json
                else in_words(reading, say)
            )
            typer.echo(said)


@cache
def _sentences(language: str) -> Sentences:
    return Sentences.load(only=(language,))


def _read(text: str, lexicon: Lexicon, *, lines: bool, today: date) -> Iterator[directions.Reading]:
    """Yield what a text says of each medicine; with `lines` one that is too long is asked about."""
    try:
        yield from directions.readings(text, today=today, lexicon=lexicon)
    except BadInput:
        if not lines:
            raise
        yield directions.nothing_read(text)
