"""Adding medicines in one's own words: each is read back, asked about where it is not clear, and
kept only after its yes. One or nine at once; corrected by saying what is otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from bot.domain.deliveries import Item, Value
from bot.domain.ids import MedicationId
from bot.domain.intents import AddMedication
from bot.domain.medications import Regimen
from bot.domain.people import ChannelName
from bot.handlers import questions, set_aside
from bot.handlers.medicines import drafts, kept_now, saying
from bot.handlers.medicines.asking import Considered, Known, Step, considered
from bot.handlers.medicines.courses import current
from bot.handlers.medicines.drafts import Batch, Entry
from bot.handlers.medicines.keeping import keep
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.directions.doses import Reading
from bot.language.normal import cleaned, folded
from bot.planner.calendar import local_date

ADD: Final = "add"
IS_IT_RIGHT: Final = saying.IS_IT_RIGHT
CHANGE: Final = "change"
EARLIER: Final = kept_now.EARLIER  #: answered in `earlier.py`
MOST: Final = 60  #: medicines on one list
MOST_AT_ONCE: Final = 30
_MOST_PARTS: Final = 6  #: texts over which one read-back may go
_WORDS: Final = 80  #: characters of what could not be read


async def add(intent: AddMedication, turn: Turn) -> None:
    """Add what was written, or ask for it."""
    if turn.dialog is not None and turn.dialog.name == CHANGE:
        turn = await set_aside.put(turn)
    if not intent.line.strip():
        await questions.ask(turn, Question(ADD, Step.LINE), "add-line", {})
        return
    await begin(as_typed(intent.line, turn.text), turn)


async def begin(text: str, turn: Turn) -> None:
    """Read medicines and ask about the first; those that wait already wait behind them."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    today = local_date(turn.now, turn.person.tz)
    found = form.written(text, today=today, lexicon=turn.house.lexicon)
    found = found[:MOST_AT_ONCE]
    if len(regimen.current) + len(found) > MOST:
        await turn.reply("add-list-full", {"most": MOST})
        return
    if not any(each.medication or says_something(each) for each in found):
        await turn.reply("add-unread", {"words": " ".join(text.split())[:_WORDS]})
        await questions.leave_open(turn, Question(ADD, Step.LINE))
        return
    batch = drafts.of_text(text, len(found), on=today)
    if batch.is_many:
        batch = await _show_all(batch, regimen, turn)
    await go_on(_with_what_waits(batch, found, regimen, turn), turn)


def _with_what_waits(batch: Batch, found: Sequence[Reading], regimen: Regimen, turn: Turn) -> Batch:
    """Return the batch with those behind it that were written before and are not settled, unless
    one of the new ones is written in its place."""
    packed = questions.kept(turn).get(set_aside.BATCH)
    if packed is None or turn.dialog is None or turn.dialog.name != ADD:
        return batch
    before = drafts.unpacked(packed)
    new = {folded(each.medication) for each in found}
    new |= {each.match.name for each in found if each.match}
    waiting = [
        entry
        for entry in before.left
        if (of := consider(before, entry, regimen, turn))
        and of.reading.medication
        and not {folded(of.reading.medication), of.reading.match and of.reading.match.name} & new
    ]
    return drafts.joined(batch, before, waiting)


async def show_what_is_left(batch: Batch, turn: Turn) -> None:
    """Show all that is left before "yes to all" can mean it; then ask about the first again."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    await go_on(await _show_all(batch, regimen, turn, again=True), turn)


async def _show_all(batch: Batch, regimen: Regimen, turn: Turn, *, again: bool = False) -> Batch:
    """Say how many were read and, where there is room, what; nothing of it is kept yet."""
    read = ((entry.number, consider(batch, entry, regimen, turn)) for entry in batch.left)
    found = [(number, of) for number, of in read if of is not None]
    values: dict[str, Value] = {
        "count": len(batch.left),
        "lines": saying.overview(found),
        "again": "yes" if again else "no",
    }
    await turn.reply("add-several", values)
    return replace(batch, shown=turn.address.channel is not ChannelName.SMS)


async def go_on(batch: Batch, turn: Turn, *, lead: str = "", about: tuple[Item, ...] = ()) -> None:
    """Keep what is settled, and ask the next question; where none is left, say so."""
    while batch.left:
        regimen = await turn.tx.medications.regimen(turn.person.id)
        of = consider(batch, batch.entry, regimen, turn)
        if of is None or (batch.entry.changes and of.old is None):
            batch = batch.without_entry()
            continue
        if of.step is not None or of.draft is None:
            await ask(of, batch, turn, lead=lead, about=about)
            return
        medication = await keep(batch.entry, of, of.draft, turn)
        if not batch.is_many:
            await kept_now.say(batch.entry, of.draft, medication, await questions.close(turn))
            return
        before = about if lead == "kept" else ()
        lead, about = "kept", (*before, *saying.medicine(of.draft))
        batch = batch.without_entry(kept=True)
    turn = await questions.close(turn)
    if batch.is_many:
        values: dict[str, Value] = {"lead": lead, "about": about}
        await turn.reply("add-done", {**values, "of": batch.of, "kept": batch.kept})
    else:
        await turn.reply("nothing-changed")


async def ask(
    of: Considered, batch: Batch, turn: Turn, *, lead: str = "", about: tuple[Item, ...] = ()
) -> None:
    """Ask, unless what must be confirmed cannot be shown whole: nobody confirms what they cannot
    see. What became of the one before stands in front, or by itself where there is no room."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    name = CHANGE if batch.entry.changes else ADD
    keep_ = {set_aside.BATCH: batch.packed()}
    asked = saying.asked(of, batch, regimen, turn)
    before: dict[str, Value] = {"lead": lead, "about": about}
    if lead and not turn.shows_whole(asked.sentence, {**before, **asked.values}):
        await turn.reply("add-lead", before)
        before = {"lead": "", "about": ()}
    values = {**before, **asked.values}
    sentence = asked.sentence
    if of.step is Step.CONFIRM and not turn.shows_whole(sentence, values):
        sentence = "add-parts-confirm"
        if not await _shown_in_parts(of, sentence, values, turn):
            await turn.reply("read-back-too-long")
            await questions.leave_open(turn, Question(name, Step.WRONG, keep_))
            return
    question = Question(name, of.step or Step.WRONG, keep_)
    await questions.ask(turn, question, sentence, values, asked.choices)


async def _shown_in_parts(
    of: Considered, question: str, values: dict[str, Value], turn: Turn
) -> bool:
    """Show each step by itself, so that the question after it needs no more than the name; False:
    not even so is all of it seen."""
    parts = saying.parts(of.draft) if of.draft else []
    whole = all(turn.shows_whole("add-part", each) for each in parts)
    if not whole or len(parts) > _MOST_PARTS or not turn.shows_whole(question, values):
        return False
    for each in parts:
        await turn.reply("add-part", each)
    return True


def consider(batch: Batch, entry: Entry, regimen: Regimen, turn: Turn) -> Considered | None:
    """Return what is to be asked about a medicine next; None: it can no longer be read."""
    lexicon = turn.house.lexicon
    old = current(regimen, _id(entry))
    reading = drafts.reading_of(batch, entry, old, lexicon)
    if reading is None:
        return None
    words = drafts.words_of(entry, reading)
    found = considered(entry, reading, Known(regimen, batch.on, lexicon), text=words)
    return replace(found, old=old)


def says_something(reading: Reading) -> bool:
    """Return whether anything of how a medicine is taken was read."""
    return any(d.amount or d.has_time for step in reading.steps for d in step)


def as_typed(line: str, typed: str) -> str:
    """Return a line with its line breaks, where it is the end of what was typed."""
    if "\n" not in typed.strip():
        return line
    words = [n for n, c in enumerate(typed) if n == 0 or typed[n - 1].isspace()]
    ends = (typed[n:] for n in words[:8] if cleaned(typed[n:]) == cleaned(line))
    return next(ends, line)


def _id(entry: Entry) -> MedicationId | None:
    return MedicationId(UUID(entry.changes)) if entry.changes else None
