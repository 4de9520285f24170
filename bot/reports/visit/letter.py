"""The mail that brings a report to somebody who has no account here."""

from __future__ import annotations

from bot.domain.channels import Enclosure
from bot.domain.reports.mails import Mail
from bot.domain.reports.posting import Posted
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.visit.voice import on_screen


def written(
    mail: Mail, report: AdherenceReport, attached: Enclosure, sentences: Sentences
) -> Posted:
    """Return a mail in words; one that may have come before says so. Its subject names nobody."""
    voice = on_screen(sentences, language=mail.wanted.language)
    owner = voice.told(report.owner)
    days = report.days
    said = voice.say(
        "visit-mail-text",
        named="yes" if owner else "no",
        name=owner,
        first=voice.dated(days.first),
        last=voice.dated(days.last),
    )
    again = [voice.say("visit-mail-again")] if mail.is_repeat else []
    foot = voice.say("visit-foot-told"), voice.say("visit-foot-not"), voice.say("visit-mail-reply")
    return Posted(
        to=mail.to,
        subject=voice.say("visit-mail-subject"),
        text="\n\n".join([*again, said, *foot]) + "\n",
        message_id=str(mail.id),
        language=voice.language,
        attached=attached,
    )
