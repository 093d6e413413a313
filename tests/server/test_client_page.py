"""The browser client's files: the one page for every address of its own, versioned files kept for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from firedamp.server.client_files import immutable_file, prepare_client


@pytest.mark.parametrize("address", ["/", "/mines/M0836", "/mines?q=x", "/any/room/at-all", "/organisations/new.coal"])
def test_every_address_of_the_client_is_the_one_page(anonymous: Client, address: str) -> None:
    response = anonymous.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")
    assert b"<fd-app>" in response.getvalue()
    response.close()


@pytest.mark.parametrize("address", ["/missing.js", "/vendor/none.css", "/static/none", "/favicon.ico", "/a/none.js"])
def test_a_file_that_is_missing_is_not_the_page(anonymous: Client, address: str) -> None:
    assert anonymous.get(address).status_code == 404


def test_the_page_is_only_read(anonymous: Client) -> None:
    assert anonymous.post("/mines/M0836").status_code == 405


def test_only_versioned_files_are_kept_for_good() -> None:
    assert immutable_file("", "/vendor/lit-3.3.3/index.js")
    assert not immutable_file("", "/vendor/manifest.json")
    assert not immutable_file("", "/main.js")


@pytest.mark.parametrize("address", ["/../pyproject.toml", "/%2e%2e/pyproject.toml", "/vendor/../../settings.py"])
def test_nothing_outside_is_served(anonymous: Client, address: str) -> None:
    assert anonymous.get(address).status_code == 404


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "web"
    folder.mkdir()
    (folder / "main.js").write_text("export const answer = 42;\n" * 100, "utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_files_are_compressed_once(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "client"
    assert prepare_client(source, target) == 2
    assert names(target) == {"main.js", "main.js.br", "main.js.gz", "photo.png"}
    assert prepare_client(source, target) == 0


def test_a_changed_file_replaces_its_compressed_forms(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "client"
    prepare_client(source, target)
    before = (target / "main.js.br").read_bytes()
    (source / "main.js").write_text("export const answer = 43;\n" * 100, "utf-8")
    assert prepare_client(source, target) == 1
    assert (target / "main.js.br").read_bytes() != before


def test_a_file_that_is_gone_is_gone(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "client"
    prepare_client(source, target)
    (source / "main.js").unlink()
    prepare_client(source, target)
    assert names(target) == {"photo.png"}
