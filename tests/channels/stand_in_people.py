"""What people do in Telegram: each method is one thing a person does, with what follows."""

from __future__ import annotations

from typing import Final

from bot.clock import Clock
from tests.channels.stand_in_chats import BLOCKED, DEACTIVATED, Accepted, Chat, Chats, Log
from tests.channels.stand_in_rules import Parameters, bad
from tests.channels.stand_in_updates import Updates

BOT: Final[dict[str, object]] = {
    "id": 424242,
    "is_bot": True,
    "first_name": "Dosebell",
    "username": "dosebell_stand_in_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


class People:
    """The people around the bot."""

    def __init__(self, *, clock: Clock, log: Log, everybody: bool) -> None:
        self.chats = Chats(bot=BOT, clock=clock, log=log, everybody=everybody)
        self.updates = Updates(clock)
        self.answered: list[str] = []  #: the button presses that the bot answered
        self._clock = clock
        self._pressed: set[str] = set()

    def know(self, chat: int, *, name: str = "Ann", language: str = "en") -> None:
        """Let a person have pressed Start, long ago."""
        self.chats.know(chat, name=name, language=language)

    def say(self, chat: int, text: str, *, quoting: int | None = None) -> int:
        """Say something; return the number of the update."""
        message = self._message(self.chats.know(chat), text=text)
        if quoting is not None:
            message["reply_to_message"] = self.chats.message_json(self.chats.know(chat), quoting)
        return self.updates.add({"message": message})

    def change(self, chat: int, message: int, text: str) -> int:
        """Change an earlier message of one's own."""
        now = int(self._clock.now().timestamp())
        edited = self._message(self.chats.know(chat), message_id=message, text=text, edit_date=now)
        return self.updates.add({"edited_message": edited})

    def show(self, chat: int, **media: object) -> int:
        """Send something that is no text: `show(7, voice={...}, caption="...")`."""
        return self.updates.add({"message": self._message(self.chats.know(chat), **media)})

    def press(self, chat: int, message: int, data: str) -> str:
        """Press a button under a message of the bot's; return what the press is answered by."""
        place = self.chats.know(chat)
        query = str(10**15 + len(self._pressed))
        self._pressed.add(query)
        self.updates.add(
            {
                "callback_query": {
                    "id": query,
                    "from": place.user(),
                    "message": self.chats.message_json(place, message),
                    "chat_instance": str(10**17 + chat),
                    "data": data,
                }
            }
        )
        return query

    def press_label(self, chat: int, label: str) -> str:
        """Press the newest button that says `label`."""
        for message, (_, rows) in reversed(self.chats.know(chat).messages.items()):
            for text, data in (button for row in rows for button in row):
                if text == label:
                    return self.press(chat, message, data)
        raise LookupError(f"no button in chat {chat} says {label!r}")

    def block(self, chat: int) -> int:
        """Block the bot."""
        place = self.chats.know(chat)
        place.refusal = BLOCKED
        return self._membership(place, before="member", after="kicked")

    def unblock(self, chat: int) -> int:
        """Unblock the bot."""
        place = self.chats.know(chat)
        place.refusal = ""
        return self._membership(place, before="kicked", after="member")

    def leave_telegram(self, chat: int) -> None:
        """Delete one's account, which nobody is told of."""
        self.chats.know(chat).refusal = DEACTIVATED

    def move(self, chat: int, to: int) -> None:
        """Let a chat have another number from now on."""
        self.chats.know(to)
        self.chats.know(chat).moved_to = to

    def invite_to_group(self, chat: int) -> int:
        """Take the bot into a group, whose number is negative."""
        return self._membership(self.chats.know(chat), before="left", after="member")

    def forget_presses(self) -> None:
        """Let every button press be too old to be answered."""
        self._pressed.clear()

    def shown(self, chat: int) -> list[str]:
        """Return what stands in a chat, as it is now."""
        return [text for text, _ in self.chats.know(chat).messages.values()]

    def to(self, chat: int) -> list[Accepted]:
        """Return every message and edit that went to a chat, in order."""
        return [entry for entry in self.chats.log.entries if entry.chat == chat]

    def answer_press(self, parameters: Parameters) -> bool:
        """Take the bot's answer to a button press."""
        query = str(parameters.get("callback_query_id", ""))
        if query not in self._pressed:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self.answered.append(query)
        return True

    def _message(self, chat: Chat, **content: object) -> dict[str, object]:
        return {
            "message_id": self.chats.next_message(),
            "from": chat.user(),
            "chat": chat.as_json(),
            "date": int(self._clock.now().timestamp()),
            **content,
        }

    def _membership(self, chat: Chat, *, before: str, after: str) -> int:
        bot = {"id": BOT["id"], "is_bot": True, "first_name": BOT["first_name"]}
        return self.updates.add(
            {
                "my_chat_member": {
                    "chat": chat.as_json(),
                    "from": chat.user(),
                    "date": int(self._clock.now().timestamp()),
                    "old_chat_member": _member(bot, before),
                    "new_chat_member": _member(bot, after),
                }
            }
        )


def _member(user: dict[str, object], status: str) -> dict[str, object]:
    member = {"user": user, "status": status}
    return member | ({"until_date": 0} if status == "kicked" else {})
