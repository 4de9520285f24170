"""What the doctor makes of the file that holds the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr
from sqlalchemy import make_url

from bot.cli.findings import Finding, Mark
from bot.config import Settings
from bot.config.load import parsed

_GROUP: Final = 0o060
_OTHERS: Final = 0o006


def kept(file: Path | None) -> Finding:
    """Say whether others can get at the secrets in a file of settings that was read just now."""
    if file is None:
        return Finding(Mark.FINE, "settings", "the built-in defaults can be read")
    secrets = list(_secrets(parsed(file, otherwise="")))
    mode = file.stat().st_mode
    if not secrets or not mode & (_GROUP | _OTHERS):
        return Finding(Mark.FINE, "settings", f"{file} can be read")
    mark, whom = (
        (Mark.WRONG, "everybody on this machine")
        if mode & _OTHERS
        else (Mark.DOUBTFUL, "its whole group")
    )
    said = f"{file} holds {' and '.join(secrets)}, and {whom} can get at it; run: chmod 600 {file}"
    return Finding(mark, "settings", said)


def _secrets(said: dict[str, Any]) -> Iterator[str]:
    """Yield the settings of a file that nobody else may know."""
    for section, values in said.items():
        about = Settings.model_fields[section].annotation
        fields = getattr(about, "model_fields", {})
        for name, value in values.items() if fields else ():
            if value and fields[name].annotation is SecretStr:
                yield f"{section}.{name}"
            if (section, name) == ("database", "url") and make_url(value).password:
                yield f"{section}.{name}"
