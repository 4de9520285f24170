"""Opens a clinic, and says who works there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import available_timezones

from bot.actions.clinic import passwords
from bot.domain.clinic.clinics import Clinic, ClinicSettings
from bot.domain.clinic.staff import Staff, StaffRole, plain_login
from bot.domain.errors import BadInput, NotFound, Refusal
from bot.domain.ids import ClinicId, PersonId, new_id
from bot.domain.people import LONGEST_NAME, Person, Role
from bot.domain.routine import Routine
from bot.language import countries
from bot.language.bundles import languages
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Where:
    """Where a clinic is, and what is spoken there."""

    language: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who is to work at a clinic."""

    login: str
    name: str
    role: StaffRole = StaffRole.STAFF


@dataclass(frozen=True, slots=True)
class Hired:
    """Somebody who works at a clinic, with what is told once and kept nowhere."""

    staff: Staff
    password: str

    def link(self, clinic: Clinic) -> str:
        """Return what their authenticator app reads."""
        return passwords.link(self.staff.totp, login=self.staff.login, clinic=clinic.name)


async def open_clinic(tx: Transaction, name: str, where: Where, *, now: datetime) -> Clinic:
    """Keep a new clinic; raise `BadInput` where there is one of that name."""
    name = " ".join(name.split())
    if any(each.name.casefold() == name.casefold() for each in await tx.clinics.all()):
        raise BadInput(f"there is a clinic {name!r} already")
    if where.language not in languages():
        spoken = ", ".join(languages())
        raise BadInput(f"the bot does not speak {where.language!r}; it speaks {spoken}")
    if where.zone not in available_timezones():
        raise BadInput(f"{where.zone!r} is no time zone; one is named like America/New_York")
    clinic = Clinic(ClinicId(new_id()), name, where.language, country_of(where.country), where.zone)
    await tx.clinics.add(clinic)
    await note(tx, clinic.id, by=None, action="clinic opened", subject=clinic.id, now=now)
    return clinic


async def by_name(tx: Transaction, name: str) -> Clinic:
    """Return the clinic of that name, as an operator types it."""
    known = await tx.clinics.all()
    found = next((each for each in known if each.name.casefold() == name.casefold()), None)
    if found is None:
        names = ", ".join(repr(each.name) for each in known) or "none"
        raise BadInput(f"there is no clinic {name!r}; there is: {names}")
    return found


async def hire(
    tx: Transaction, clinic: Clinic, who: Newcomer, *, by: PersonId | None, now: datetime
) -> Hired:
    """Let somebody work at a clinic; their password is told once."""
    name = " ".join(who.name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise Refusal("clinic-refused-name", most=LONGEST_NAME)
    id_, password = PersonId(new_id()), passwords.fresh()
    staff = Staff(
        id=id_,
        clinic=clinic.id,
        login=plain_login(who.login),
        name=name,
        role=who.role,
        password=passwords.hashed(password),
        totp=passwords.fresh_secret(),
    )
    await tx.people.add(_person(staff, clinic))
    await tx.clinic_staff.add(staff)
    await note(tx, clinic.id, by=by, action="staff added", subject=id_, now=now)
    return Hired(staff, password)


async def renew(
    tx: Transaction, clinic: ClinicId, id_: PersonId, *, by: PersonId | None, now: datetime
) -> Hired:
    """Give somebody another password and other codes, and sign them out everywhere."""
    old = await one(tx, clinic, id_)
    password = passwords.fresh()
    new = replace(
        old,
        password=passwords.hashed(password),
        totp=passwords.fresh_secret(),
        counter=-1,
        left_at=None,
    )
    saved = await tx.clinic_staff.replace(old, new)
    await tx.clinic_staff.close_desks(id_)
    await note(tx, clinic, by=by, action="staff renewed", subject=id_, now=now)
    return Hired(saved, password)


async def dismiss(
    tx: Transaction, clinic: ClinicId, id_: PersonId, *, by: PersonId | None, now: datetime
) -> None:
    """Let somebody work there no more; the last admin stays, or nobody could let another in."""
    old = await one(tx, clinic, id_)
    others = [each for each in await tx.clinic_staff.of_clinic(clinic) if each.id != id_]
    if old.role is StaffRole.ADMIN and not any(_is_admin(each) for each in others):
        raise Refusal("clinic-refused-last-admin")
    await tx.clinic_staff.replace(old, old.leave(at=now))
    await tx.clinic_staff.close_desks(id_)
    await note(tx, clinic, by=by, action="staff left", subject=id_, now=now)


async def set_up(
    tx: Transaction, old: Clinic, settings: ClinicSettings, *, by: PersonId | None, now: datetime
) -> Clinic:
    """Save what a clinic has set; whom it concerns is looked at anew."""
    saved = await tx.clinics.replace(old, replace(old, settings=settings))
    if settings.threshold is not None and settings.threshold != old.settings.threshold:
        await tx.rosters.look_now(old.id, below=settings.threshold, now=now)
    if settings.report_days != old.settings.report_days:
        await tx.appointments.wake(old.id, now)
    await note(tx, old.id, by=by, action="clinic set", subject=old.id, now=now)
    return saved


async def one(tx: Transaction, clinic: ClinicId, id_: PersonId) -> Staff:
    """Return somebody who works at this clinic; at another they are as unknown as nobody."""
    found = await tx.clinic_staff.get(id_)
    if found.clinic != clinic:
        raise NotFound(f"nobody works at this clinic as {id_}")
    return found


async def note(  # noqa: PLR0913 - an entry of the audit is what it is
    tx: Transaction,
    clinic: ClinicId,
    *,
    by: PersonId | None,
    action: str,
    subject: object,
    now: datetime,
) -> None:
    """Write into the clinic's own chain who did what."""
    await tx.audit.write(PersonId(clinic), at=now, actor=by, action=action, subject=str(subject))


def country_of(code: str) -> str:
    """Return a country as it is kept; raise `BadInput` where there is none."""
    known = countries.find(code)
    if known is None:
        raise BadInput(f"{code!r} is no country that the bot knows, like US or MX")
    return known


def _is_admin(staff: Staff) -> bool:
    return staff.role is StaffRole.ADMIN and staff.works_here


def _person(staff: Staff, clinic: Clinic) -> Person:
    return Person(
        id=staff.id,
        role=Role.CLINIC,
        name=staff.name,
        language=clinic.language,
        country=clinic.country,
        zone=clinic.zone,
        routine=Routine(),
        clinic=clinic.id,
    )
