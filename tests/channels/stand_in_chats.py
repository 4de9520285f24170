"""The chats of the stand-in: who is there, what was said to them, and the log of it."""

from __future__ import annotations

import asyncio
import json
import os
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.clock import Clock
from tests.channels.stand_in_rules import (
    Buttons,
    Parameters,
    Refusal,
    Upload,
    bad,
    buttons_of,
    caption_of,
    file_of,
    number,
    photo_of,
    text_of,
)

BLOCKED: Final = "Forbidden: bot was blocked by the user"
DEACTIVATED: Final = "Forbidden: user is deactivated"
_UNCHANGED: Final = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
_MOVED: Final = "Bad Request: group chat was upgraded to a supergroup chat"


@dataclass(frozen=True, slots=True)
class Accepted:
    """One message or edit that Telegram took."""

    at: float  #: seconds since 1970
    method: str
    chat: int
    message: int
    text: str
    buttons: Buttons
    file: str = ""  #: the name of a picture or a document, and what its bytes add up to


class Log:
    """What was accepted, in memory and, line by line, in a file that outlives any process."""

    def __init__(self, path: Path | None) -> None:
        self.entries: list[Accepted] = []
        self.grown = asyncio.Event()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._file = None if path is None else os.open(path, flags, 0o600)

    def write(self, entry: Accepted) -> None:
        self.entries.append(entry)
        self.grown.set()
        if self._file is not None:
            os.write(self._file, (json.dumps(asdict(entry)) + "\n").encode())

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)


@dataclass(slots=True)
class Chat:
    """One chat, and the messages of ours that stand in it."""

    id: int
    name: str = "Ann"
    language: str = "en"
    refusal: str = ""  #: why nobody may write there any more
    moved_to: int | None = None
    messages: dict[int, tuple[str, Buttons]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        if self.id < 0:
            return {"id": self.id, "title": "Family", "type": "supergroup"}
        return {"id": self.id, "first_name": self.name, "type": "private"}

    def user(self) -> dict[str, object]:
        return {
            "id": abs(self.id),
            "is_bot": False,
            "first_name": self.name,
            "language_code": self.language,
        }


class Chats:
    """All chats of one bot. With `everybody`, whoever there could be has pressed Start before."""

    def __init__(self, *, bot: dict[str, object], clock: Clock, log: Log, everybody: bool) -> None:
        self.log = log
        self._bot = bot
        self._clock = clock
        self._everybody = everybody
        self._chats: dict[int, Chat] = {}
        self._messages = 0

    def know(self, chat: int, *, name: str = "Ann", language: str = "en") -> Chat:
        """Return a chat, which exists from now on."""
        return self._chats.setdefault(chat, Chat(chat, name, language))

    def send(self, parameters: Parameters) -> dict[str, object]:
        chat = self._writable(parameters)
        text, buttons = text_of(parameters), buttons_of(parameters)
        return self._accept("sendMessage", chat, self.next_message(), (text, buttons))

    def send_photo(self, parameters: Parameters) -> dict[str, object]:
        chat = self._writable(parameters)
        return self._enclosed("sendPhoto", chat, parameters, photo_of(parameters))

    def send_document(self, parameters: Parameters) -> dict[str, object]:
        chat = self._writable(parameters)
        return self._enclosed("sendDocument", chat, parameters, file_of(parameters, "document"))

    def edit(self, parameters: Parameters) -> dict[str, object]:
        chat = self._writable(parameters)
        message = number(parameters, "message_id")
        if message is None:
            raise bad("message identifier is not specified")
        before = chat.messages.get(message)
        if before is None:
            raise bad("message to edit not found")
        after = text_of(parameters), buttons_of(parameters)
        if before == after:
            raise bad(_UNCHANGED)
        return self._accept("editMessageText", chat, message, after)

    def next_message(self) -> int:
        self._messages += 1
        return self._messages

    def message_json(self, chat: Chat, message: int) -> dict[str, object]:
        """Return a message of ours as Telegram shows it."""
        text, rows = chat.messages[message]
        shown: dict[str, object] = {
            "message_id": message,
            "from": self._bot,
            "chat": chat.as_json(),
            "date": int(self._clock.now().timestamp()),
            "text": text,
        }
        if rows:
            keyboard = [
                [{"text": label, "callback_data": data} for label, data in row] for row in rows
            ]
            shown["reply_markup"] = {"inline_keyboard": keyboard}
        return shown

    def _enclosed(
        self, method: str, chat: Chat, parameters: Parameters, file: Upload
    ) -> dict[str, object]:
        content = caption_of(parameters), buttons_of(parameters)
        known_by = f"{file.name} {sha256(file.data).hexdigest()}"
        return self._accept(method, chat, self.next_message(), content, file=known_by)

    def _accept(
        self,
        method: str,
        chat: Chat,
        message: int,
        content: tuple[str, Buttons],
        *,
        file: str = "",
    ) -> dict[str, object]:
        chat.messages[message] = content
        now = self._clock.now().timestamp()
        self.log.write(Accepted(now, method, chat.id, message, *content, file))
        return self.message_json(chat, message)

    def _writable(self, parameters: Parameters) -> Chat:
        if parameters.get("chat_id") in (None, ""):
            raise bad("chat_id is empty")
        try:
            id_ = int(str(parameters["chat_id"]))
        except ValueError:
            raise bad("chat not found") from None
        chat = self.know(id_) if self._everybody and id_ > 0 else self._chats.get(id_)
        if chat is None:
            raise bad("chat not found")
        if chat.moved_to is not None:
            raise Refusal(400, _MOVED, {"migrate_to_chat_id": chat.moved_to})
        if chat.refusal:
            raise Refusal(403, chat.refusal)
        return chat
