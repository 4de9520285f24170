"""An invitation is read out: a code for whoever is to look after the patient with us."""

from __future__ import annotations

from bot.actions.care import inviting
from bot.actions.care.inviting import Offer
from bot.domain.care.invitations import deep_link, read_out
from bot.domain.deliveries import Value
from bot.domain.intents import Invite
from bot.domain.people import ChannelName
from bot.domain.sheets import Enclosed, Invitation
from bot.handlers import questions
from bot.handlers.care import approving, others
from bot.handlers.turn import Turn
from bot.language.replies import care_links


async def invite(intent: Invite, turn: Turn) -> None:
    """Make a code; for somebody who is a caregiver already, ask what else they may."""
    named = intent.whom and not care_links.is_relative(intent.whom)
    known = others.meant(await others.caregivers(turn), intent.whom) if named else []
    if known:
        await approving.begin(turn, known[0])
        return
    turn = await questions.close(turn)
    offer = Offer(turn.person.id, turn.person.id)
    made = await inviting.invite(turn.tx, offer, make=turn.house.invitation, now=turn.now)
    link = deep_link(turn.house.telegram, made.code)
    by_text = turn.address.channel is ChannelName.SMS
    values: dict[str, Value] = {
        "code": read_out(made.code),
        "link": link,
        "has-link": "yes" if link and not by_text else "no",
    }
    shown = turn.showing(Enclosed(Invitation(link))) if link and not by_text else turn
    await shown.reply("care-invite", values)
