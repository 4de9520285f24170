"""`dosebell install`: lets systemd keep the bot running, as a user that may do little else."""

from __future__ import annotations

import os
import pwd
import re
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field, replace
from importlib import resources
from pathlib import Path
from string import Template
from typing import Annotated, Final

import typer

from bot.app.running import Role
from bot.cli import systemd
from bot.cli.answering import answers
from bot.cli.handing_over import hand_over, outermost, where_it_lies
from bot.cli.options import ConfigFile, unspoken
from bot.cli.owners import kept_in
from bot.config import Settings, find, load
from bot.config.environment import variables
from bot.domain.errors import BadInput
from bot.storage.backup import ledger_file
from bot.storage.lock import SingleServer

_UNIT: Final = "etc/systemd/system/dosebell.service"
#: What systemd reads as it stands; a space, a quote or a % it reads in its own way.
_AS_IT_STANDS: Final = re.compile(r"[\w/.,:+@-]+")
_HOMES: Final = frozenset({Path("/home"), Path("/root")})
_NEW_USER: Final = (
    *("useradd", "--system", "--user-group"),
    *("--no-create-home", "--shell", "/bin/false"),
)
User = Annotated[str, typer.Option(help="Whom it runs as; made where there is none.")]
Print = Annotated[bool, typer.Option("--print", help="Only show the unit, and change nothing.")]
Does = Annotated[
    Role, typer.Option("--role", help="What it does, where several machines share the work.")
]
Root = Annotated[
    Path, typer.Option(help="Where the system's files are, for whoever builds an image of it.")
]


@dataclass(frozen=True, slots=True)
class Installation:
    """What is installed where."""

    config: Path
    folders: tuple[Path, ...]  #: what it must write to
    user: str
    python: Path = Path(sys.executable)
    backups: Path = Path()  #: one of the folders; it may be on a disk that is away
    named: tuple[Path, ...] = ()  #: what the settings name, wherever it lies
    settings: Settings = field(default_factory=Settings)
    role: Role = Role.ALL

    @property
    def program(self) -> str:
        """How this very program is started."""
        script = self.python.with_name("dosebell")
        return str(script) if script.exists() else f"{self.python} -m bot"


def install(
    config: ConfigFile = None,
    user: User = "dosebell",
    only_print: Print = False,
    role: Does = Role.ALL,
    root: Root = Path("/"),
) -> None:
    """Keep the bot running with systemd: a unit, a user, and folders that only they may read."""
    made = replace(_installation(config, user), role=role)
    if only_print:
        typer.echo(unit(made), nl=False)
        return
    if os.geteuid() != 0:
        raise BadInput("only root may install it; run: sudo dosebell install (or see --print)")
    hidden = " and ".join(what_it_cannot_read(made))
    if root != Path("/"):
        if hidden:
            typer.echo(f"in the image: {hidden}", err=True)
        _write_unit(made, root)
        return
    _refuse_what_others_use(made)
    if hidden:
        raise BadInput(hidden)
    with systemd.at_rest():
        settle(made, made.settings)
        _write_unit(made, root)
    systemd.start(made.settings, role)
    typer.echo("it runs, and comes back after a power cut; its log: journalctl -u dosebell")


def settle(made: Installation, chosen: Settings) -> None:
    """Have the user, and the folders that are theirs, while nobody works in them."""
    if made.role is not Role.WORKER and answers(chosen):
        raise BadInput(
            f"a Dosebell runs already, and answers on {chosen.web.host}:{chosen.web.port}; "
            "stop it with Ctrl-C first"
        )
    trusted = {0, made.config.parent.stat().st_uid} - _numbers(made.user)
    config, *folders = (where_it_lies(path, trusted) for path in (made.config, *made.folders))
    with chdir(made.config.parent), SingleServer(chosen.database.url):
        _have_user(made.user)
        for folder in folders:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in (*outermost(folders), config):
            hand_over(path, made.user)


def _write_unit(made: Installation, root: Path) -> None:
    place = root / _UNIT
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(unit(made))
    typer.echo(f"wrote {place}")


def unit(made: Installation) -> str:
    """Return the unit, with everything forbidden that reminding does not need.

    Where the backups' disk is away people are reminded all the same, and the operator hears of it:
    systemd starts nothing whose folders are not there, but for those with a "-".
    """
    written = resources.files("bot.cli").joinpath("dosebell.service").read_text()
    return Template(written).substitute(
        user=made.user,
        folder=made.config.parent,
        program=made.program,
        role=made.role.value,
        config=made.config,
        writable=" ".join(_writable(made)),
    )


def _writable(made: Installation) -> Iterator[str]:
    needed = {own.parent for own in made.named if own != made.backups}
    for folder in made.folders:
        yield str(folder) if folder in needed else f"-{folder}"


def _installation(config: Path | None, user: str) -> Installation:
    file = find(config)
    if file is None:
        raise BadInput("there is no config.toml here; `dosebell init` writes one")
    chosen = _as_the_service_reads(file)
    if not (chosen.telegram.is_set_up or chosen.sms.is_set_up):
        raise BadInput(f"nobody can be reached yet; {file} needs a token first: dosebell init")
    file = _plain(Path.cwd() / file)
    # The unit starts it in the folder of its settings, so that is where paths are seen from.
    kept = [_plain(file.parent / place) for place in kept_in(chosen)]
    backups = _plain(file.parent / chosen.backup.folder)
    folders = tuple(dict.fromkeys([*(each.parent for each in kept), backups]))
    if any(folder == file.parent or folder in file.parents for folder in folders):
        raise BadInput(
            f"the database, the key and the backups need folders of their own beside {file}, such "
            'as "data": look at database.url, keys.file and backup.folder'
        )
    named = (backups, *kept, _plain(file.parent / chosen.try_out.folder))
    made = Installation(file, folders, user, backups=backups, named=named, settings=chosen)
    _refuse_what_systemd_reads_otherwise(made)
    return made


def _refuse_what_systemd_reads_otherwise(made: Installation) -> None:
    for path in (made.config, *made.folders, made.python):
        if not _AS_IT_STANDS.fullmatch(str(path)):
            raise BadInput(
                f"systemd would read {str(path)!r} in its own way; "
                "move it to a path of letters, digits and / . - _ alone"
            )


def _as_the_service_reads(file: Path) -> Settings:
    """Return what the file says without this shell's environment, which no service is given."""
    if unseen := ", ".join(variables(os.environ)):
        typer.echo(
            f"the service reads {file} alone, and nothing of this shell's {unseen}; "
            "what it should know of that has to stand in the file",
            err=True,
        )
    chosen = load(file, without_environment=True)
    if wrong := unspoken(chosen):
        raise BadInput(wrong)
    return chosen


def _plain(path: Path) -> Path:
    """Return a path without any "..", which systemd does not take."""
    return Path(os.path.normpath(path))


def what_it_cannot_read(made: Installation) -> Iterator[str]:
    """Say of each thing that lies where another user cannot get at it, and what to do."""
    for path in (made.config, Path(made.program.split()[0])):
        if _is_at_home(path):
            yield (
                f"{path} lies in somebody's home, where {made.user} cannot read it; "
                "move the folder to /srv/dosebell, and run make setup there"
            )
            return
    if _is_at_home(made.python.resolve()):  # a venv's is a link to the one that made it
        yield (
            f"{made.python} is a link to {made.python.resolve()}, which lies in somebody's home, "
            f"where {made.user} cannot run it; make the environment with the system's Python: "
            "make clean, then make setup PYTHON=/usr/bin/python3"
        )


def _is_at_home(path: Path) -> bool:
    return bool(_HOMES & {*path.parents})


def _numbers(user: str) -> set[int]:
    """Return the user's number, where there is the user."""
    try:
        return {pwd.getpwnam(user).pw_uid}
    except KeyError:
        return set()


def _have_user(user: str) -> None:
    if not _numbers(user):
        systemd.run(*_NEW_USER, user)


def _refuse_what_others_use(made: Installation) -> None:
    """Hand over no folder elsewhere in which anything lies that is not Dosebell's."""
    for folder in made.folders:
        is_beside = folder.resolve().is_relative_to(made.config.parent.resolve())
        if is_beside or not folder.is_dir():
            continue
        if others := sorted(each.name for each in folder.iterdir() if not _is_ours(each, made)):
            raise BadInput(
                f"{folder} would become the service's own, and {others[0]} lies in it; "
                "name a folder in the settings that nothing else uses"
            )


def _is_ours(path: Path, made: Installation) -> bool:
    """Whether the settings name it, or something in it, or it lies beside what they name."""
    if path.name.startswith("dosebell") or path.name == ledger_file.NAME:
        return True
    beside = (path.parent == own.parent and path.name.startswith(own.name) for own in made.named)
    return any(beside) or any(path in own.parents for own in made.named)
