"""`dosebell install`: lets systemd keep the bot running, as a user that may do little else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from string import Template
from typing import Annotated, Final

import typer
from sqlalchemy import make_url

from bot.cli.options import ConfigFile, settings
from bot.config import Settings, find
from bot.domain.errors import BadInput

_UNIT: Final = "etc/systemd/system/dosebell.service"
_HOMES: Final = frozenset({Path("/home"), Path("/root")})
_NEW_USER: Final = (
    *("useradd", "--system", "--user-group"),
    *("--no-create-home", "--shell", "/bin/false"),
)
User = Annotated[str, typer.Option(help="Whom it runs as; made where there is none.")]
Print = Annotated[bool, typer.Option("--print", help="Only show the unit, and change nothing.")]
Root = Annotated[
    Path, typer.Option(help="Where the system's files are, for whoever builds an image of it.")
]


@dataclass(frozen=True, slots=True)
class Installation:
    """What is installed where."""

    config: Path
    folders: tuple[Path, ...]  #: what it must write to
    user: str

    @property
    def program(self) -> str:
        """How this very program is started."""
        script = Path(sys.executable).with_name("dosebell")
        return str(script) if script.exists() else f"{sys.executable} -m bot"


def install(
    config: ConfigFile = None,
    user: User = "dosebell",
    only_print: Print = False,
    root: Root = Path("/"),
) -> None:
    """Keep the bot running with systemd: a unit, a user, and folders that only they may read."""
    made = _installation(config, user)
    if only_print:
        typer.echo(unit(made), nl=False)
        return
    if os.geteuid() != 0:
        raise BadInput("only root may install it; run: sudo dosebell install (or see --print)")
    _refuse_a_home(made)
    is_here = root == Path("/")
    if is_here:
        _have_user(user)
        for folder in made.folders:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _hand_over(folder, user)
        _hand_over(made.config, user)
    place = root / _UNIT
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(unit(made))
    typer.echo(f"wrote {place}")
    if is_here:
        _start()
        typer.echo("it runs, and comes back after a power cut; its log: journalctl -u dosebell")


def unit(made: Installation) -> str:
    """Return the unit, with everything forbidden that reminding does not need."""
    written = resources.files("bot.cli").joinpath("dosebell.service").read_text()
    return Template(written).substitute(
        user=made.user,
        folder=made.config.parent,
        program=made.program,
        config=made.config,
        writable=" ".join(map(str, made.folders)),
    )


def _installation(config: Path | None, user: str) -> Installation:
    file = find(config)
    if file is None:
        raise BadInput("there is no config.toml here; `dosebell init` writes one")
    chosen = settings(config)
    if not (chosen.telegram.is_set_up or chosen.sms.is_set_up):
        raise BadInput("nobody can be reached yet; set a token first, with: dosebell init")
    folders = tuple(dict.fromkeys(place.absolute() for place in _written_to(chosen)))
    config = file.absolute()
    if any(folder == config.parent or folder in config.parents for folder in folders):
        raise BadInput(
            f"the database, the key and the backups need folders of their own beside {file}, such "
            'as "data": look at database.url, keys.file and backup.folder'
        )
    return Installation(config, folders, user)


def _written_to(chosen: Settings) -> Iterator[Path]:
    url = make_url(chosen.database.url)
    if url.get_backend_name() == "sqlite":
        yield Path(url.database or "").parent
    yield Path(chosen.keys.file).parent
    yield Path(chosen.backup.folder)


def _refuse_a_home(made: Installation) -> None:
    """Refuse folders that another user cannot get at."""
    for path in (made.config, Path(made.program.split()[0])):
        if _HOMES & {*path.parents}:
            raise BadInput(
                f"{path} lies in somebody's home, where {made.user} cannot read it; "
                "move the folder to /srv/dosebell, and run make setup there"
            )


def _have_user(user: str) -> None:
    try:
        pwd.getpwnam(user)
    except KeyError:
        _run(*_NEW_USER, user)


def _hand_over(path: Path, user: str) -> None:
    """Let a file, or a folder with all in it, be the user's alone."""
    for each in (path, *path.rglob("*")):
        shutil.chown(each, user, user)
        each.chmod(0o700 if each.is_dir() else 0o600)


def _start() -> None:
    _run("systemctl", "daemon-reload")
    _run("systemctl", "enable", "--now", "dosebell.service")


def _run(*words: str) -> None:
    program = shutil.which(words[0])
    if program is None:
        raise BadInput(f"there is no {words[0]} on this machine; see: dosebell install --print")
    done = subprocess.run([program, *words[1:]], capture_output=True, text=True, check=False)  # noqa: S603 - our own words alone
    if done.returncode:
        raise BadInput(f"{' '.join(words)} failed: {done.stderr.strip() or done.returncode}")
