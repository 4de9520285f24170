"""Proves that what keeps the bot running is whole, and may do little."""

from __future__ import annotations

import configparser
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import chdir, closing
from functools import partial
from pathlib import Path
from urllib.request import ProxyHandler, build_opener, install_opener

import pytest

from bot.app.running import Role
from bot.cli import systemd
from bot.cli.answering import answers
from bot.cli.handing_over import hand_over, outermost
from bot.cli.install import Installation, settle, what_it_cannot_read
from bot.config import Settings
from bot.config.sections import Web
from bot.domain.errors import BadInput
from bot.storage.lock import SingleServer
from bot.web.server import bind
from tests.cli.conftest import Dosebell, somebody_at_a_port
from tests.sources import ROOT

CONFIG = '[telegram]\ntoken = "1:abc"\n'


def _program(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


def _systemctl(here: Path, monkeypatch: pytest.MonkeyPatch, *, says: str) -> Path:
    """Put a systemctl there that says one state, and return the file of what it was asked."""
    asked = here / "asked"
    _program(here / "systemctl", f'echo "$@" >> {asked}; [ $1 != is-active ] || echo {says}')
    monkeypatch.setenv("PATH", f"{here}:{os.environ['PATH']}")
    return asked


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
    assert program[-5:] == ["serve", "--role", "all", "-c", str(here / "config.toml")]
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
        f'{CONFIG}\n[database]\nurl = "sqlite:///{ours}/bell.db"\n[web]\nport = 0\n'
        f'[keys]\nfile = "{ours}/master.key"\n[backup]\nfolder = "{ours}/safe/nightly"\n'
    )
    _program(here / "useradd", "exit 9")
    _systemctl(here, monkeypatch, says="inactive")

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


@pytest.fixture
def settled(here: Path) -> Iterator[tuple[Installation, Settings]]:
    """What is installed by the usual settings for a user that there is, and those settings."""
    with chdir(here):
        config, data = here / "config.toml", here / "data"
        config.write_text(CONFIG)
        named = (data / "backups", data / "dosebell.key", data / "dosebell.sqlite3")
        made = Installation(
            config, (data, data / "backups"), "daemon", backups=data / "backups", named=named
        )
        yield made, Settings(web=Web(port=0))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives away")
@pytest.mark.parametrize("is_behind_ours", [False, True])
def test_a_link_of_the_services_own_is_given_no_folder(
    is_behind_ours: bool,
    here: Path,
    settled: tuple[Installation, Settings],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    made, chosen = settled
    theirs = tmp_path_factory.mktemp("etc")
    data = here / "data"
    if is_behind_ours:
        data.symlink_to("disk/./data")
        data = here / "disk/data"
    data.mkdir(parents=True)
    (data / "backups").symlink_to(theirs)
    daemon = pwd.getpwnam("daemon").pw_uid
    for path in (data, data / "backups"):
        os.chown(path, daemon, -1, follow_symlinks=False)

    with pytest.raises(BadInput, match=f"data/backups is a link to {theirs} that neither root nor"):
        settle(made, chosen)

    assert theirs.stat().st_uid == 0
    assert made.config.stat().st_uid == 0, "nothing at all was handed over"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives away")
def test_a_folder_that_the_operator_has_put_on_another_disk_is_handed_over_with_all_in_it(
    here: Path, settled: tuple[Installation, Settings], tmp_path_factory: pytest.TempPathFactory
) -> None:
    made, chosen = settled
    disk = tmp_path_factory.mktemp("disk")
    (disk / "dosebell.sqlite3").write_text("")
    (here / "data").symlink_to(disk)

    settle(made, chosen)

    given = {path.relative_to(disk).as_posix(): path.stat().st_uid for path in disk.rglob("*")}
    daemon = pwd.getpwnam("daemon").pw_uid
    assert given == dict.fromkeys(("backups", "dosebell.sqlite3", "dosebell.sqlite3.lock"), daemon)
    assert {disk.stat().st_uid, made.config.stat().st_uid} == {daemon}


def test_what_lies_in_another_folder_is_handed_over_with_it() -> None:
    data, disk = Path("/srv/data"), Path("/mnt/disk")

    assert list(outermost([data / "keys", data, data, disk])) == [data, disk]


def test_nothing_is_taken_from_a_bot_that_runs_in_another_terminal(
    here: Path, settled: tuple[Installation, Settings]
) -> None:
    made, _ = settled

    with (
        somebody_at_a_port("alive") as port,
        pytest.raises(
            BadInput, match=rf"answers on 127\.0\.0\.1:{port}; stop it with Ctrl-C first"
        ),
    ):
        settle(made, Settings(web=Web(port=port)))

    assert not (here / "data").exists()


@pytest.mark.parametrize(
    ("state", "asked_for"),
    [("active", ["stop", "start"]), ("activating", ["stop", "start"]), ("inactive", [])],
)
def test_what_ran_rests_meanwhile_and_runs_on_where_it_cannot_be_installed(
    state: str, asked_for: list[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _systemctl(here, monkeypatch, says=state)

    with pytest.raises(BadInput, match="no"), systemd.at_rest():
        raise BadInput("no")

    done = [f"{word} dosebell.service" for word in ("is-active", *asked_for)]
    assert asked.read_text().splitlines() == done


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives away")
def test_nothing_is_taken_from_whoever_works_on_the_database(
    here: Path, settled: tuple[Installation, Settings]
) -> None:
    made, chosen = settled

    with (
        SingleServer(f"sqlite:///{here}/data/dosebell.sqlite3"),
        pytest.raises(BadInput, match=f"process {os.getpid()} is working on this database"),
    ):
        settle(made, chosen)

    assert {path.stat().st_uid for path in (made.config, here / "data")} == {0}


@pytest.mark.parametrize("port", ["ours", "nobody's"])
def test_it_is_started_anew_and_looked_for(
    port: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _systemctl(here, monkeypatch, says="active")

    with somebody_at_a_port("alive") as taken, closing(bind("127.0.0.1", 0)) as silent:
        number = taken if port == "ours" else silent.getsockname()[1]
        looking = partial(systemd.start, Settings(web=Web(port=number)), within=0.1)
        if port == "ours":
            looking()
        else:
            with pytest.raises(BadInput, match=f"nothing answers on 127.0.0.1:{number} yet"):
                looking()

    assert asked.read_text().splitlines()[:3] == [
        "daemon-reload",
        "enable dosebell.service",
        "restart dosebell.service",
    ]


@pytest.mark.parametrize("stays_up", [True, False])
def test_a_worker_answers_nobody_and_is_seen_to_stay_up(
    stays_up: bool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _systemctl(here, monkeypatch, says="active" if stays_up else "activating")
    starting = partial(systemd.start, Settings(), Role.WORKER, within=0.1)

    if stays_up:
        starting()
    else:
        with pytest.raises(BadInput, match=r"does not stay up \(systemd says 'activating'\); see"):
            starting()


def test_another_that_answers_is_not_taken_for_what_was_started(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _systemctl(here, monkeypatch, says="activating")

    with (
        somebody_at_a_port("alive") as port,
        pytest.raises(BadInput, match=r"does not stay up \(systemd says 'activating'\)"),
    ):
        systemd.start(Settings(web=Web(port=port)), within=0.1)


def test_no_proxy_is_asked_for_what_runs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with somebody_at_a_port("alive") as port, closing(bind("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{silent.getsockname()[1]}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        install_opener(build_opener())  # what is heard of the shell's proxy is remembered by it
        try:
            assert answers(Settings(web=Web(port=port)))
        finally:
            install_opener(build_opener(ProxyHandler({})))


def test_what_is_composed_mounts_each_secret_that_it_names() -> None:
    written = (ROOT / "compose.yaml").read_text()

    named = set(re.findall(r"/run/secrets/(\w+)", written))
    made = set(re.findall(r"^  (\w+): \{ file:", written, re.MULTILINE))

    assert named == made


def test_a_machine_may_do_one_part_of_the_work(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text(CONFIG)

    said = dosebell("install", "--print", "--role", "worker")

    assert " serve --role worker -c " in _unit(said.out)["Service"]["ExecStart"]


def test_paths_are_seen_from_where_the_service_is_started(dosebell: Dosebell, here: Path) -> None:
    there = here / "elsewhere"
    (here / "beside").mkdir()
    there.mkdir()
    (there / "config.toml").write_text(CONFIG)

    said = dosebell("install", "--print", "-c", "beside/../elsewhere/config.toml")

    service = _unit(said.out)["Service"]
    assert service["WorkingDirectory"] == str(there)
    assert service["ReadWritePaths"].split() == [str(there / "data"), f"-{there}/data/backups"]
    assert service["ExecStart"].endswith(f" serve --role all -c {there}/config.toml")


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
