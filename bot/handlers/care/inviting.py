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
from bot.handlers.care.others import Linked
from bot.handlers.turn import Turn
from bot.language.replies import care_links, kin


async def invite(intent: Invite, turn: Turn) -> None:
    """Make a code; for somebody who is a caregiver already, ask what else they may."""
    known = await _known(intent.whom, turn)
    if known:
        await approving.begin(turn, known[0])
        return
    turn = await questions.close(turn)
    relation = kin.as_written(intent.whom, turn.language)
    offer = Offer(turn.person.id, turn.person.id, relation=relation)
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


async def _known(whom: str, turn: Turn) -> list[Linked]:
    """Return who is linked already, by their name or as "my daughter". Of whom nobody has said what
    they are is nobody's daughter yet."""
    linked = await others.caregivers(turn) if whom else []
    if not care_links.is_relative(whom):
        return others.meant(linked, whom)
    return [each for each in linked if kin.agree(whom, each.word)]
