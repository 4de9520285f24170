"""Finds and reads the settings, and says exactly what is wrong with them."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from bot.config.complaints import Source
from bot.config.environment import CONFIG, name_of
from bot.config.sections import Settings
from bot.domain.errors import BadInput

_USUAL: Final = Path("config.toml")


class _FileAlone(Settings):
    """The settings as whoever reads them who is not given this environment: a service."""

    hears_environment = False


def find(named: Path | None = None) -> Path | None:
    """Return the file to read; None means the built-in defaults.

    It is the one named, else `$DOSEBELL_CONFIG`, else `./config.toml`.
    """
    if named is not None:
        return named
    if os.environ.get(CONFIG):
        return Path(os.environ[CONFIG])
    return _USUAL if _USUAL.exists() else None


def load(file: Path | None, *, without_environment: bool = False) -> Settings:
    """Return the settings of `file` (None: the defaults), and of the environment before it."""
    said = parsed(file, otherwise=f"`dosebell init -c {file}` writes one") if file else {}
    try:
        return _FileAlone(**said) if without_environment else Settings(**said)
    except ValidationError as error:
        source = Source(Settings, said, file, elsewhere=name_of)
        raise BadInput("\n".join(source.complaints(error))) from None


def parsed(file: Path, *, otherwise: str) -> dict[str, Any]:
    """Return what a TOML file says; `otherwise` tells what to do where there is none."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadInput(f"there is no {file}; {otherwise}") from None
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file} is not TOML: {error}") from None
