"""Proves that `dosebell serve` starts what the settings say, and tells how to reach it."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app.running import Role
from bot.app.trying_out import try_out
from bot.cli.serve import how_to_reach
from bot.config import Settings, Telegram
from bot.domain.errors import BadInput
from tests.cli.conftest import Dosebell
from tests.processes import serving


@pytest.mark.parametrize(
    ("written", "words", "said"),
    [
        ('[web]\nhost = "0.0.0.0"', (), "web.host is '0.0.0.0', and should be 127.0.0.1"),
        ("", ("--role", "web"), "--role web needs a channel to share; set telegram.token"),
        ("", ("--role", "worker"), "--role worker needs a channel to share"),
    ],
)
def test_the_try_out_chat_is_for_this_machine_alone(
    written: str, words: tuple[str, ...], said: str, dosebell: Dosebell, here: Path
) -> None:
    (here / "config.toml").write_text(written)

    answer = dosebell("serve", *words)

    assert answer.status == 2
    assert said in answer.err
    assert not (here / "data").exists()


@pytest.mark.parametrize(
    ("case", "environ", "tunnel"),
    [
        ("a screen", {"DISPLAY": ":0"}, ""),
        ("another kind of screen", {"WAYLAND_DISPLAY": "wayland-0"}, ""),
        ("no screen", {}, "ssh -L 8000:127.0.0.1:8000 THIS-MACHINE"),
        (
            "somebody from afar",
            {"DISPLAY": ":10", "SSH_CONNECTION": "203.0.113.5 50000 192.0.2.7 22"},
            "ssh -L 8000:127.0.0.1:8000 192.0.2.7",
        ),
    ],
)
def test_it_says_how_to_reach_the_page(case: str, environ: Mapping[str, str], tunnel: str) -> None:
    said = how_to_reach("127.0.0.1", 8000, environ)

    assert "http://127.0.0.1:8000/chat" in said, case
    assert ("ssh -L" in said) is bool(tunnel), case
    assert tunnel in said, case


@pytest.mark.long
async def test_without_a_channel_it_shows_the_try_out_chat(tmp_path: Path) -> None:
    async with serving(tmp_path, settings={}) as bot:
        await bot.until_alive()
        status, page = await bot.get("/chat")
        assert (status, "<h1>" in page) == (200, True)
        assert (await bot.get("/readyz"))[0] == 200
        assert await bot.end(signal.SIGINT) == 0

    assert how_to_reach("127.0.0.1", bot.port, {}) in bot.said
    assert "Traceback" not in bot.said


def test_the_try_out_chat_refuses_to_run_beside_a_real_token() -> None:
    chosen = Settings(telegram=Telegram(token=SecretStr("123456:a-real-one")))

    with pytest.raises(BadInput, match="does not run beside Telegram"):
        try_out(chosen, Role.ALL, ready=lambda _: None)


@pytest.mark.long
async def test_a_second_try_out_chat_in_one_folder_refuses(tmp_path: Path) -> None:
    async with serving(tmp_path, settings={}) as first:
        await first.until_alive()
        async with serving(tmp_path, settings={}) as second:
            assert await second.process.wait() == 2

    assert f"process {first.process.pid} is working on this database" in second.said
