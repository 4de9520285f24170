"""What Telegram refuses, in its own words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Buttons = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of buttons, each a label and what comes back."""

Parameters = Mapping[str, object]

LONGEST_TEXT: Final = 4096
LONGEST_CAPTION: Final = 1024
LONGEST_DATA: Final = 64
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_NO_MARKUP: Final = "Bad Request: can't parse reply keyboard markup JSON object"
_NO_TEXT: Final = (
    'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String'
)
_NO_ACTION: Final = (
    "Bad Request: can't parse inline keyboard button:"
    " Text buttons are unallowed in the inline keyboard"
)


@dataclass
class Refusal(Exception):
    """An answer of Telegram's that is not "ok"."""

    status: int
    description: str
    parameters: Mapping[str, int] | None = None

    def as_json(self) -> dict[str, object]:
        answer = {"ok": False, "error_code": self.status, "description": self.description}
        return answer | ({"parameters": dict(self.parameters)} if self.parameters else {})


def bad(description: str) -> Refusal:
    """Return the refusal of a request that makes no sense."""
    return Refusal(400, f"Bad Request: {description}")


def flooded(seconds: int) -> Refusal:
    """Return the refusal of a request that is one too many."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def number(parameters: Parameters, name: str) -> int | None:
    """Return a parameter that is a number, however it was written."""
    value = parameters.get(name)
    if value is None or value == "":
        return None
    try:
        return int(str(value))
    except ValueError:
        raise bad(f"invalid {name} specified") from None


def text_of(parameters: Parameters) -> str:
    """Return the text to say, as Telegram keeps it: without the blanks around it."""
    text = parameters.get("text")
    if not isinstance(text, str):
        raise bad("message text is empty")
    if text.encode("utf-8", "replace").decode() != text:
        raise bad("strings must be encoded in UTF-8")
    text = text.replace("\0", "").strip()
    if not text:
        raise bad("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise bad("message is too long")
    if parameters.get("parse_mode"):
        raise bad("unsupported parse_mode")  # ours says everything plainly
    return text


def caption_of(parameters: Parameters) -> str:
    """Return what stands below a picture or a document; it may be nothing."""
    if not parameters.get("caption"):
        return ""
    caption = text_of({**parameters, "text": parameters["caption"]})
    if len(caption.encode("utf-16-le")) // 2 > LONGEST_CAPTION:
        raise bad("message caption is too long")
    return caption


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    media_type: str
    data: bytes


def photo_of(parameters: Parameters) -> Upload:
    """Return the picture; Telegram takes none that is too long, too narrow or no picture."""
    photo = file_of(parameters, "photo")
    if not photo.data.startswith(b"\x89PNG"):
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(photo.data[at : at + 4], "big") for at in (16, 20))
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return photo


def file_of(parameters: Parameters, name: str) -> Upload:
    """Return a file; here none is sent by its id or its address."""
    file = parameters.get(name)
    if not isinstance(file, Upload):
        raise bad(f"there is no {name} in the request")
    if not file.data:
        raise bad("file must be non-empty")
    return file


def buttons_of(parameters: Parameters) -> Buttons:
    """Return the buttons to show."""
    markup = value_of(parameters, "reply_markup")
    if markup is None:
        return ()
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refusal(400, _NO_MARKUP)
    return tuple(tuple(_button(button) for button in row) for row in rows)


def value_of(parameters: Parameters, name: str) -> object:
    """Return a parameter that is a JSON value, or text that holds one."""
    value = parameters.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise Refusal(400, _NO_MARKUP) from None


def webhook_of(parameters: Parameters) -> tuple[str, str]:
    """Return where a webhook is to be, and its secret."""
    url, secret = str(parameters.get("url", "")), str(parameters.get("secret_token", ""))
    # Over HTTP only as a local Bot API server allows it.
    if url and not url.startswith(("https://", "http://127.0.0.1:")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    return url, secret


def _button(button: object) -> tuple[str, str]:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: expected an Object")
    label, data = button.get("text"), button.get("callback_data")
    if not isinstance(label, str) or not label.strip():
        raise Refusal(400, _NO_TEXT)
    if not isinstance(data, str) or not data:
        raise Refusal(400, _NO_ACTION)
    if len(data.encode()) > LONGEST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    return label, data
