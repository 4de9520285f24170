"""Holds requests and answers against what Twilio has published of its API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_FILE: Final = Path(__file__).with_name("twilio_openapi.json")
_PUBLISHED: Final[dict[str, Any]] = json.loads(_FILE.read_text())
_SCHEMAS: Final = "#/components/schemas/"
_FORM: Final = "application/x-www-form-urlencoded"
_WRITTEN: Final = {
    "integer": re.compile(r"-?\d{1,18}"),
    "number": re.compile(r"-?\d{1,18}(\.\d+)?"),
    "boolean": re.compile(r"true|false", re.IGNORECASE),
}
_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}


def operation(method: str, path: str) -> Mapping[str, Any] | None:
    """Return what is published of a request, or `None` if there is no such request."""
    for template, methods in _PUBLISHED["paths"].items():
        if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)), path):
            found: Mapping[str, Any] | None = methods.get(method.lower())
            return found
    return None


def complaints_of_query(asked: Mapping[str, Any], query: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the parameters in an address."""
    known = {p["name"]: p["schema"] for p in asked["parameters"] if p["in"] == "query"}
    return list(_of_written(known, query))


def complaints_of_form(asked: Mapping[str, Any], form: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the parameters in a form."""
    schema = asked["requestBody"]["content"][_FORM]["schema"]
    missing = [f"{name} is missing" for name in schema.get("required", ()) if name not in form]
    return missing + list(_of_written(schema["properties"], form))


def complaints_of_answer(asked: Mapping[str, Any], status: int, answer: object) -> list[str]:
    """Return what is wrong with an answer."""
    return list(
        _of(asked["responses"][str(status)]["content"]["application/json"]["schema"], answer)
    )


def _of_written(known: Mapping[str, Any], given: Mapping[str, str]) -> Iterator[str]:
    for name, value in given.items():
        if name not in known:
            yield f"{name} is no parameter"
            continue
        schema = _resolved(known[name])
        if (pattern := _WRITTEN.get(schema["type"])) is None:
            yield from (f"{name} {complaint}" for complaint in _of_text(schema, value))
        elif not pattern.fullmatch(value):
            yield f"{name} is no {schema['type']}"
        elif schema["type"] == "integer":
            yield from (f"{name} {complaint}" for complaint in _of_number(schema, int(value)))


def _of(schema: Mapping[str, Any], value: object) -> Iterator[str]:
    schema = _resolved(schema)
    if value is None and schema.get("nullable"):
        return
    kind = schema["type"]
    if not isinstance(value, _KINDS[kind]) or (isinstance(value, bool) and kind != "boolean"):
        yield f"is no {kind}"
    elif isinstance(value, str):
        yield from _of_text(schema, value)
    elif isinstance(value, list):
        for one in value:
            yield from _of(schema["items"], one)
    elif isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        yield from (f"{name} is no property" for name in value.keys() - known.keys())
        for name in value.keys() & known.keys():
            yield from (f"{name} {complaint}" for complaint in _of(known[name], value[name]))


def _of_text(schema: Mapping[str, Any], value: str) -> Iterator[str]:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield "is too long or too short"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield "does not look like one"
    if "enum" in schema and value not in schema["enum"]:
        yield "is not one of those there are"
    if not _has_format(schema.get("format", ""), value):
        yield f"is no {schema['format']}"


def _of_number(schema: Mapping[str, Any], value: int) -> Iterator[str]:
    if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield "is too large or too small"


def _has_format(name: str, value: str) -> bool:
    try:
        match name:
            case "uri":
                return not set(value) & set(' "<>\n') and bool(urlsplit(value).path)
            case "phone-number":
                return bool(re.fullmatch(r"\+?[\w:]{3,40}", value))
            case "date-time":
                return bool(datetime.fromisoformat(value))
            case "date-time-rfc-2822":
                return bool(parsedate_to_datetime(value))
            case _:
                return True
    except ValueError:
        return False


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").removeprefix(_SCHEMAS)
    found: Mapping[str, Any] = _PUBLISHED["schemas"][name] if name else schema
    return found
