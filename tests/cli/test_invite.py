"""Proves that an operator makes a code for who is to look after a patient, or is told why not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.domain.care.invitations import Invitation, read_code
from bot.domain.care.links import Deed, Shared
from bot.storage import Keyring, Storage
from tests.cli.conftest import Dosebell

REGIMEN = '[[medication]]\nname = "metformin 500 mg"\ndirections = "1 tablet twice a day"\n'


@pytest.fixture
def ana(here: Path, dosebell: Dosebell) -> str:
    """The id of a patient without a phone."""
    (here / "ana.toml").write_text(REGIMEN)
    return dosebell("enrol", "ana.toml", "--without-a-phone", "--name", "Ana").out.strip()


async def _kept(here: Path, code: str) -> Invitation | None:
    storage = await Storage.open(
        f"sqlite:///{here / 'data/dosebell.sqlite3'}",
        keyring=Keyring.from_file(here / "data/dosebell.key"),
    )
    try:
        async with storage.transaction() as tx:
            return await tx.invitations.find(code)
    finally:
        await storage.close()


def test_a_code_is_printed_once_and_proposes_what_was_agreed_on_paper(
    here: Path, ana: str, dosebell: Dosebell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSEBELL_TELEGRAM__USERNAME", "dosebell_bot")

    said = dosebell("invite", ana, "--may", "alerts, keep-the-list", "--on-paper")

    code, link = said.out.splitlines()
    kept = asyncio.run(_kept(here, read_code(code) or ""))
    assert link == f"https://t.me/dosebell_bot?start=c-{read_code(code)}"
    assert "10 minutes" in said.err
    assert kept is not None
    assert kept.offers.sees == frozenset({Shared.ALERTS})
    assert kept.offers.does == frozenset({Deed.KEEP_LIST})
    assert (kept.on_paper, kept.made_by) == (True, None)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nobody",), "'nobody' is no patient's id; `dosebell enrol` prints one"),
        (("00000000-0000-0000-0000-000000000000",), "there is no patient 00000000"),
        (("ANA", "--may", "everything"), "nobody may 'everything'; --may knows alerts"),
        (("ANA", "--on-paper"), "say with --may what was agreed to on paper"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    ana: str, dosebell: Dosebell, words: tuple[str, ...], says: str
) -> None:
    refused = dosebell("invite", *(ana if word == "ANA" else word for word in words))

    assert refused.status in (1, 2)
    assert says in refused.err


def test_who_has_no_phone_needs_a_name_and_who_has_one_an_address(
    here: Path, dosebell: Dosebell
) -> None:
    (here / "ana.toml").write_text(REGIMEN)

    nameless = dosebell("enrol", "ana.toml", "--without-a-phone")
    nowhere = dosebell("enrol", "ana.toml")

    assert (nameless.status, nowhere.status) == (2, 2)
    assert "say what they are called, with --name" in nameless.err
    assert "with --channel and --address; or --without-a-phone" in nowhere.err
