"""`python -m benchmarks NAME …` runs one of the benchmarks; without a name, those of the engine."""

from __future__ import annotations

import sys
from pathlib import Path
from runpy import run_module
from typing import Final

_OF_THE_ENGINE: Final = ("spike", "idle", "people", "answers")


def main() -> None:
    """Run it with the arguments behind its name."""
    here = Path(__file__).parent
    files = {path.stem for path in here.glob("[!_]*.py")}
    there = sorted(files | {path.parent.name for path in here.glob("*/__main__.py")})
    asked = [sys.argv[1:]] if len(sys.argv) > 1 else [[name] for name in _OF_THE_ENGINE]
    for name, *rest in asked:
        if name not in there:
            sys.exit(f"there is no benchmark {name!r}; there are {', '.join(there)}")
        sys.argv = [f"benchmarks.{name}", *rest]
        run_module(f"benchmarks.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
