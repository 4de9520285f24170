"""Medicines that somebody has written down and not yet confirmed. What is kept between two messages
is what they wrote, word for word: it is read again each time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Final

from bot.domain.lexicon import Lexicon
from bot.domain.medications import Medication, Phase
from bot.handlers.medicines import amending
from bot.language import form
from bot.language.directions import correcting, known
from bot.language.directions.doses import Reading

LISTED: Final = -1  #: in no text: what is changed stands on the list


@dataclass(frozen=True, slots=True)
class Entry:
    """One medicine that was written down, and what was said of it since."""

    number: int  #: its place among all that were written
    text: int = 0  #: which text it stands in
    nth: int = 0  #: its place there
    fixes: tuple[str, ...] = ()  #: what was said to be otherwise, in order
    changes: str = ""  #: the medicine of the list that is taken otherwise
    keeps_name: bool = False  #: it is called so, although nobody knows the name
    is_right: bool = False  #: what was read back was confirmed
    same: str = ""  #: "both" or "instead" of one on the list with the same ingredient
    purpose: str | None = None  #: "" where the patient does not know it


@dataclass(frozen=True, slots=True)
class Batch:
    """All that was written at once, as far as it is not settled."""

    on: date  #: the patient's date when it was written: "for 7 days" is counted from there
    texts: tuple[str, ...]
    left: tuple[Entry, ...]
    of: int
    kept: int = 0
    shown: bool = False  #: all of them were shown at once, so that "yes to all" means something

    @property
    def entry(self) -> Entry:
        """The one that is asked about."""
        return self.left[0]

    @property
    def is_many(self) -> bool:
        """Whether several were written at once."""
        return self.of > 1

    def with_entry(self, entry: Entry) -> Batch:
        """Return the batch with another first entry."""
        return replace(self, left=(entry, *self.left[1:]))

    def without_entry(self, *, kept: bool = False) -> Batch:
        """Return the batch once its first entry is settled."""
        return replace(self, left=self.left[1:], kept=self.kept + kept)

    def packed(self) -> str:
        """Return it as it is kept in a dialog."""
        told = asdict(self) | {"on": self.on.isoformat()}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def unpacked(packed: str) -> Batch:
    """Return the batch that was kept in a dialog."""
    told = json.loads(packed)
    left = (Entry(**(each | {"fixes": tuple(each["fixes"])})) for each in told["left"])
    on = date.fromisoformat(told["on"])
    return Batch(**(told | {"on": on, "texts": tuple(told["texts"]), "left": tuple(left)}))


def of_text(text: str, count: int, *, on: date) -> Batch:
    """Return the batch of a text in which so many medicines were read."""
    entries = tuple(Entry(number, 0, number - 1) for number in range(1, count + 1))
    return Batch(on, (text,), entries, count)


def joined(batch: Batch, before: Batch, waiting: Sequence[Entry]) -> Batch:
    """Return a batch with entries of an earlier one behind it."""
    place = len(batch.texts)
    behind = (
        replace(entry, text=entry.text + place, number=batch.of + n)
        for n, entry in enumerate(waiting, start=1)
    )
    return replace(
        batch,
        texts=(*batch.texts, *before.texts),
        left=(*batch.left, *behind),
        of=batch.of + len(waiting),
        shown=batch.shown and not waiting,
    )


def reading_of(
    batch: Batch, entry: Entry, old: Medication | None, lexicon: Lexicon | None
) -> Reading | None:
    """Return what an entry says now; None where that can no longer be said."""
    reading = _written(batch, entry, old, lexicon)
    if reading is None:
        return None
    for fix in entry.fixes:
        reading = amending.amended(reading, fix, on=batch.on, lexicon=lexicon) or reading
    if old is not None and entry.changes:
        reading = amending.still_called(reading, old, lexicon)
    if entry.keeps_name and reading.match and reading.match.needs_confirmation:
        return correcting.as_written(reading, lexicon)
    return reading


def words_of(entry: Entry, reading: Reading) -> str:
    """Return what the person wrote of it."""
    return "; ".join([reading.text, *entry.fixes] if reading.text else entry.fixes)


def on_the_list(medication: Medication, *, today: date, lexicon: Lexicon | None) -> Reading | None:
    """Return a medicine of the list as if it had just been read; None where that cannot be."""
    phases = going_on(medication, today=today)
    steps = [known.step_of(phase) for phase in phases]
    told = tuple(step for step in steps if step)
    if not told or len(told) < len(steps):
        return None
    match = lexicon.find(medication.name) if lexicon else None
    return Reading(
        text=phases[-1].directions.text,
        medication=medication.name,
        strength=medication.strength,
        form=medication.form,
        steps=told,
        reason=medication.purpose,
        match=None if match and match.needs_confirmation else match,
    )


def going_on(medication: Medication, *, today: date) -> Sequence[Phase]:
    """Return the phases that are not over; the last where all are."""
    phases = [each for each in medication.phases if each.ends is None or each.ends >= today]
    return phases or medication.phases[-1:]


def is_over(medication: Medication, *, today: date) -> bool:
    """Return whether the last of it was taken before today."""
    return all(phase.ends is not None and phase.ends < today for phase in medication.phases)


def _written(
    batch: Batch, entry: Entry, old: Medication | None, lexicon: Lexicon | None
) -> Reading | None:
    if entry.text == LISTED:
        return on_the_list(old, today=batch.on, lexicon=lexicon) if old else None
    found = form.written(batch.texts[entry.text], today=batch.on, lexicon=lexicon)
    return found[entry.nth] if entry.nth < len(found) else None
