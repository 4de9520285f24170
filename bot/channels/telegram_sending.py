"""Says one message over Telegram, or edits one, and says what became of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from telegram import Bot, InputFile, Message
from telegram.error import BadRequest, ChatMigrated, InvalidToken, TelegramError

from bot.channels.telegram_errors import is_unchanged, what_to_do
from bot.channels.telegram_http import Flooded, MaybeSent, NotSent
from bot.channels.wire import only_while
from bot.domain.channels import Enclosure, MediaType, Outgoing, Receipt
from bot.domain.errors import Undeliverable, Unsure

_LOGGER = logging.getLogger(__name__)

_LONGEST: Final = 4096  #: what one message of Telegram's holds, in UTF-16 units
_LONGEST_CAPTION: Final = 1024  #: and what stands below a picture or a document
#: Larger ones are sent as files: width and height together, and one against the other.
_LARGEST_PHOTO: Final = 10_000
_NARROWEST_PHOTO: Final = 20
Step = Callable[[], Awaitable[Message]]
_NO_PREVIEW: Final[dict[str, Any]] = {"link_preview_options": {"is_disabled": True}}
_NO_CHAT: Final = "that is no chat of Telegram's: its address is a number"


async def send(bot: Bot, address: str, message: Outgoing) -> Receipt:
    """Send or edit one message; follow a chat that has moved, once; raise a leaf of `SendError`."""
    try:
        with only_while(message.may_go):
            return await _follow(bot, _number(address), message)
    except TelegramError as error:
        if isinstance(error, InvalidToken):
            _LOGGER.critical("telegram refuses our token; nobody can be reminded there")
        remedy = what_to_do(error, editing=message.edits is not None)
    except (AttributeError, KeyError, TypeError, ValueError):
        remedy = Unsure("an answer that is not Telegram's")  # it said yes, but to what?
    raise remedy


def in_parts(text: str) -> list[str]:
    """Return a text as pieces that Telegram takes, cut at line ends where it has any."""
    if len(text) <= _LONGEST // 2:
        return [text]
    parts = []
    rest = text.encode("utf-16-le", "replace").decode("utf-16-le")
    while len(encoded := rest.encode("utf-16-le")) > 2 * _LONGEST:
        head = encoded[: 2 * _LONGEST].decode("utf-16-le", "ignore")  # never half a character
        cut = next((at for at in (head.rfind("\n"), head.rfind(" ")) if at > 0), len(head))
        parts.append(rest[:cut])
        rest = rest[cut:].lstrip()
    return [part for part in (*parts, rest) if part.strip()] or [text]


async def _follow(bot: Bot, chat: int, message: Outgoing) -> Receipt:
    try:
        return await _put(bot, chat, message)
    except ChatMigrated as error:
        moved = error.new_chat_id
    return replace(await _put(bot, moved, message), moved_to=str(moved))


async def _put(bot: Bot, chat: int, message: Outgoing) -> Receipt:
    if message.edits is not None:
        return await _edit(bot, chat, message, message.edits)
    begun = False
    for step in _steps(bot, chat, message):
        try:
            sent = await step()
        except (NotSent, Flooded):
            if begun:
                raise MaybeSent("only the beginning of a long message went out") from None
            raise
        begun = True
    return Receipt(provider_id=str(sent.message_id))


def _steps(bot: Bot, chat: int, message: Outgoing) -> Iterator[Step]:
    """Yield what is to be sent, one after the other; buttons stand below the last."""
    beside = _beside(message)
    if message.enclosure is not None:
        if _units(message.text) <= _LONGEST_CAPTION:
            yield partial(_enclose, bot, chat, message.enclosure, message.text, beside)
            return
        yield partial(_enclose, bot, chat, message.enclosure, "", {})
    *beginning, end = in_parts(message.text)
    for part in beginning:
        yield partial(bot.send_message, chat, part, api_kwargs=_NO_PREVIEW)
    yield partial(bot.send_message, chat, end, api_kwargs=beside)


async def _enclose(
    bot: Bot, chat: int, enclosure: Enclosure, caption: str, beside: dict[str, Any]
) -> Message:
    """Send a picture or a document with what stands below it."""
    file = InputFile(enclosure.data, filename=enclosure.name)
    below = {name: value for name, value in beside.items() if name not in _NO_PREVIEW}
    if _is_photo(enclosure):
        return await bot.send_photo(chat, file, caption=caption or None, api_kwargs=below)
    return await bot.send_document(chat, file, caption=caption or None, api_kwargs=below)


def _is_photo(enclosure: Enclosure) -> bool:
    """Return whether Telegram shows it as a picture; what is too long or narrow is a file there."""
    if enclosure.media_type is not MediaType.PICTURE or enclosure.size is None:
        return False
    width, height = enclosure.size
    is_small = width + height <= _LARGEST_PHOTO
    return is_small and max(width, height) <= _NARROWEST_PHOTO * min(width, height)


async def _edit(bot: Bot, chat: int, message: Outgoing, earlier: str) -> Receipt:
    try:
        await bot.edit_message_text(
            message.text,
            chat,
            _number(earlier),
            api_kwargs=_beside(message),
        )
    except BadRequest as error:
        if not is_unchanged(error):
            raise
    return Receipt(provider_id=earlier)


def _beside(message: Outgoing) -> dict[str, Any]:
    """Return what goes with the text, as it goes over the wire.

    PTB's own objects for it would be taken apart again at once, for a tenth of what a send costs.
    """
    if not message.buttons:
        return _NO_PREVIEW
    rows = [
        [{"text": button.label, "callback_data": button.data} for button in row]
        for row in message.buttons
    ]
    return {**_NO_PREVIEW, "reply_markup": {"inline_keyboard": rows}}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def _number(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        raise Undeliverable(_NO_CHAT) from None
