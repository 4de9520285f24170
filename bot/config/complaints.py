"""Says what is wrong with the settings: which key, what was found, what would be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config.environment import name_of
from bot.config.sections import Settings

#: What was found there is never repeated.
_SECRETS: Final = frozenset({"telegram.token", "telegram.webhook_secret", "database.url"})


def complaints(
    error: ValidationError, *, said: Mapping[str, Any], file: Path | None
) -> Iterator[str]:
    """Yield one line for each thing that is wrong."""
    for detail in error.errors(include_context=False, include_url=False):
        setting = ".".join(str(part) for part in detail["loc"])
        place = _place(setting, detail, said=said, file=file)
        if detail["type"] == "extra_forbidden":
            yield f"{place}: there is no such setting; {_nearest(detail)}"
        else:
            yield f"{place}{_found(setting, detail)}: {_right(detail)}"


def _place(
    setting: str, detail: ErrorDetails, *, said: Mapping[str, Any], file: Path | None
) -> str:
    """Say where it stands: in the file, or in a variable of the environment."""
    inner: object = said
    for part in detail["loc"]:
        if isinstance(inner, Mapping) and part in inner:
            inner = inner[part]
        elif not (isinstance(inner, list) and isinstance(part, int)):
            return name_of(setting)
    return f"{file or 'the settings'}: {setting}" if setting else f"{file or 'the settings'}"


def _found(setting: str, detail: ErrorDetails) -> str:
    if not setting or setting in _SECRETS:
        return ""
    found = detail["input"]
    return " is a table" if isinstance(found, dict) else f" is {found!r:.80}"


def _right(detail: ErrorDetails) -> str:
    said = detail["msg"].removeprefix("Value error, ")
    said = said.removeprefix("Input ").removeprefix("Tuple ").removeprefix("String ")
    if detail["type"] == "string_pattern_mismatch":
        return "it should be a code of two letters: a language like en, a country like US"
    return f"it {said}" if said.startswith("should") else said


def _nearest(detail: ErrorDetails) -> str:
    """Say which known name was probably meant."""
    *sections, unknown = (str(part) for part in detail["loc"])
    model: type[BaseModel] = Settings
    for section in sections:
        inner = model.model_fields[section].annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    near = get_close_matches(unknown, model.model_fields, n=1)
    if near:
        return f"did you mean {'.'.join([*sections, near[0]])}?"
    return f"known there: {', '.join(model.model_fields)}"
