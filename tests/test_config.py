"""Proves that settings are read whole or refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, SecretStr, ValidationError

from bot.config import Settings, find, load
from bot.config.complaints import _FORMS, _SECRETS
from bot.domain.errors import BadInput
from tests.sources import ROOT

EXAMPLE = ROOT / "config.example.toml"


def test_the_example_says_what_the_defaults_are() -> None:
    assert load(EXAMPLE) == load(None)


def test_the_example_names_every_setting() -> None:
    assert set(_leaves(tomllib.loads(EXAMPLE.read_text()))) == set(_settings(Settings))


_ACCOUNT = f'account_sid = "AC{"0" * 32}"'
_NUMBERS = 'numbers = ["+12025550100"]'


def test_the_example_has_a_comment_on_every_setting() -> None:
    lines = EXAMPLE.read_text().splitlines()

    bare = [
        line
        for before, line in pairwise(lines)
        if not line.startswith(("#", "[")) and line and not before.startswith("#")
    ]

    assert not bare


@pytest.mark.parametrize(
    ("case", "written", "said"),
    [
        (
            "a misspelt key",
            '[telegram]\ntokn = "1:abc"',
            "telegram.tokn: there is no such setting; did you mean telegram.token?",
        ),
        (
            "a misspelt section",
            '[telegran]\ntoken = "1:abc"',
            "telegran: there is no such setting; did you mean telegram?",
        ),
        (
            "a key like no other",
            "[keys]\nxyz = 1",
            "keys.xyz: there is no such setting; known there: file",
        ),
        (
            "a wrong choice",
            '[telegram]\nmode = "pull"',
            "telegram.mode is 'pull': it should be 'poll' or 'webhook'",
        ),
        ("too large a number", "[web]\nport = 70000", "web.port is 70000: it should be less than"),
        ("a word for a number", '[web]\nport = "http"', "web.port is 'http': it should be a whole"),
        ("a number for a table", "web = 3", "web is 3: it should be a table"),
        ("words for a list", "[reminders]\nask_after = '0,15'", "it should be a list in square"),
        ("a table for a word", "[language]\nx = 1", "language is a table: it should be text"),
        ("a country in words", 'country = "Spain"', "country is 'Spain': it should be a code of"),
        (
            "reminders too dense",
            "[reminders]\nask_after = [0, 5]",
            "reminders.ask_after is [0, 5]: it should rise by at least 10 minutes",
        ),
        ("an empty list", "[reminders]\nask_after = []", "it should be a list with at least one"),
        (
            "a database we do not know",
            '[database]\nurl = "mysql://ann:secret@host/x"',
            "database.url: it should be sqlite:///FILE or postgresql://USER",
        ),
        ("half an address", '[web]\npublic_base_url = "host"', 'like "https://example.org"'),
        (
            "a webhook without a secret",
            '[telegram]\nmode = "webhook"',
            'telegram.mode = "webhook" needs telegram.webhook_secret as well',
        ),
        (
            "a webhook without an address",
            '[telegram]\nmode = "webhook"\nwebhook_secret = "0123456789abcdef"',
            'telegram.mode = "webhook" needs web.public_base_url = "https://..."',
        ),
        (
            "half an account",
            '[sms]\naccount_sid = "AC12"',
            "sms.account_sid is 'AC12': it should be the Account SID",
        ),
        (
            "a number as people write it",
            '[sms]\nnumbers = ["(202) 555-0100"]',
            'it should be numbers as Twilio shows them, like "+15550100123"',
        ),
        ("a number for a list", '[sms]\nnumbers = "+12025550100"', "it should be a list in square"),
        ("a rate of nothing", "[sms]\nrate = 0", "sms.rate is 0: it should be greater than 0"),
        ("numbers of nobody", f"[sms]\n{_NUMBERS}", "sms.numbers needs sms.account_sid as well"),
        ("no number", f"[sms]\n{_ACCOUNT}", "sms.account_sid needs sms.numbers as well"),
        (
            "no token",
            f"[sms]\n{_ACCOUNT}\n{_NUMBERS}",
            "sms.account_sid needs sms.auth_token as well",
        ),
        (
            "texts that are brought nowhere",
            f'[sms]\n{_ACCOUNT}\n{_NUMBERS}\nauth_token = "x"',
            'needs web.public_base_url = "https://..."; without such an address choose sms.receive',
        ),
        (
            "an address to call that is none",
            '[operator]\nalive_urls = ["hc-ping.com/1"]',
            'should be web addresses, like "https://hc-ping.com/your-uuid"',
        ),
        (
            "signs of life to itself",
            f'[operator]\ncanary_sms = "+12025550100"\n[sms]\n{_ACCOUNT}\n{_NUMBERS}\n'
            'auth_token = "x"\nreceive = "poll"',
            "operator.canary_sms should be no number of the bot's own",
        ),
        (
            "an operator who is no chat",
            '[operator]\ntelegram = "@ann"',
            "operator.telegram is '@ann': it should be the number of your chat with the bot",
        ),
        (
            "an operator who is no number",
            '[operator]\nsms = "banana"',
            "operator.sms is 'banana': it should be a phone number with its country code",
        ),
        (
            "signs of life to no number",
            '[operator]\ncanary_sms = "555"',
            "operator.canary_sms is '555': it should be a phone number with its country code",
        ),
        (
            "signs of life to no chat",
            '[operator]\ncanary_telegram = "us"',
            "operator.canary_telegram is 'us': it should be the number of a chat with the bot",
        ),
        (
            "a username with more around it",
            '[telegram]\nusername = "@x y"',
            "telegram.username is '@x y': it should be your bot's @username without the @",
        ),
        ("no TOML", "[telegram\n", "config.toml is not TOML: Expected"),
        ("no TOML, further down", "\n\nlanguage = en\n", "(at line 3, column 12)"),
    ],
)
def test_a_broken_file_is_refused_by_name(
    case: str, written: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(written)

    with pytest.raises(BadInput) as refusal:
        load(file)

    assert said in str(refusal.value), case
    assert str(file) in str(refusal.value), case


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('country = "x"\n[web]\nport = -1\nhots = "::"')

    with pytest.raises(BadInput) as refusal:
        load(file)

    assert len(str(refusal.value).splitlines()) == 3


@pytest.mark.parametrize(
    "written",
    [
        '[telegram]\ntoken = "1234-very-secret"',
        '[telegram]\nwebhook_secret = "very-secret"',
        '[sms]\nauth_token = ["very-secret"]',
        '[sms]\nauth_token_before = ["very-secret"]',
        '[database]\nurl = "postgres://ann:very-secret@host/x"',
    ],
)
def test_a_wrong_secret_is_not_repeated(written: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(written)

    with pytest.raises(BadInput) as refusal:
        load(file)

    assert "very-secret" not in str(refusal.value)


def test_every_setting_of_a_certain_form_says_what_would_be_right() -> None:
    formed = set(_formed(Settings))

    assert "operator.sms" in formed
    assert formed <= _FORMS.keys()


def test_every_secret_is_one_that_is_not_repeated() -> None:
    secrets = {name for name, field in _settings(Settings).items() if field is SecretStr}

    assert secrets
    assert secrets <= _SECRETS


@pytest.mark.parametrize("what", ["missing", "folder", "latin"])
def test_a_file_that_cannot_be_read_says_why(what: str, tmp_path: Path) -> None:
    file = tmp_path / what
    if what == "folder":
        file.mkdir()
    if what == "latin":
        file.write_bytes('language = "español"'.encode("latin-1"))

    with pytest.raises(BadInput, match=what):
        load(file)


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[telegram]\ntoken = "1:file"\nrate = 25')
    monkeypatch.setenv("DOSEBELL_TELEGRAM__TOKEN", "2:environment")
    monkeypatch.setenv("DOSEBELL_REMINDERS__ASK_AFTER", "[0, 20]")
    monkeypatch.setenv("DOSEBELL_KEYS__FILE", "elsewhere.key")

    settings = load(file)

    assert settings.telegram.token.get_secret_value() == "2:environment"
    assert settings.telegram.rate == 25
    assert settings.reminders.ask_after == (0, 20)
    assert settings.keys.file == "elsewhere.key"


def test_a_secret_may_lie_in_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text("3:in-a-file\n")
    monkeypatch.setenv("DOSEBELL_TELEGRAM__TOKEN_FILE", str(tmp_path / "token"))

    assert load(None).telegram.token.get_secret_value() == "3:in-a-file"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DOSEBELL_TELEGRAM__TOKN", "1:a", "DOSEBELL_TELEGRAM__TOKN: there is no such setting"),
        ("DOSEBELL_WEB__PORT", "many", "DOSEBELL_WEB__PORT is 'many': it should be"),
        ("DOSEBELL_TELEGRAM__TOKEN_FILE", "no/such", "DOSEBELL_TELEGRAM__TOKEN_FILE names no/such"),
    ],
)
def test_a_wrong_variable_is_refused_by_name(
    name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(BadInput) as refusal:
        load(None)

    assert said in str(refusal.value)


def test_the_file_is_looked_for_where_the_operator_expects_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find() is None

    (tmp_path / "config.toml").touch()
    assert find() == Path("config.toml")

    monkeypatch.setenv("DOSEBELL_CONFIG", "other.toml")
    assert find() == Path("other.toml")
    assert find(Path("named.toml")) == Path("named.toml")


def test_settings_do_not_change_and_do_not_show_their_secrets(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[telegram]\ntoken = "1:very-secret"\n'
        '[database]\nurl = "postgresql+asyncpg://ann:very-secret@host/x"'
    )

    settings = load(file)

    assert "very-secret" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.__setattr__("language", "es")


def _leaves(table: Mapping[str, Any], under: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{under}{key}.")
        else:
            yield under + key


def _settings(model: type[BaseModel], under: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found |= _settings(inner, f"{under}{name}.")
        else:
            found[under + name] = inner
    return found


def _formed(model: type[BaseModel], under: str = "") -> Iterator[str]:
    """Yield the settings that have to match a pattern."""
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _formed(inner, f"{under}{name}.")
        elif any(getattr(each, "pattern", None) for each in field.metadata):
            yield under + name
