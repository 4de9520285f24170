"""Proves how pictures and documents reach Telegram, and what becomes of what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from uuid import UUID

import pytest

from bot.channels.telegram import TelegramChannel
from bot.domain.channels import Button, Enclosure, MediaType, Outgoing
from bot.domain.errors import SendError, Throttled, Unsure
from bot.domain.ids import DeliveryId
from tests.channels.conftest import IMPATIENT, a_channel
from tests.channels.stand_in_faults import Drop, Fail, Fault, Flood, Wait
from tests.channels.telegram_stand_in import StandIn

DELIVERY = DeliveryId(UUID(int=1))
BUTTONS = ((Button("Yes", "t:yes"), Button("No", "t:no")),)
CARD = Enclosure(MediaType.DOCUMENT, "my-card-2026-11-21.pdf", b"%PDF-1.7 " + b"x" * 50_000)


def a_picture(width: int = 1080, height: int = 2299) -> Enclosure:
    """Return as much of a PNG as says how large it is."""
    head = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + width.to_bytes(4, "big")
    data = head + height.to_bytes(4, "big") + b"\0" * 100
    return Enclosure(MediaType.PICTURE, "my-day-2026-11-21.png", data, (width, height))


def a_message(enclosure: Enclosure, text: str = "Your day: 💊") -> Outgoing:
    return Outgoing(DELIVERY, text, BUTTONS, enclosure=enclosure)


def known_by(enclosure: Enclosure) -> str:
    return f"{enclosure.name} {sha256(enclosure.data).hexdigest()}"


@pytest.mark.parametrize(
    ("method", "enclosure"),
    [
        ("sendPhoto", a_picture()),
        ("sendDocument", a_picture(1080, 9_500)),
        ("sendDocument", a_picture(100, 2_100)),
        ("sendDocument", CARD),
    ],
)
async def test_what_is_enclosed_arrives_with_its_words_below_it_in_one_message(
    telegram: StandIn, channel: TelegramChannel, method: str, enclosure: Enclosure
) -> None:
    receipt = await channel.send("7", a_message(enclosure))

    (sent,) = telegram.to(7)
    assert (sent.method, sent.file) == (method, known_by(enclosure))
    assert (sent.text, str(sent.message)) == ("Your day: 💊", receipt.provider_id)
    assert sent.buttons == ((("Yes", "t:yes"), ("No", "t:no")),)


async def test_words_that_are_too_long_to_stand_below_follow_with_the_buttons(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    words = "\n".join(f"{n}. half a tablet in the morning 💊" for n in range(150))

    receipt = await channel.send("7", a_message(a_picture(), words))

    picture, *texts = telegram.to(7)
    assert (picture.file, picture.text, picture.buttons) == (known_by(a_picture()), "", ())
    assert "\n".join(text.text for text in texts) == words
    assert (str(texts[-1].message), len(texts[-1].buttons)) == (receipt.provider_id, 1)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Drop(accepted=True), Unsure),
        (Wait(1, accepted=True), Unsure),
        (Fail(502, accepted=True), Unsure),
        (Flood(17), Throttled),
    ],
)
async def test_a_picture_fails_as_a_text_does(
    telegram: StandIn, fault: Fault, error: type[SendError]
) -> None:
    telegram.faults.plan(fault, method="sendPhoto")

    async with a_channel(telegram, limits=IMPATIENT) as channel:
        with pytest.raises(SendError) as failure:
            await channel.send("7", a_message(a_picture()))

    assert type(failure.value) is error
    assert len(telegram.accepted) == int(fault.accepted)


async def test_a_picture_without_the_rest_of_its_words_is_not_called_unsent(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.faults.plan(Flood(5), method="sendMessage")

    with pytest.raises(Unsure):
        await channel.send("7", a_message(a_picture(), "word " * 400))

    assert [sent.method for sent in telegram.accepted] == ["sendPhoto"]


async def test_a_picture_goes_to_a_chat_that_has_moved(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.move(7, 70)

    receipt = await channel.send("7", replace(a_message(CARD), buttons=()))

    assert receipt.moved_to == "70"
    assert telegram.to(70)[0].file == known_by(CARD)
