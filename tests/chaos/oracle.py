"""Compares what the provider saw with what stands written. It knows nothing of the engine.

It reads the provider's log and the columns of the database, and nothing of ours but the words that
mark a repeat.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final
from uuid import UUID

from tests.chaos.record import DueRound, Record, read
from tests.chaos.ways import Seen, Way

_REPEATED: Final = ("Sent again", "Enviado otra vez", "Again, the same", "De nuevo")
_AGAIN: Final = ("still waiting", "esperamos su respuesta")


@dataclass(frozen=True, slots=True)
class Part:
    """What one provider saw, and what its people did."""

    way: Way
    log: Path  #: of the provider
    crowd: Mapping[int, UUID]  #: who is in which chat
    told: Mapping[int, UUID]  #: caregivers in which chat, each to be told of one miss
    answered: Mapping[int, str]  #: by chat, how


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is there to judge by."""

    url: str  #: of the database
    parts: Sequence[Part]
    troubled: Mapping[str, int]  #: requests at the providers, by the kind of their trouble
    struck: int  #: messages at most, that may have been in flight at a blow

    @property
    def may_be_in_doubt(self) -> int:
        """How many messages are in doubt at most: those in flight at a blow or in trouble."""
        return self.struck + sum(self.troubled.values())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the oracle found."""

    sent: int = 0  #: messages that providers took
    rounds: int = 0
    asked: int = 0
    later: int = 0  #: not asked yet, because both an ask and its repeat are in doubt
    not_asked: int = 0
    answers: int = 0
    in_doubt: int = 0  #: deliveries that were in flight at a blow and nobody knows about
    repeats: int = 0
    tried_again: int = 0  #: deliveries that were dealt with more than once
    complaints: tuple[str, ...] = ()

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


async def judge(evidence: Evidence) -> Verdict:
    """Return what became of every round, and every complaint about it."""
    record = await read(evidence.url)
    verdict = Verdict(tried_again=record.tried_again, complaints=record.complaints)
    for part in evidence.parts:
        verdict += _of_part(part, record)
    if verdict.in_doubt > evidence.may_be_in_doubt:
        complaint = f"{verdict.in_doubt} in doubt, more than all blows can explain"
        verdict += Verdict(complaints=(complaint,))
    return verdict


def _of_part(part: Part, record: Record) -> Verdict:
    messages = _messages(part)
    asks = _by_chat(message for message in messages if message.is_ask)
    by_chat = {chat: record.rounds[person] for chat, person in part.crowd.items()}
    repeats = sum(_is_repeat(ask) for many in asks.values() for ask in many)
    in_doubt = record.in_doubt[part.way.channel.value]
    complaints = [
        *(c for chat, round_ in by_chat.items() for c in _of_round(chat, round_, asks[chat])),
        *_of_answers(part, by_chat, record),
        *_of_repeats(part, in_doubt, repeats),
        *_of_alerts(part, messages, record),
    ]
    if part.way.can_be_asked:
        complaints += _of_doubles(messages)
        complaints += (c for chat, r in by_chat.items() for c in _of_record(chat, r, asks[chat]))
    return Verdict(
        sent=len(messages),
        rounds=len(by_chat),
        asked=sum(bool(asks[chat]) for chat in by_chat),
        later=sum(r.comes_up_again and not asks[chat] for chat, r in by_chat.items()),
        not_asked=sum(r.doses["not asked"] > 0 for r in by_chat.values()),
        answers=len(part.answered),
        in_doubt=in_doubt,
        repeats=repeats,
        complaints=tuple(complaints),
    )


def _of_round(chat: int, round_: DueRound, asks: Sequence[Seen]) -> Iterator[str]:
    """Yield what is wrong with how one round was asked about."""
    inside = [ask for ask in asks if round_.due <= ask.at <= round_.closes]
    is_known = set(round_.doses) == {"not asked"} or round_.comes_up_again
    if not inside and not is_known:
        yield f"chat {chat}: nobody asked, and it is not on record as not asked"
    if len(inside) < len(asks):
        yield f"chat {chat}: asked about outside of its window"
    if round_.was_asked and not inside:
        yield f"chat {chat}: on record as asked, and the provider never saw it"
    marked = sum(_is_repeat(ask) for ask in asks)
    planned = sum(_is_again(ask) for ask in asks if not _is_repeat(ask))
    if len(asks) - marked - planned > 1:
        yield f"chat {chat}: asked {len(asks)} times, and only {marked} are marked as repeats"
    if sum(_is_repeat(ask) and not _is_again(ask) for ask in asks) > 1:
        yield f"chat {chat}: repeated {marked} times"
    if marked and not (_is_repeat(asks[-1]) or _is_again(asks[-1])):
        yield f"chat {chat}: asked unmarked after a repeat, by somebody who was thought dead"


def _of_record(chat: int, round_: DueRound, asks: Sequence[Seen]) -> Iterator[str]:
    """Yield what is wrong with the record, where the provider could be asked about everything."""
    if asks and not round_.was_asked and set(round_.doses) != {"taken"}:
        yield f"chat {chat}: the provider took an ask, and it is not on record"


def _of_alerts(part: Part, messages: Sequence[Seen], record: Record) -> Iterator[str]:
    """Yield what is wrong with what caregivers were told: each is to be told once. Nobody can know
    of one whose message and whose repeat are both in doubt."""
    told = _by_chat(messages)
    for chat, person in part.told.items():
        unmarked = sum(not _is_repeat(message) for message in told[chat])
        if unmarked > 1 or not (told[chat] or record.in_doubt_of[person] > 1):
            yield f"chat {chat}: told {len(told[chat])} times, {unmarked} of them unmarked"


def _of_doubles(messages: Sequence[Seen]) -> Iterator[str]:
    """Yield what was taken twice: any message, known by the name that we gave it."""
    for delivery, count in Counter(m.delivery for m in messages if m.delivery).items():
        if count > 1:
            yield f"delivery {delivery} was taken {count} times"


def _of_answers(part: Part, by_chat: Mapping[int, DueRound], record: Record) -> Iterator[str]:
    """Yield what is wrong with how answers were recorded."""
    for chat, person in part.crowd.items():
        taken = set(by_chat[chat].doses) == {"taken"}
        how = part.answered.get(chat, "")
        if how and not taken:
            yield f"chat {chat}: answered ({how}), and it is not recorded"
        if not how and by_chat[chat].doses["taken"]:
            yield f"chat {chat}: recorded as taken, and nobody said so"
        if (times := record.changes.get(person, 0)) > 1:
            yield f"chat {chat}: one answer ({how}) was recorded {times} times"


def _of_repeats(part: Part, in_doubt: int, repeats: int) -> Iterator[str]:
    if part.way.can_be_asked and (repeats or in_doubt):
        yield f"{in_doubt} in doubt and {repeats} repeats, although the provider can be asked"
    if repeats > in_doubt:
        yield f"{repeats} repeats, and only {in_doubt} were in flight at a blow"


def _messages(part: Part) -> list[Seen]:
    lines = part.log.read_text(encoding="utf-8").splitlines()
    seen = (part.way.seen(json.loads(line)) for line in lines)
    return [message for message in seen if message is not None]


def _by_chat(asks: Iterable[Seen]) -> defaultdict[int, list[Seen]]:
    found: defaultdict[int, list[Seen]] = defaultdict(list)
    for ask in asks:
        found[ask.chat].append(ask)
    return found


def _is_repeat(ask: Seen) -> bool:
    return ask.text.startswith(_REPEATED)


def _is_again(ask: Seen) -> bool:
    return any(words in ask.text for words in _AGAIN)
