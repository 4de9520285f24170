"""Puts sheets into words, as pages that only need to be drawn: in one language, at one level."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from anyascii import anyascii
