"""Asks about what does not fit the medicine: a weekly pen each day, a patch of what has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bot.domain.lexicon import IngredientFacts
from bot.language.directions.doses import Dosing, Reading
from bot.language.directions.pieces import Doubt, Much
from bot.language.normal import folded

#: Pens that are used once a week.
_WEEKLY: Final = frozenset(
    {
        *("ozempic", "wegovy", "trulicity", "dulaglutide", "dulaglutida", "mounjaro", "zepbound"),
        *("tirzepatide", "tirzepatida", "bydureon", "tanzeum", "albiglutide"),
    }
)
_WEEK: Final = Decimal(6)  #: days from which on it is about a week
_FENTANYL: Final = Decimal(2)  #: days at least, of a patch that stays on for three
_DAYS: Final = {"min": Decimal(1) / 1440, "h": Decimal(1) / 24, "d": Decimal(1)}
#: What is breathed in or stuck on although mostly it is swallowed.
_ALSO_PATCHES: Final = frozenset(
    {
        *("clonidine", "lidocaine", "diclofenac", "nitroglycerin", "estradiol", "rivastigmine"),
        *("rotigotine", "nicotine", "oxybutynin", "testosterone", "fentanyl", "buprenorphine"),
        *("scopolamine", "methylphenidate", "selegiline", "granisetron", "capsaicin"),
        *("asenapine", "donepezil", "ketoprofen", "progesterone", "norethindrone", "menthol"),
        *("amphetamine", "dextroamphetamine", "levonorgestrel", "isosorbide dinitrate"),
    }
)
_SWALLOWED_TOO: Final = frozenset(
    {
        *("levodopa", "loxapine", "nicotine", "morphine", "fentanyl", "ketamine", "cromolyn"),
        *("theophylline", "terbutaline", "sumatriptan", "prednisolone", "cannabidiol"),
        *("lidocaine", "nitroglycerin", "ergotamine", "isosorbide dinitrate"),
    }
)
#: Classes of medicines that come as tablets, capsules or what is injected, and never as drops,
#: sprays or suppositories.
_SWALLOWED_WHOLE: Final = frozenset(
    {
        *("statin", "ACE inhibitor", "ARB", "sulfonylurea", "SGLT2 inhibitor", "PPI", "thiazide"),
        *("DPP-4 inhibitor", "dihydropyridine", "anticoagulant", "biguanide"),
    }
)
_PLACED: Final = frozenset({"drop", "spray", "suppository", "puff", "patch", "enema", "ring"})
_EXCEPT: Final = {"patch": _ALSO_PATCHES, "puff": _SWALLOWED_TOO}


def misfits(reading: Reading, facts: Sequence[IngredientFacts]) -> Iterator[Doubt]:
    """Yield what is taken in a way or as often as this medicine is not."""
    words = set(folded(reading.medication).split())
    for dosing in (each for step in reading.steps for each in step):
        apart = _days_apart(dosing)
        if words & _WEEKLY and apart is not None and apart < _WEEK:
            yield Doubt("weekly", reading.medication)
            return
        is_patch = _unit(dosing) == "patch" or reading.form == "patch"
        if "fentanyl" in _ingredients(reading, words) and is_patch and _is_under(apart):
            yield Doubt("too often", dosing.often.words if dosing.often else reading.medication)
        if _is_never(_unit(dosing), reading, facts):
            yield Doubt("form", dosing.amount.words if dosing.amount else reading.medication)


def _is_under(apart: Decimal | None) -> bool:
    return apart is not None and apart < _FENTANYL


def _ingredients(reading: Reading, words: set[str]) -> set[str]:
    return {*words, *(reading.match.ingredients if reading.match else ())}


def _is_never(unit: str, reading: Reading, facts: Sequence[IngredientFacts]) -> bool:
    """Return whether it is only swallowed, as far as the formulary knows, and here is not."""
    if len(facts) != 1 or reading.match is None:
        return False
    classes = set(facts[0].classes.value) if facts[0].classes else set()
    if unit in _PLACED and classes & _SWALLOWED_WHOLE:
        return True
    if unit not in _EXCEPT:
        return False
    forms = {rule.value.form for rule in facts[0].usual}
    return forms == {""} and not _EXCEPT[unit] & set(reading.match.ingredients)


def _unit(dosing: Dosing) -> str:
    return dosing.amount.unit if isinstance(dosing.amount, Much) else ""


def _days_apart(dosing: Dosing) -> Decimal | None:
    """Return how many days lie between two; None where nobody says."""
    if dosing.weekdays or dosing.month_days or dosing.cycle:
        many = dosing.weekdays is not None and len(dosing.weekdays.days) > 1
        return Decimal(1) if many else None
    often = dosing.often
    if often is None:
        return Decimal(1) if dosing.parts or dosing.times else None
    if often.unit == "wk" and often.low:
        return often.period * 7 / often.low
    if often.unit not in _DAYS or not often.low:
        return None
    return often.period * _DAYS[often.unit] / often.low
