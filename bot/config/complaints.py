"""Says what is wrong with a TOML file: which key, what was found, what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

#: What was found there is never repeated.
_SECRETS: Final = frozenset(
    {
        "telegram.token",
        "telegram.webhook_secret",
        "sms.auth_token",
        "sms.auth_token_before",
        "mail.password",
        "database.url",
    }
)

#: What a text of a certain form should be.
_FORMS: Final = {
    "language": "a code of two letters: a language like en, a country like US",
    "country": "a code of two letters: a language like en, a country like US",
    "telegram.username": "your bot's @username without the @, like dosebell_bot",
    "operator.telegram": 'the number of your chat with the bot, like "123456789"; init fills it in',
    "operator.canary_telegram": 'the number of a chat with the bot, like "123456789"',
    "operator.sms": 'a phone number with its country code, like "+15550100123"',
    "operator.canary_sms": 'a phone number with its country code, like "+15550100123"',
}

#: What pydantic says in a programmer's words.
_PLAINLY: Final = {
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "tuple_type": "a list in square brackets",
    "too_short": "a list with at least one entry",
    "time_parsing": 'a time of day, like "08:00"',
    "date_parsing": "a date, like 2026-05-01",
    "date_from_datetime_parsing": "a date, like 2026-05-01",
    "string_type": "text in quotation marks",
    "model_type": "a table, under a line of its own in square brackets",
    "model_attributes_type": "a table, under a line of its own in square brackets",
}


Elsewhere = Callable[[str], str]
"""Returns the name of the place, other than the file, that a key may come from."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and from where."""

    model: type[BaseModel]
    said: Mapping[str, Any]
    file: Path | None
    elsewhere: Elsewhere = str  #: a key that the file does not say came from there

    def complaints(self, error: ValidationError) -> Iterator[str]:
        """Yield one line for each thing that is wrong."""
        details = error.errors(include_context=False, include_url=False)
        for detail in details:
            if any(_is_inside(other, detail) for other in details):
                continue  # a list is "too short" only because of what is wrong inside it
            key = ".".join(_part(part) for part in detail["loc"])
            place = self._place(key, detail)
            if detail["type"] == "extra_forbidden":
                yield f"{place}: there is no such setting; {_nearest(detail, self.model)}"
            elif detail["type"] == "missing":
                yield f"{place} is missing"
            else:
                yield f"{place}{_found(key, detail)}: {_right(key, detail)}"

    def _place(self, key: str, detail: ErrorDetails) -> str:
        """Say where it stands: in the file, or elsewhere."""
        where = str(self.file or "the settings")
        inner: object = self.said
        for part in detail["loc"]:
            match inner:
                case Mapping() if part in inner:
                    inner = inner[part]
                case list() if isinstance(part, int):
                    inner = inner[part]
                case _ if detail["type"] != "missing":
                    return self.elsewhere(key)
                case _:
                    break
        return f"{where}: {key}" if key else where


def _is_inside(inner: ErrorDetails, outer: ErrorDetails) -> bool:
    place = outer["loc"]
    return len(inner["loc"]) > len(place) and inner["loc"][: len(place)] == place


def _part(part: str | int) -> str:
    """Return one step of the way to a key; people count from 1."""
    return str(part + 1) if isinstance(part, int) else part


def _found(setting: str, detail: ErrorDetails) -> str:
    if not setting or any(f"{secret}.".startswith(f"{setting}.") for secret in _SECRETS):
        return ""  # it is a secret, or should be the section of one
    found = detail["input"]
    return " is a table" if isinstance(found, dict) else f" is {found!r:.80}"


def _right(setting: str, detail: ErrorDetails) -> str:
    if detail["type"] == "string_pattern_mismatch" and setting in _FORMS:
        return f"it should be {_FORMS[setting]}"
    said = detail["msg"].removeprefix("Value error, ")
    said = said.removeprefix("Input ").removeprefix("Tuple ").removeprefix("String ")
    if detail["type"] in _PLAINLY:
        return f"it should be {_PLAINLY[detail['type']]}"
    return f"it {said}" if said.startswith("should") else said


def _nearest(detail: ErrorDetails, model: type[BaseModel]) -> str:
    """Say which known name was probably meant."""
    *sections, unknown = detail["loc"]
    for section in sections:
        if isinstance(section, str):
            model = _inner(model, section)
    known = [field.alias or name for name, field in model.model_fields.items()]
    near = get_close_matches(str(unknown), known, n=1)
    if near:
        return f"did you mean {'.'.join([*map(_part, sections), near[0]])}?"
    return f"known there: {', '.join(known)}"


def _inner(model: type[BaseModel], section: str) -> type[BaseModel]:
    """Return the model of a section, or of the things that a section lists."""
    inner = model.model_fields[section].annotation
    for candidate in (inner, *get_args(inner)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return model
