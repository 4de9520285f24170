"""One transaction, and everything that can be kept in it."""

from __future__ import annotations

from bot.storage.repositories.addresses import Addresses
from bot.storage.repositories.agreements import Agreements
from bot.storage.repositories.ahead import Ahead
from bot.storage.repositories.appointments import Appointments
from bot.storage.repositories.audit import Audit
from bot.storage.repositories.belongings import OfOne
from bot.storage.repositories.care_links import CareLinks
from bot.storage.repositories.care_watches import CareWatches
from bot.storage.repositories.changes import Changes
from bot.storage.repositories.clinic_staff import ClinicStaff
from bot.storage.repositories.clinics import Clinics
from bot.storage.repositories.consents import Consents
from bot.storage.repositories.deliveries import Deliveries
from bot.storage.repositories.dialogs import Dialogs
from bot.storage.repositories.doses import Doses
from bot.storage.repositories.endings import Endings
from bot.storage.repositories.extras import Extras
from bot.storage.repositories.facts import Facts
from bot.storage.repositories.fates import Fates
from bot.storage.repositories.held import Held
from bot.storage.repositories.inbox import Inbox
from bot.storage.repositories.invitations import Invitations
from bot.storage.repositories.limits import Limits
from bot.storage.repositories.lives import Lives
from bot.storage.repositories.mails import Mails
from bot.storage.repositories.medications import Medications
from bot.storage.repositories.outcomes import Outcomes
from bot.storage.repositories.people import People
from bot.storage.repositories.plans import Plans
from bot.storage.repositories.proposals import Proposals
from bot.storage.repositories.remarks import Remarks
from bot.storage.repositories.retention import Retention
from bot.storage.repositories.rosters import Rosters
from bot.storage.repositories.rounds import Rounds
from bot.storage.repositories.senders import Senders
from bot.storage.repositories.setbacks import Setbacks
from bot.storage.repositories.shared_links import SharedLinks
from bot.storage.repositories.work_items import WorkItems
from bot.storage.session import Session


class Transaction:
    """Everything in it is saved together, or not at all."""

    def __init__(self, session: Session) -> None:
        self.people = People(session)
        self.senders = Senders(session)
        self.addresses = Addresses(session)
        self.consents = Consents(session)
        self.medications = Medications(session)
        self.plans = Plans(session)
        self.proposals = Proposals(session)
        self.agreements = Agreements(session)
        self.rounds = Rounds(session)
        self.doses = Doses(session)
        self.extras = Extras(session)
        self.remarks = Remarks(session)
        self.changes = Changes(session)
        self.dialogs = Dialogs(session)
        self.audit = Audit(session)
        self.deliveries = Deliveries(session)
        self.fates = Fates(session)
        self.held = Held(session)
        self.inbox = Inbox(session)
        self.limits = Limits(session)
        self.lives = Lives(session)
        self.facts = Facts(session)
        self.setbacks = Setbacks(session)
        self.retention = Retention(session)
        self.belongings = OfOne(session)
        self.care_links = CareLinks(session)
        self.invitations = Invitations(session)
        self.care_watches = CareWatches(session)
        self.endings = Endings(session)
        self.clinics = Clinics(session)
        self.clinic_staff = ClinicStaff(session)
        self.rosters = Rosters(session)
        self.appointments = Appointments(session)
        self.work_items = WorkItems(session)
        self.outcomes = Outcomes(session)
        self.shared_links = SharedLinks(session)
        self.ahead = Ahead(session)
        self.mails = Mails(session)
        self._session = session

    def hush(self) -> None:
        """Let nothing go out of what is said in this transaction from now on, to nobody and over
        no way: it is on record as cancelled."""
        self._session.is_hushed = True
