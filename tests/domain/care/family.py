"""Ann, and those who watch over her: a world in which doses do not come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from bot.domain.care.alerts import CareWatch
from bot.domain.care.deciding import decide
from bot.domain.care.links import CareLink, Deed, Shared, Terms
from bot.domain.care.policies import AT_ONCE, USUAL, Policy
from bot.domain.care.tellings import Decision, Facts, Telling, Watcher
from bot.domain.care.unsaid import holds
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.ids import CareLinkId, DoseId, MedicationId, PersonId
from bot.domain.people import Role
from tests.domain.examples import ANN, REPORT, a_dose, at, medication_id, moved

_NAMES: Final = UUID("5a1f0c6e-0000-4000-8000-000000000001")
BEN: Final = PersonId(uuid5(_NAMES, "Ben"))
CLEO: Final = PersonId(uuid5(_NAMES, "Cleo"))
CLINIC: Final = PersonId(uuid5(_NAMES, "the clinic"))
NAMES: Final = {BEN: "Ben", CLEO: "Cleo", CLINIC: "the clinic"}
LONG_AGO: Final = at("2026-11-01 12:00")
EVERYTHING: Final = Terms(frozenset(Shared), frozenset(Deed))
ALERTS: Final = Terms(frozenset({Shared.ALERTS}))


def a_link(
    who: PersonId = BEN, *, terms: Terms = ALERTS, position: int = 1, role: Role = Role.CAREGIVER
) -> CareLink:
    """Return a link that Ann has agreed to."""
    id_ = CareLinkId(uuid5(_NAMES, f"link {who}"))
    proposed = CareLink(id_, ANN, who, terms, LONG_AGO, role=role, position=position)
    return proposed.agree(terms, by=ANN, at=LONG_AGO)


def a_watcher(who: PersonId = BEN, *, terms: Terms = ALERTS, position: int = 1) -> Watcher:
    """Return somebody who watches, and is awake."""
    role = Role.CLINIC if who == CLINIC else Role.CAREGIVER
    return Watcher(a_link(who, terms=terms, position=position, role=role), "UTC")


@dataclass
class Family:
    """What has happened to Ann's doses, and what was told of them."""

    watchers: list[Watcher] = field(default_factory=lambda: [a_watcher()])
    policies: dict[str, Policy] = field(default_factory=lambda: {"metformin": USUAL.value})
    doses: dict[DoseId, Dose] = field(default_factory=dict)
    unreached: set[DoseId] = field(default_factory=set)
    watch: CareWatch = field(default_factory=lambda: CareWatch(ANN))
    last: Decision = field(default_factory=lambda: Decision(CareWatch(ANN)))

    def dose(
        self,
        name: str = "metformin",
        *,
        day: int = 0,
        state: DoseState = DoseState.UNANSWERED,
        reason: SkipReason | None = None,
    ) -> None:
        """Let Ann's dose of eight o'clock, so many days later, stand so."""
        blank = moved(a_dose(name), days=day)
        heard_at = blank.due_at + timedelta(minutes=5)
        answered = state in (DoseState.TAKEN, DoseState.SKIPPED)
        self.doses[blank.id] = replace(
            blank,
            state=state,
            reason=reason,
            heard_at=heard_at if answered else None,
            taken_at=heard_at if state is DoseState.TAKEN else None,
        )

    def unreachable(self, *, day: int = 0) -> None:
        """Let Ann not be reached so many days later."""
        self.dose(day=day, state=DoseState.NOT_ASKED)
        self.unreached.add(moved(a_dose(), days=day).id)

    def take(self, name: str = "metformin", *, day: int = 0, when: datetime) -> None:
        """Let a dose that was missed come in after all."""
        id_ = moved(a_dose(name), days=day).id
        self.doses[id_] = self.doses[id_].take(replace(REPORT, heard_at=when), at=when)

    def be(self, who: PersonId, **changes: object) -> None:
        """Let something be otherwise with somebody who watches."""
        self.watchers = [
            replace(w, **changes) if w.id == who else w  # type: ignore[arg-type] # names are ours
            for w in self.watchers
        ]

    def link(self, who: PersonId) -> CareLink:
        """Return somebody's link."""
        return next(w.link for w in self.watchers if w.id == who)

    def facts(self, now: datetime) -> Facts:
        """Return what is so."""
        names = {medication_id(name): policy for name, policy in self.policies.items()}
        doses: dict[MedicationId, tuple[Dose, ...]] = {
            medication: _in_order(self.doses.values(), medication) for medication in names
        }
        watchers = tuple(self.watchers)
        return Facts(now, "UTC", doses, names, watchers, frozenset(self.unreached))

    def at(self, text: str) -> list[str]:
        """Look at an instant, and return what is told, in short. Looking twice tells nothing, and
        whatever is told would still be so when it is sent."""
        facts = self.facts(at(text))
        self.last = decide(self.watch, facts)
        self.watch = self.last.watch
        assert not decide(self.watch, facts).tell
        assert all(holds(telling, self.watch, facts) for telling in self.last.tell)
        return [_short(telling) for telling in self.last.tell]


def _in_order(doses: Iterable[Dose], medication: MedicationId) -> tuple[Dose, ...]:
    mine = (dose for dose in doses if dose.medication == medication)
    return tuple(sorted(mine, key=lambda dose: dose.due_at))


def _short(telling: Telling) -> str:
    words = [NAMES[telling.to], telling.kind.value]
    words += [f"{lapse.due_at:%d} {lapse.why}" for lapse in telling.lapses]
    words += [f"by {NAMES[telling.by]}"] if telling.by else []
    words += [f"in place of {NAMES[who]}" for who in telling.in_place_of]
    return ", ".join(words)


URGENT: Final = {"insulin": AT_ONCE.value, "metformin": USUAL.value}
