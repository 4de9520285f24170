"""Says in plain words, line by line, what `dosebell read` has understood of a label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Utterance, Value
from bot.language.directions import Reading, as_json
from bot.language.directions.measures import MEASURES

Json = Mapping[str, Any]
Say = Callable[[Utterance], str]
_UNITS: Final[Mapping[str, Unit]] = {m.text: m.unit for m in MEASURES.values() if m.unit}
_AT_MEALS: Final = re.compile(r"(?:\d+ minutes )?(?:with|before|after) \w+")
_MEASURED: Final = "the amount is measured or asked for each time"
_SEVERAL: Final = 3  #: of "1 to 2 times" no form of "twice" is said


def in_words(reading: Reading, say: Say) -> str:
    """Return a reading as a person reads it: what was written, and below it what that means."""
    said = as_json(reading, say)
    lines = [said["text"], *(f"  {line}" for line in Words(say).lines(reading, said))]
    return "\n".join(lines)


class Words:
    """Puts the parts of a reading into the words of one language."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def lines(self, reading: Reading, said: Json) -> Iterator[str]:
        """Yield each line below what was written."""
        name = " ".join(filter(None, (said["medication"], said["strength"])))
        if name:
            yield name
        if reading.halt:
            yield self._of("halt", halt=reading.halt.replace(" ", "-"))
        yield from self._dosages(said["dosage"])
        if not (name or said["dosage"] or said["questions"]):
            yield self._of("nothing")
        for field, told in (("unread", said["unread"]), ("asked", said["questions"])):
            if told:
                yield self._line(field, "; ".join(told))

    def _dosages(self, told: list[Json]) -> Iterator[str]:
        for n, dosage in enumerate(told):
            if "sequence" in dosage and dosage["sequence"] != _sequence(told, n - 1):
                yield self._line("step", str(dosage["sequence"]))
            elif n:
                yield "+"
            yield from self._dosage(dosage)

    def _dosage(self, dosage: Json) -> Iterator[str]:
        repeat = dosage.get("timing", {}).get("repeat", {})
        needed = dosage.get("asNeededCodeableConcept", {}).get("text")
        if dosage.get("asNeededBoolean"):
            needed = self._of("needed", words="yes")
        fields: tuple[tuple[str, str | None], ...] = (
            ("amount", self._amounts(dosage)),
            ("often", self._often(repeat)),
            ("when", self._when(repeat)),
            ("days", self._list("day", "day", repeat.get("dayOfWeek", ()))),
            ("needed", needed),
            ("most", self._most(dosage.get("maxDosePerPeriod"))),
            ("length", self._bounds(repeat)),
            ("way", self._coded("way", dosage.get("route"))),
            ("place", self._coded("place", dosage.get("site"))),
            ("notes", self._notes(dosage, repeat)),
        )
        yield from (self._line(field, words) for field, words in fields if words)

    def _amounts(self, dosage: Json) -> str:
        for rate in dosage.get("doseAndRate", ()):
            if "doseQuantity" in rate:
                return self._amount(rate["doseQuantity"])
            low, high = rate["doseRange"]["low"], rate["doseRange"]["high"]
            return self._range(low["value"], self._amount(high))
        return ""

    def _amount(self, quantity: Json) -> str:
        unit = _UNITS.get(quantity.get("unit", ""))
        value = Decimal(str(quantity["value"]))
        if unit is None:
            return " ".join(filter(None, (f"{value.normalize():f}", quantity.get("unit", ""))))
        return self._say(Utterance("directions-amount", {"amount": Amount(value, unit)}))

    def _often(self, repeat: Json) -> str:
        if "period" not in repeat:
            return ""
        low, high = repeat.get("frequency"), repeat.get("frequencyMax")
        length = self._length(repeat["period"], repeat.get("periodMax"), repeat["periodUnit"])
        is_one = repeat["period"] == 1 and "periodMax" not in repeat
        if low == 1 and high is None and not (is_one and repeat["periodUnit"] in ("d", "wk", "mo")):
            return self._of("every", words=length)
        words = self._range(low, str(high)) if low and high else str(low or high)
        unit = repeat["periodUnit"] if is_one else "other"
        number = Decimal(max(high, _SEVERAL) if low and high else high or low or 1)
        times = self._of("times", number=number, words=words, unit=unit, length=length)
        return self._of("up-to", words=times) if low is None else times

    def _length(self, low: float, high: float | None, unit: str) -> str:
        words = self._range(low, str(high)) if high else str(low)
        return self._of("length", number=Decimal(str(high or low)), words=words, unit=unit)

    def _when(self, repeat: Json) -> str:
        clocks = [self._clock(each) for each in repeat.get("timeOfDay", ())]
        parts = [self._of("when", when=each, words=each) for each in repeat.get("when", ())]
        if "offset" in repeat:
            minutes = Decimal(repeat["offset"])
            parts = [self._of("minutes", number=minutes, words=part) for part in parts]
        return ", ".join([*clocks, *parts])

    def _clock(self, told: str) -> str:
        return f"{time.fromisoformat(told):%H:%M}"

    def _most(self, most: Json | None) -> str:
        if most is None:
            return ""
        per = most["denominator"]
        length = self._length(per["value"], None, per["code"])
        return self._of("most", amount=self._amount(most["numerator"]), length=length)

    def _bounds(self, repeat: Json) -> str:
        told: list[str] = []
        if length := repeat.get("boundsDuration"):
            told.append(self._length(length["value"], None, length["code"]))
        if span := repeat.get("boundsRange"):
            low, high = span["low"], span["high"]
            told.append(self._length(low["value"], high["value"], low["code"]))
        for side, name in (("start", "from"), ("end", "until")):
            if day := repeat.get("boundsPeriod", {}).get(side):
                told.append(self._of(name, day=date.fromisoformat(day)))
        if "count" in repeat:
            told.append(self._of("count", number=Decimal(repeat["count"])))
        return ", ".join(told)

    def _notes(self, dosage: Json, repeat: Json) -> str:
        has_meals = any("C" in each for each in repeat.get("when", ()))
        notes = [each["text"] for each in dosage.get("additionalInstruction", ())]
        kept = [n for n in notes if not (has_meals and _AT_MEALS.fullmatch(n))]
        return "; ".join(self._note(each) for each in kept)

    def _note(self, note: str) -> str:
        code = "asked" if note == _MEASURED else note.replace(" ", "-")
        return self._of("note", note=code, words=note)

    def _coded(self, kind: str, told: Json | None) -> str:
        if told is None:
            return ""
        return self._of(kind, **{kind: told["text"].replace(" ", "-"), "words": told["text"]})

    def _list(self, sentence: str, value: str, told: tuple[str, ...]) -> str:
        return ", ".join(self._of(sentence, **{value: each}) for each in told)

    def _range(self, low: object, high: str) -> str:
        return self._of("range", low=str(low), high=high)

    def _line(self, field: str, words: str) -> str:
        return self._of("line", field=field, words=words)

    def _of(self, name: str, **values: Value) -> str:
        return self._say(Utterance(f"label-{name}-words", values))


def _sequence(dosages: list[Json], n: int) -> int | None:
    return dosages[n].get("sequence") if n >= 0 else None
