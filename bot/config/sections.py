"""The sections of the settings, with their defaults and what each of them may be."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.config.database import Database
from bot.config.environment import Environment
from bot.config.mail import Mail
from bot.config.operating import Backup, Operator, Retention
from bot.config.section import Section

_TOKEN: Final = re.compile(r"\d+:[\w-]+", re.ASCII)
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{16,256}")
_ACCOUNT: Final = re.compile(r"AC[0-9a-f]{32}")
_NUMBER: Final = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_BASE_URL: Final = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")

Minutes = Annotated[int, Field(ge=0, le=240)]


class Keys(Section):
    """The master key, which lives outside the database."""

    file: str = Field(default="data/dosebell.key", min_length=1)


class Telegram(Section):
    """The Telegram bot that people talk with."""

    token: SecretStr = SecretStr("")
    api_base_url: str = "https://api.telegram.org"
    mode: Literal["poll", "webhook"] = "poll"
    webhook_secret: SecretStr = SecretStr("")
    rate: int = Field(default=30, ge=1, le=1000)
    username: str = Field(default="", pattern=r"^(?:[A-Za-z]\w{3,31})?$")

    @property
    def is_set_up(self) -> bool:
        """Whether there is a bot to speak through."""
        return bool(self.token.get_secret_value())

    @field_validator("token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr) -> SecretStr:
        if token.get_secret_value() and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError('should be what @BotFather gave you, like "123456:ABC-DEF..."')
        return token

    @field_validator("api_base_url")
    @classmethod
    def _is_a_url(cls, url: str) -> str:
        return _base_url(url)

    @field_validator("webhook_secret")
    @classmethod
    def _cannot_be_guessed(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("should be 16 to 256 letters, digits, - and _")
        return secret


class Sms(Section):
    """The numbers that people text with, through Twilio."""

    account_sid: str = ""
    auth_token: SecretStr = SecretStr("")
    auth_token_before: SecretStr = SecretStr("")
    numbers: tuple[str, ...] = ()
    api_base_url: str = "https://api.twilio.com"
    receive: Literal["webhook", "poll"] = "webhook"
    rate: float = Field(default=1.0, gt=0, le=1000)

    @property
    def is_set_up(self) -> bool:
        """Whether there is a number to speak through."""
        return bool(self.account_sid and self.numbers)

    @field_validator("account_sid")
    @classmethod
    def _looks_like_an_account(cls, sid: str) -> str:
        if sid and not _ACCOUNT.fullmatch(sid):
            raise ValueError('should be the Account SID: "AC" and 32 digits and letters a to f')
        return sid

    @field_validator("numbers")
    @classmethod
    def _are_numbers(cls, numbers: tuple[str, ...]) -> tuple[str, ...]:
        if all(_NUMBER.fullmatch(number) for number in numbers):
            return numbers
        raise ValueError('should be numbers as Twilio shows them, like "+15550100123"')

    @field_validator("api_base_url")
    @classmethod
    def _is_a_url(cls, url: str) -> str:
        return _base_url(url)


class Web(Section):
    """The web side: webhooks, health, and the try-out chat."""

    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=8000, ge=0, le=65535)
    public_base_url: str = ""

    @field_validator("public_base_url")
    @classmethod
    def _is_a_url(cls, url: str) -> str:
        return _base_url(url) if url else url


class Reminders(Section):
    """When to ask, and how hard to try."""

    ask_after: tuple[Minutes, ...] = Field(default=(0, 15, 45), min_length=1)
    later_minutes: int = Field(default=10, ge=1, le=120)
    in_flight: int = Field(default=200, ge=1, le=1000)
    lease_seconds: int = Field(default=20, ge=5, le=600)

    @field_validator("ask_after")
    @classmethod
    def _leaves_time_to_answer(cls, minutes: tuple[int, ...]) -> tuple[int, ...]:
        if all(later - earlier >= 10 for earlier, later in pairwise(minutes)):
            return minutes
        raise ValueError("should rise by at least 10 minutes from each number to the next")


class TryOut(Section):
    """The try-out chat, which has a database and a key of its own."""

    folder: str = Field(default="data/try-out", min_length=1)


class Logs(Section):
    """What is written to the error output, one JSON object a line."""

    level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(BaseSettings):
    """Everything an operator may set."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    language: str = Field(default="en", pattern="^[a-z]{2}$")
    country: str = Field(default="US", pattern="^[A-Z]{2}$")
    enrolment: Literal["invited", "open"] = "invited"
    database: Database = Database()
    keys: Keys = Keys()
    telegram: Telegram = Telegram()
    sms: Sms = Sms()
    mail: Mail = Mail()
    web: Web = Web()
    reminders: Reminders = Reminders()
    backup: Backup = Backup()
    retention: Retention = Retention()
    operator: Operator = Operator()
    try_out: TryOut = TryOut()
    logs: Logs = Logs()
    hears_environment: ClassVar[bool] = True

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment speak before the file."""
        before = (Environment(settings_cls),) if cls.hears_environment else ()
        return *before, init_settings

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> Settings:
        if self.telegram.mode == "poll":
            return self
        if not self.telegram.webhook_secret.get_secret_value():
            raise ValueError('telegram.mode = "webhook" needs telegram.webhook_secret as well')
        if not self.web.public_base_url.startswith("https://"):
            raise ValueError('telegram.mode = "webhook" needs web.public_base_url = "https://..."')
        return self

    @model_validator(mode="after")
    def _mail_is_whole(self) -> Settings:
        if bool(self.mail.host) != bool(self.mail.sender):
            raise ValueError("mail.host and mail.sender need each other")
        if self.mail.password.get_secret_value() and self.mail.security == "none":
            raise ValueError('mail.security = "none" would show mail.password to everybody')
        return self

    @model_validator(mode="after")
    def _sms_is_whole(self) -> Settings:
        if not (self.sms.account_sid or self.sms.numbers):
            return self
        if not self.sms.account_sid:
            raise ValueError("sms.numbers needs sms.account_sid as well")
        if not self.sms.numbers:
            raise ValueError("sms.account_sid needs sms.numbers as well")
        if not self.sms.auth_token.get_secret_value():
            raise ValueError("sms.account_sid needs sms.auth_token as well")
        if self.operator.canary_sms in self.sms.numbers:
            raise ValueError("operator.canary_sms should be no number of the bot's own")
        if self.sms.receive == "webhook" and not self.web.public_base_url.startswith("https://"):
            raise ValueError(
                'sms.receive = "webhook" needs web.public_base_url = "https://..."; without such an'
                ' address choose sms.receive = "poll"'
            )
        return self


def _base_url(url: str) -> str:
    if not _BASE_URL.fullmatch(url):
        raise ValueError('should be the beginning of a web address, like "https://example.org"')
    return url.rstrip("/")
