"""Reads the `.ftl` files of a language into one bundle, and looks sentences up in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.syntax import FluentParser, ast

from bot.domain.errors import BotError
from bot.language.formats import Lazy, Said, Say, Words

DEFAULT: Final = "en"
FOLDER: Final = Path(__file__).parent


#: Small words that are the same for everybody, and name no medicine.
_SAID_ALL_DAY: Final = ("unit-", "food-", "count-medicines", "medicine-number")
_AT_MOST: Final = 1000
_LONG: Final = 1000  #: characters of one part; with several of them the whole stays in bounds


class Unsayable(BotError):
    """A sentence is missing, broken, or lacks a value. The text names it, never the values."""


@cache
def languages() -> tuple[str, ...]:
    """Return the languages the bot speaks, the default first: each folder with a `formats.ftl`."""
    found = sorted(path.parent.name for path in FOLDER.glob("*/formats.ftl"))
    return (DEFAULT, *(language for language in found if language != DEFAULT))


@cache
def sayer(bundle: FluentBundle, *forms: str) -> Say:
    """Return what looks a sentence up in `bundle` and fills it in, or raises `Unsayable`.

    Of a sentence that has some of `forms` ("sms") beside its own words, the first is said.
    """

    def say(name: str, values: Mapping[str, Said]) -> str:
        if not bundle.has_message(name):
            raise Unsayable(name)
        message = bundle.get_message(name)
        its_own = (message.attributes[form] for form in forms if form in message.attributes)
        pattern = next(its_own, message.value)
        if pattern is None:
            raise Unsayable(name)
        errors: list[Exception] = []
        # Not `format_pattern`: it would turn our numbers into its own and write them by locale.
        long: dict[str, str] = {}
        args = {name: _in_short(value, long) for name, value in values.items()}
        here = ResolverEnvironment(bundle, errors, current=CurrentEnvironment(args=args))
        try:
            text = pattern(here)
        except ValueError as error:
            raise Unsayable(name) from error
        if errors:
            raise Unsayable(name)
        whole = str(text)
        for mark, meant in long.items():
            whole = whole.replace(mark, meant)
        return whole

    return _remembering(say)


def _in_short(value: Said, long: dict[str, str]) -> Said:
    """Return a value, or for a long text a mark that stands for it and is kept in `long`: fluent
    takes no part of more than 2,500 characters, and a long list is no reason to say nothing."""
    match value:
        case Lazy():
            return Lazy(lambda: _marked(value.format(None), long))
        case Words() if len(text := value.format(None)) > _LONG:
            return Words(_marked(text, long))
        case str() if len(value) > _LONG:
            return _marked(value, long)
        case _:
            return value


def _marked(text: str, long: dict[str, str]) -> str:
    if len(text) <= _LONG:
        return text
    mark = f"\ue000{len(long)}\ue001"  # private letters: no text of anybody's has any
    long[mark] = text
    return mark


def _remembering(say: Say) -> Say:
    """Return `say` as one that makes the small words of every sentence only once."""
    said: dict[object, str] = {}

    def remember(name: str, values: Mapping[str, Said]) -> str:
        if not name.startswith(_SAID_ALL_DAY):
            return say(name, values)
        key = (name, *values.items())
        if key not in said:
            if len(said) >= _AT_MOST:
                said.clear()
            said[key] = say(name, values)
        return said[key]

    return remember


@cache
def read_bundle(language: str, folder: Path, *, strict: bool) -> FluentBundle:
    """Return all sentences of one language; with `strict`, raise `Unsayable` at a broken one."""
    bundle = FluentBundle([language], use_isolating=False)
    parser = FluentParser(with_spans=False)  # where a word stands in its file nobody asks
    for path in sorted(folder.glob("*.ftl")):
        resource = parser.parse(path.read_text(encoding="utf-8"))
        if strict:
            _refuse_broken(resource, bundle, f"{language}/{path.name}")
        bundle.add_resource(resource)
    return bundle


def _refuse_broken(resource: ast.Resource, bundle: FluentBundle, file: str) -> None:
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            line = (entry.content or "").strip()[:60]
            raise Unsayable(f"{file} has a line that is no sentence: {line!r}")
        if isinstance(entry, ast.Message) and bundle.has_message(entry.id.name):
            raise Unsayable(f"{file} says {entry.id.name} a second time")
