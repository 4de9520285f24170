"""Proves that the first message does not wait for word lists."""

from __future__ import annotations

from bot.language.warming import warm_up


def test_warming_up_reads_what_it_is_given_and_may_be_done_twice() -> None:
    warm_up()
    warm_up()
