"""The ways to reach people that the settings name, ready to be spoken through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_webhook import Webhook
from bot.channels.twilio import TwilioAccount, TwilioChannel
from bot.clock import Clock
from bot.config import Settings
from bot.domain.channels import Channel, Note


@dataclass(frozen=True, slots=True)
class Channels:
    """What we speak through: at most one bot, and any number of phone numbers."""

    telegram: TelegramChannel | None = None
    numbers: tuple[TwilioChannel, ...] = ()

    def __iter__(self) -> Iterator[Channel]:
        if self.telegram is not None:
            yield self.telegram
        yield from self.numbers


def channels(settings: Settings, clock: Clock, note: Note) -> Channels:
    """Return the channels of the settings. What becomes of texts is told to `note`."""
    return Channels(
        _telegram(settings, clock) if settings.telegram.is_set_up else None,
        _numbers(settings, clock, note) if settings.sms.is_set_up else (),
    )


def account(settings: Settings) -> TwilioAccount:
    """Return the account that the numbers belong to."""
    sms = settings.sms
    tokens = (sms.auth_token.get_secret_value(), sms.auth_token_before.get_secret_value())
    return TwilioAccount(
        sms.account_sid,
        tuple(filter(None, tokens)),
        api_base_url=sms.api_base_url,
        # Where texts are fetched, Twilio need not reach us: what it is told to call it will call.
        public_base_url=settings.web.public_base_url if sms.receive == "webhook" else "",
    )


def webhook(settings: Settings) -> Webhook | None:
    """Return where Telegram brings what people say; None: we fetch it."""
    chosen = settings.telegram
    if chosen.mode != "webhook":
        return None
    url = f"{settings.web.public_base_url}/telegram/webhook"
    return Webhook(url, chosen.webhook_secret.get_secret_value())


def _telegram(settings: Settings, clock: Clock) -> TelegramChannel:
    chosen = settings.telegram
    return TelegramChannel(
        chosen.token.get_secret_value(),
        clock=clock,
        api_base_url=chosen.api_base_url,
        webhook=webhook(settings),
    )


def _numbers(settings: Settings, clock: Clock, note: Note) -> tuple[TwilioChannel, ...]:
    ours, polls = account(settings), settings.sms.receive == "poll"
    return tuple(
        TwilioChannel(ours, number, clock=clock, note=note, polls=polls)
        for number in dict.fromkeys(settings.sms.numbers)
    )
