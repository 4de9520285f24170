"""Writes a setting into a file of settings, and leaves every comment where it is."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

from bot import files
from bot.domain.errors import BadInput

_SECTION: Final = re.compile(r"^\[(?P<name>[\w.]+)\]", re.MULTILINE)


def put(file: Path, setting: str, value: str) -> None:
    """Set one text ("telegram.token") in a file that only its owner may read, all or nothing."""
    try:
        changed = changed_text(file.read_text(encoding="utf-8"), setting, value)
        new = file.with_name(f"{file.name}.new")
        new.unlink(missing_ok=True)
        opened = files.opened(new, os.O_WRONLY | os.O_TRUNC, instead_of=file)
        with os.fdopen(opened, "w", encoding="utf-8") as written:
            written.write(changed)
        new.replace(file)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}") from None


def changed_text(text: str, setting: str, value: str) -> str:
    """Return the text of a file with one setting changed, or added where it was not."""
    section, name = setting.split(".")
    line = f"{name} = {json.dumps(value)}"
    start, end = _place(text, section)
    if start is None:
        return f"{text.rstrip()}\n\n[{section}]\n{line}\n"
    there = re.compile(rf"^{name}[ \t]*=.*$", re.MULTILINE)
    inside, count = there.subn(lambda _: line, text[start:end], count=1)
    if not count:
        inside = f"\n{line}{inside}"
    return text[:start] + inside + text[end:]


def _place(text: str, section: str) -> tuple[int | None, int]:
    """Return where the lines of a section begin and end; None: it is not there."""
    heads = list(_SECTION.finditer(text))
    for number, head in enumerate(heads):
        if head["name"] == section:
            end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
            return head.end(), end
    return None, len(text)
