"""Proves how an update of Telegram's is read: labelled cases, and a law for all others."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_updates import Malformed, ReadUpdate, read_update
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.people import ChannelName
from tests.channels import telegram_payloads as payloads
from tests.channels.telegram_payloads import ANN, CHAT, EVERY_KIND, GROUP, message


def read(raw: object) -> ReadUpdate:
    return read_update(copy.deepcopy(raw), sender="424242")


def came_in(raw: object) -> Incoming:
    incoming = read(raw).incoming
    assert incoming is not None
    return incoming


def test_a_text_comes_in_with_everything_that_is_known_of_it() -> None:
    assert came_in(payloads.TEXT) == Incoming(
        channel=ChannelName.TELEGRAM,
        sender="424242",
        provider_id="u500",
        address="7",
        kind=IncomingKind.TEXT,
        text="tomada 💊",
        name="Ann",
        language="es",
        sent_at=datetime(2026, 11, 21, 19, 1, tzinfo=UTC),
    )


def test_a_button_comes_in_with_its_data_and_the_message_it_stands_under() -> None:
    pressed = read(payloads.PRESSED)

    assert pressed.pressed == "4382bfdwdsb323b2d9"
    assert pressed.incoming == Incoming(
        channel=ChannelName.TELEGRAM,
        sender="424242",
        provider_id="u503",
        address="7",
        kind=IncomingKind.BUTTON,
        text="1:AAAAAAAAAAAAAAAAAAAAAA",
        quoted="31",
        name="Ann",
        language="es",
    )


@pytest.mark.parametrize(
    ("case", "raw", "kind", "text", "quoted"),
    [
        ("a quoting answer", payloads.REPLY, IncomingKind.TEXT, "1", "31"),
        ("a start link", payloads.START, IncomingKind.TEXT, "/start abc123", None),
        ("a forwarded text", payloads.FORWARDED, IncomingKind.TEXT, "taken", None),
        ("a photo's words", payloads.PHOTO, IncomingKind.MEDIA, "my chest hurts", None),
        ("a voice note", payloads.VOICE, IncomingKind.MEDIA, "", None),
        ("a sticker", payloads.STICKER, IncomingKind.MEDIA, "", None),
        ("a location", payloads.LOCATION, IncomingKind.MEDIA, "", None),
        ("a contact", payloads.CONTACT, IncomingKind.MEDIA, "", None),
        ("a document", payloads.DOCUMENT, IncomingKind.MEDIA, "my list", None),
        ("a round video", payloads.VIDEO_NOTE, IncomingKind.MEDIA, "", None),
        ("a die", payloads.DICE, IncomingKind.MEDIA, "", None),
        ("an edited text", payloads.EDITED, IncomingKind.EDITED, "skip", None),
        ("an old button", payloads.PRESSED_LONG_AGO, IncomingKind.BUTTON, "1:" + "A" * 22, "3"),
        ("a block", payloads.BLOCKED, IncomingKind.LEFT, "", None),
        ("an unblock", payloads.UNBLOCKED, IncomingKind.BACK, "", None),
    ],
)
def test_everything_in_a_private_chat_is_read_for_what_it_is(
    case: str, raw: object, kind: IncomingKind, text: str, quoted: str | None
) -> None:
    incoming = came_in(raw)

    assert (incoming.kind, incoming.text, incoming.quoted) == (kind, text, quoted), case
    assert incoming.address == "7"


@pytest.mark.parametrize(
    "raw",
    [payloads.IN_GROUP, payloads.INVITED, payloads.PHOTO_IN_GROUP, payloads.PRESSED_IN_GROUP],
)
def test_of_a_group_nothing_is_kept_but_that_somebody_spoke_there(raw: object) -> None:
    incoming = came_in(raw)

    assert (incoming.kind, incoming.address) == (IncomingKind.GROUP, str(GROUP["id"]))
    assert (incoming.text, incoming.name, incoming.language) == ("", "", "")


def test_a_small_group_is_a_group() -> None:
    assert came_in(payloads.IN_SMALL_GROUP).kind is IncomingKind.GROUP


@pytest.mark.parametrize(
    "raw",
    [
        payloads.PINNED,
        payloads.SELF_DELETING,
        payloads.LIVE_LOCATION,
        payloads.PRESSED_ELSEWHERE,
        payloads.THROWN_OUT,
        payloads.IN_CHANNEL,
        payloads.EDITED_IN_GROUP,
        payloads.POLL,
        payloads.FUTURE,
        {"update_id": 1},
    ],
)
def test_what_nobody_said_to_the_bot_is_not_listened_to(raw: object) -> None:
    assert read(raw).incoming is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("a\0b", "ab"),
        ("half \ud83d a character", "half \ufffd a character"),
        ("\u202e\u05d0\u05d1 1️⃣ \U0001f48a\u200d", "\u202e\u05d0\u05d1 1️⃣ \U0001f48a\u200d"),
        ("x" * 5000, "x" * 4096),
        ("'; DROP TABLE dose; --", "'; DROP TABLE dose; --"),
    ],
)
def test_strange_text_comes_in_as_text_that_any_database_keeps(said: str, kept: str) -> None:
    incoming = came_in(message(text=said))

    assert incoming.text == kept
    incoming.text.encode()


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "update",
        7,
        {},
        {"update_id": None},
        {"update_id": "7"},
        {"update_id": True},
        {"update_id": -1},
        {"update_id": 1.5},
    ],
)
def test_what_has_no_number_is_malformed(raw: object) -> None:
    with pytest.raises(Malformed) as error:
        read(raw)

    assert error.value.update_id is None


NESTED: dict[str, Any] = {"message_id": 1, "chat": CHAT, "date": 1}
for _ in range(2000):
    NESTED = {"message_id": 1, "chat": CHAT, "date": 1, "reply_to_message": NESTED}


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 500, "message": "hello"},
        {"update_id": 500, "message": [1]},
        {"update_id": 500, "message": {"text": "no chat"}},
        message(chat={"type": "private"}),
        message(chat={"id": "7", "type": "private"}, text="x"),
        message(chat={"id": True, "type": "private"}, text="x"),
        message(text=7),
        message(text={"a": 1}),
        message(text="x", date="yesterday"),
        message(text="x", date=10**30),
        message(text="x", by={"id": 7}),
        message(text="x", by=ANN | {"first_name": ["Ann"]}),
        message(text="x", by=ANN | {"language_code": 3}),
        message(text="x", reply_to_message=NESTED),
        message(text="x", entities="all of it"),
        payloads.PRESSED | {"callback_query": {"id": "1"}},
        {"update_id": 500, "my_chat_member": {"chat": CHAT}},
    ],
)
def test_what_is_not_of_telegrams_shape_is_named_by_its_number_alone(raw: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as error:
        read_update(raw, sender="424242")

    assert error.value.update_id == raw["update_id"]
    assert error.value.__context__ is None
    assert error.value.__cause__ is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def a_broken_update(draw: st.DrawFn) -> Any:  # noqa: ANN401 -- any shape at all is the point
    """Take a real update and put something else in one place of it."""
    update = copy.deepcopy(draw(st.sampled_from(EVERY_KIND)))
    place: Any = update
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = draw(st.sampled_from(list(keys)))
        inner = place[key]
        if isinstance(inner, dict | list) and inner and draw(st.booleans()):
            place = inner
            continue
        place[key] = draw(ANYTHING)
        return update


@given(a_broken_update() | st.dictionaries(st.text(max_size=8), ANYTHING) | ANYTHING)
def test_any_shape_at_all_is_read_or_called_malformed(raw: object) -> None:
    try:
        incoming = read_update(raw, sender="424242").incoming
    except Malformed:
        return

    if incoming is not None:
        json.dumps([incoming.text, incoming.name, incoming.address]).encode()
        assert int(incoming.address)
        assert len(incoming.text.encode()) <= 4 * 4096
