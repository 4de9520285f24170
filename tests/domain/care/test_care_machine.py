"""Whatever patients and caregivers do, in whichever order: nobody is told what they may not know,
nobody is told twice, no dose is recorded twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product, takewhile
from typing import Final
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.care.alerts import CareWatch
from bot.domain.care.claims import claim, decline, give_up, no_claim, sort_out
from bot.domain.care.deciding import decide
from bot.domain.care.endings import Ending, EndKind
from bot.domain.care.invitations import Invitation
from bot.domain.care.lapses import Why
from bot.domain.care.links import CareLink, Deed, LinkState, Shared, Terms
from bot.domain.care.may_see import may_do, may_end_care, may_take_back_the_end
from bot.domain.care.policies import AT_ONCE, USUAL, AtNight, Policy
from bot.domain.care.tellings import Decision, Facts, Telling, TellingKind, Watcher
from bot.domain.care.twice import Recorded, before_giving
from bot.domain.care.unsaid import holds
from bot.domain.doses import Basis, Dose, DoseState, Report, SkipReason
from bot.domain.ids import (
    AlertId,
    CareLinkId,
    DoseId,
    EndingId,
    InvitationId,
    MedicationId,
    PersonId,
    new_id,
)
from bot.domain.people import ChannelName, Role
from tests.domain.care.family import BEN, CLEO, CLINIC, EVERYTHING
from tests.domain.examples import ANN, a_dose, at

ANA: Final = PersonId(uuid5(UUID(int=6), "Ana"))
PATIENTS: Final = (ANN, ANA)
CAREGIVERS: Final = (BEN, CLEO, CLINIC)
POLICIES: Final = {"metformin": USUAL.value, "insulin": AT_ONCE.value}
WEEK: Final = timedelta(days=7)

patients = st.sampled_from(PATIENTS)
caregivers = st.sampled_from(CAREGIVERS)
picks = st.integers(0, 1000)
some_terms = st.builds(
    lambda sees, hours, hides, patient: Terms(
        sees,
        frozenset(Deed),
        hours and at("00:00") + timedelta(hours=10 * hours),
        frozenset({_medication(patient, "insulin")}) if hides else frozenset(),
    ),
    st.frozensets(st.sampled_from(Shared)).map(lambda sees: sees | _mostly(sees)),
    st.none() | st.integers(1, 200),
    st.booleans(),
    patients,
)
some_policies = st.builds(
    Policy,
    after=st.integers(1, 3),
    delay=st.sampled_from([timedelta(0), timedelta(hours=1)]),
    at_night=st.sampled_from(AtNight),
)


def _mostly(sees: frozenset[Shared]) -> frozenset[Shared]:
    """Return alerts, but for those who were not to hear of them."""
    return frozenset() if sees == {Shared.TODAY} else frozenset({Shared.ALERTS})


def _medication(patient: PersonId, name: str) -> MedicationId:
    return MedicationId(uuid5(patient, name))


class Care(RuleBasedStateMachine):
    """Two patients, three who may watch over either of them, and time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = at("00:00")
        self.planned = self.now
        self.doses: dict[DoseId, Dose] = {}
        self.unreached: set[DoseId] = set()
        self.links: dict[CareLinkId, CareLink] = {}
        self.invitations: list[Invitation] = []
        self.endings: dict[PersonId, Ending] = {}
        self.stopped: set[PersonId] = set()
        self.quiet: dict[PersonId, datetime] = {}
        self.watches = {patient: CareWatch(patient) for patient in PATIENTS}
        # What the test itself keeps, and compares with.
        self.agreed: dict[tuple[PersonId, PersonId], Terms] = {}
        self.said: dict[tuple[PersonId, DoseId], str] = {}
        self.missing: dict[tuple[PersonId, DoseId], AlertId | None] = {}
        self.stands: dict[tuple[PersonId, object], object] = {}
        self.ids: set[UUID] = set()
        self.over: set[tuple[CareLinkId, datetime]] = set()
        self.recorded: dict[DoseId, PersonId] = {}

    # Time

    @rule(minutes=st.sampled_from([1, 10, 31, 60, 120]), times=st.integers(1, 24), chance=picks)
    def time_passes(self, minutes: int, times: int, chance: int) -> None:
        for _ in range(times):
            self.now += timedelta(minutes=minutes)
            self._plan_and_close(chance)
            for patient in PATIENTS:
                self.the_bot_looks(patient)

    @rule(chance=picks)
    def a_day_passes(self, chance: int) -> None:
        self.time_passes(120, 12, chance)

    def _plan_and_close(self, chance: int) -> None:
        while self.planned <= self.now:
            for patient, name in product(PATIENTS, POLICIES):
                self._plan(patient, name, self.planned)
            self.planned += timedelta(hours=12)
        for number, dose in enumerate(list(self.doses.values())):
            if dose.state is DoseState.OPEN and dose.window_ends_at <= self.now:
                fate = (chance + number) % 6
                self.doses[dose.id] = dose.close(asked=fate > 1)
                if fate == 1:
                    self.unreached.add(dose.id)

    def _plan(self, patient: PersonId, name: str, due: datetime) -> None:
        medication = _medication(patient, name)
        dose = replace(
            a_dose(name),
            id=DoseId(uuid5(medication, f"{due}")),
            patient=patient,
            medication=medication,
            due_at=due,
            window_ends_at=due + timedelta(hours=2),
        )
        self.doses[dose.id] = dose

    # Consent

    @initialize(
        agreed=st.lists(
            st.tuples(patients, caregivers, some_terms | st.just(EVERYTHING), picks),
            min_size=2,
            max_size=6,
        )
    )
    def some_watch_already(self, agreed: list[tuple[PersonId, PersonId, Terms, int]]) -> None:
        self.time_passes(1, 1, 0)
        for patient, who, terms, position in agreed:
            if self._link_of(patient, who) is None:
                self.a_patient_invites(patient, terms, clinic=who == CLINIC)
                self.somebody_redeems(position * len(self.invitations) - 1, who)
                self.the_patient_agrees(len(self.links) - 1, terms, None)

    @rule(patient=patients, terms=some_terms | st.just(EVERYTHING), clinic=st.booleans())
    def a_patient_invites(self, patient: PersonId, terms: Terms, clinic: bool) -> None:
        role = Role.CLINIC if clinic else Role.CAREGIVER
        id_ = InvitationId(new_id())
        self.invitations.append(Invitation(id_, patient, patient, self.now, terms, role))

    @precondition(lambda self: self.invitations)
    @rule(pick=picks, who=st.sampled_from((*CAREGIVERS, *PATIENTS)))
    def somebody_redeems(self, pick: int, who: PersonId) -> None:
        place = pick % len(self.invitations)
        invitation = self.invitations[place]
        pair = (invitation.patient, who)
        if invitation.refusal(by=who, now=self.now) or self._link_of(*pair):
            return
        assert who != invitation.patient
        assert self.now - invitation.made_at < timedelta(minutes=10)
        self.invitations[place], link = invitation.redeem(
            CareLinkId(new_id()), by=who, position=pick % 3, now=self.now
        )
        assert self.invitations[place].refusal(by=who, now=self.now)
        self.links[link.id] = link

    @precondition(lambda self: self.links)
    @rule(pick=picks, terms=some_terms | st.just(EVERYTHING), policy=st.none() | some_policies)
    def the_patient_agrees(self, pick: int, terms: Terms, policy: Policy | None) -> None:
        link = self._pick(pick)
        if link.state is LinkState.ENDED:
            return
        after = link.agree(terms, by=link.patient, at=self.now)
        if policy:
            policies = {_medication(link.patient, "metformin"): policy}
            after = replace(after, policies=policies)
        self.links[link.id] = after
        self.agreed[link.patient, link.caregiver] = terms

    @precondition(lambda self: self.links)
    @rule(pick=picks, by_patient=st.booleans(), quietly=st.booleans())
    def a_link_ends(self, pick: int, by_patient: bool, quietly: bool) -> None:
        link = self._pick(pick)
        if link.state is LinkState.ENDED or pick % 3:
            return
        by = link.patient if by_patient else link.caregiver
        ended = link.end(by=by, at=self.now, quietly=quietly and by_patient)
        assert by_patient or link.patient in ended.hear_of_the_end
        self.links[link.id] = ended
        self.agreed.pop((link.patient, link.caregiver), None)

    @rule(who=caregivers, hours=st.integers(1, 9), stops=st.integers(0, 3))
    def somebody_says_stop_or_start_or_sleeps(self, who: PersonId, hours: int, stops: int) -> None:
        if stops == 0 or who in self.stopped:
            self.stopped ^= {who}
        else:
            self.quiet[who] = self.now + timedelta(hours=hours)

    # Ends

    @rule(who=caregivers, patient=patients, kind=st.sampled_from(EndKind), really=picks)
    def somebody_says_that_it_is_over(
        self, who: PersonId, patient: PersonId, kind: EndKind, really: int
    ) -> None:
        if really % 3 == 0 and may_end_care(self._link_of(patient, who), now=self.now):
            self.endings[patient] = Ending(EndingId(new_id()), patient, kind, who, self.now)

    @rule(who=st.sampled_from((*CAREGIVERS, *PATIENTS)), patient=patients)
    def somebody_takes_that_back(self, who: PersonId, patient: PersonId) -> None:
        ending, link = self.endings.get(patient), self._link_of(patient, who)
        if ending and may_take_back_the_end(ending, by=who, link=link, now=self.now):
            self.endings[patient] = ending.undo(by=who, at=self.now)

    # Answers

    @precondition(lambda self: self.doses)
    @rule(
        pick=picks,
        how=st.sampled_from(["take", "take", "skip", "skip", "ran out"]),
        other=caregivers,
        many=st.integers(1, 8),
    )
    def somebody_answers(self, pick: int, how: str, other: PersonId, many: int) -> None:
        for dose in list(self.doses.values())[-1 - pick % min(12, len(self.doses)) :][:many]:
            self._answer(dose, how, dose.patient if pick % 2 else other)

    def _answer(self, dose: Dose, how: str, who: PersonId) -> None:
        link = self._link_of(dose.patient, who)
        if who != dose.patient and not may_do(link, Deed.REPORT, now=self.now, of=dose.medication):
            return
        basis = None if who == dose.patient else Basis.SEEN
        report = Report(who, ChannelName.SMS, self.now, basis)
        verdict = before_giving(dose, [], now=self.now)
        if dose.id in self.recorded:
            assert isinstance(verdict, Recorded)
            assert verdict.by == self.recorded[dose.id]
        elif dose.is_unanswered and how == "take":
            self.doses[dose.id] = dose.take(report, at=self.now)
            self.recorded[dose.id] = who
        elif dose.is_unanswered:
            reason = SkipReason.RAN_OUT if how == "ran out" else SkipReason.FELT_WELL
            self.doses[dose.id] = dose.skip(report, reason=reason)

    @precondition(lambda self: any(dose.is_answered for dose in self.doses.values()))
    @rule(pick=picks)
    def an_answer_is_taken_back(self, pick: int) -> None:
        answered = [dose for dose in self.doses.values() if dose.is_answered]
        dose = answered[-1 - pick % min(4, len(answered))]
        self.doses[dose.id] = dose.take_back(asked=dose.id not in self.unreached, now=self.now)
        self.recorded.pop(dose.id, None)

    @precondition(lambda self: any(watch.alert for watch in self.watches.values()))
    @rule(pick=picks, verb=st.sampled_from([claim, claim, sort_out, give_up, decline]))
    def somebody_sees_to_it(self, pick: int, verb: Callable[..., CareWatch]) -> None:
        watches = [watch for watch in self.watches.values() if watch.alert]
        watch = watches[pick % len(watches)]
        told = [told.caregiver for told in watch.alert.told] if watch.alert else []
        who = (*told, *told, CLEO)[pick % (2 * len(told) + 1)]
        if no_claim(watch, who, now=self.now) is None:
            self.watches[watch.patient] = verb(watch, who, now=self.now)
            if watch.alert:  # what they said themself is the last they know of it
                self.stands.pop((who, watch.alert.id), None)

    # Telling

    @rule(patient=patients)
    def the_bot_looks(self, patient: PersonId) -> None:
        facts = self._facts(patient)
        decision = decide(self.watches[patient], facts)
        assert decide(self.watches[patient], facts) == decision
        assert not decide(decision.watch, facts).tell
        assert decision.wakes_at is None or decision.wakes_at > self.now
        for telling in decision.tell:
            assert holds(telling, decision.watch, facts)
            self._check(telling, facts, decision)
        self.watches[patient] = decision.watch
        self._check_that_somebody_knows(patient, facts)
        self._check_that_nobody_goes_on_worrying(facts, decision.watch)

    def _check_that_somebody_knows(self, patient: PersonId, facts: Facts) -> None:
        """Whoever watches alone and is awake knows of two in a row that nobody answered."""
        able = [w for w in facts.watchers if w.reachable and self._hears(patient, w.id)]
        metformin = _medication(patient, "metformin")
        settled = self.watches[patient].settled_at
        run = list(takewhile(_did_not_come_in, reversed(facts.doses[metformin])))
        missed = [dose for dose in run if dose.state is DoseState.UNANSWERED]
        if len(able) != 1:
            return
        [watcher] = able
        since = max(filter(None, (settled, watcher.link.agreed_at)))
        if sum(dose.window_ends_at > since for dose in missed) < USUAL.value.after:
            return
        hidden = self.agreed[patient, watcher.id].hidden
        if watcher.quiet_until or watcher.link.policies or metformin in hidden:
            return
        assert any((watcher.id, dose.id) in self.said for dose in run)

    def _hears(self, patient: PersonId, who: PersonId) -> bool:
        terms, ending = self.agreed.get((patient, who)), self.endings.get(patient)
        if terms is None or (ending and ending.stands):
            return False
        is_over = terms.ends_at is not None and terms.ends_at <= self.now
        return Shared.ALERTS in terms.sees and not is_over

    def _check(self, telling: Telling, facts: Facts, decision: Decision) -> None:
        ending, terms = self.endings.get(telling.patient), self.agreed[telling.patient, telling.to]
        assert telling.to not in self.stopped
        assert not (ending and ending.stands)
        if telling.kind is TellingKind.OVER:
            self._check_that_it_is_over(telling, terms)
            return
        assert Shared.ALERTS in terms.sees
        assert terms.ends_at is None or self.now < terms.ends_at
        assert telling.id not in self.ids
        self.ids.add(telling.id)
        if not telling.lapses:
            self._check_how_it_stands(telling)
            return
        said = {self.said.get((telling.to, lapse.dose)) for lapse in telling.lapses}
        for lapse in telling.lapses:
            dose = self.doses[lapse.dose]
            assert dose.patient == telling.patient
            assert lapse.medication not in terms.hidden
            if telling.kind is TellingKind.ALERT:
                self._check_alert(telling, dose, lapse.why, terms)
            word = "clear" if telling.kind is TellingKind.ALL_CLEAR else lapse.why.value
            self.said[telling.to, lapse.dose] = word
        self._note_what_is_missing(telling)
        if telling.kind is TellingKind.ALL_CLEAR:
            assert "clear" not in said
            assert _last_came_in(telling, facts)
        self._check_quiet(telling, decision, facts)

    def _note_what_is_missing(self, telling: Telling) -> None:
        about = {lapse.medication for lapse in telling.lapses}
        if telling.kind is TellingKind.ALL_CLEAR:
            told = [dose for who, dose in self.missing if who == telling.to]
            over = {dose for dose in told if self.doses[dose].medication in about}
        else:
            over = {lapse.dose for lapse in telling.lapses}
        self.missing = {
            (who, dose): alert
            for (who, dose), alert in self.missing.items()
            if who != telling.to or dose not in over
        }
        if telling.kind is not TellingKind.ALL_CLEAR:
            told_now = [lapse.dose for lapse in telling.lapses if lapse.why is not Why.TAKEN]
            self.missing |= {(telling.to, dose): telling.alert for dose in told_now}

    def _check_that_nobody_goes_on_worrying(self, facts: Facts, watch: CareWatch) -> None:
        """While an alert stands, whoever is awake has heard of each dose of it that came in."""
        alert = watch.alert
        for watcher in facts.watchers:
            if alert is None or not alert.stands(now=self.now) or watcher.quiet_until:
                continue
            for (who, id_), about in self.missing.items():
                dose = self.doses[id_]
                is_theirs = watcher.hears(now=self.now, of=dose.medication)
                if (who, about) == (watcher.id, alert.id) and is_theirs:
                    is_known = any(dose in doses for doses in facts.doses.values())
                    assert dose.state is not DoseState.TAKEN or not is_known

    def _check_that_it_is_over(self, telling: Telling, terms: Terms) -> None:
        assert terms.ends_at is not None
        assert terms.ends_at <= self.now
        assert (telling.link, terms.ends_at) not in self.over
        self.over.add((telling.link, terms.ends_at))

    def _check_alert(self, telling: Telling, dose: Dose, why: Why, terms: Terms) -> None:
        assert (telling.to, dose.id) not in self.said
        match why:
            case Why.MISSED:
                assert dose.state is DoseState.UNANSWERED
            case Why.SKIPPED:
                assert dose.state is DoseState.SKIPPED
                assert Shared.SKIPS in terms.sees
            case Why.UNREACHED:
                assert dose.id in self.unreached
                assert Shared.REACH in terms.sees
            case Why.RAN_OUT:
                assert dose.reason is SkipReason.RAN_OUT
            case Why.DOWN:
                assert dose.state is DoseState.NOT_ASKED
                assert dose.id not in self.unreached
            case Why.NOT_ASKED | Why.TAKEN:
                raise AssertionError("only a correction says so")

    def _check_how_it_stands(self, telling: Telling) -> None:
        if telling.kind is not TellingKind.LET_GO:  # who was not heard of again is asked as well
            assert telling.by != telling.to
        place = (telling.to, telling.alert)
        assert self.stands.get(place) != (telling.kind, telling.by)
        self.stands[place] = (telling.kind, telling.by)

    def _check_quiet(self, telling: Telling, decision: Decision, facts: Facts) -> None:
        if telling.kind is TellingKind.ALERT and self.quiet.get(telling.to, self.now) > self.now:
            watcher = facts.watcher(telling.to)
            assert watcher is not None
            for lapse in telling.lapses:
                assert facts.policy(watcher, lapse.medication).at_night is AtNight.ANYWAY

    @invariant()
    def a_recorded_dose_stands_as_its_first_report(self) -> None:
        taken = {d.id: d.reported_by for d in self.doses.values() if d.state is DoseState.TAKEN}
        assert taken == self.recorded

    # What is so

    def _facts(self, patient: PersonId) -> Facts:
        mine = [d for d in self.doses.values() if d.patient == patient]
        recent = [dose for dose in mine if self.now - dose.due_at < WEEK]
        policies = {_medication(patient, name): policy for name, policy in POLICIES.items()}
        doses = {m: tuple(d for d in recent if d.medication == m) for m in policies}
        links = [link for link in self.links.values() if link.patient == patient]
        standing = [link for link in links if link.state is not LinkState.ENDED]
        watchers = tuple(self._watcher(link) for link in standing)
        return Facts(self.now, "UTC", doses, policies, watchers, frozenset(self.unreached))

    def _watcher(self, link: CareLink) -> Watcher:
        until = self.quiet.get(link.caregiver)
        quiet_until = until if until and until > self.now else None
        reachable = link.caregiver not in self.stopped
        return Watcher(self._read(link), "UTC", reachable, quiet_until)

    def _pick(self, pick: int) -> CareLink:
        return list(self.links.values())[pick % len(self.links)]

    def _link_of(self, patient: PersonId, who: PersonId) -> CareLink | None:
        mine = [x for x in self.links.values() if (x.patient, x.caregiver) == (patient, who)]
        link = next((x for x in mine if x.state is not LinkState.ENDED), None)
        return link and self._read(link)

    def _read(self, link: CareLink) -> CareLink:
        ending = self.endings.get(link.patient)
        return replace(link, over=ending.kind if ending and ending.stands else None)


def _did_not_come_in(dose: Dose) -> bool:
    return dose.state is not DoseState.TAKEN


def _last_came_in(telling: Telling, facts: Facts) -> bool:
    """Return whether of each medication something came in that was due no earlier."""
    last = {lapse.medication: lapse.due_at for lapse in telling.lapses}
    return all(
        any(d.state is DoseState.TAKEN and d.due_at >= due for d in facts.doses[medication])
        for medication, due in last.items()
    )


def _live(examples: int, steps: int) -> None:
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Care, settings=chosen)


def test_nobody_is_told_what_they_may_not_know_nor_twice_whatever_happens() -> None:
    _live(examples=6, steps=25)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_nor_in_many_longer_lives() -> None:
    _live(examples=150, steps=100)
