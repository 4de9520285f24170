"""How commands are told which patient is meant, and where what they make is put."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from bot.domain.errors import BadInput, NotFound
from bot.domain.ids import PersonId
from bot.domain.people import Person
from bot.language.bundles import languages
from bot.storage import Transaction


def patient_id(written: str) -> PersonId:
    """Return the id of a patient as `enrol` printed it."""
    try:
        return PersonId(UUID(written))
    except ValueError:
        raise BadInput(f"{written!r} is no patient's id; `dosebell enrol` prints one") from None


async def patient(tx: Transaction, id_: PersonId) -> Person:
    """Return a patient."""
    try:
        return await tx.people.get(id_)
    except NotFound:
        raise BadInput(f"there is no patient {id_}; `dosebell enrol` prints the id") from None


def spoken(language: str) -> str:
    """Return a language that the bot speaks; "" is each patient's own."""
    if language and language not in languages():
        raise BadInput(f"the bot does not speak {language!r}; it speaks {', '.join(languages())}")
    return language


def put(output: Path, data: bytes) -> None:
    """Write a file."""
    try:
        output.write_bytes(data)
    except OSError as error:
        raise BadInput(f"{output} cannot be written: {error.strerror}") from None
