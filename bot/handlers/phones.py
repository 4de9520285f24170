"""A person's other phones: "my phone is …", the code that comes back from it, "text me here", and
the PIN that goes with a phone number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from bot.actions import phones, pins, say
from bot.actions.phones import Phone
from bot.channels import phone_numbers
from bot.domain.deliveries import Utterance
from bot.domain.errors import BadInput
from bot.domain.ids import SenderId
from bot.domain.people import ChannelName
from bot.handlers import memory, questions
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

PIN: Final = "phone pin"
_CODES_A_DAY: Final = 3
_A_DAY: Final = timedelta(days=1)
_LATELY: Final = "phone codes"


async def add(turn: Turn, typed: str) -> None:
    """Text a code to a number that somebody says is theirs; first a PIN, where there is none."""
    sender = await _texting_sender(turn)
    if sender is None:
        await turn.reply("phone-no-texts")
        return
    try:
        number = phone_numbers.e164(typed, turn.person.country)
    except BadInput:
        await turn.reply("phone-odd")
        return
    phone = Phone(sender, number)
    address = await phones.find(turn.tx, phone)
    if address is not None and turn.person.id in await turn.tx.addresses.people_on(address.id):
        await turn.reply("phone-known")
    elif turn.person.pin:
        await _propose(turn, phone)
    else:
        keep = {"sender": str(sender), "number": number}
        await questions.ask(turn, Question(PIN, keep=keep), "ask-phone-pin", {})


async def answer_pin(turn: Turn) -> bool:
    """Take six digits as the PIN that was asked for; False: those are none, or easy ones."""
    pin = pins.digits(turn.text)
    if pins.is_weak(pin):
        return False
    kept = questions.kept(turn)
    turn = await set_pin(await questions.close(turn), pin)
    await _propose(turn, Phone(SenderId(UUID(kept["sender"])), kept["number"]))
    return True


async def choose_pin(turn: Turn, typed: str) -> None:
    """Take another PIN."""
    pin = pins.digits(typed)
    if pins.is_weak(pin):
        await turn.reply("pin-odd")
        return
    await set_pin(turn, pin)
    await turn.reply("pin-kept")


async def set_pin(turn: Turn, pin: str) -> Turn:
    """Keep a PIN. UNDO does not bring an old one back."""
    chosen = replace(turn.person, pin=pins.hashed(pin))
    saved = await turn.tx.people.replace(turn.person, chosen)
    await turn.tx.audit.write(
        saved.id, at=turn.now, actor=saved.id, action="PIN chosen", subject=str(saved.id)
    )
    others = (person for person in turn.people if person.id != saved.id)
    return replace(turn, people=(saved, *others))


async def take_code(turn: Turn) -> bool:
    """Return whether what was said is a code that was texted there, right or wrong."""
    if turn.address.channel is not ChannelName.SMS or not pins.looks_like_one(turn.text):
        return False
    found = await phones.confirm(turn.tx, turn.address, pins.digits(turn.text), now=turn.now)
    match found:
        case None:
            return False
        case int():
            await turn.reply("phone-code-wrong", {"left": found})
        case _:
            mine = replace(turn, people=(found,), whose=found.id, language=found.language)
            await mine.reply("phone-added")
            await _tell_elsewhere(mine)
    return True


async def here(turn: Turn) -> None:
    """Let reminders come here before anywhere else."""
    await put_first(turn)
    await turn.reply("phone-first")


async def put_first(turn: Turn) -> None:
    """Let everybody who is reached here be reached here before anywhere else."""
    for person in turn.people:
        await phones.put_first(turn.tx, person, turn.address, now=turn.now)


async def _propose(turn: Turn, phone: Phone) -> None:
    """Text a code there, unless that phone told us to stop; who asks hears the same."""
    if not await _is_in_pace(turn):
        await turn.reply("phone-too-often")
        return
    address = await phones.find(turn.tx, phone)
    if address is None or address.may_be_written_to:
        code = turn.house.code()
        await phones.propose(turn.tx, turn.person, phone, code=code, now=turn.now)
    await turn.reply("phone-code-sent", {"ending": phone.number[-2:]})


async def _is_in_pace(turn: Turn) -> bool:
    """Return whether another code may be texted today: a phone may be a stranger's."""
    sent = [at for at in memory.remembered(turn, _LATELY).split() if at]
    sent = [at for at in sent if float(at) > (turn.now - _A_DAY).timestamp()]
    if len(sent) >= _CODES_A_DAY:
        return False
    await memory.remember(turn, _LATELY, " ".join([*sent, f"{turn.now.timestamp():.0f}"]))
    return True


async def _texting_sender(turn: Turn) -> SenderId | None:
    """Return the number of ours that texts, if we have one: this one, where one texts us."""
    if turn.address.channel is ChannelName.SMS:
        return turn.address.sender
    known = {sender.name: sender.id for sender in await turn.tx.senders.all()}
    return next((known[name] for name in turn.house.numbers if name in known), None)


async def _tell_elsewhere(turn: Turn) -> None:
    """Say at the person's other addresses that there is a new one."""
    for address in await turn.tx.addresses.of(turn.person.id):
        if address.id != turn.address.id and address.may_be_written_to:
            to = say.To(address.id, turn.person.id, turn.language)
            added = Utterance("phone-added-elsewhere", {"ending": turn.address.value[-2:]})
            await say.say(turn.tx, to, added, now=turn.now)
