"""Utterances as the bytes inside a seal, and back. Each value carries its kind, since "08:00" may
be a text or a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from decimal import Decimal
from typing import Any

from bot.domain.amounts import Amount, Unit
from bot.domain.deliveries import Choice, Item, Utterance, Value
from bot.storage.sealing.json import ENCLOSED


def dump(utterance: Utterance) -> bytes:
    """Return an utterance as bytes."""
    return json.dumps(_utterance_out(utterance), ensure_ascii=False, separators=(",", ":")).encode()


def load(raw: bytes) -> Utterance:
    """Return the utterance that was dumped."""
    return _utterance_in(json.loads(raw))


def _utterance_out(utterance: Utterance) -> list[Any]:
    choices = [[_choice_out(choice) for choice in row] for row in utterance.choices]
    said = [utterance.sentence, _values_out(utterance.values), choices]
    if utterance.enclosed is None:
        return said
    return [*said, ENCLOSED.dump(utterance.enclosed).decode()]


def _utterance_in(raw: list[Any]) -> Utterance:
    sentence, values, choices, *enclosed = raw
    rows = tuple(tuple(_choice_in(choice) for choice in row) for row in choices)
    seen = ENCLOSED.load(enclosed[0].encode()) if enclosed else None
    return Utterance(sentence, _values_in(values), rows, seen)


def _choice_out(choice: Choice) -> list[Any]:
    return [choice.sentence, choice.data, _values_out(choice.values)]


def _choice_in(raw: list[Any]) -> Choice:
    sentence, data, values = raw
    return Choice(sentence, data, _values_in(values))


def _values_out(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: _out(value) for name, value in values.items()}


def _values_in(raw: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _in(*tagged) for name, tagged in raw.items()}


def _out(value: Value) -> list[Any]:
    match value:
        case str():
            return ["text", str(value)]
        case int():
            return ["number", int(value)]
        case Decimal():
            return ["decimal", str(value)]
        case time():
            return ["time", value.isoformat()]
        case date():
            return ["date", value.isoformat()]
        case Amount():
            return ["amount", _amount_out(value)]
        case tuple():
            return _several_out(value)


def _in(kind: str, raw: Any) -> Value:  # noqa: ANN401 - what JSON gives
    match kind:
        case "number":
            return int(raw)
        case "decimal":
            return Decimal(raw)
        case "time":
            return time.fromisoformat(raw)
        case "date":
            return date.fromisoformat(raw)
        case "amount":
            return _amount_in(raw)
        case "items":
            return tuple(_item_in(item) for item in raw)
        case "lines":
            return tuple(_utterance_in(line) for line in raw)
        case _:
            return str(raw)


def _several_out(values: tuple[Item, ...] | tuple[Utterance, ...]) -> list[Any]:
    lines = [_utterance_out(value) for value in values if isinstance(value, Utterance)]
    items = [_item_out(value) for value in values if isinstance(value, Item)]
    return ["lines", lines] if lines else ["items", items]


def _amount_out(amount: Amount) -> list[str]:
    return [str(amount.value), amount.unit.value]


def _amount_in(raw: list[str]) -> Amount:
    return Amount(Decimal(raw[0]), Unit(raw[1]))


def _item_out(item: Item) -> dict[str, Any]:
    amount = _amount_out(item.amount) if item.amount else None
    return asdict(item) | {"amount": amount, "at": item.at.isoformat() if item.at else None}


def _item_in(raw: dict[str, Any]) -> Item:
    amount = _amount_in(raw["amount"]) if raw["amount"] else None
    at = time.fromisoformat(raw["at"]) if raw["at"] else None
    return Item(**raw | {"amount": amount, "at": at})
