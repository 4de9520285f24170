"""What is not taken: "do not take metformin", "aspirin: stopped", "hold warfarin", "not in the
evening"."""

from __future__ import annotations

from typing import Final

from bot.language.directions.asides import Name, Note
from bot.language.directions.courses import Halt, NotThen
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Doubt, Piece

_IF_WITHIN: Final = 3  #: words after a name in which "if" makes a halt one on a condition
PARTS["named_next"] = (
    "[the/of/a/every/filler] [the/of/filler] [intake/count_unit/form] [of] >name/nickname/vitamin"
)
PARTS["one_more_word"] = "unknown/release/vitamin"
PARTS["on_lines"] = (
    "[take] [the/filler] [filler] [take] [colon/dash/dot] line [line] [bullet/dash/number] "
    "[dot/close] [the] >name/nickname/vitamin"
)
PARTS["its_end"] = ">line/dot/close/until/for/from/today/comma/if/dash/open/name/then/hold/stat"


def _ahead(found: Found, kind: str) -> Piece | list[Piece]:
    """Return the halt of what is named next, and that name where nobody else knows it."""
    halt = Halt(kind, is_ahead=True, heads=_heads(found))
    return [halt, Name(found.written("n"))] if "n" in found else halt


def _heads(found: Found) -> str:
    """Return whether it heads a list, or the lines below it."""
    if found.has(0, "line"):
        return "lines"
    return "list" if found.has(0, "colon") else ""


@says(
    "refuse [longer] take @named_next",
    "refuse @named_next",
    "is_not_taken [colon/dash] @named_next",
    "refuse take [colon/dash] @named_next",
    "<line/bullet/dot/close (is_not_taken|refuse take) @on_lines",
    "<line refuse [longer] take [the/of/a] n:(unknown [@one_more_word]) >line",
)
def not_taken(found: Found) -> Piece | list[Piece]:
    """Read "do not take metformin"."""
    return _ahead(found, "not taken")


@says(
    "<name/colon/dash/comma/open/form/release/line refuse [longer] take [longer] @its_end",
    "<name/colon/dash/comma/open/form/release is_not_taken @its_end",
)
def is_not_taken(found: Found) -> Piece:
    """Read "metformin: do not take"."""
    return Halt("not taken")


@says(
    "and_cease [take] [the/filler/of+] >name",
    "[open] switched_from [the/filler] >name",
    "cease [take] [colon/dash] @named_next",
    "<line/dot/bullet/dash/comma/close ceased [filler] [colon/dash] @named_next",
    "<line/bullet/dot/close (cease|ceased) @on_lines",
    "<line cease [take] [the/of] n:(unknown [@one_more_word]) >line",
)
def stop_it(found: Found) -> Piece | list[Piece]:
    """Read "stop taking aspirin"."""
    return _ahead(found, "stopped")


@says(
    "[filler] [filler] ceased [on/at/by/in/colon] [number slash number [slash number] | @a_date]",
    "[filler] [filler] stop by [the] filler",
)
def has_stopped(found: Found) -> Piece:
    """Read "discontinued", "was stopped by the doctor"."""
    return Halt("stopped")


@says("switched from/filler/the* >name")
def switched(found: Found) -> Piece:
    """Read "switched his tiotropium to Trelegy": the first is not taken any more."""
    return Halt("stopped", is_ahead=True)


@says(
    "withhold [take] [colon/dash] @named_next",
    "<line/bullet/dot/close (withhold|on_hold) @on_lines",
    "<line/dot/bullet/dash/comma/close on_hold [filler] [colon/dash] @named_next",
    "<line withhold [the/of] n:(unknown [@one_more_word]) >line",
)
def hold_it(found: Found) -> Piece | list[Piece]:
    """Read "hold warfarin until the test"; "hold lisinopril if the pressure is below 100" is the
    clinic's own matter."""
    after = found.text.tokens[found.match.end() + 1 :][:_IF_WITHIN]
    if any("if" in token.entry.classes for token in after):
        return Note(" ".join(found.words.lower().split()))
    return _ahead(found, "held")


@says("withhold [the/filler] (morning|noon|evening|night|bedtime) (intake|filler)")
def skip_one(found: Found) -> Piece:
    """Do not take "skip the morning dose" for all of them."""
    return Doubt("not", found.words)


@says(
    "<name/colon/dash/comma/open/form/release/daily/plainly/shorthand/morning/night/evening/bedtime"
    " withhold @its_end",
    "[filler] [filler] on_hold",
)
def is_held(found: Found) -> Piece:
    """Read "warfarin: hold until seen", "on hold"."""
    return Halt("held")


@says(
    "not [take] [filler] [in/at/on/by/of] [the/every/a] part:(morning|noon|afternoon|evening|"
    "night|bedtime)",
    "not [take] [filler] (before|after|until) [at] [the/a] part:(morning|noon|afternoon|evening|"
    "night|bedtime|waking)",
    "not [take] [filler] (before|after|until) [at] [the] @clock_time",
    "without/off_days [a] (morning|noon|evening|night|bedtime) intake",
    "not [a/the] (morning|noon|evening|night|bedtime) intake",
)
def not_then(found: Found) -> Piece:
    """Read "not in the evening": it is left open when it is taken instead."""
    return NotThen(" ".join(found.words.split()))


PARTS["at_this"] = "[take/filler] [at/in/on/for/with/the+] [the]"
PARTS["that_time"] = "(morning|noon|afternoon|evening|night|bedtime|breakfast|lunch|dinner)"


@says(
    "skip [the] [intake/count_unit] @at_this @that_time [intake]",
    "(without|off_days|refuse|withhold) [intake/count_unit] @at_this @that_time [intake]",
    "(without|off_days|refuse|withhold|skip) [take] [the] @that_time intake",
    "(skip|without intake) (in|at) [the] (comida|food)",
    "n0 [intake/count_unit] @at_this @that_time",
    "[comma] @that_time [colon/dash/equals] n0 [count_unit]",
)
def none_then(found: Found) -> Piece:
    """Read "none at lunch", beside what is taken at other times: nothing is taken then."""
    return NotThen(" ".join(found.words.split()), is_gap=True)
