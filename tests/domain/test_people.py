"""Opt-outs, and how long a change can be taken back."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from bot.domain.changes import Change, ChangeKind
from bot.domain.ids import AddressId, ChangeId, SenderId, dose_id, round_id, slot_id
from bot.domain.people import Address, ChannelName
from tests.domain.examples import ANN, DAY, a_person, at, medication_id

_ADDRESS = Address(AddressId(uuid4()), ChannelName.SMS, SenderId(uuid4()), "+15005550006")


def test_an_opt_out_holds_until_an_explicit_start() -> None:
    out = _ADDRESS.opt_out(at=at("08:00"), how="stop")

    assert not out.may_be_written_to
    assert out.opt_in().may_be_written_to
    assert out.opt_in() == _ADDRESS


def test_the_first_opt_out_keeps_its_time_and_its_way() -> None:
    twice = _ADDRESS.opt_out(at=at("08:00"), how="stop").opt_out(at=at("09:00"), how="blocked")

    assert (twice.opted_out_at, twice.opted_out_how) == (at("08:00"), "stop")


@pytest.mark.parametrize(
    ("before", "then", "now_at", "now_how"),
    [
        ("stop", "stop", "09:00", "stop"),
        ("blocked", "stop", "09:00", "blocked"),
        ("stop", "undeliverable", "08:00", "stop"),
        ("undeliverable", "undeliverable", "08:00", "undeliverable"),
        ("undeliverable", "stop", "09:00", "stop"),
        ("undeliverable", "provider", "09:00", "provider"),
    ],
)
def test_a_stop_counts_from_when_it_was_last_said_and_more_than_what_was_only_found_out(
    before: str, then: str, now_at: str, now_how: str
) -> None:
    twice = _ADDRESS.opt_out(at=at("08:00"), how=before).opt_out(at=at("09:00"), how=then)

    assert (twice.opted_out_at, twice.opted_out_how) == (at(now_at), now_how)


@pytest.mark.parametrize(
    ("case", "now", "may"),
    [
        ("at once", "08:00", True),
        ("a day later to the minute", "2026-11-22 08:00", True),
        ("a minute more", "2026-11-22 08:01", False),
    ],
)
def test_a_change_can_be_taken_back_within_a_day(case: str, now: str, may: bool) -> None:
    change = Change(ChangeId(uuid4()), ANN, ANN, ChangeKind.TAKEN, at("08:00"))

    assert change.may_be_undone(now=at(now)) is may, case


def test_a_change_is_taken_back_only_once() -> None:
    change = Change(ChangeId(uuid4()), ANN, ANN, ChangeKind.TAKEN, at("08:00"))

    assert not replace(change, undone_at=at("08:10")).may_be_undone(now=at("08:11"))


def test_a_person_lives_by_their_own_clock() -> None:
    assert a_person(zone="Asia/Kathmandu").tz.key == "Asia/Kathmandu"


def test_what_is_the_same_slot_round_or_dose_has_the_same_id_and_nothing_else_has() -> None:
    slot = slot_id(ANN, "morning")
    ids = [
        slot,
        slot_id(ANN, "evening"),
        round_id(slot, DAY),
        round_id(slot_id(ANN, "evening"), DAY),
        round_id(slot, DAY.replace(day=22)),
        dose_id(medication_id(), DAY, 1),
        dose_id(medication_id(), DAY, 2),
        dose_id(medication_id("other"), DAY, 1),
    ]

    assert len(set(ids)) == len(ids)
    assert slot_id(ANN, "morning") == slot
    assert round_id(slot, DAY) == round_id(slot, DAY)
