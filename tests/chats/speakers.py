"""Who speaks in a `.chat` file, from which phone, and what they do instead of typing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.clock import Clock
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.people import ChannelName
from tests.chats.phones import Phones, Shown
from tests.chats.script import Said, Script

_ACTION: Final = re.compile(r"\((?P<verb>\w+)(?:: (?P<text>.*)| (?P<rest>.*))?\)", re.DOTALL)
_KINDS: Final = {
    "sends": IncomingKind.MEDIA,
    "edits": IncomingKind.EDITED,
    "blocks": IncomingKind.LEFT,
    "unblocks": IncomingKind.BACK,
    "group": IncomingKind.GROUP,
}
_ACTED_ON: Final = {
    **dict.fromkeys(("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"), "stop"),
    **dict.fromkeys(("START", "YES", "UNSTOP"), "start"),
    **dict.fromkeys(("HELP", "INFO"), "help"),
}
_PHONE: Final = "phone "
_BY: Final = "by "


class Speakers:
    """Everybody who speaks, and the phones they do it from."""

    def __init__(self, script: Script, clock: Clock) -> None:
        channels = [ChannelName(part) for part in script.house if part in list(ChannelName)]
        first, *others = channels or [ChannelName.TELEGRAM]
        self.phones = Phones(clock, first)
        self.addresses: dict[str, str] = {}
        #: over what somebody speaks who is not reached as most are
        self._by = {
            each.name: ChannelName(option.removeprefix(_BY))
            for each in script.people
            for option in each.options
            if option.startswith(_BY)
        }
        self._languages = {each.name: "es" for each in script.people if "es" in each.options}
        self._beside = {name: Phones(clock, name, beside=self.phones) for name in others}
        self._numbers = {
            option.removeprefix(_PHONE): each.name
            for each in script.people
            for option in each.options
            if option.startswith(_PHONE)
        }

    @property
    def all_phones(self) -> Sequence[Phones]:
        """The phones of every channel."""
        return (self.phones, *self._beside.values())

    @property
    def have_one_phone(self) -> bool:
        """Whether there is one phone alone, so that nobody need say which."""
        return len(set(self.addresses.values())) == 1 and not self._beside

    def incoming(self, event: Said) -> Incoming:
        """Return what comes in when somebody says or does something."""
        phones, address = self._phone(event.who)
        name = event.who.partition("/")[0].capitalize()
        action = _ACTION.fullmatch(event.text)
        if action is None:
            language = self._languages.get(event.who.partition("/")[0], "")
            return phones.incoming(address, event.text, name=name, language=language)
        verb, text, rest = action["verb"], action["text"] or "", action["rest"] or ""
        if verb == "presses":
            label, _, of = (text or rest).partition(", of ")
            shown, button = phones.button(address, label, of=of)
            kind = IncomingKind.BUTTON
            return phones.incoming(address, button.data, kind=kind, quoted=shown.id, name=name)
        if verb == "steals":  # a button of somebody else's phone
            label, _, owner = rest.partition(", of ")
            _, button = phones.button(self.addresses[owner], label)
            return phones.incoming(address, button.data, kind=IncomingKind.BUTTON)
        if verb == "answers":
            beginning, _, said = rest.partition(" with ")
            quoted = phones.message(address, beginning).id
            return phones.incoming(address, said, quoted=quoted, name=name)
        if verb == "twilio":
            return phones.incoming(address, text, acted_on=_ACTED_ON[text.upper()])
        return phones.incoming(address, text, kind=_KINDS[verb], name=name)

    def whose(self, shown: Shown) -> str:
        """Return who reads what is shown: "ann", or "ann/sms" on another phone of hers."""
        if shown.channel is self.phones.name:
            return shown.address
        owners = {self.addresses.get(name, name): name for name in self._by}
        return f"{(owners | self._numbers)[shown.address]}/{shown.channel}"

    def _phone(self, who: str) -> tuple[Phones, str]:
        """Return the phones that somebody speaks from, and where that is."""
        name, _, channel = who.partition("/")
        if not channel:
            return self.phones, self.addresses.setdefault(who, who)
        if name in self._by:
            return self._beside[ChannelName(channel)], self.addresses.setdefault(name, name)
        number = next(n for n, owner in self._numbers.items() if owner == name)
        return self._beside[ChannelName(channel)], self.addresses.setdefault(who, number)
