"""Holds what we write against the JSON schema of FHIR R4."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft6Validator

_PUBLISHED: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("r4.json").read_text())


def validator(of: str) -> Draft6Validator:
    """Return what says whether a value is one of type `of`: `validator("Dosage")`."""
    return Draft6Validator({**_PUBLISHED, "$ref": f"#/definitions/{of}"})


def complaints(of: Draft6Validator, value: object) -> list[str]:
    """Return what is wrong with a value."""
    return [f"{error.json_path}: {error.message}" for error in of.iter_errors(value)]
