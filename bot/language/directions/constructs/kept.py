"""What is kept as it stands and said again: cautions, what is measured, when a patch comes off."""

from __future__ import annotations

from typing import Final

from bot.language.directions.asides import Note
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Doubt, Often, Piece

_HOW_OFTEN: Final = frozenset({"daily", "plainly", "shorthand", "once", "twice", "times", "hour"})


@says("as_directed")
def as_directed(found: Found) -> Piece:
    """Read "as directed"."""
    return Note("as directed")


@says(
    "with [a/the] water",
    "[with] [and] water",
    "[in/with/into/of/to] [at_least] number [@till number] volume_unit [of] [the/a/filler] water",
    "[in/with/into] [a/half/whole] (glass|number glass) [of] [water]",
    "in [a/the] water",
    "[in/with/into] [at_least] number @till water",
)
def with_water(found: Found) -> Piece:
    """Read "with a full glass of water"."""
    return Note("with water")


@says(
    "note",
    "caution",
    "not chew [or/and] [chew]",
    "chew [in/with/on] [a/the] [water]",
    "not swallow",
    "not take with unknown",
    "is_not_taken with [the/a] unknown/name+ [water/food]",
    "(is_not_taken|refuse take|refuse) with [the/a] unknown/name/vitamin+ "
    "(of|and|or|comma) [the/a] unknown/name/vitamin+ [water/food]",
    "refuse take with [the/a] unknown/name/vitamin/release+",
)
def note(found: Found) -> Piece:
    """Keep what the person is told besides."""
    return Note(" ".join(found.words.lower().split()))


@says(
    "hold [if/for/filler/the/a/of/to/at/in+] [unknown/ailment/hour+] [filler] "
    "[arrow/sign_more/lower/equals+] [number] [slash number]",
    "hold",
    "if [unknown/ailment/filler] (unknown|ailment) (sign_more|lower|arrow) number [slash number]",
    "if unknown/ailment (sign_more|lower|arrow) number [slash number]",
    "(for|if) unknown/ailment+ sign_more number",
)
def hold(found: Found) -> Piece:
    """Keep "hold if …" as the clinic's own matter."""
    return Note(" ".join(found.words.lower().split()))


PARTS["its_sign"] = (
    "if [you_have/filler/the/a+] [unknown] "
    "[ailment/place/whole/unknown [@more_complaint] [@more_complaint] [@more_complaint]]"
)


@says(
    "[and/but/then] (stop|cease|ceased|withhold|and_cease) [take/filler/the+] @its_sign",
    "[and/but/then] (stop|cease|ceased|withhold|and_cease) [take/filler/the/of+] name [release] "
    "@its_sign !arrow/lower/sign_more/number/ailment/unknown",
)
def ends_if(found: Found) -> Piece:
    """Keep "stop taking it if you get a rash": until then it is taken all the same."""
    return Note(" ".join(found.words.lower().split()))


@says(
    "open in_all [intake] [of/colon/equals+] number unit close",
    "open [equals] number unit in_all close",
)
def what_it_comes_to(found: Found) -> Piece:
    """Keep "(total 40 mg)": what several come to."""
    return Note(" ".join(found.words.strip("() ").lower().split()))


@says("[open] lab [of/to/colon/equals/for/at] [number [@till number]] [unit] [close]")
def measured(found: Found) -> Piece:
    """Keep "INR 2-3": what is measured is no amount."""
    return Note(" ".join(found.words.strip("() ").lower().split()))


@says(
    "until [the/filler] empty/ailment/unknown/lab [ailment/unknown] "
    "[filler] lower/arrow/sign_more/equals/at+ number [@till number] [unit]"
)
def until_measured(found: Found) -> Piece:
    """Keep "until fasting glucose < 130": what is measured is no amount."""
    return Note(" ".join(found.words.lower().split()))


@says("<dot/line/comma not unknown [unknown] >dot/line")
def forbidden(found: Found) -> Piece:
    """Keep "No driving": it forbids something else than the medicine."""
    words = " ".join(found.words.lower().split())
    return Note(words) if words.startswith("no ") else Doubt("not", found.words)


@says("at_most [for] number [till number] (day|week|month) in_a_row")
def in_a_row(found: Found) -> Piece:
    """Keep "not more than 2 days in a row": it is no length of a course."""
    return Note(" ".join(found.words.lower().split()))


@says(
    "instead_of [the/of/a] (name|unknown) [unknown/release] [number mass_unit]",
    "[comma] instead_of [the] number unit [f:(daily|plainly|shorthand|twice daily|once daily)]",
)
def instead(found: Found) -> Piece | list[Piece]:
    """Keep "in place of atenolol": that is another one; "instead of 10 mg daily" may tell how often
    the new one is."""
    note = Note(" ".join(found.words.lower().split()))
    before = found.text.tokens[: found.match.start()]
    is_told = any(not t.entry.classes.isdisjoint(_HOW_OFTEN) for t in before)
    if "f" not in found or is_told:
        return note
    return [note, Often(1, is_plain=True) if found.has("f", "daily") else Doubt("often", "")]


@says(
    "[and/comma/then] off_days/stop [the/a/filler] [count_unit] [at/in/by/on/every/for] "
    "[the/every] morning/noon/afternoon/evening/night/bedtime",
)
def taken_off(found: Found) -> Piece:
    """Keep "off at night", "remove at bedtime": when a patch ends is no time of another one."""
    return Note(" ".join(found.words.lower().strip(" ,").split()))


@says(
    "[and/comma/then] off_days/stop [the/a/filler] [count_unit] after n:number (hour|day|week)",
    "[and/comma/then] off_days/stop [the/a/filler] count_unit after n:number (hour|day|week)",
)
def taken_off_later(found: Found) -> Piece:
    """Keep "remove after 7 days": how long a patch stays on is no length of a course."""
    return Note(" ".join(found.words.lower().strip(" ,").split()))
