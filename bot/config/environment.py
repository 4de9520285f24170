"""Reads settings from the environment.

`DOSEBELL_TELEGRAM__TOKEN` holds the token, `DOSEBELL_TELEGRAM__TOKEN_FILE` the path of a file with
the token in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic.fields import FieldInfo
from pydantic_settings import PydanticBaseSettingsSource

from bot.domain.errors import BadInput

PREFIX: Final = "DOSEBELL_"
CONFIG: Final = "DOSEBELL_CONFIG"
_FROM_FILE: Final = "_FILE"
_SETTINGS_THAT_ARE_FILES: Final = frozenset({"DOSEBELL_KEYS__FILE"})


class Environment(PydanticBaseSettingsSource):
    """What the environment says, in the shape of the settings."""

    def __call__(self) -> dict[str, Any]:
        return read(os.environ)

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """Say nothing of a single field: they are all read at once."""
        return None, field_name, False


def read(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that `environ` names, nested like the sections."""
    found: dict[str, Any] = {}
    for name in variables(environ):
        value = environ[name]
        if name.endswith(_FROM_FILE) and name not in _SETTINGS_THAT_ARE_FILES:
            name, value = name.removesuffix(_FROM_FILE), _content(name, value)
        *sections, key = name.removeprefix(PREFIX).lower().split("__")
        place = found
        for section in sections:
            if not isinstance(place.get(section), dict):
                place[section] = {}
            place = place[section]
        place[key] = _value(value)
    return found


def variables(environ: Mapping[str, str]) -> list[str]:
    """Return the variables that hold settings."""
    return sorted(name for name in environ if name.startswith(PREFIX) and name != CONFIG)


def name_of(setting: str) -> str:
    """Return the variable that holds a setting ("telegram.token")."""
    return PREFIX + setting.replace(".", "__").upper()


def _value(text: str) -> object:
    if not text.startswith("["):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _content(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise BadInput(f"{name} names {path}, which cannot be read: {why}") from None
