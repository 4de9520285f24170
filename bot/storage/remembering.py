"""Looks that are remembered: what a transaction has read it need not read again before it writes.

To make out one message the same rounds, medicines and links are asked for again and again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Hashable
from copy import copy
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.storage.session import Session

P = ParamSpec("P")
T = TypeVar("T")


class _Repository(Protocol):
    _session: Session


R = TypeVar("R", bound=_Repository)
_Look = Callable[Concatenate[R, P], Awaitable[T]]


def remembered(look: _Look[R, P, T]) -> Callable[Concatenate[R, P], Awaitable[T]]:
    """Let a look that locks nothing be made once, until something is written or locked. The same
    values are returned again, in a collection of their own."""

    @wraps(look)
    async def once(self: R, /, *args: P.args, **named: P.kwargs) -> T:
        known = self._session.known
        asked = (look, *map(_fixed, args), *((name, _fixed(arg)) for name, arg in named.items()))
        if asked not in known:
            known[asked] = await look(self, *args, **named)
        found: T = copy(known[asked])
        return found

    return once


def _fixed(asked: object) -> Hashable:
    return tuple(asked) if isinstance(asked, Collection) else asked
