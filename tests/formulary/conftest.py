"""One formulary for all tests: it is read, never changed."""

from __future__ import annotations

import pytest

from bot.formulary import Formulary, load


@pytest.fixture(scope="session")
def formulary() -> Formulary:
    return load()
