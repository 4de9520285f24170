"""What people do with their phones, and what Twilio does about it: one method a thing."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bot.clock import Clock
from tests.channels.twilio_stand_in_calls import Calls
from tests.channels.twilio_stand_in_messages import VERSION, Message, Messages, Text
from tests.channels.twilio_stand_in_network import Network
from tests.channels.twilio_stand_in_rules import ANSWERS, Refused, acts_on, look_at_text


class Phones:
    """The phones around the account's numbers."""

    def __init__(
        self, messages: Messages, calls: Calls, *, numbers: Collection[str], clock: Clock
    ) -> None:
        self.messages = messages
        self.calls = calls
        self.numbers = tuple(numbers)
        self.network = Network(clock=clock, tell=self._tell)
        self.says_what_it_acts_on = True  #: Advanced Opt-Out is on, so webhooks have `OptOutType`
        self.stopped: set[tuple[str, str]] = set()  #: our number, and the phone that wants no more

    def say(
        self, number: str, text: str, *, to: str | None = None, media: int = 0, listed: bool = True
    ) -> str:
        """Let a phone send a text to one of our numbers; return the message's SID.

        With `listed=False` the list shows it only after `list_all()`.
        """
        ours = to or self.numbers[0]
        message = self.messages.add(number, ours, text, "inbound", "received")
        message.media, message.listed, message.sent_at = media, listed, message.created_at
        word = acts_on(text)
        if word:
            self._act_on(word, ours, number)
        self.calls.incoming(self._form_of_incoming(message, word))
        return message.sid

    def list_all(self) -> None:
        """Let the list show everything."""
        for message in self.messages.by_sid.values():
            message.listed = True

    def switch_off(self, number: str) -> None:
        """Let texts for a phone wait."""
        self.network.phones[number].off = True

    def switch_on(self, number: str) -> None:
        self.network.phones[number].off = False
        self.network.look_again()

    def break_phone(self, number: str, error: int | None = 30003) -> None:
        """Let every text to a phone fail with an error of Twilio's; `None`: no longer."""
        self.network.phones[number].error = error

    def to(self, number: str) -> list[Text]:
        """Return every message that was accepted for a phone, in order."""
        return [text for text in self.messages.taken if text.to == number]

    def shown(self, number: str) -> list[str]:
        """Return the texts that arrived on a phone, in order, those of Twilio itself as well."""
        return list(self.network.phones[number].shown)

    def status(self, sid: str) -> str:
        """Return how far a message has come."""
        return self.messages.by_sid[sid].status

    def api(
        self, method: str, path: str, given: Mapping[str, str]
    ) -> tuple[int, dict[str, object]]:
        """Do what a request asks for; return status and answer."""
        account = self.messages.account
        if path.endswith(f"/Accounts/{account}.json"):
            return 200, {"sid": account, "status": "active", "type": "Full"}
        if method == "POST":
            look_at_text(given, self.numbers)
            if (given["From"], given["To"]) in self.stopped:
                raise Refused(400, 21610, "Attempt to send to unsubscribed recipient")
            message = self.messages.take(given)
            answer = message.as_json(account)
            self.network.carry(message)
            return 201, answer
        if path.endswith("/Messages.json"):
            return 200, self.messages.page(path, given)
        sid = path.rpartition("/")[2].removesuffix(".json")
        if sid not in self.messages.by_sid:
            raise Refused(404, 20404, "The requested resource was not found")
        return 200, self.messages.by_sid[sid].as_json(account)

    def _act_on(self, word: str, ours: str, number: str) -> None:
        pair = ours, number
        if word == "STOP":
            self.stopped.add(pair)
        elif word == "START":
            self.stopped.discard(pair)
        self.network.phones[number].shown.append(ANSWERS[word])

    def _tell(self, message: Message) -> None:
        if message.callback:
            self.calls.status(message.callback, self._form_of_status(message))

    def _form_of_incoming(self, message: Message, word: str) -> dict[str, str]:
        form = {
            **self._form(message),
            "SmsMessageSid": message.sid,
            "SmsStatus": message.status,
            "Body": message.text,
            "NumMedia": str(message.media),
            "NumSegments": "1",
            "FromCountry": "US",
            "ToCountry": "US",
            "ToCity": "",
        }
        for n in range(message.media):
            form[f"MediaUrl{n}"] = f"https://api.twilio.com/media/{message.sid}/{n}"
            form[f"MediaContentType{n}"] = "image/jpeg"
        return form | ({"OptOutType": word} if word and self.says_what_it_acts_on else {})

    def _form_of_status(self, message: Message) -> dict[str, str]:
        error = {} if message.error is None else {"ErrorCode": str(message.error)}
        status = {"MessageStatus": message.status, "SmsStatus": message.status}
        return {**self._form(message), **status, **error}

    def _form(self, message: Message) -> dict[str, str]:
        return {
            "AccountSid": self.messages.account,
            "ApiVersion": VERSION,
            "From": message.sender,
            "MessageSid": message.sid,
            "SmsSid": message.sid,
            "To": message.to,
        }
