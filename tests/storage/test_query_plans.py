"""What runs every second looks at the rows it wants and at no others, however many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.ids import ClinicId, RosterId, RoundId, new_id
from bot.storage import Storage, Transaction
from tests.domain.examples import ANN, medication_id
from tests.statements import statements_run
from tests.storage.world import LATER, NOW, World, a_delivery, a_world, said

CLINIC = ClinicId(new_id())
Query = Callable[[Transaction, World], Awaitable[object]]

_QUERIES: dict[str, Query] = {
    "claim": lambda tx, w: tx.deliveries.claim(
        [w.sender], 5, now=NOW, lease_until=LATER, worker="w"
    ),
    "doubtful": lambda tx, _: tx.deliveries.doubtful(NOW),
    "due next": lambda tx, w: tx.deliveries.next_due(w.sender, NOW),
    "answering": lambda tx, _: tx.deliveries.answering(NOW),
    "in doubt": lambda tx, w: tx.fates.doubtful([w.sender], NOW, 5),
    "in doubt next": lambda tx, w: tx.fates.next_doubtful([w.sender], NOW),
    "repeat of one in doubt": lambda tx, w: tx.fates.cancel_repeat(a_delivery(w.address)),
    "in doubt, the oldest": lambda tx, _: tx.fates.oldest_unsure(NOW),
    "known by their ids": lambda tx, w: tx.fates.known(w.address.id, ["1", "2"]),
    "needs care": lambda tx, _: tx.deliveries.needs_care(NOW),
    "behind who is held": lambda tx, w: tx.held.behind(w.sender, NOW, since=NOW, after=0, limit=5),
    "expired": lambda tx, _: tx.deliveries.expire_waiting(NOW),
    "cancelled": lambda tx, w: tx.deliveries.cancel_waiting(address=w.address.id),
    "known to the provider": lambda tx, w: tx.deliveries.by_provider_id(w.address.id, "1"),
    "known to it, many": lambda tx, w: tx.deliveries.by_provider_ids(
        [(w.address.id, str(n)) for n in range(3)]
    ),
    "met there": lambda tx, w: tx.addresses.ids(w.sender, ["1", "2"]),
    "came before": lambda tx, w: tx.inbox.unknown([said("x"), said("y", provider_id="2")]),
    "inbox": lambda tx, _: tx.inbox.next(NOW),
    "inbox due": lambda tx, _: tx.inbox.next_due(NOW),
    "inbox, the oldest": lambda tx, _: tx.inbox.oldest_waiting(),
    "inbox set aside": lambda tx, _: tx.inbox.set_aside_count(),
    "inbox set aside lately": lambda tx, _: tx.inbox.set_aside_count(NOW),
    "waking": lambda tx, _: tx.rounds.waking_by(NOW, 5),
    "next wake": lambda tx, _: tx.rounds.next_wake(),
    "set aside": lambda tx, _: tx.rounds.set_aside_count(),
    "set aside lately": lambda tx, _: tx.rounds.set_aside_count(NOW),
    "unanswered": lambda tx, _: tx.rounds.unanswered(ANN, NOW),
    "latest": lambda tx, _: tx.rounds.latest(ANN),
    "of a round": lambda tx, _: tx.doses.of_rounds([RoundId(new_id())]),
    "intakes": lambda tx, _: tx.doses.intakes([medication_id()], NOW - timedelta(days=1)),
    "last taken": lambda tx, _: tx.doses.last_taken(medication_id()),
    "to plan": lambda tx, _: tx.people.to_plan(NOW, 5),
    "what stops": lambda tx, _: tx.people.stop(ANN),
    "who cannot be planned": lambda tx, _: tx.people.unplanned_count(),
    "whose week is over": lambda tx, _: tx.people.weekly_by(NOW, 5),
    "whose week is over next": lambda tx, _: tx.people.next_weekly(NOW),
    "last change": lambda tx, _: tx.changes.last(ANN),
    "proposals due": lambda tx, _: tx.proposals.next_due(),
    "proposals wanted": lambda tx, _: tx.proposals.wanted(NOW),
    "proposal": lambda tx, _: tx.proposals.of(ANN),
    "agreement": lambda tx, _: tx.agreements.of(ANN),
    "caregivers to tell": lambda tx, _: tx.care_watches.waking_by(NOW, 5),
    "of whom they may know": lambda tx, _: tx.care_links.of_caregiver(ANN),
    "mails": lambda tx, _: tx.mails.waking_by(NOW, 5),
    "mails next": lambda tx, _: tx.mails.next_wake(),
    "shared link": lambda tx, _: tx.shared_links.find("a token"),
    "patients of clinics": lambda tx, _: tx.rosters.due(NOW, 5),
    "patients of clinics next": lambda tx, _: tx.rosters.next_look(),
    "visits": lambda tx, _: tx.appointments.waking_by(NOW, 5),
    "visits next": lambda tx, _: tx.appointments.next_wake(),
    "visits of a day": lambda tx, _: tx.appointments.between(CLINIC, NOW, LATER),
    "work-list": lambda tx, _: tx.work_items.waiting(CLINIC, limit=50),
    "work-list, counted": lambda tx, _: tx.work_items.counts(CLINIC),
    "work of some": lambda tx, _: tx.work_items.of_entries([RosterId(new_id())]),
    "a threshold": lambda tx, _: tx.rosters.below(CLINIC, 80),
    "a letter": lambda tx, _: tx.rosters.by_code("4K7M2QXP9TRW"),
    "clinics of a patient": lambda tx, _: tx.rosters.of_patient(ANN),
    "staff": lambda tx, _: tx.clinic_staff.by_login("nora"),
    "a desk": lambda tx, _: tx.clinic_staff.desk("a token"),
    "address": lambda tx, w: tx.addresses.find(w.sender, "1001"),
}


@pytest.mark.parametrize("name", _QUERIES)
async def test_no_table_is_read_from_end_to_end(
    sqlite_storage: Storage, migrated_sqlite_url: str, name: str
) -> None:
    world = await a_world(sqlite_storage)
    with statements_run() as ran:
        async with sqlite_storage.transaction() as tx:
            await _QUERIES[name](tx, world)

    plans = [line for query, values in ran for line in _plan(migrated_sqlite_url, query, values)]
    assert plans
    assert [line for line in plans if _reads_all(line)] == []


def _reads_all(line: str) -> bool:
    """Return whether a step reads or sorts a whole table; what was just found, or handed in, may be
    read whole."""
    if line.startswith("SCAN"):
        return "INDEX" not in line and not line.endswith(("SCAN next_ones", "CONSTANT ROWS"))
    return "TEMP B-TREE FOR ORDER BY" in line


def _plan(url: str, query: str, values: Any) -> list[str]:  # noqa: ANN401 - as the driver has them
    if not query.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
        return []
    connection = sqlite3.connect(url.partition("///")[2])
    try:
        return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    finally:
        connection.close()
