"""Plays a `.chat` file with the real engine and the real handlers, and writes down what was said.

`python -m tests.chats.player FILE` shows what comes out.
"""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zoneinfo import ZoneInfo

from bot import formulary
from bot.actions import reporting_links
from bot.clock import SteppedClock
from bot.domain.channels import Channel
from bot.domain.ids import SenderId
from bot.handlers.plans.presenting import presenter
from bot.handlers.receive import receiver
from bot.handlers.turn import House
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings
from bot.scheduling.proposing import Showing
from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.chats import caring
from tests.chats.letterbox import Letterbox
from tests.chats.phones import SENDER, Shown
from tests.chats.script import Happened, Said, Script, read
from tests.chats.setting import settle_in
from tests.chats.speakers import Speakers

_CODE: Final = "482913"  #: that every phone gets, so that a talk can be written down
#: The codes of invitations, in the order in which they are made.
_INVITATIONS: Final = ("7K3M9QXT", "4HW2N8RB", "9DPX5VCE", "2FJ6T0ZG")
_A_CODE: Final = "a code is made for "
#: No two links are the same.
_TOKEN: Final = re.compile(r"/r/([\w-]{43})")
_BEFORE: Final = timedelta(hours=8)  #: the people are enrolled so long before the talk


class Player:
    """One talk, with a database and a clock of its own."""

    def __init__(self, script: Script, url: str) -> None:
        self._script = script
        self._url = url
        self._keyring = Keyring.generate(Path(f"{url.partition('///')[2]}.key"))
        self._zone = ZoneInfo(next((p for p in script.house if "/" in p), "America/New_York"))
        assert script.starts is not None
        self._clock = SteppedClock(self._instant(script.starts) - _BEFORE)
        self._speakers = Speakers(script, self._clock)
        self._phones = self._speakers.phones
        self._log: list[tuple[datetime, str, str]] = []
        self._codes = iter(_INVITATIONS)
        self._mailer = Letterbox()
        self._seen = 0  #: how many of the bot's messages are in the log

    async def play(self) -> list[str]:
        """Play the whole script, and return what was said, line for line."""
        await self._open()
        async with self._storage.transaction() as tx:
            self._speakers.addresses = await settle_in(
                tx, self._script.people, self._phones.name, self._zone, now=self._clock.now()
            )
        await self._engine.run_due()
        for event in self._script.events:
            await self._until(self._instant(event.at))
            await (self._world(event) if isinstance(event, Happened) else self._person(event))
        assert self._script.ends is not None
        await self._until(self._instant(self._script.ends) + timedelta(seconds=59))
        await self._storage.close()
        return self._lines()

    async def _open(self) -> None:
        self._storage = await Storage.open(self._url, keyring=self._keyring)
        channels: dict[SenderId, Channel] = {}
        async with self._storage.transaction() as tx:
            for phones in self._speakers.all_phones:
                channels[(await tx.senders.get_or_add(phones.name, SENDER)).id] = phones
        house = House(
            _sentences(),
            lexicon=formulary.load(),
            open_to_strangers="open" in self._script.house,
            numbers=(SENDER,),
            code=lambda: _CODE,
            telegram="dosebell_bot" if "with a link" in self._script.house else "",
            web="https://dose.example.org" if "web" in self._script.house else "",
            mails="mails" in self._script.house,
            invitation=lambda: next(self._codes),
        )
        self._engine = Engine(
            self._storage,
            self._clock,
            channels,
            receiver(house, self._clock),
            _sentences(),
            EngineSettings(paces={}, web=house.web),
            showing=Showing(house.lexicon, presenter(house, self._clock)),
            mailer=self._mailer if house.mails else None,
        )

    async def _until(self, instant: datetime) -> None:
        """Move the clock on, stopping at every instant at which something is due."""
        while (at := await self._engine.next_wake()) is not None and at < instant:
            if at > self._clock.now():
                self._clock.move_to(at)
            else:
                self._clock.move_by(timedelta(seconds=1))
            await self._engine.run_due()
        if instant > self._clock.now():
            self._clock.move_to(instant)
            await self._engine.run_due()

    async def _world(self, event: Happened) -> None:
        self._listen()
        self._log.append((self._clock.now(), "…", event.what))
        if event.what == "the bot restarts":
            await self._storage.close()
            await self._open()
        elif event.what.startswith("the bot is down until "):
            at = datetime.strptime(event.what[-5:], "%H:%M")  # noqa: DTZ007 - a time alone
            then = event.at.replace(hour=at.hour, minute=at.minute)
            next_day = timedelta(days=then <= event.at)
            self._clock.move_to(self._instant(then + next_day))
            await self._engine.run_due()
        elif event.what.startswith(_A_CODE):
            async with self._storage.transaction() as tx:
                said, now = event.what.removeprefix(_A_CODE), self._clock.now()
                await caring.invite(tx, said, make=lambda: next(self._codes), now=now)
        elif event.what == "the newest link is opened":
            await self._open_link()
        else:
            raise AssertionError(f"nobody knows how {event.what!r} happens")

    async def _open_link(self) -> None:
        """Press the button behind the link that was sent last."""
        links = (_TOKEN.search(shown.text) for shown in reversed(self._phones.shown))
        token = next(found[1] for found in links if found)
        async with self._storage.transaction() as tx:
            assert await reporting_links.opened(tx, token, now=self._clock.now())
        await self._engine.run_due()

    async def _person(self, event: Said) -> None:
        self._listen()
        self._log.append((self._clock.now(), event.who, event.text))
        async with self._storage.transaction() as tx:
            await tx.inbox.keep(self._speakers.incoming(event), self._clock.now())
        await self._engine.run_due()

    def _listen(self) -> None:
        """Write down what the bot has said since."""
        for shown in self._phones.shown[self._seen :]:
            self._log.append((shown.at, f"bot > {self._speakers.whose(shown)}", _bubble(shown)))
        self._seen = len(self._phones.shown)

    def _lines(self) -> list[str]:
        """Return everything that was said, in order, as a `.chat` file has it."""
        self._listen()
        alone = self._speakers.have_one_phone
        lines: list[str] = []
        day = ""
        for at, who, text in self._log:
            local = at.astimezone(self._zone)
            if (today := f"{local:%a} {local.day} {local:%b %Y}") != day:
                lines += [today] if not day else ["", today]
                day = today
            if who == "…":
                lines.append(f"… {text}")
                continue
            head = f"{local:%H:%M}  {'bot' if alone and who.startswith('bot') else who}  "
            first, *rest = text.split("\n")
            lines += [head + first, *(f"{' ' * len(head)}{each}".rstrip() for each in rest)]
        return lines

    def _instant(self, at: datetime) -> datetime:
        return at.replace(tzinfo=self._zone).astimezone(UTC)


async def transcript(text: str, url: str) -> list[str]:
    """Return what comes out of a `.chat` file, its head included; `url` is an empty database."""
    script = read(text)
    return [*script.head, *await Player(script, url).play()]


async def show(text: str) -> str:
    """Return what comes out of a `.chat` file, played in a database that is thrown away."""
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/chat.sqlite3"
        await migrate(url)
        return "\n".join([*await transcript(text, url), ""])


@cache
def _sentences() -> Sentences:
    return Sentences.load(strict=True)


def _bubble(shown: Shown) -> str:
    """Return a message with its buttons, as a `.chat` file has it."""
    rows = [" ".join(f"[{button.label}]" for button in row) for row in shown.buttons]
    said = _TOKEN.sub("/r/…", shown.text)
    text = f"(changes) {said}" if shown.edits else said
    enclosed = [f"({shown.enclosed})"] if shown.enclosed else []
    return "\n".join([*enclosed, text, *rows])


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(asyncio.run(show(Path(name).read_text(encoding="utf-8"))))
