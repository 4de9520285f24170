"""Proves that what keeps the bot running is whole, and may do little."""

from __future__ import annotations

import configparser
import os
import pwd
import re
import shutil
import subprocess
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.cli import systemd
from bot.cli.handing_over import hand_over
from bot.cli.install import Installation, what_it_cannot_read
from bot.config import Settings
from bot.config.sections import Web
from bot.domain.errors import BadInput
from bot.web.server import bind
from tests.cli.conftest import Dosebell, somebody_at_a_port
from tests.sources import ROOT

CONFIG = '[telegram]\ntoken = "1:abc"\n'


def _program(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


def _unit(text: str) -> configparser.ConfigParser:
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign] # as its own page says
    read.read_string(text)
    return read


def test_the_unit_starts_this_program_and_forbids_what_it_does_not_need(
    dosebell: Dosebell, here: Path
) -> None:
    (here / "config.toml").write_text(CONFIG)

    said = dosebell("install", "--print", "--user", "nurse")

    assert said.status == 0
    service = _unit(said.out)["Service"]
    program = service["ExecStart"].split()
    assert Path(program[0]).exists()
    assert program[-3:] == ["serve", "-c", str(here / "config.toml")]
    assert service["User"] == service["Group"] == "nurse"
    assert service["Restart"] == "always"
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"].split() == [str(here / "data"), f"-{here}/data/backups"]
    assert "$" not in said.out


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_takes_the_unit_and_finds_little_to_attack(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text(CONFIG)
    file = here / "dosebell.service"
    file.write_text(dosebell("install", "--print", "--user", "daemon").out)

    verified = subprocess.run(
        ["systemd-analyze", "verify", str(file)], capture_output=True, text=True, check=False
    )
    exposed = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=30", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (verified.returncode, verified.stderr) == (0, "")
    assert exposed.returncode == 0, exposed.stdout[-300:]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (None, "there is no config.toml here; `dosebell init` writes one"),
        ("", "nobody can be reached yet; config.toml needs a token first"),
        (f'[keys]\nfile = "dosebell.key"\n{CONFIG}', "need folders of their own"),
        (f'[backup]\nfolder = "my backups"\n{CONFIG}', "my backups' in its own way; move it to"),
        (f'[keys]\nfile = "100%h/key"\n{CONFIG}', "100%h' in its own way; move it to a path of"),
    ],
)
def test_what_cannot_be_installed_is_named(
    config: str | None, said: str, dosebell: Dosebell, here: Path
) -> None:
    if config is not None:
        (here / "config.toml").write_text(config)

    answer = dosebell("install", "--print")

    assert answer.status == 2
    assert said in answer.err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs")
def test_it_can_be_put_into_an_image(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text(CONFIG)

    said = dosebell("install", "--root", str(here / "image"))

    unit = here / "image/etc/systemd/system/dosebell.service"
    assert said.out == f"wrote {unit}\n"
    assert "ExecStart=" in unit.read_text()


def test_the_container_is_made_of_what_is_there_and_is_not_root() -> None:
    written = (ROOT / "Containerfile").read_text()

    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", written, re.MULTILINE)
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path
    assert written.index("USER dosebell") < written.index("ENTRYPOINT")


def test_whoever_builds_the_image_is_shown_what_it_is_made_of_and_nothing_else() -> None:
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$", (ROOT / "Containerfile").read_text(), re.MULTILINE
    )
    lines = (ROOT / ".dockerignore").read_text().splitlines()

    assert lines[1] == "*"
    shown = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert shown == set(" ".join(copied).split())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs")
def test_a_folder_that_others_use_is_not_handed_over(
    dosebell: Dosebell, here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shared = tmp_path_factory.mktemp("etc")
    (shared / "passwd").write_text("")
    (here / "config.toml").write_text(f'{CONFIG}\n[keys]\nfile = "{shared}/x.key"\n')

    said = dosebell("install", "--user", "nobody-of-ours")

    assert said.status == 2
    assert f"{shared} would become the service's own, and passwd lies in it" in said.err
    assert (shared.stat().st_uid, shared.stat().st_mode & 0o777) == (0, 0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs")
def test_a_folder_in_which_only_ours_lies_may_be_handed_over(
    dosebell: Dosebell,
    here: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = tmp_path_factory.mktemp("lib")
    for name in ("bell.db", "bell.db-wal", "bell.db.lock", "master.key", "ledger.jsonl"):
        (ours / name).write_text("")
    (ours / "safe/nightly").mkdir(parents=True)
    (here / "config.toml").write_text(
        f'{CONFIG}\n[database]\nurl = "sqlite:///{ours}/bell.db"\n'
        f'[keys]\nfile = "{ours}/master.key"\n[backup]\nfolder = "{ours}/safe/nightly"\n'
    )
    _program(here / "useradd", "exit 9")
    monkeypatch.setenv("PATH", f"{here}:{os.environ['PATH']}")

    said = dosebell("install", "--user", "nobody-of-ours")

    assert said.status == 2, "no user is made"
    assert "would become the service's own" not in said.err


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives away")
def test_what_the_service_has_put_there_gives_it_nothing_of_others(tmp_path: Path) -> None:
    data, theirs = tmp_path / "data", tmp_path / "theirs"
    (data / "deep").mkdir(parents=True)
    (data / "deep/kept").write_text("")
    theirs.mkdir()
    (theirs / "shadow").write_text("")
    before = [(path.stat().st_uid, path.stat().st_mode) for path in (theirs, theirs / "shadow")]
    (data / "file").symlink_to(theirs / "shadow")
    (data / "folder").symlink_to(theirs)
    (data / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(data / "pipe")

    hand_over(data, "daemon")

    daemon = pwd.getpwnam("daemon").pw_uid
    assert {each.stat().st_uid for each in (data, data / "deep", data / "deep/kept")} == {daemon}
    assert (data.stat().st_mode & 0o777, (data / "deep/kept").stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )
    after = [(path.stat().st_uid, path.stat().st_mode) for path in (theirs, theirs / "shadow")]
    assert after == before


@pytest.mark.parametrize("port", ["ours", "nobody's"])
def test_it_is_started_anew_and_looked_for(
    port: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = here / "asked"
    _program(here / "systemctl", f'echo "$@" >> {asked}')
    monkeypatch.setenv("PATH", f"{here}:{os.environ['PATH']}")

    with somebody_at_a_port("alive") as taken, closing(bind("127.0.0.1", 0)) as silent:
        number = taken if port == "ours" else silent.getsockname()[1]
        looking = partial(systemd.start, Settings(web=Web(port=number)), within=0.1)
        if port == "ours":
            looking()
        else:
            with pytest.raises(BadInput, match=f"nothing answers on 127.0.0.1:{number} yet"):
                looking()

    assert asked.read_text().splitlines() == [
        "daemon-reload",
        "enable dosebell.service",
        "restart dosebell.service",
    ]


def test_what_is_composed_mounts_each_secret_that_it_names() -> None:
    written = (ROOT / "compose.yaml").read_text()

    named = set(re.findall(r"/run/secrets/(\w+)", written))
    made = set(re.findall(r"^  (\w+): \{ file:", written, re.MULTILINE))

    assert named == made


def test_paths_are_seen_from_where_the_service_is_started(dosebell: Dosebell, here: Path) -> None:
    there = here / "elsewhere"
    (here / "beside").mkdir()
    there.mkdir()
    (there / "config.toml").write_text(CONFIG)

    said = dosebell("install", "--print", "-c", "beside/../elsewhere/config.toml")

    service = _unit(said.out)["Service"]
    assert service["WorkingDirectory"] == str(there)
    assert service["ReadWritePaths"].split() == [str(there / "data"), f"-{there}/data/backups"]
    assert service["ExecStart"].endswith(f" serve -c {there}/config.toml")


def test_what_only_this_shell_knows_is_not_taken_for_what_the_service_will(
    dosebell: Dosebell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "config.toml").write_text("")
    monkeypatch.setenv("DOSEBELL_TELEGRAM__TOKEN", "1:abc")

    said = dosebell("install", "--print")

    assert (said.status, said.out) == (2, "")
    assert "nothing of this shell's DOSEBELL_TELEGRAM__TOKEN" in said.err
    assert "config.toml needs a token first" in said.err


def test_the_unit_is_written_by_the_file_whatever_this_shell_says(
    dosebell: Dosebell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "config.toml").write_text(CONFIG)
    plain = dosebell("install", "--print")
    monkeypatch.setenv("DOSEBELL_BACKUP__FOLDER", "/mnt/backups")

    said = dosebell("install", "--print")

    assert plain.err == ""
    assert "DOSEBELL_BACKUP__FOLDER" in said.err
    assert said.out == plain.out


def test_a_python_in_somebodys_home_is_refused_with_what_to_do(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.symlink_to("/home/ann/.pyenv/bin/python3.11")
    config = Path("/srv/dosebell/config.toml")

    hidden = list(what_it_cannot_read(Installation(config, (), "nurse", python)))

    assert len(hidden) == 1
    assert f"{python} is a link to /home/ann/.pyenv/bin/python3.11" in hidden[0]
    assert "make setup PYTHON=/usr/bin/python3" in hidden[0]


def test_a_python_of_the_system_is_fine(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.symlink_to("/opt/python/bin/python3.11")
    config = Path("/srv/dosebell/config.toml")

    assert not list(what_it_cannot_read(Installation(config, (), "nurse", python)))
