"""Regimens as people have them, drawn at random from real medicines and real directions."""

from __future__ import annotations

import random
from datetime import date, time
from functools import cache
from typing import Final

from bot import formulary
from bot.domain.medications import Medication, Phase, Regimen
from bot.domain.routine import Routine
from bot.formulary.timing import TimingRules, timing_rules
from bot.language import directions
from tests.domain.examples import a_regimen, medication_id

STARTS: Final = date(2026, 11, 23)
_DAILY: Final = ("1 tablet daily", "1 tablet in the morning", "1 tablet in the evening")
_TWICE: Final = (
    "1 tablet twice a day",
    "1 tablet every 12 hours",
    "1 tablet in the morning and 1 in the evening",
)
_THREE: Final = ("1 tablet three times a day", "1 tablet three times a day with food")
MEDICINES: Final[dict[str, tuple[str, ...]]] = {
    "levothyroxine 75 mcg": (
        "1 tablet daily",
        "1 tablet every morning on an empty stomach",
        "1 tablet at bedtime",
    ),
    "calcium carbonate 600 mg": (
        "1 tablet daily",
        "1 tablet twice a day",
        "1 tablet twice a day with food",
    ),
    "ferrous sulfate 325 mg": (
        "1 tablet daily",
        "1 tablet twice a day",
        "1 tablet daily with food",
    ),
    "omeprazole 20 mg": ("1 capsule daily", "1 capsule before breakfast", "1 capsule twice a day"),
    "pantoprazole 40 mg": _DAILY,
    "alendronate 70 mg": ("1 tablet on mondays", "1 tablet once a week"),
    "risedronate 35 mg": ("1 tablet on fridays",),
    "metformin 500 mg": ("1 tablet twice a day with food", "1 tablet daily", *_THREE),
    "glipizide 5 mg": ("1 tablet daily", "1 tablet twice a day before food"),
    "lisinopril 10 mg": _DAILY,
    "amlodipine 5 mg": _DAILY,
    "metoprolol 50 mg": _TWICE,
    "furosemide 40 mg": ("1 tablet daily", "1 tablet twice a day"),
    "hydrochlorothiazide 25 mg": ("1 tablet daily",),
    "potassium chloride 20 mEq": ("1 tablet daily", "1 tablet twice a day"),
    "simvastatin 20 mg": ("1 tablet daily", "1 tablet at bedtime", "1 tablet in the evening"),
    "atorvastatin 40 mg": _DAILY,
    "warfarin 5 mg": ("1 tablet daily", "1 tablet in the evening"),
    "apixaban 5 mg": _TWICE,
    "aspirin 81 mg": _DAILY,
    "ibuprofen 400 mg": ("1 tablet three times a day with food", "1 tablet as needed"),
    "acetaminophen 500 mg": (
        "2 tablets four times a day",
        "2 tablets every 8 hours",
        "1 tablet as needed",
    ),
    "gabapentin 300 mg": ("1 capsule three times a day", "1 capsule at bedtime"),
    "levetiracetam 500 mg": _TWICE,
    "carbidopa levodopa 25/100": ("1 tablet three times a day", "1 tablet four times a day"),
    "sertraline 50 mg": _DAILY,
    "trazodone 50 mg": ("1 tablet at bedtime", "1 tablet daily"),
    "zolpidem 5 mg": ("1 tablet at bedtime",),
    "prednisone 5 mg": ("1 tablet daily", "1 tablet every other day"),
    "allopurinol 300 mg": _DAILY,
    "tamsulosin 0.4 mg": ("1 capsule daily",),
    "doxycycline 100 mg": ("1 tablet twice a day", "1 tablet twice a day with food"),
    "ciprofloxacin 500 mg": ("1 tablet twice a day", "1 tablet every 12 hours"),
    "amoxicillin 500 mg": ("1 capsule every 8 hours", "1 capsule three times a day"),
    "nitrofurantoin 100 mg": ("1 capsule twice a day",),
    "Maalox": ("10 ml four times a day", "10 ml after meals three times a day"),
    "sucralfate 1 g": ("1 tablet four times a day", "1 tablet twice a day"),
    "cholestyramine 4 g": ("1 sachet daily", "1 sachet twice a day"),
    "methotrexate 2.5 mg": ("6 tablets on wednesdays",),
    "insulin glargine": ("20 units at bedtime",),
    "insulin lispro": ("8 units before meals three times a day",),
    "vitamin D 1000 units": ("1 tablet daily",),
    "multivitamin": ("1 tablet daily",),
    "mycophenolate 500 mg": ("2 tablets twice a day",),
    "tacrolimus 1 mg": ("1 capsule every 12 hours", "2 capsules twice a day"),
    "isosorbide mononitrate 20 mg": ("1 tablet twice a day",),
    "donepezil 10 mg": ("1 tablet daily", "1 tablet at bedtime"),
    "bupropion 150 mg": ("1 tablet twice a day",),
    "penicillin V 500 mg": ("1 tablet four times a day", "1 tablet every 6 hours"),
    "folic acid 5 mg": ("1 tablet on mondays", "1 tablet daily"),
}
ROUTINES: Final = (
    Routine(),
    Routine(),
    Routine(),
    Routine(wake=time(6), breakfast=time(6, 30), lunch=time(12), dinner=time(18), bed=time(21, 30)),
    Routine(wake=time(8), breakfast=time(9), lunch=time(14), dinner=time(21), bed=time(23, 30)),
    Routine(wake=time(9), breakfast=time(10), lunch=time(14), dinner=time(20), bed=time(1)),
    Routine(wake=time(16), breakfast=time(17), lunch=time(23), dinner=time(4), bed=time(8, 30)),
)


@cache
def _read(words: str) -> Phase:
    return directions.read_phase(words, language="en", today=STARTS)


@cache
def _lexicon() -> formulary.Formulary:
    return formulary.load()


def medicine(name: str, words: str) -> Medication:
    """Return one medicine as a label has it."""
    plain, strength = directions.name_and_strength(name)
    identity = medication_id(f"{name} {words}")
    return Medication(id=identity, name=plain, strength=strength, phases=(_read(words),))


def regimen(*labels: tuple[str, str]) -> Regimen:
    """Return a regimen of some labels."""
    return a_regimen(*(medicine(name, words) for name, words in labels))


def rules(of: Regimen) -> TimingRules:
    """Return the shipped rules for a regimen."""
    return timing_rules(of, _lexicon())


#: What older people take for years, a good deal more often than the rest.
COMMON: Final = (
    *("levothyroxine 75 mcg", "omeprazole 20 mg", "pantoprazole 40 mg", "metformin 500 mg"),
    *("lisinopril 10 mg", "amlodipine 5 mg", "metoprolol 50 mg", "furosemide 40 mg"),
    *("hydrochlorothiazide 25 mg", "simvastatin 20 mg", "atorvastatin 40 mg", "aspirin 81 mg"),
    *("apixaban 5 mg", "warfarin 5 mg", "gabapentin 300 mg", "sertraline 50 mg"),
    *("acetaminophen 500 mg", "vitamin D 1000 units", "calcium carbonate 600 mg"),
    *("tamsulosin 0.4 mg", "allopurinol 300 mg", "insulin glargine", "trazodone 50 mg"),
)
_MORE_OFTEN: Final = 8


def some_regimen(
    seed: int, *, least: int = 1, most: int = 10, usual: bool = False
) -> tuple[Regimen, Routine]:
    """Return the regimen and the routine of somebody; `usual` draws what is common more often."""
    draw = random.Random(seed)  # noqa: S311 - the same each time
    count = draw.randint(least, most)
    names = draw.sample(sorted(MEDICINES), count)
    if usual:
        weights = {name: _MORE_OFTEN if name in COMMON else 1 for name in sorted(MEDICINES)}
        first = {name: draw.random() ** (1 / weight) for name, weight in weights.items()}
        names = sorted(first, key=lambda name: -first[name])[:count]
    return regimen(*((name, draw.choice(MEDICINES[name])) for name in names)), draw.choice(ROUTINES)
