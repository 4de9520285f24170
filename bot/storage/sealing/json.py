"""Domain values as the bytes inside a seal, and back. pydantic reads the domain's own dataclasses
as they are."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.domain.changes import Change
from bot.domain.channels import Incoming
from bot.domain.doses import Extra, Label
from bot.domain.medications import Medication
from bot.domain.notes import Remark
from bot.domain.people import Person
from bot.domain.sheets import Enclosed
from bot.storage.sealing.seals import Unreadable

T = TypeVar("T")


class Json(Generic[T]):
    """One kind of value as JSON. Values that many rows have in common may be read only once: the
    same bytes always give the same value, which nobody can change."""

    def __init__(self, kind: type[T], *, remember: int = 0) -> None:
        self._adapter = TypeAdapter(kind)
        if remember:
            self.load = lru_cache(remember)(self.load)  # type: ignore[method-assign] # as said above

    def dump(self, value: T) -> bytes:
        """Return the value as bytes."""
        return self._adapter.dump_json(value)

    def load(self, raw: bytes) -> T:
        """Return the value that was dumped."""
        try:
            return self._adapter.validate_json(raw)
        except ValidationError as error:  # its text would show what stood in the seal
            raise Unreadable(
                f"a sealed value has {error.error_count()} fields that are unknown"
            ) from None


PERSON: Final = Json(Person)
MEDICATION: Final = Json(Medication)
LABEL: Final = Json(Label, remember=5000)
EXTRA: Final = Json(Extra)
REMARK: Final = Json(Remark)
CHANGE: Final = Json(Change)
INCOMING: Final = Json(Incoming)
ENCLOSED: Final = Json(Enclosed)
ANSWERS: Final = Json(dict[str, str])
