"""What the doctor asks the mail server."""

from __future__ import annotations

from typing import Final

from bot.app.joining import mail_server
from bot.channels.mail import MailChannel
from bot.cli.findings import Finding, Mark
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput, SendError

_PATIENCE: Final = 8.0  #: seconds for each step


async def mail(chosen: Settings) -> Finding:
    """Say whether the mail server knows us; nothing is sent."""
    if not chosen.mail.is_set_up:
        return Finding(Mark.FINE, "mail", "not set up; nobody can send a report by e-mail")
    place = f"{chosen.mail.host}:{chosen.mail.port}"
    channel = MailChannel(mail_server(chosen), SystemClock(), timeout=_PATIENCE)
    try:
        await channel.greet()
    except BadInput as error:
        return Finding(Mark.WRONG, "mail", f"{place}: {error}")
    except SendError:
        said = f"{place} does not answer as it should; look at mail.host, mail.port, mail.security"
        return Finding(Mark.DOUBTFUL, "mail", said)
    return Finding(Mark.FINE, "mail", f"{place} takes mails from us")
