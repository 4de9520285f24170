"""What stands around the figures of a report in each language, as patterns that find them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
}
_N: Final = r"(\d+)"
_PERCENT: Final = r"(\d+)(?:–(\d+))? ?%"
_SIGNED: Final = r"([+-]\d+)"
_LENGTH: Final = r"(\d+ (?:h|min|days?|días?))"
_DATE: Final = r"(\d+) ([a-zA-Z]+) (\d{4}), (\d\d:\d\d)"
_LABEL: Final = r"\)? ?(?:[^\d():]*: )?"  #: plain text names each figure on a line of its own


@dataclass(frozen=True, slots=True)
class Patterns:
    """How each figure is told in one language."""

    completeness: str
    share: str
    against: str
    skipped: str
    slot: str
    list: str  #: where the medicines begin
    rest: str  #: the window, the longest break, and when it was taken last
    needed: str
    months: Mapping[str, int]


def _months(language: str) -> Mapping[str, int]:
    return {name: n for n, name in enumerate(_MONTHS[language].split(), start=1)}


_EN: Final = rf"{_PERCENT} ?\(?{_N} of {_N}(?:, {_N} (?:answered|at a known time))?"
_ES: Final = rf"{_PERCENT} ?\(?{_N} de {_N}(?:, {_N} (?:respondidas|a una hora conocida))?"
PATTERNS: Final[Mapping[str, Patterns]] = {
    "en": Patterns(
        completeness=(
            rf"Of {_N} doses planned: {_N} answered, {_N} without an answer, {_N} never asked "
            rf"about, {_N} on hold\. \W{{0,3}}Something was planned on {_N} of {_N} days"
        ),
        share=_EN,
        against=rf"Before \([^)]*\): {_PERCENT}\. Difference: {_SIGNED} to {_SIGNED} points",
        skipped=rf"(?i:why doses were skipped) \W{{0,3}}side effects: {_N}",
        slot=rf"(\d\d:\d\d|Other times): {_EN}\)",
        list="as of",
        rest=rf"within {_LENGTH}{_LABEL}(?:{_LENGTH} to )?{_LENGTH}{_LABEL}{_DATE}",
        needed=rf"taken {_N} times on {_N} of {_N} days, {_N} at most",
        months=_months("en"),
    ),
    "es": Patterns(
        completeness=(
            rf"De {_N} tomas previstas: {_N} respondidas, {_N} sin respuesta, {_N} que no se "
            rf"preguntaron, {_N} en pausa\. \W{{0,3}}Había algo previsto en {_N} de {_N} días"
        ),
        share=_ES,
        against=rf"Antes \([^)]*\): {_PERCENT}\. Diferencia: de {_SIGNED} a {_SIGNED} puntos",
        skipped=rf"(?i:por qué se omitieron tomas) \W{{0,3}}efectos secundarios: {_N}",
        slot=rf"(\d\d:\d\d|A otras horas): {_ES}\)",
        list="edicamentos, a ",
        rest=rf"a menos de {_LENGTH}{_LABEL}(?:de {_LENGTH} a )?{_LENGTH}{_LABEL}{_DATE}",
        needed=rf"se tomó {_N} veces en {_N} de {_N} días, como mucho {_N}",
        months=_months("es"),
    ),
}
