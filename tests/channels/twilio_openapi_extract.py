"""Makes `twilio_openapi.json` again: what Twilio's description says of messages and accounts.

`npm pack @twilio-alpha/mcp`, unpack it, then
`python -m tests.channels.twilio_openapi_extract package > tests/channels/twilio_openapi.json`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

_SPEC: Final = "twilio-oai/spec/json/twilio_api_v2010.json"
_PATHS: Final = {
    "/2010-04-01/Accounts/{Sid}.json": ("get",),
    "/2010-04-01/Accounts/{AccountSid}/Messages.json": ("get", "post"),
    "/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json": ("get",),
}
_TALK: Final = frozenset({"description", "summary", "example", "examples", "tags", "x-twilio"})
_SCHEMAS: Final = "#/components/schemas/"


def extract(package: Path) -> dict[str, object]:
    """Return the operations that we use, and the schemas that they name, without prose."""
    manifest = json.loads((package / "package.json").read_text())
    spec = json.loads((package / _SPEC).read_text())
    paths = {
        path: {method: _bare(spec["paths"][path][method]) for method in methods}
        for path, methods in _PATHS.items()
    }
    schemas: dict[str, object] = {}
    _collect(paths, spec["components"]["schemas"], schemas)
    return {
        "source": {
            "package": f"npm {manifest['name']} {manifest['version']}",
            "file": _SPEC,
            "title": spec["info"]["title"],
            "license": f"{spec['info']['license']['name']}; package: {manifest['license']}",
            "made_by": "tests/channels/twilio_openapi_extract.py; prose and examples left out",
        },
        "paths": paths,
        "schemas": schemas,
    }


def _bare(node: Any) -> Any:  # noqa: ANN401 -- any JSON value
    if isinstance(node, dict):
        # A property may be called like a piece of prose; what it holds is then a schema.
        return {
            key: _bare(value)
            for key, value in node.items()
            if key not in _TALK or (key != "tags" and isinstance(value, dict) and "type" in value)
        }
    return [_bare(value) for value in node] if isinstance(node, list) else node


def _collect(node: Any, schemas: dict[str, Any], found: dict[str, object]) -> None:  # noqa: ANN401 -- any JSON value
    if isinstance(node, list):
        for value in node:
            _collect(value, schemas, found)
    if not isinstance(node, dict):
        return
    name = str(node.get("$ref", "")).removeprefix(_SCHEMAS)
    if name and name not in found:
        found[name] = _bare(schemas[name])
        _collect(found[name], schemas, found)
    for value in node.values():
        _collect(value, schemas, found)


if __name__ == "__main__":
    json.dump(extract(Path(sys.argv[1])), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
