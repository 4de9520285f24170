"""A proposal after one thing was moved in it: what was said of it before must still be true."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain import plans_told
from bot.domain.deliveries import Item, Utterance
from bot.domain.medications import Regimen
from bot.domain.plans import Ground
from bot.domain.proposals import Proposed
from bot.domain.slots import SlotItem, SlotPlan

_INSISTED: Final = "plan-insisted"
#: Said of where a medicine stands, so no longer true once it stands elsewhere.
_OF_A_PLACE: Final = frozenset({"plan-moved", "plan-as-written", "plan-usual"})


def changed(
    proposed: Proposed,
    plans: tuple[SlotPlan, ...],
    *,
    chosen: Collection[SlotItem],
    broken: Sequence[Ground],
    regimen: Regimen,
) -> Proposed:
    """Return a proposal with other plans; what they break is told, and nothing said against it."""
    rules = tuple(plans_told.ground_told(ground, regimen) for ground in broken)
    places = {regimen.position(each.medication) for each in chosen}
    reasons = (r for r in proposed.reasons if not _is_untrue(r, rules, places))
    about = {str(each) for ground in broken for each in ground.medications}
    others = tuple(each for each in proposed.clashes if each.sentence != _INSISTED)
    told = [*others, *(rule for each in others for rule in _inside(each))]
    new = tuple(rule for rule in rules if not any(_is_same(rule, each) for each in told))
    insisted = (Utterance(_INSISTED, {"rules": new}),) if new else ()
    return replace(
        proposed,
        plans=plans,
        chosen=proposed.chosen | {*chosen},
        costs=(),
        reasons=tuple(reasons),
        clashes=(*others, *insisted),
        notes={id_: note for id_, note in proposed.notes.items() if id_ not in about},
    )


def _is_untrue(said: Utterance, rules: Sequence[Utterance], moved: Collection[int]) -> bool:
    if said.sentence in _OF_A_PLACE:
        return any(item.position in moved for item in _about(said))
    return any(_is_same(said, rule) for rule in rules)


def _about(said: Utterance) -> Iterator[Item]:
    for which in ("medicine", "others"):
        told = said.values.get(which)
        yield from (
            each for each in (told if isinstance(told, tuple) else ()) if isinstance(each, Item)
        )


def _inside(clash: Utterance) -> tuple[Utterance, ...]:
    rules = clash.values.get("rules")
    return tuple(r for r in rules if isinstance(r, Utterance)) if isinstance(rules, tuple) else ()


def _is_same(one: Utterance, other: Utterance) -> bool:
    return one.sentence == other.sentence and one.values == other.values
