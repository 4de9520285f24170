"""Reads a `.chat` file: who is there, and what is said when.

    # Ann puts a round off, then takes it.
    house   invited, America/New_York, telegram
    person  ann, level 2
    takes   metformin 500 mg | 1 tablet | in the morning | with food
    routine wake 7, breakfast 8, lunch 12:30, dinner 18:30, bed 22

    Mon 2 Mar 2026
    08:00  bot  08:00: time for your medicine.
                - metformin 500 mg: 1 tablet, with food
                [1 Taken] [2 Later] [3 Not taking]
    08:01  ann  later
    08:01  bot  I will ask again at 08:11.

What a person does instead of typing stands in round brackets: (presses 1 Taken), (presses
1 Taken, of WORDS IN THE MESSAGE), (steals 1 Taken, of bob), (answers WORDS IN THE MESSAGE with
taken), (sends a photo), (edits: text), (blocks), (unblocks), (group: text), (twilio: STOP) for a
word that Twilio acts on by itself. "…" begins a line about the world: "… the bot restarts", "… the
bot is down until 12:00" (the next day's, where it is later now), "… the newest link is opened".
Somebody who shares a phone is "person  bob, on ann's phone". Where there are several phones, the
bot's words are "bot > ann".
With "house  telegram, sms" Ann has two: what she says by text comes from "ann/sms", whose number is
"person  ann, phone +12025550143".
Where several people speak each may have a phone, a language and a zone of their own: "person
rosa, caregiver, by sms, es, zone Europe/Madrid" speaks as "rosa/sms" and takes nothing. "cares
ann, alerts, today, report, second" below her says for whom, what Ann agreed to and in which place
she is told; without such a line they link up in the talk, or never. "person  ann, without a phone"
is never written to but over them; "… a code is made for ann, alerts, on paper" is what an operator
does, and "stranger  carl, by sms" is known to nobody. Times are the house's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Final

_LINE: Final = re.compile(r"(?P<time>\d\d:\d\d)  (?P<who>[\w/]+(?: > [\w/]+)?)  (?P<text>.*)")
_DAY: Final = re.compile(r"\w{3} \d{1,2} \w{3} \d{4}")
_SETUP: Final = ("house", "person", "stranger", "takes", "routine", "cares")


@dataclass(frozen=True, slots=True)
class Said:
    """Something a person did at a time."""

    at: datetime  #: by the wall clock of the house, without its zone
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened to the bot."""

    at: datetime
    what: str


@dataclass(slots=True)
class Somebody:
    """A person who was enrolled before the talk begins."""

    name: str
    options: tuple[str, ...] = ()
    takes: list[str] = field(default_factory=list)
    routine: str = ""
    cares: list[tuple[str, ...]] = field(default_factory=list)  #: for whom, and what they may
    is_known: bool = True  #: not a stranger


@dataclass(slots=True)
class Script:
    """A whole file."""

    about: list[str] = field(default_factory=list)
    house: tuple[str, ...] = ()
    people: list[Somebody] = field(default_factory=list)
    events: list[Said | Happened] = field(default_factory=list)
    starts: datetime | None = None
    ends: datetime | None = None
    head: list[str] = field(default_factory=list)  #: the lines before the first day
    body: list[str] = field(default_factory=list)  #: what must come out, line for line
    is_heard: bool = False  #: the last line was a person's


def read(text: str) -> Script:
    """Return the script in a `.chat` file."""
    script = Script()
    day: date | None = None
    for line in text.splitlines():
        if day is None and not _DAY.fullmatch(line):
            script.head.append(line)
            _set_up(line, script)
            continue
        script.body.append(line.rstrip())
        if _DAY.fullmatch(line):
            day = datetime.strptime(line, "%a %d %b %Y").date()  # noqa: DTZ007 - a date alone
        elif day is not None:
            _happens(line, day, script)
    return script


def _set_up(line: str, script: Script) -> None:
    if line.startswith("#"):
        script.about.append(line.removeprefix("#").strip())
        return
    word, _, rest = line.partition(" ")
    if not line.strip():
        return
    if word not in _SETUP:
        raise ValueError(f"no such line: {line!r}; known are {', '.join(_SETUP)}")
    parts = tuple(part.strip() for part in rest.split(","))
    if word == "house":
        script.house = parts
    elif word in ("person", "stranger"):
        script.people.append(Somebody(parts[0], parts[1:], is_known=word == "person"))
    elif word == "cares":
        script.people[-1].cares.append(parts)
    elif word == "takes":
        script.people[-1].takes.append(rest.strip())
    else:
        script.people[-1].routine = rest.strip()


def _happens(line: str, day: date, script: Script) -> None:
    found = _LINE.fullmatch(line)
    if line.startswith("… "):
        at = script.ends or datetime.combine(day, time())
        script.events.append(Happened(at, line.removeprefix("… ").strip()))
        return
    if found is None:
        _goes_on(line, script)
        return
    at = datetime.combine(day, time.fromisoformat(found["time"]))
    script.starts = script.starts or at
    script.ends = at
    script.is_heard = not found["who"].startswith("bot")
    if script.is_heard:
        script.events.append(Said(at, found["who"], found["text"]))


def _goes_on(line: str, script: Script) -> None:
    """Take a further line of what a person wrote; the bot's are only compared."""
    last = script.events[-1] if script.events else None
    if script.is_heard and isinstance(last, Said) and line.startswith("  "):
        script.events[-1] = replace(last, text=f"{last.text}\n{line.strip()}")
