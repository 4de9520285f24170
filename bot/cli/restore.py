"""`dosebell restore`: puts a backup in the place of the database, and sends nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot.actions import backup as backups
from bot.actions import erasing
from bot.app.joining import is_new
from bot.cli import opening
from bot.cli.options import ConfigFile, settings
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.errors import BadInput
from bot.storage import Keyring
from bot.storage.backup import dump, folder
from bot.storage.backup.dump import Header
from bot.storage.backup.ledger_file import NAME, Ledger
from bot.storage.backup.restore import Source, drill
from bot.storage.backup.restore import restore as put_back

File = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="Else the newest.", show_default=False)
]
Drill = Annotated[bool, typer.Option("--drill", help="Only try it, and change nothing.")]
Over = Annotated[bool, typer.Option("--over", help="There is a database; put this in its place.")]
WithoutLedger = Annotated[
    bool,
    typer.Option(
        "--without-ledger", help="Go on where there is no ledger: STOPs said since are forgotten."
    ),
]


def restore(
    file: File = None,
    is_drill: Drill = False,
    over: Over = False,
    without_ledger: WithoutLedger = False,
    config: ConfigFile = None,
) -> None:
    """Restore a backup. STOPs said since are kept, and nothing is sent that may have been sent."""
    chosen = settings(config)
    source = _source(chosen, file)
    if is_drill:
        with TemporaryDirectory(prefix="dosebell-drill-") as place:
            head = _drilled(source, Path(place))
        typer.echo(f"{source.file} can be restored; {_of(head)}")
        _tell(_of_ledgers(source))
        return
    if not without_ledger:
        _refuse_without_ledger(source)
    said = [*_of_ledgers(source)]  # as they are now: a restore begins one anew
    head = asyncio.run(_restored(chosen, source, over=over))
    typer.echo(f"restored {source.file}; {_of(head)}")
    typer.echo("what was due since is recorded as not asked; start `dosebell serve` again")
    _tell(said)


def _source(chosen: Settings, named: Path | None) -> Source:
    """Return what is restored. A backup from elsewhere, as on a new machine, has its ledger beside
    it."""
    backups = Path(chosen.backup.folder)
    file = _file(chosen, named)
    is_elsewhere = file.parent.resolve() != backups.resolve()
    return Source(
        file,
        Ledger(backups),
        Keyring.from_file(Path(chosen.keys.file)),
        beside=Ledger(file.parent) if is_elsewhere else None,
    )


def _refuse_without_ledger(source: Source) -> None:
    """Raise `BadInput` where nobody knows who said STOP since: they would be texted again."""
    doubtful = source.doubtful
    if source.ledgers and not doubtful:
        return
    head = dump.glance(source.file, source.keyring)
    if doubtful:
        raise BadInput(
            f"{_not_whole(doubtful[0])}, and {_unknown(head)}: who said STOP would be written to "
            "again. Put your copy of the whole one there; or where the database can still be read, "
            "complete it: dosebell backup; else go on with --without-ledger, and what is in it is "
            "heeded all the same"
        )
    raise BadInput(
        f"there is no {NAME} beside {source.file}, nor in {source.ledger.path.parent}, and "
        f"{_unknown(head)}: who said STOP would be written to again. Put the ledger beside the "
        "backup; where it is lost for ever, go on with --without-ledger"
    )


def _of_ledgers(source: Source) -> Iterator[tuple[str, bool]]:
    """Yield what is to be said of the ledgers, each with whether it is a warning."""
    unknown = f"{_unknown(dump.glance(source.file, source.keyring))}; ask whoever may have"
    for ledger in source.ledgers:
        yield f"STOPs, ends and erasures since were looked up in {ledger.path}", False
        for number in ledger.cut_off():
            said = (
                f"line {number} of {ledger.path} was cut off as it was written, and is left out: "
                "somebody's STOP, end or erasure may have been in it; ask whoever wrote around "
                "then"
            )
            yield said, True
    for ledger in source.doubtful:
        yield f"{_not_whole(ledger)}, and {unknown}", True
    if not source.ledgers:
        yield f"there is no {NAME}, and {unknown}", True


def _tell(said: Iterable[tuple[str, bool]]) -> None:
    for words, is_warning in said:
        typer.echo(words, err=is_warning)


def _not_whole(ledger: Ledger) -> str:
    return (
        f"{ledger.path} does not know all: it took the place of one that was lost, or is of an "
        "older version and no backup was made since"
    )


def _unknown(head: Header) -> str:
    return f"who has said STOP, ended or was erased since {_moment(head)} is not known"


def _drilled(source: Source, place: Path) -> Header:
    try:
        return asyncio.run(drill(source, place, now=SystemClock().now()))
    except BadInput as error:
        older = next(iter(folder.older_than(source.file)), None)
        hint = f"; try the one before: dosebell restore {older} --drill" if older else ""
        named = "" if str(source.file) in str(error) else f"{source.file}: "
        raise BadInput(f"{named}{error}{hint}") from None


def _of(head: Header) -> str:
    return f"it is of {_moment(head)}"


def _moment(head: Header) -> str:
    return f"{head.at:%Y-%m-%d %H:%M} UTC"


def _file(chosen: Settings, named: Path | None) -> Path:
    """Return what is restored. Where this clock is behind, what it takes for the future is the
    newest; so whoever has named nothing is told."""
    now, backups = SystemClock().now(), Path(chosen.backup.folder)
    file = named or folder.newest(backups, now=now)
    if file is None:
        raise BadInput(f"there is no backup in {backups}; name the file")
    if named is None and (
        later := [each for each in folder.ahead(backups, now=now) if each > file]
    ):
        said = f"{later[0]} is newer by its name, but of a time that this clock has yet to reach"
        typer.echo(f"{said}; if the clock is behind, set it right or name that file", err=True)
    return file


async def _restored(chosen: Settings, source: Source, *, over: bool) -> Header:
    url, now = chosen.database.url, SystemClock().now()
    is_there = not is_new(url) and await backups.is_filled(url)
    if is_there and not over:
        raise BadInput(
            "there is a database already; with --over the backup takes its place, "
            "and what is there is kept beside it"
        )

    async def keep() -> None:
        if is_there:
            await backups.before_restore(url, source.keyring, Path(chosen.backup.folder), now=now)

    head = await put_back(url, source, now=now, before=keep)
    async with opening.opened(chosen) as (storage, _), storage.transaction() as tx:
        await erasing.finish(tx)
    try:  # what another ledger has taught the database is known to this one too from now on
        await backups.begin_ledger(url, Path(chosen.backup.folder), now=now)
    except BadInput as error:
        said = f"it is restored, but the ledger could not be begun anew: {error}"
        typer.echo(f"{said}; mend that, and run: dosebell backup", err=True)
    return head
