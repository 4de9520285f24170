"""What people do with what they read: they answer, soon or late, once or twice, or not at all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import Final

from bot.domain.channels import Incoming, IncomingKind
from bot.domain.people import ChannelName
from tests.simulation.evidence import Call, Evidence, Words
from tests.simulation.provider import OURS, Provider
from tests.simulation.script import Deed, Does, Patient, Watcher
from tests.simulation.virtual import TrueTime

Bring = Callable[[Incoming], None]
"""Brings what was said to the bot, as providers do: until it is kept."""

_OFFERED: Final = re.compile(r"\b([A-Z]?)1 (?:taken|tomad)")
_TYPED: Final = {"1": ("1", "taken", "yes"), "2": ("2",), "3": ("3",)}
_STOPS: Final = {"en": "please stop texting me", "es": "no me escriban más"}


@dataclass(frozen=True, slots=True)
class _Said:
    """What somebody says, presses or does."""

    text: str
    kind: IncomingKind = IncomingKind.TEXT
    acted_on: str = ""


class Phones:
    """The phones of everybody."""

    def __init__(
        self, evidence: Evidence, true: TrueTime, providers: dict[ChannelName, Provider]
    ) -> None:
        self.bring: Bring = lambda _: None
        self._evidence = evidence
        self._true = true
        self._providers = providers
        self._chance = Random(f"phones {evidence.script.seed}")  # noqa: S311 - a dice, not a secret
        self._owners = {p.place: n for n, p in enumerate(evidence.script.patients)}
        for provider in providers.values():
            provider.shown = self.show

    def show(self, call: Call) -> None:
        """Show a message to somebody, who may answer it."""
        who = self._owners.get(call.place)
        if who is None:
            return  # a caregiver, who reads
        patient = self._evidence.script.patients[who]
        verbs = {data[0]: data for data in call.named if data[1:2] == ":"}
        offered = _OFFERED.search(call.text)
        if not (verbs.keys() & {"1"} or offered) or self._chance.random() > patient.habit.answers:
            return
        verb = self._chance.choices("123", (80, 8, 12))[0]
        pressed = verbs.get(verb, "") if self._chance.random() < 0.6 else ""
        letter = offered[1] if offered and patient.texts else ""
        typed = f"{letter}{verb}" if letter else self._chance.choice(_TYPED[verb])
        late = self._chance.random() < patient.habit.late
        after = self._chance.choice((7900, 12_000, 20_000) if late else (4, 40, 400, 2000))
        said = _Said(pressed, IncomingKind.BUTTON) if pressed else _Said(typed)
        self._later(after, self._say, who, said)

    def do(self, deed: Deed) -> None:
        """Say STOP or START, in one of the many ways."""
        patient = self._evidence.script.patients[deed.patient]
        provider = self._providers[channel_of(patient)]
        by_hand = self._chance.random() < 0.5
        if deed.does is Does.START:
            provider.blocked.discard(patient.place)
            acted_on = "start" if patient.texts else ""
            self._bring(deed.patient, _Said("START", acted_on=acted_on))
        elif by_hand and patient.texts:
            provider.blocked.add(patient.place)
            self._bring(deed.patient, _Said("STOP", acted_on="stop"))
        elif by_hand:
            provider.blocked.add(patient.place)
            self._bring(deed.patient, _Said("", IncomingKind.LEFT))
        else:
            self._bring(deed.patient, _Said(_STOPS[patient.language]))

    def stop(self, watcher: Watcher) -> None:
        """Let a caregiver say STOP."""
        said = "please stop texting me"
        self.bring(_incoming(f"stop {watcher.place}", ChannelName.TELEGRAM, watcher.place, said))

    def _say(self, who: int, said: _Said) -> None:
        words = self._bring(who, said)
        if self._chance.random() < self._evidence.script.patients[who].habit.twice:
            after = self._chance.choice((0, 2, 60, 1000))
            self._later(after, partial(self._bring, who, said, copy_of=words.id))

    def _bring(self, who: int, said: _Said, *, copy_of: str = "") -> Words:
        patient = self._evidence.script.patients[who]
        channel = channel_of(patient)
        id_ = f"in{len(self._evidence.words)}"
        pressed = said.text if said.kind is IncomingKind.BUTTON else ""
        words = Words(id_, who, self._true.now(), said.text, pressed, copy_of)
        self._evidence.words.append(words)
        incoming = _incoming(id_, channel, patient.place, said.text)
        self.bring(replace(incoming, kind=said.kind, acted_on=said.acted_on))
        return words

    def _later(self, after: float, work: Callable[..., object], *arguments: object) -> None:
        asyncio.get_running_loop().call_later(after, work, *arguments)


def _incoming(id_: str, channel: ChannelName, place: str, text: str) -> Incoming:
    return Incoming(
        channel=channel,
        sender=OURS[channel],
        provider_id=id_,
        address=place,
        kind=IncomingKind.TEXT,
        text=text,
    )


def channel_of(patient: Patient) -> ChannelName:
    """Return over what somebody is reached."""
    return ChannelName.SMS if patient.texts else ChannelName.TELEGRAM
