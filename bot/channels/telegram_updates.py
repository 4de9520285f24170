"""Reads an update of Telegram's: what came in, without anybody having looked at what it means.

Only private chats are listened to. Of a group nothing is kept but that somebody spoke there; a
channel is ignored.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, cast

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, MessageAttachmentType

from bot.domain.channels import Incoming, IncomingKind
from bot.domain.errors import BadInput
from bot.domain.people import ChannelName

#: What Telegram is asked for; everything else never leaves it.
WANTED: Final = ("message", "edited_message", "callback_query", "my_chat_member")

# PTB asks for this: without it, every length of time in an update makes it warn of its future.
os.environ.setdefault("PTB_TIMEDELTA", "true")

_LONGEST_TEXT: Final = 4096  # Telegram lets nobody write more
_LONGEST_NAME: Final = 64
_LONGEST_LANGUAGE: Final = 35  # the longest IETF tag
_GROUPS: Final = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Malformed(BadInput):
    """An update that cannot be read. It carries its number, where it had one, and nothing else."""

    def __init__(self, update_id: int | None) -> None:
        super().__init__(f"update {update_id} cannot be read")
        self.update_id = update_id


@dataclass(frozen=True, slots=True)
class ReadUpdate:
    """An update, as far as it concerns us."""

    id: int
    incoming: Incoming | None  #: None: nothing that we listen to
    pressed: str = ""  #: what a button press is answered by


@dataclass(frozen=True, slots=True)
class _Envelope:
    """Which bot an update came to, and its number."""

    sender: str
    id: int

    def holding(self, kind: IncomingKind, chat: Chat, user: User | None) -> Incoming:
        return Incoming(
            channel=ChannelName.TELEGRAM,
            sender=self.sender,
            provider_id=f"u{self.id}",
            address=_number(chat.id),
            kind=kind,
            name=_words(user and user.first_name, _LONGEST_NAME),
            language=_words(user and user.language_code, _LONGEST_LANGUAGE),
        )

    def from_group(self, chat: Chat) -> Incoming:
        return self.holding(IncomingKind.GROUP, chat, None)


def update_id(raw: object) -> int:
    """Return the number of an update; raise `Malformed` if it has none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise Malformed(None)
    return number


def read_update(raw: object, *, sender: str) -> ReadUpdate:
    """Return what an update says; raise `Malformed` if it is not of Telegram's shape."""
    envelope = _Envelope(sender, update_id(raw))
    try:
        update = Update.de_json(_asked_for(cast("dict[str, Any]", raw)), None)
        query = update.callback_query
        pressed = _words(query.id, _LONGEST_NAME) if query else ""
        return ReadUpdate(envelope.id, _incoming(update, envelope), pressed)
    except Exception:  # noqa: S110 -- any shape at all may come in, and none may stop the next one
        pass
    raise Malformed(envelope.id)  # outside of the handler: its context would hold the content


def _asked_for(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what nobody asked for: it need not even be readable."""
    return {key: value for key, value in raw.items() if key in ("update_id", *WANTED)}


def _incoming(update: Update, envelope: _Envelope) -> Incoming | None:
    if update.callback_query:
        return _button(update.callback_query, envelope)
    if update.edited_message:
        return _edited(update.edited_message, envelope)
    if update.message:
        return _message(update.message, envelope)
    if update.my_chat_member:
        return _membership(update.my_chat_member, envelope)
    return None


def _message(message: Message, envelope: _Envelope) -> Incoming | None:
    if message.chat.type in _GROUPS:
        return envelope.from_group(message.chat)
    if message.chat.type != ChatType.PRIVATE:
        return None
    if message.text is None and not _has_attachment(message):
        return (
            None  # Telegram's own notes: pinned, a new background, messages that delete themselves
        )
    kind = IncomingKind.MEDIA if message.text is None else IncomingKind.TEXT
    return _said(message, kind, envelope, at=message.date)


def _edited(message: Message, envelope: _Envelope) -> Incoming | None:
    if message.chat.type != ChatType.PRIVATE or (message.text or message.caption) is None:
        return None
    return _said(message, IncomingKind.EDITED, envelope, at=message.edit_date or message.date)


def _said(message: Message, kind: IncomingKind, envelope: _Envelope, *, at: datetime) -> Incoming:
    quoted = message.reply_to_message
    return replace(
        envelope.holding(kind, message.chat, message.from_user),
        text=_words(message.text or message.caption, _LONGEST_TEXT),
        quoted=_number(quoted.message_id) if quoted else None,
        sent_at=at,
    )


def _button(query: CallbackQuery, envelope: _Envelope) -> Incoming | None:
    message = query.message
    if message is None:
        return None
    if message.chat.type in _GROUPS:
        return envelope.from_group(message.chat)
    if message.chat.type != ChatType.PRIVATE:
        return None
    return replace(
        envelope.holding(IncomingKind.BUTTON, message.chat, query.from_user),
        text=_words(query.data, _LONGEST_TEXT),
        quoted=_number(message.message_id),
    )


def _membership(change: ChatMemberUpdated, envelope: _Envelope) -> Incoming | None:
    status = change.new_chat_member.status
    if change.chat.type in _GROUPS:
        gone = status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)
        return None if gone else envelope.from_group(change.chat)
    if change.chat.type != ChatType.PRIVATE:
        return None
    left = status == ChatMemberStatus.BANNED
    if not left and status != ChatMemberStatus.MEMBER:
        return None
    kind = IncomingKind.LEFT if left else IncomingKind.BACK
    return replace(envelope.holding(kind, change.chat, change.from_user), sent_at=change.date)


def _has_attachment(message: Message) -> bool:
    return any(message[kind] for kind in MessageAttachmentType)


def _number(value: object) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a number")
    return str(value)


def _words(value: object, longest: int) -> str:
    """Return text that any database can keep: no NUL, no half characters, not too long."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("not a text")
    whole = value[:longest].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")
