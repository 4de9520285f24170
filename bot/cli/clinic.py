"""`dosebell clinic`: what the pages of a clinic do, from the command line."""

from __future__ import annotations

import typer

from bot.cli import clinic_day, clinic_patients, clinic_staff, clinic_visits, clinic_work

clinic = typer.Typer(
    help="Open a clinic, say who works there, and do what its pages do.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
clinic.command("add")(clinic_staff.add)
clinic.command("list")(clinic_staff.list_)
clinic.command("set")(clinic_staff.set_)
clinic.command("mail")(clinic_staff.mail)
clinic.command("would-list")(clinic_staff.would_list)
clinic.add_typer(clinic_staff.staff, name="staff")
clinic.command("import")(clinic_patients.import_)
clinic.command("letters")(clinic_patients.letters)
clinic.command("patients")(clinic_patients.patients)
clinic.command("add-patient")(clinic_patients.add_patient)
clinic.command("propose")(clinic_patients.propose)
clinic.command("work")(clinic_work.work)
clinic.command("assign")(clinic_work.assign)
clinic.command("close")(clinic_work.close)
clinic.command("ask-to-call")(clinic_work.ask_to_call)
clinic.command("day")(clinic_day.day)
clinic.command("add-visit")(clinic_visits.add_visit)
clinic.command("move-visit")(clinic_visits.move_visit)
clinic.command("visit")(clinic_visits.visit)
clinic.command("report")(clinic_visits.report)
