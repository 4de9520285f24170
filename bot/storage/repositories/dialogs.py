"""Keeps dialogs: where each talk stands. Sealed with the patient's key; the house's until the
patient is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, delete

from bot.domain.dialogs import Dialog
from bot.domain.ids import AddressId, PersonId
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.messages import dialogs


@dataclass(frozen=True, slots=True)
class _Content:
    """What of a dialog is sealed."""

    name: str
    step: str
    answers: dict[str, str]


_CONTENT: Final = Json(_Content)


class Dialogs:
    """The questions whose answers are awaited."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def open_at(self, address: AddressId, patient: PersonId | None = None) -> Dialog | None:
        """Return the open dialog; whether its time is over is for the caller to see."""
        await self._load(patient)
        id_ = _id(address, patient)
        row = await self._session.row_with(everything(dialogs), dialogs.c.id, id_)
        return self._dialog(row) if row else None

    async def put(self, dialog: Dialog) -> None:
        """Keep a dialog, in the place of the one that stood there."""
        await self._load(dialog.patient)
        row = self._row(dialog)
        statement = self._session.upsert(dialogs).on_conflict_do_update(
            index_elements=["id"],
            set_={
                "address_id": dialog.address,
                "content": row["content"],
                "expires_at": dialog.expires_at,
                "version": dialogs.c.version + 1,
            },
        )
        await self._session.run_many(statement, [row])

    async def drop(self, address: AddressId, patient: PersonId | None = None) -> None:
        """End a dialog."""
        await self._session.run(delete(dialogs).where(dialogs.c.id == _id(address, patient)))

    async def _load(self, patient: PersonId | None) -> None:
        await self._session.keys.load([patient] if patient else [])

    def _row(self, dialog: Dialog) -> dict[str, Any]:
        id_ = _id(dialog.address, dialog.patient)
        content = _Content(dialog.name, dialog.step, dict(dialog.answers))
        return {
            "id": id_,
            "address_id": dialog.address,
            "patient_id": dialog.patient,
            "content": self._session.keys.of(dialog.patient).seal(
                _place(id_), _CONTENT.dump(content)
            ),
            "expires_at": dialog.expires_at,
            "version": dialog.version,
        }

    def _dialog(self, row: Row[Any]) -> Dialog:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        content = _CONTENT.load(raw)
        return Dialog(
            address=row.address_id,
            patient=row.patient_id,
            name=content.name,
            step=content.step,
            answers=content.answers,
            expires_at=row.expires_at,
            version=row.version,
        )


def _id(address: AddressId, patient: PersonId | None) -> str:
    """Return the key of a talk: who it is with, so that it goes on over another address of theirs;
    the address until that is known."""
    return f"{address}/unknown" if patient is None else f"person {patient}"


def _place(id_: str) -> Place:
    return Place("dialog", id_, "content")
