"""What the tests know about the `.ftl` files: which sentences there are, and what each needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.language import bundles


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message of a `.ftl` file."""

    name: str
    file: str
    variables: frozenset[str]
    chosen_by: dict[str, frozenset[str]]  #: what a selector chooses between, by variable
    mentions: frozenset[str]  #: other sentences inside it
    text: str


class _Reader(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.chosen_by: dict[str, set[str]] = {}
        self.mentions: set[str] = set()
        self.text: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 -- fluent's
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 -- fluent's
        self.mentions.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 -- fluent's
        self.text.append(node.value or "")

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 -- fluent's
        if isinstance(node.selector, ast.VariableReference):
            keys = self.chosen_by.setdefault(node.selector.id.name, set())
            for variant in node.variants:
                key = variant.key
                keys.add(key.name if isinstance(key, ast.Identifier) else str(key.value))
        self.generic_visit(node)


@cache
def sentences(language: str) -> dict[str, Sentence]:
    """Return all sentences of a language by name."""
    found: dict[str, Sentence] = {}
    for path in sorted((bundles.FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                found[entry.id.name] = _sentence(entry, path)
    return found


#: What is only ever looked at.
_SEEN: Final = frozenset(
    {"web.ftl", "paper.ftl", "visit.ftl", "clinic_web.ftl", "clinic_refusals.ftl"}
)


@cache
def sms_texts(language: str) -> dict[str, tuple[str, ...]]:
    """Return the words of each sentence as it is said over SMS, before letters are folded."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((bundles.FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and path.name not in _SEEN:
                forms = [a.value for a in entry.attributes if a.id.name.startswith("sms")]
                found[entry.id.name] = tuple(_words(forms or [entry.value]))
    return found


def _words(patterns: Iterable[ast.Pattern | None]) -> Iterator[str]:
    for pattern in patterns:
        if pattern is not None:
            reader = _Reader()
            reader.visit(pattern)
            yield from reader.text


def with_mentions(name: str, language: str) -> Sentence:
    """Return a sentence with everything that the sentences inside it need."""
    known = sentences(language)
    sentence = known[name]
    variables, chosen_by = set(sentence.variables), dict(sentence.chosen_by)
    for inner in sentence.mentions:
        deep = with_mentions(inner, language)
        variables |= deep.variables
        for variable, keys in deep.chosen_by.items():
            chosen_by[variable] = chosen_by.get(variable, frozenset()) | keys
    return Sentence(
        name, sentence.file, frozenset(variables), chosen_by, frozenset(), sentence.text
    )


def _sentence(entry: ast.Message, path: Path) -> Sentence:
    reader = _Reader()
    reader.visit(entry)
    return Sentence(
        name=entry.id.name,
        file=path.name,
        variables=frozenset(reader.variables),
        chosen_by={name: frozenset(keys) for name, keys in reader.chosen_by.items()},
        mentions=frozenset(reader.mentions),
        text=" ".join(reader.text),
    )
