"""Proves that the guide leads from nothing to a practice round, and survives wrong answers."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.cli.init import picture
from bot.config import load
from bot.config.writing import changed_text
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.cli.conftest import Dosebell
from tests.processes import free_port
from tests.sources import ROOT

ANN, EVE = 555_010_0001, 555_010_0666


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '\n\n[telegram]\ntoken = "1:a"\n'),
        ("[sms]\nrate = 1\n", '[sms]\nrate = 1\n\n[telegram]\ntoken = "1:a"\n'),
        (
            '[telegram]\n# yours\ntoken = ""\n[sms]\ntoken = "x"\n',
            '[telegram]\n# yours\ntoken = "1:a"\n[sms]\ntoken = "x"\n',
        ),
        ("[telegram]\nrate = 2\n", '[telegram]\ntoken = "1:a"\nrate = 2\n'),
    ],
)
def test_one_setting_is_written_and_all_else_stays(before: str, after: str) -> None:
    assert changed_text(before, "telegram.token", "1:a") == after


@pytest.mark.parametrize(("encoding", "is_drawn"), [("utf-8", True), ("ascii", False)])
def test_a_link_is_drawn_where_the_terminal_can_show_it(encoding: str, is_drawn: bool) -> None:
    assert bool(picture("https://t.me/dosebell_bot", encoding=encoding)) is is_drawn


async def _init(here: Path, telegram: StandIn, typed: str) -> asyncio.subprocess.Process:
    """Run the guide as an operator would, with what they type."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "init", "--guided"),
        cwd=here,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "PYTHONUNBUFFERED": "1",
            "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
            "DOSEBELL_WEB__PORT": str(free_port()),
        },
    )
    assert process.stdin is not None
    process.stdin.write(typed.encode())
    await process.stdin.drain()
    return process


async def _until(process: asyncio.subprocess.Process, words: str) -> str:
    """Return what it says, up to some words."""
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(120):
        while words not in said:
            piece = await process.stdout.read(500)
            assert piece, said
            said += piece.decode(errors="replace")
    return said


@pytest.mark.slow
@pytest.mark.long
async def test_a_clean_machine_goes_from_nothing_to_a_practice_round(tmp_path: Path) -> None:
    async with telegram_stand_in() as telegram:
        telegram.know(EVE, name="Eve")
        telegram.know(ANN, name="Ann")
        typed = f"nonsense\n1:a-token-that-nobody-knows\n{telegram.token}\nn\ny\n"
        process = await _init(tmp_path, telegram, typed)
        said = await _until(process, "https://t.me/")
        telegram.say(EVE, "hello?")
        said += await _until(process, "Eve")
        telegram.say(ANN, "hi")
        said += await _until(process, "Dosebell is running.")
        talk = ("A", "yes", "yes", "yes", "C", "yes")
        for count, words in enumerate(talk, start=2):
            await telegram.wait_for(count, chat=ANN)
            telegram.say(ANN, words)
        async with asyncio.timeout(120):
            while not any("practice" in one.text.lower() for one in telegram.to(ANN)):
                await telegram.wait_for(len(telegram.to(ANN)) + 1, chat=ANN)
        process.terminate()
        await process.wait()

        assert "that is no token" in said
        assert "Telegram does not know this token" in said
        assert f"Ann (chat {ANN}) wrote. Is that you?" in said
        assert telegram.to(ANN)[0].text.startswith("You are the operator now")
        assert "operator" not in telegram.to(EVE)[0].text
        chosen = load(tmp_path / "config.toml")
        assert chosen.operator.telegram == str(ANN)
        assert chosen.telegram.token.get_secret_value() == telegram.token
        assert (tmp_path / "config.toml").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
@pytest.mark.long
async def test_who_is_asked_whether_it_was_them_may_leave_at_once(tmp_path: Path) -> None:
    async with telegram_stand_in() as telegram:
        telegram.know(ANN, name="Ann")
        process = await _init(tmp_path, telegram, f"{telegram.token}\n")
        await _until(process, "https://t.me/")
        telegram.say(ANN, "hi")
        await _until(process, "Is that you?")

        process.send_signal(signal.SIGINT)

        await _until(process, "go on whenever you like: dosebell init")
        async with asyncio.timeout(30):
            assert await process.wait() == 0


def test_without_a_terminal_it_only_writes_files(dosebell: Dosebell) -> None:
    said = dosebell("init")

    assert said.status == 0
    assert "put your bot's token into config.toml, then run: dosebell serve" in said.out


def test_a_webhook_is_refused_before_anything_is_waited_for(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    text = (here / "config.toml").read_text()
    for name, value in (
        ("telegram.mode", "webhook"),
        ("telegram.webhook_secret", "0123456789abcdef"),
        ("web.public_base_url", "https://dose.example.org"),
    ):
        text = changed_text(text, name, value)
    (here / "config.toml").write_text(text)

    said = dosebell("init", "--guided")

    assert said.status == 2
    assert 'set it to "poll" in config.toml, run: dosebell init' in said.err
    assert dosebell("init", "--files-only").status == 0


def test_a_guide_that_is_left_can_be_gone_on_with(dosebell: Dosebell, here: Path) -> None:
    said = dosebell("init", "--guided")

    assert said.status == 0
    assert "go on whenever you like: dosebell init" in said.out


def test_without_a_network_nothing_is_thrown_away(dosebell: Dosebell, here: Path) -> None:
    dosebell("init")
    text = (here / "config.toml").read_text()
    text = changed_text(text, "telegram.api_base_url", "http://127.0.0.1:9")
    (here / "config.toml").write_text(changed_text(text, "telegram.token", "1:abc"))

    said = dosebell("init", "--guided")

    assert said.status == 2
    assert "does not answer, so the token was not checked" in said.err
    assert load(here / "config.toml").telegram.is_set_up
