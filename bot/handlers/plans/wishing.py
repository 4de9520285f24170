"""Where somebody wants a medicine: read out of their words, and moved if no rule speaks against it.

It is heard while a plan is asked about, and later too: then today's times are what is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from bot.actions import planning
from bot.actions.planning import Known
from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.domain.medications import Medication, Regimen
from bot.domain.proposals import Why
from bot.handlers import moment, questions, second_step
from bot.handlers.plans import changing
from bot.handlers.rounds import which
from bot.handlers.turn import Turn
from bot.language import moving
from bot.language.moving import Wherever, Wish
from bot.planner.intakes import in_slots


async def read(turn: Turn) -> tuple[Wish, ...]:
    """Return what is wished, by every name that a medicine of theirs goes by."""
    names = dict((await moment.called_here(turn)).one)
    if len(turn.people) == 1:
        regimen = await turn.tx.medications.regimen(turn.person.id)
        names |= _by_ingredient(turn, regimen)
    return moving.read_all(turn.text, names)


async def wished(turn: Turn) -> bool:
    """Move what is wished in the times of today; False: it is something else, as where the label
    itself names the time: then it is the label that is another one."""
    wishes = await read(turn)
    if not wishes or len(turn.people) != 1:
        return False
    of_slots = any(not isinstance(wish.what, UUID) for wish in wishes)
    if of_slots and not moving.speaks_of_medicines(turn.text):
        return False
    known = await planning.known(turn.tx, turn.person.id, turn.house.lexicon, now=turn.now)
    if known.today is None or not all(_is_open(wish, known) for wish in wishes):
        return False
    if await second_step.is_missing(turn):
        return True
    if open_again := freed(wishes):
        await free(turn, known, open_again)
        return True
    standing = await turn.tx.proposals.of(turn.person.id)
    proposed = await planning.as_it_is(turn.tx, known, turn.address.id)
    if await changing.change(turn, proposed, known, wishes):
        return True
    await (turn.tx.proposals.put(standing) if standing else turn.tx.proposals.drop(turn.person.id))
    return False


async def wished_while_nothing_waits(turn: Turn) -> bool:
    """Take "iron 2 hours before dinner" as a wish where it cannot be an answer."""
    for person in turn.people:
        _, unanswered = await which.lately(turn, person.id)
        if unanswered:
            return False
    return await wished(turn)


async def free(turn: Turn, known: Known, medications: Sequence[MedicationId]) -> None:
    """Let plans move some medicines again, and look for the best place."""
    await planning.free(turn.tx, known, medications, actor=turn.speaker.id)
    await questions.close(turn)
    await planning.want(turn.tx, turn.person.id, turn.address.id, Why.ASKED, now=turn.now)


def freed(wishes: Sequence[Wish]) -> tuple[MedicationId, ...]:
    """Return the medicines that may stand anywhere, if that is all that is wished."""
    every = [wish.what for wish in wishes if isinstance(wish.to, Wherever)]
    return tuple(MedicationId(each) for each in every if isinstance(each, UUID))


def _is_open(wish: Wish, known: Known) -> bool:
    """Return whether the label leaves open when it is taken."""
    if not isinstance(wish.what, UUID):
        return True  # a slot
    medication = known.regimen.get(MedicationId(wish.what))
    phase = medication.phase_on(known.order.starts) if medication else None
    intakes = in_slots(phase.directions.schedule) if phase else ()
    return bool(intakes) and all(intake.when is None for intake in intakes)


def _by_ingredient(turn: Turn, regimen: Regimen) -> Mapping[str, MedicationId]:
    """Return other names in what was said that mean exactly one medicine of theirs."""
    lexicon = turn.house.lexicon
    found: dict[str, MedicationId] = {}
    for spotted in lexicon.spot(turn.text) if lexicon else ():
        said = spotted.match.ingredients
        mine = [m.id for m in regimen.current if lexicon and _is_the_same(said, m, lexicon)]
        if len(mine) == 1 and not spotted.match.needs_confirmation:
            found[turn.text[spotted.start : spotted.end]] = mine[0]
    return found


def _is_the_same(said: tuple[str, ...], mine: Medication, lexicon: Lexicon) -> bool:
    """Return whether ingredients that were named are those of a medicine: "ferrous sulfate" is
    what stands on the list as "iron"."""
    match = lexicon.find(mine.name)
    if match is None or match.needs_confirmation:
        return False
    ours = match.ingredients
    if said == ours or len(said) != 1 or len(ours) != 1:
        return said == ours
    return said[0] in _kinds(ours[0], lexicon) or ours[0] in _kinds(said[0], lexicon)


def _kinds(ingredient: str, lexicon: Lexicon) -> tuple[str, ...]:
    facts = lexicon.facts(ingredient)
    return facts.classes.value if facts and facts.classes else ()
