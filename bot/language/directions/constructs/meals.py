"""How it stands to food and meals: "with meals", "30 minutes before breakfast", "on an empty
stomach"."""

from __future__ import annotations

from typing import Final

from bot.domain.medications import Food
from bot.language.directions.constructs.numbers import minutes_of
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Fed, Meal, Piece

PARTS["lead"] = (
    "[at_least/at/in] (n:@numeric | n:half [a] | n:a) [@till m:@numeric] unit:(hour|minute)"
)
PARTS["eaten"] = "(breakfast|lunch|dinner|meal|food|comida)"
PARTS["the_meal"] = "[the/every/a/of] [the/every/filler] meal:@eaten"
_MEALS: Final = {"breakfast": "M", "lunch": "D", "dinner": "V"}


def relation(found: Found) -> str:
    """Return C, A or P for with, before or after."""
    kinds = {"before": "A", "ac": "A", "after": "P", "pc": "P"}
    return next((code for kind, code in kinds.items() if found.has("side", kind)), "C")


def meal(found: Found) -> Piece:
    """Return how it stands to a meal."""
    which = next((code for kind, code in _MEALS.items() if found.has("meal", kind)), "")
    side = relation(found)
    minutes = None
    if "n" in found and side != "C":
        minutes = minutes_of(found)
    each = found.has(0, "each meal") or (found.has(0, "meal") and found.has(0, "every"))
    is_food = found.has("meal", "food") and not found.has("meal", "meal")
    return Meal(side, which, minutes, each, is_food, words=found.words)


@says(
    "[@lead] side:(before|after|with|at|in|for|on|per) @the_meal",
    "[@lead] side:(before|after) meal [the/a] meal:(breakfast|lunch|dinner)",
    "side:with [the/a] meal:(breakfast|lunch|dinner|meal|food|comida) [[and] water]",
    "side:with [the] meal:(food|meal|comida) (and|or) (food|water|meal)",
    "side:with or [filler] [after] meal:(food|meal)",
)
def with_meal(found: Found) -> Piece:
    """Read "with meals", "30 minutes before breakfast"."""
    return meal(found)


@says(
    "[@lead] side:(before|after|with|at|in) [the/a] breakfast comma/and+ [the/a/before/after/with] "
    "meal:(comida|lunch|meal|food) comma/and+ [the/a/before/after/with] dinner",
)
def each_of_three(found: Found) -> list[Piece]:
    """Read "before breakfast, lunch and dinner": before each of the three."""
    side = relation(found)
    minutes = minutes_of(found) if "n" in found and side != "C" else None
    return [Meal(side, code, minutes, words=found.words) for code in _MEALS.values()]


@says("@lead side:(ac|pc)", "side:(ac|pc)", "side:(ac|pc) [and] meal:(breakfast|lunch|dinner)")
def latin(found: Found) -> Piece:
    """Read "ac" and "pc"."""
    return meal(found) if "meal" in found else _any(found)


def _any(found: Found) -> Piece:
    side = relation(found)
    minutes = None
    if "n" in found:
        minutes = minutes_of(found)
    return Meal(side, "", minutes, words=found.words)


@says("c_with meal:(food|meal|breakfast|lunch|dinner)")
def with_c(found: Found) -> Piece:
    """Read "c food", where the c is the Latin for with."""
    return meal(found)


@says("cc")
def cum_cibo(found: Found) -> Piece:
    """Read "cum cibo"."""
    return Meal("C", "", None, is_food=True, words=found.words)


@says(
    "meal:breakfast",
    "meal:lunch",
    "meal:dinner",
    "[at/in/the] meal:(breakfast|lunch|dinner)",
    "every/at/the+ meal:(breakfast|lunch|dinner)",
)
def bare_meal(found: Found) -> Piece:
    """Read "breakfast and dinner": at them."""
    which = next(code for kind, code in _MEALS.items() if found.has("meal", kind))
    return Meal("C", which, is_time=True, words=found.words)


@says("meal:breakfast comma/and+ (comida|lunch) comma/and+ dinner", "three_meals")
def three_meals(found: Found) -> Piece:
    """Read "desayuno, comida y cena"."""
    return Meal("C", "", is_each=True, is_time=True, words=found.words)


@says(
    "[at/on/with/in] [a/the] empty",
    "without [the/a] (food|meal|comida)",
    "with [the/a] empty",
    "empty",
    "[@lead] before or [at_least] o:(number) (hour|minute) after [a/the/every] [meal/food/comida]",
    "(n:number) (hour|minute) before (comma|and|or) [at_least] number (hour|minute) "
    "after [a/the/every] (meal|food|comida)",
    "(n:number) (hour|minute) before [a/the/every] (meal|food|comida) (comma|and|or) "
    "[at_least] number (hour|minute) after [a/the/every] (meal|food|comida)",
    "at_least (n:number) (hour|minute) before (comma|and|or) number (hour|minute) "
    "after [a/the/every] (meal|food|comida)",
)
def empty(found: Found) -> Piece:
    """Read "on an empty stomach", "1 hour before or 2 hours after food"."""
    return Fed(Food.EMPTY, found.words)


@says("either_food")
def either(found: Found) -> Piece:
    """Read "with or without food"."""
    return Fed(Food.ANY, found.words)
