"""Whether what people said was done: STOP at once, and each answer once, for what it meant."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from tests.simulation.case import Case, Claims, Found
from tests.simulation.evidence import Evidence, Words
from tests.simulation.journal import Entry, Record

_CONFIRMS: Final = ("no more messages", "No recibira", "No recibirá")
_STOPS: Final = ("", "STOP", "please stop texting me", "no me escriban más")
_LASTS: Final = 120.0  #: seconds that anything may be on its way at the end
_ANSWERED: Final = frozenset({"taken", "skipped"})


def judge(case: Case) -> Iterator[Found]:
    """Yield everything that was not done as it was said."""
    evidence, record = case.evidence, case.record
    yield from _of_stops(evidence, record)
    yield from _of_inbox(evidence, record)
    yield from _of_answers(case)
    yield from _of_ends(evidence, record)


def _of_stops(evidence: Evidence, record: Record) -> Iterator[Found]:
    """Yield what was taken in hand for somebody who had told us to stop."""
    stops, claims = _stops(record), Claims(record)
    for call in evidence.calls:
        address = evidence.addresses[call.place]
        since = _stopped_at(stops[address], claims.before(call))
        if since is not None and not any(words in call.text for words in _CONFIRMS):
            yield "sent after STOP", f"{call.at} {call.place}: {call.text!r}"
    yield from _of_said(evidence, record, stops)


def _of_said(evidence: Evidence, record: Record, stops: dict[str, list[Entry]]) -> Iterator[Found]:
    """Yield every STOP that was heard and did not stop anything."""
    handled = {entry.id: entry.seq for entry in record.journal if entry.what == "handled"}
    for words in evidence.words:
        is_stop = not words.answers and words.text in _STOPS
        if is_stop and words.id in handled:
            place = evidence.script.patients[words.patient].place
            if _stopped_at(stops[evidence.addresses[place]], handled[words.id]) is None:
                yield "STOP was not heard", f"{words.at} {place}: {words.text!r}"


def _stops(record: Record) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in record.journal:
        if entry.what in ("opted in", "opted out"):
            found[entry.id].append(entry)
    return found


def _stopped_at(stops: Sequence[Entry], seq: int) -> int | None:
    """Return since when an address had told us to stop, at a point of the journal."""
    before = [entry for entry in stops if entry.seq < seq]
    return before[-1].seq if before and before[-1].what == "opted out" else None


def _of_inbox(evidence: Evidence, record: Record) -> Iterator[Found]:
    """Yield what was acknowledged and then lost."""
    for words in evidence.words:
        if words.id not in evidence.kept:
            if words.at < evidence.script.ends - timedelta(hours=1):
                yield "never kept", f"{words}"
        elif words.id not in record.kept:
            yield "an answer was lost", f"{words} was acknowledged"
        elif words.id not in record.handled:
            yield "an answer was lost", f"{words} was never handled"


def _of_answers(case: Case) -> Iterator[Found]:
    """Yield what was recorded that nobody said, twice, or for another round; and what was not."""
    evidence, record = case.evidence, case.record
    said = {words.id: words for words in evidence.words}
    rounds = {row.id.hex: row.round for row in record.doses}
    settled = _settled(record)
    by_words: dict[str, set[str]] = defaultdict(set)
    for id_, doses in settled.items():
        words = said.get(id_)
        touched = {rounds[dose] for dose in doses}
        by_words[id_] = touched
        if words is None:
            yield "nobody said so", f"{len(doses)} doses"
        elif len(touched) > 1:
            yield "one answer, several rounds", f"{words}"
        elif words.answers and touched != {_round(words)}:
            yield "an answer for another round", f"{words}"
        elif (before := said.get(words.copy_of)) and _is_doubled(case, words, before, by_words):
            yield "a doubled intake", f"{words}"
    if record.extras:
        yield "a doubled intake", f"{record.extras} on record as extra"
    yield from _of_pressed(evidence, record)


def _is_doubled(case: Case, again: Words, before: Words, by_words: Mapping[str, set[str]]) -> bool:
    """Return whether what was said again settled more than it had; what is typed again after
    another ask answers that one."""
    first = by_words[before.id]
    place = case.evidence.script.patients[again.patient].place
    asked = (a.call.at for a in case.asks if a.call.place == place and a.call.taken)
    answers_another = not again.answers and any(before.at < at < again.at for at in asked)
    return bool(first) and not by_words[again.id] <= first and not answers_another


def _settled(record: Record) -> dict[str, list[str]]:
    """Return which doses got an answer by what was said: both stand in one transaction."""
    found: dict[str, list[str]] = {}
    doses: list[str] = []
    for entry in record.journal:
        if entry.what == "dose" and entry.value in _ANSWERED:
            doses.append(entry.id)
        elif entry.what == "handled":
            if doses:
                found[entry.id] = doses
            doses = []
    if doses:
        found["nothing"] = doses
    return found


def _of_pressed(evidence: Evidence, record: Record) -> Iterator[Found]:
    """Yield every button that said "taken" and changed nothing, though nothing spoke against."""
    states = defaultdict(list)
    for row in record.doses:
        states[row.round].append(row.state)
    for words in evidence.words:
        if words.answers.startswith("1:") and words.id in record.handled:
            left = states.get(_round(words), [])
            if left and not _ANSWERED & set(left) and not set(left) <= {"held"}:
                yield "an answer was lost", f"{words}: {left}"


def _of_ends(evidence: Evidence, record: Record) -> Iterator[Found]:
    """Yield what was left lying."""
    end = evidence.script.ends.timestamp()
    for sent in record.deliveries:
        is_old = sent.is_due_by < end - _LASTS
        if is_old and (sent.state == "claimed" or (sent.state == "waiting" and sent.over < end)):
            yield "left lying", f"{sent}"
    if record.set_aside:
        yield "set aside", f"{record.set_aside} rows"


def _round(words: Words) -> str:
    return urlsafe_b64decode(words.answers.split(":")[1] + "==").hex()
