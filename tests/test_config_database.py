"""Proves that a database URL with a slip in it is refused, and no part of it shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.config import load
from bot.domain.errors import BadInput
from bot.storage.database import read_url


def _settings(tmp_path: Path, url: str) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(f"[database]\nurl = '{url}'\n")
    return file


@pytest.mark.parametrize(
    ("case", "url"),
    [
        ("a password with @ and :", "postgresql://ann:secret@w0rd:x@host/db"),
        ("a password with @", "postgresql://ann:secret@w0rd@host/db"),
        ("a password with @ and /", "postgresql://ann:secret@w0rd/x@host/db"),
        ("a password with @ and ?", "postgresql://ann:secret@w0rd?x@host/db"),
        ("a password with @ and #", "postgresql://ann:secret@w0rd#x@host/db"),
        ("no host", "postgresql://ann:secret:w0rd/db"),
        ("a port with a letter in it", "postgresql://ann:secret-w0rd@host:54e2/db"),
        ("a port beyond all ports", "postgresql://ann:secret-w0rd@host:70000/db"),
        ("port 0", "postgresql://ann:secret-w0rd@host:0/db"),
        ("a host with blanks", "postgresql://ann:secret-w0rd@my host/db"),
        ("half an address", "postgresql://ann:secret-w0rd@[::1/db"),
        ("another driver", "postgresql+psycopg://ann:secret-w0rd@host/db"),
    ],
)
def test_a_url_with_a_slip_in_it_is_refused_and_not_shown(
    case: str, url: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as refusal:
        load(_settings(tmp_path, url))

    assert "database.url: it should be sqlite:///FILE or postgresql://USER" in str(refusal.value)
    assert "%40" in str(refusal.value)
    assert not [word for word in ("secret", "w0rd", "ann") if word in str(refusal.value)], case


@pytest.mark.parametrize(
    ("url", "host", "password", "port"),
    [
        ("postgresql://ann:secret@host/db", "host", "secret", None),
        (
            "postgresql+asyncpg://ann:secret%40w0rd@db.example.org:5432/db",
            "db.example.org",
            "secret@w0rd",
            5432,
        ),
        ("postgresql://ann:a:b/c?d#e@host/db", "host", "a:b/c?d#e", None),
        ("postgresql://ann@cloud:secret@host/db?ssl=require", "host", "secret", None),
        ("postgresql://ann@[::1]:5432/db", "::1", None, 5432),
        ("postgresql://host", "host", None, None),
        ("postgresql:///db?host=/run/postgresql", None, None, None),
    ],
)
def test_a_url_is_read_as_it_was_meant(
    url: str, host: str | None, password: str | None, port: int | None, tmp_path: Path
) -> None:
    kept = load(_settings(tmp_path, url)).database.url

    read = make_url(kept)
    assert (kept, read.host, read.password, read.port) == (url, host, password, port)
    assert read_url(kept).drivername == "postgresql+asyncpg"


def test_a_url_in_the_place_of_its_section_is_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("database = 'postgresql://ann:secret@host/db'")

    with pytest.raises(BadInput) as refusal:
        load(file)

    assert "database: it should be a table" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_a_port_that_is_no_number_is_not_shown_either() -> None:
    with pytest.raises(BadInput) as refusal:
        read_url("postgresql://ann:secret@w0rd:x@host/db")

    assert "w0rd" not in str(refusal.value)
