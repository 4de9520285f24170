"""Updates in the shape in which Telegram sends them, after its documentation; nobody's words."""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]

ANN: Final[Json] = {
    "id": 7,
    "is_bot": False,
    "first_name": "Ann",
    "last_name": "Example",
    "username": "ann_example",
    "language_code": "es",
    "is_premium": True,
}
CHAT: Final[Json] = {
    "id": 7,
    "first_name": "Ann",
    "last_name": "Example",
    "username": "ann_example",
    "type": "private",
}
GROUP: Final[Json] = {"id": -1001234567890, "title": "Family", "type": "supergroup"}
SMALL_GROUP: Final[Json] = {
    "id": -4321,
    "title": "Family",
    "type": "group",
    "all_members_are_administrators": True,
}
CHANNEL: Final[Json] = {"id": -1009876543210, "title": "News", "type": "channel"}
BOT: Final[Json] = {
    "id": 424242,
    "is_bot": True,
    "first_name": "Dosebell",
    "username": "dosebell_stand_in_bot",
}

ASKED: Final[Json] = {
    "message_id": 31,
    "from": BOT,
    "chat": CHAT,
    "date": 1795287600,
    "text": "08:00: 5 medicines, 6 tablets",
    "reply_markup": {
        "inline_keyboard": [
            [{"text": "Taken", "callback_data": "1:AAAAAAAAAAAAAAAAAAAAAA"}],
            [{"text": "Later", "callback_data": "2:AAAAAAAAAAAAAAAAAAAAAA"}],
        ]
    },
}


def message(*, by: object = ANN, **content: object) -> Json:
    """Return an update with a message of Ann's."""
    base = {"message_id": 32, "from": by, "chat": CHAT, "date": 1795287660}
    return {"update_id": 500, "message": base | content}


TEXT: Final = message(text="tomada 💊")
REPLY: Final = message(text="1", reply_to_message=ASKED)
START: Final = message(
    text="/start abc123", entities=[{"offset": 0, "length": 6, "type": "bot_command"}]
)
FORWARDED: Final = message(
    text="taken",
    forward_origin={"type": "hidden_user", "sender_user_name": "X", "date": 1795287000},
    forward_sender_name="X",
    forward_date=1795287000,
)
PHOTO: Final = message(
    photo=[
        {
            "file_id": "AgACAgIAAxkBAAIB",
            "file_unique_id": "AQADAgAT",
            "file_size": 1253,
            "width": 90,
            "height": 67,
        }
    ],
    caption="my chest hurts",
)
VOICE: Final = message(
    voice={
        "duration": 3,
        "mime_type": "audio/ogg",
        "file_id": "AwACAgIAAxkBAAIC",
        "file_unique_id": "AgADBQAD",
        "file_size": 8021,
    }
)
STICKER: Final = message(
    sticker={
        "width": 512,
        "height": 512,
        "emoji": "👍",
        "set_name": "Thumbs",
        "is_animated": True,
        "is_video": False,
        "type": "regular",
        "file_id": "CAACAgIAAxkBAAID",
        "file_unique_id": "AgADAQAD",
        "file_size": 9000,
    }
)
LOCATION: Final = message(location={"latitude": 40.4168, "longitude": -3.7038})
CONTACT: Final = message(contact={"phone_number": "15550100", "first_name": "Bo", "user_id": 8})
DOCUMENT: Final = message(
    document={
        "file_name": "list.pdf",
        "mime_type": "application/pdf",
        "file_id": "BQACAgIAAxkBAAIE",
        "file_unique_id": "AgADCQAD",
        "file_size": 20000,
    },
    caption="my list",
)
VIDEO_NOTE: Final = message(
    video_note={
        "duration": 4,
        "length": 240,
        "file_id": "DQACAgIAAxkBAAIF",
        "file_unique_id": "AgADCgAD",
    }
)
DICE: Final = message(dice={"emoji": "🎲", "value": 3})
PINNED: Final = message(pinned_message=ASKED)
SELF_DELETING: Final = message(
    message_auto_delete_timer_changed={"message_auto_delete_time": 86400}
)
EDITED: Final[Json] = {
    "update_id": 501,
    "edited_message": {
        "message_id": 32,
        "from": ANN,
        "chat": CHAT,
        "date": 1795287660,
        "edit_date": 1795287700,
        "text": "skip",
    },
}
LIVE_LOCATION: Final[Json] = {
    "update_id": 502,
    "edited_message": {
        "message_id": 33,
        "from": ANN,
        "chat": CHAT,
        "date": 1795287660,
        "edit_date": 1795287700,
        "location": {"latitude": 40.4, "longitude": -3.7, "live_period": 900},
    },
}
PRESSED: Final[Json] = {
    "update_id": 503,
    "callback_query": {
        "id": "4382bfdwdsb323b2d9",
        "from": ANN,
        "message": ASKED,
        "chat_instance": "-8912345678901234567",
        "data": "1:AAAAAAAAAAAAAAAAAAAAAA",
    },
}
PRESSED_LONG_AGO: Final[Json] = {
    "update_id": 504,
    "callback_query": {
        "id": "4382bfdwdsb323b2da",
        "from": ANN,
        "message": {"message_id": 3, "chat": CHAT, "date": 0},
        "chat_instance": "-8912345678901234567",
        "data": "1:AAAAAAAAAAAAAAAAAAAAAA",
    },
}
PRESSED_ELSEWHERE: Final[Json] = {
    "update_id": 505,
    "callback_query": {
        "id": "4382bfdwdsb323b2db",
        "from": ANN,
        "inline_message_id": "BAAAAAAAAAAAAAAAAAAA",
        "chat_instance": "-8912345678901234567",
        "data": "1:AAAAAAAAAAAAAAAAAAAAAA",
    },
}


def membership(chat: Json, before: str, after: str) -> Json:
    """Return an update that says what became of the bot in a chat."""
    return {
        "update_id": 506,
        "my_chat_member": {
            "chat": chat,
            "from": ANN,
            "date": 1795287900,
            "old_chat_member": _member(before),
            "new_chat_member": _member(after),
        },
    }


def _member(status: str) -> Json:
    return {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})


BLOCKED: Final = membership(CHAT, "member", "kicked")
UNBLOCKED: Final = membership(CHAT, "kicked", "member")
INVITED: Final = membership(GROUP, "left", "member")
THROWN_OUT: Final = membership(GROUP, "member", "kicked")
IN_CHANNEL: Final = membership(CHANNEL, "left", "member")
IN_GROUP: Final = message(chat=GROUP, text="/start@dosebell_stand_in_bot my secret")
IN_SMALL_GROUP: Final = message(chat=SMALL_GROUP, text="hello")
PHOTO_IN_GROUP: Final = PHOTO | {"message": PHOTO["message"] | {"chat": GROUP}}
EDITED_IN_GROUP: Final = EDITED | {"edited_message": EDITED["edited_message"] | {"chat": GROUP}}
PRESSED_IN_GROUP: Final = PRESSED | {
    "callback_query": PRESSED["callback_query"] | {"message": ASKED | {"chat": GROUP}}
}
POLL: Final[Json] = {
    "update_id": 507,
    "poll": {
        "id": "1",
        "question": "?",
        "options": [],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
    },
}
FUTURE: Final[Json] = {"update_id": 508, "telepathy": {"thought": "1"}}

EVERY_KIND: Final = (
    TEXT,
    REPLY,
    PHOTO,
    EDITED,
    PRESSED,
    PRESSED_LONG_AGO,
    BLOCKED,
    INVITED,
    IN_GROUP,
)
