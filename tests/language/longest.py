"""The longest values that a sentence may get, for tests that measure it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from itertools import islice, product
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.language import countries, form
from bot.reports import wording
from tests.language.sentences import sentences, with_mentions

DAY: Final = date(2026, 9, 23)  #: "Wed 23 Sep", "mié 23 sep"
AT: Final = time(18, 30)
FIRST_NAME: Final = "Maximiliano-"  #: as much of it as others are told
NAME: Final = "Maximiliano-Bartholomew Fernández de Cór"  #: forty letters, the most of a name
MEDICINE: Final = "Hydrochlorothiazide/Amiloride 50 mg/5 mg"
NICKNAME: Final = "small blue water pill of Dr. M"
MOST: Final = 12  #: medicines
LABELS: Final = {
    "en": "2 tablets in the morning, 1 tablet at noon and 2 tablets at bedtime | with food",
    "es": "2 tabletas por la mañana, 1 tableta a mediodía y 2 tabletas al acostarse | con comida",
}
_AMOUNTS: Final = (Amount(Decimal("2.75"), Unit.TABLET), Amount(Decimal(3), Unit.CAPSULE))
_ITEMS: Final = frozenset(
    {"medicines", "medicine", "left-out", "others", "old", "nickname", "about", "meant", "beside"}
    | {"strict"}
)  #: which values are medicines
_ONE: Final = frozenset({"medicine", "old", "nickname", "meant"})
#: Sentences about a medicine that was just typed, so that its name is said at every level.
_TYPED: Final = frozenset(
    {
        *("add-confirm", "add-ask", "add-meant", "add-meant-several", "add-wrong", "add-purpose"),
        *("add-same", "add-same-box", "add-lead", "add-done", "add-several-line"),
        *("add-part", "add-parts-confirm"),
        *("added", "added-as-needed", "added-earlier", "choice-lettered"),
        *("change-confirm", "changed", "nickname-kept"),
        *("doses-besides-elsewhere", "doses-besides-open"),
        *("perhaps-one", "perhaps-which", "perhaps-choice", "may-at-its-times"),
    }
)
_VALUES: Final[dict[str, Value]] = {
    **dict.fromkeys(("name", "guess"), NAME),
    **dict.fromkeys(
        (
            "day",
            "date",
            "until",
            "start",
            "end",
            "first",
            "last",
            "first-day",
            "earliest-day",
            "next-day",
            "ask-on",
        ),
        DAY,
    ),
    "zone": "America/Argentina/Buenos_Aires",
    "country": max((countries.name(c, "es") for c in countries.codes()), key=len),
    "times": "08:00, 12:30, 18:30, 22:00",
    "words": "hydroclorothiazid twise a day and sometimes in the evning when I can, please thx",
    "amount": _AMOUNTS[0],
    "letter": "B",
    "other-letter": "C",
    **dict.fromkeys(("called", "other-called"), "Maximiliano- B"),
    "so-far": Decimal("12.75"),
    **dict.fromkeys(("count", "of"), 14),
    "minutes": 120,
    "number": MOST,
    **dict.fromkeys(
        ("purpose", "unread", "reason"), "high blood pressure, and ankles that swell since autumn"
    ),
    "inside": "list",
    "next": MOST,
    "place": "Islas Canarias",
    "hours": 38,
}
_OF: Final[dict[tuple[str, str], Value]] = {
    ("doses-later", "until"): AT,
    ("added", "first"): AT,
    ("added-earlier", "first"): AT,
    **{(f"needed-{name}", "last"): AT for name in ("check", "logged", "facts")},
    ("needed-check", "most"): Decimal("12.75"),
    ("needed-logged", "most"): Decimal("12.75"),
    ("add-list-full", "most"): 60,
    ("never-mind", "left"): 30,
    ("remarks-line", "words"): "my ankles swell when it is hot and when…",
    ("nickname-odd", "most"): 30,
    ("ask-box", "box"): "Wednesday on waking",
    ("ask-box", "amounts"): "12 and three quarter tablets, 12 capsules",
    **{(f"box-{name}", "days"): "Wednesday, Thursday and Saturday" for name in ("line", "fix")},
    **{(f"box-{name}", "part"): "por la mañana" for name in ("line", "fix", "where")},
    **{(each, "weekday"): "Wednesday" for each in ("box-on", "box-where")},
    ("box-line", "what"): f"2 and three quarter tablets of {MEDICINE} and 12 tablets of iron",
    **{("box-fix", name): f"2 and three quarter tablets of {MEDICINE}" for name in ("out", "put")},
    ("practice-done", "later"): 10,
    **{
        (each, "to"): "maximiliano.fernandez@clinica.example"
        for each in (
            *("report-confirm", "report-mailing", "report-mailed", "report-not-mailed"),
            "report-perhaps-mailed",
        )
    },
    ("report-link", "link"): f"https://dosebell.example.org/r/{'x' * 43}",
    ("week-text-linked", "link"): f"https://dosebell.example.org/r/{'x' * 43}",
    **{
        (f"care-{each}", "rights"): (
            "faltas, omitidas, hoy, semana, registro, anotar tomas, llevar lista y sin avisos"
        )
        for each in ("terms", "yes", "sees-line")
    },
    ("care-told-text", "words"): (
        "This is a test alert about Maximiliano-. Nothing was missed: an alert…"
    ),
    ("care-invite", "code"): "7K3M 9QXT",
    ("travel-agreed", "since"): DAY,
    ("quiet-hours", "until"): AT,
    **{("travel-day", each): "22:00, 08:00, 12:30, 18:30" for each in ("there", "home")},
    **{("summary-as-needed", name): 7 for name in ("count", "of")},
}
_NOT_TALKED: Final = frozenset(
    {"web.ftl", "clinic_web.ftl", "paper.ftl", "visit.ftl", "directions.ftl"}
)
_RULES: Final = ("plan-apart", "plan-food")
_FIGURES: Final = frozenset({"one", "many", *map(str, range(10))})
_MOST_CASES: Final = 100


def medicines(count: int = MOST, *, said: bool = False, soon: bool = False) -> tuple[Item, ...]:
    """Return the longest medicines that there are."""
    note, at = ("too-soon", AT) if soon else ("", None)
    return tuple(
        Item(MEDICINE, NICKNAME, _AMOUNTS[n % 2], n + 1, "empty stomach", note, at, said)
        for n in range(count)
    )


@cache
def cases(name: str, language: str) -> tuple[Utterance, ...]:
    """Return a sentence with the longest values, in every way that it may choose its words."""
    chosen = {
        variable: _picks(variable, keys)
        for variable, keys in with_mentions(name, language).chosen_by.items()
        if variable != "level"
    }
    every = list(islice(product(*chosen.values()), 50_000))
    if len(every) > _MOST_CASES:
        every = random.Random(name).sample(every, _MOST_CASES)  # noqa: S311 - the same each time
    return tuple(
        _utterance(name, language, dict(zip(chosen, picks, strict=True))) for picks in every
    )


def _picks(variable: str, keys: frozenset[str]) -> Sequence[Value]:
    if variable.endswith("-count"):
        return [0, 1, MOST] if "0" in keys else [1, MOST]
    if keys & _FIGURES:
        return [int(key) for key in sorted(keys) if key.isdigit()] + [1, 2 if "2" in keys else MOST]
    codes = sorted(keys - {"other"})
    if codes in (["yes"], ["no"]):
        return ["yes", "no"]
    return [*codes, "other"]


def _utterance(name: str, language: str, picked: dict[str, Value]) -> Utterance:
    values: dict[str, Value] = {}
    for variable in with_mentions(name, language).variables - {"level", "choices"}:
        base = re.sub(r"-(?:names|lines|count)$", "", variable)
        count = picked.get(f"{base}-count")
        if base in _ITEMS:
            values[base] = _items(name, base, count)
        elif base in ("lines", "rounds", "rules"):
            values[base] = () if count == 0 else lines(name, language)
        else:
            values[variable] = picked.get(variable, _longest(name, variable, language))
    if picked.get("lettered") == "no":
        values["letter"] = ""
    if picked.get("has-times") == "no":
        values["times"] = ""
    return Utterance(name, values | numbers(picked), choices(name, language))


def _longest(name: str, variable: str, language: str) -> Value:
    """Return the longest value that a variable of a sentence may have."""
    if "care" in name and variable in ("name", "by", "instead-of"):
        return FIRST_NAME
    if variable == "question":
        return (_question(language),)
    if variable == "directions":
        return directions(language)
    if variable == "line":
        return lines("list", language)[:1]
    return _OF.get((name, variable), _VALUES.get(variable, AT))


def _items(name: str, base: str, count: Value | None) -> tuple[Item, ...]:
    many = 1 if base in _ONE else MOST if count is None else count
    assert isinstance(many, int)
    return medicines(many, said=name in _TYPED or name == "one", soon=base == "left-out")


def numbers(picked: dict[str, Value]) -> dict[str, Value]:
    """Return the longest numbers to call that a country has."""
    kinds = ("emergency", "poison", "crisis")
    known = [countries.numbers(country) for country in countries.codes()]
    return {kind: max((str(each.get(kind, "")) for each in known), key=len) for kind in kinds}


def directions(language: str) -> tuple[Utterance, ...]:
    """Return directions of three intakes with food, between two days."""
    draft = form.read(f"x 5 mg | {LABELS[language]}", language=language, today=DAY)
    return wording.phase(draft.phase)


def _question(language: str) -> Utterance:
    """Return the longest question that is asked about directions."""
    asked = [name for name in sentences(language) if re.match("(?:read|plan)-ask-", name)]
    longest = max(asked, key=lambda name: len(sentences(language)[name].text))
    return Utterance(longest, {"words": str(_VALUES["words"])[:60]})


def lines(name: str, language: str) -> tuple[Utterance, ...]:
    """Return as many lines as an answer of that name may have."""
    inside = {
        "today": ("today-round",) * 6 + ("today-needed", "today-extra", "today-remarks"),
        "remarks": ("remarks-line",) * 2,
        **dict.fromkeys(
            ("care-alert", "care-correction", "care-again", "care-clear"), ("care-line",) * 6
        ),
        "care-today": ("today-round",) * 6,
        **dict.fromkeys(("care-record", "care-figures"), ()),  # by text each is said by itself
        **dict.fromkeys(("care-rules", "care-rule-set"), ("care-rule",) * MOST),
        "list": ("list-line",) * MOST,
        "add-several": ("add-several-line",) * MOST,
        "digest": ("digest-line",) * 6,
        "digest-lost": ("digest-line",) * 6,
        "care-list-changed": ("list-line",),
        "care-sees": ("care-sees-line",) * 2,
        "care-told": ("care-told-line",) * 3,
        **dict.fromkeys(("filling", "filling-today"), ("box-line",) * 8),
        "box-wrong": ("box-fix",) * 6,
        "plan-proposed": ("plan-slot",) * 6 + ("plan-costs", "plan-later"),
        "plan-why": ("plan-costs", "plan-food", "plan-apart") * MOST,
        **dict.fromkeys(
            ("plan-breaks", "plan-conflict", "plan-clash", "plan-not-in-time", "plan-insisted"),
            ("plan-apart", "plan-food"),
        ),
        "news": ("fewer-ended",),  # by text each is said by itself
        "travel-confirm": ("travel-day",) * 3,
        "late-moved": ("late-line",) * 3,
        "late-ask": ("late-line", "late-line", "late-stays"),
        "plan-breaks": _RULES,
        "plan-conflict": _RULES,
        "plan-not-in-time": _RULES,
        "plan-insisted": _RULES,
        "plan-clash": _RULES,
        "week": ("week-whole", "week-change", "summary-medicine", "week-suggestion"),
        **dict.fromkeys(
            ("week-text", "week-text-linked"), ("week-slot",) * 7 + ("week-slot-others",)
        ),
        "summary": ("summary-medicine", "summary-late", "summary-skipped") * MOST
        + ("summary-as-needed", "summary-extras", "summary-remarks"),
    }[name]
    shown = tuple(
        cases(each, language)[n % len(cases(each, language))] for n, each in enumerate(inside)
    )
    if name != "summary":  # its lines have numbers: the rest of them can be asked for
        return shown
    return tuple(
        replace(line, values={**line.values, "number": n}) for n, line in enumerate(shown, start=1)
    )


def choices(name: str, language: str) -> tuple[tuple[Choice, ...], ...]:
    """Return what may be answered, where the text itself must show it."""
    offered = {
        "doses-which-round": ("which-round-of", 6),
        "which-medicine": ("which-medicine-choice", MOST),
        "add-meant-several": ("choice-lettered", 5),
        "whose": ("whose-name", 4),
        "care-which": ("care-which-name", 4),
        "care-rule-whom": ("care-which-name", 4),
        "care-which-round": ("care-which-time", 4),
        "perhaps-which": ("perhaps-choice", 4),
    }
    if name == "add-same":
        same = ("choice-same-box", "choice-same-instead", "choice-same-both")
        return tuple((Choice(each, "t:x", {"letter": "B"}),) for each in same)
    if name not in offered:
        return ()
    sentence, count = offered[name]
    (first, *_) = cases(sentence, language)
    return tuple(
        (Choice(sentence, "t:x", {**first.values, "letter": letter}),)
        for letter in "ABCDEFGHJKMN"[:count]
    )


def talked(language: str) -> Iterator[str]:
    """Yield the names of all sentences that are said to somebody, and of what they are made of."""
    for each in sentences(language).values():
        if each.file not in _NOT_TALKED and not each.name.endswith("-words"):
            yield each.name
