"""`firedamp up` as a person runs it: first start, second start, a port in use, Ctrl-C and SIGTERM."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.server.basins import small_basin

from firedamp.server.client_files import CLIENT_SOURCE

START = """
import sys
from firedamp.server.run import up
sys.exit(up(host="127.0.0.1", port=int(sys.argv[1]), lang=sys.argv[2]))
"""
VENDORED = max((CLIENT_SOURCE / "vendor").rglob("*.js"), key=lambda path: path.stat().st_size)
FIRST_WORDS = re.compile(r"(http://\S+)")


def environment(folder: Path) -> dict[str, str]:
    clean = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    }
    return {**clean, "FIREDAMP_DATA": str(folder), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}


def start(folder: Path, *, port: int = 0, lang: str = "en") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, str(port), lang],
        cwd=folder.parent,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        umask=0o022,
    )


@contextmanager
def running(folder: Path, *, lang: str = "en") -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The process once it says where it is: with its address and the lines before."""
    process = start(folder, lang=lang)
    lines: list[str] = []
    try:
        assert process.stdout
        for line in process.stdout:
            lines.append(line)
            found = FIRST_WORDS.search(line)
            if found:
                yield process, found[1], lines
                return
        pytest.fail("".join(lines) + (process.stderr.read() if process.stderr else ""))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=10)


def test_first_start_second_start_and_both_ways_to_stop(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    with running(folder) as (process, address, lines):
        text = "".join(lines)
        assert re.search(r"admin: one-time password \S{20}", text)
        assert "Data package kuzbass" in text
        assert "86 mines" in text
        assert_serves(address)
        assert_signs_in(address, re.search(r"admin: one-time password (\S+)", text)[1])  # type: ignore[index]
        assert_its_owners_alone(folder)
        assert_stops(process, signal.SIGINT)
    (folder / "firedamp.sqlite3").chmod(0o644)  # as earlier versions left it
    assert {path.name for path in tmp_path.iterdir()} == {"var"}
    with running(folder, lang="ru") as (process, address, lines):
        text = "".join(lines)
        assert "пароль" not in text
        assert "без изменений" in text
        assert_serves(address)
        assert_its_owners_alone(folder)
        assert_stops(process, signal.SIGTERM)


def assert_its_owners_alone(folder: Path) -> None:
    """While the server runs, so that the database's own files beside it (-wal, -shm) are there."""
    paths = [folder, *folder.rglob("*")]
    assert {"secret_key", "firedamp.sqlite3", "firedamp.sqlite3-wal", "firedamp.sqlite3-shm"} <= {
        path.name for path in paths
    }
    assert [path for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def assert_serves(address: str) -> None:
    with httpx.Client(base_url=address) as client:
        assert client.get("api/v1/health").json()["status"] == "ok"
        page = client.get("mines/M0836")
        assert "<fd-app>" in page.text
        assert client.get("api/v1/inventories/view").json()["totals"]["mines"] == 86
        vendored = client.get(VENDORED.relative_to(CLIENT_SOURCE).as_posix(), headers={"Accept-Encoding": "br"})
        assert vendored.headers["Content-Encoding"] == "br"
        assert "immutable" in vendored.headers["Cache-Control"]
        huge = client.post("api/v1/methods/ru.factors/evaluate", content=b"[" * 20_000_000)
        assert huge.status_code == 413


def assert_signs_in(address: str, password: str) -> None:
    with httpx.Client(base_url=address) as client:
        client.get("api/v1/session")
        headers = {"X-CSRFToken": client.cookies["csrftoken"], "Referer": address}
        body = {"username": "admin", "password": password}
        assert client.post("api/v1/auth/browser/v1/auth/login", json=body, headers=headers).status_code == 200
        assert client.get("api/v1/session").json()["user"]["platform_role"] == "administrator"


def assert_stops(process: subprocess.Popen[str], number: int) -> None:
    process.send_signal(number)
    output, errors = process.communicate(timeout=20)
    assert process.returncode == 0, output + errors
    assert "Traceback" not in errors


def test_a_port_in_use_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(tmp_path / "var", port=port)
        output, errors = process.communicate(timeout=30)
    assert process.returncode == 2
    assert output == ""
    assert str(port) in errors
    assert "Traceback" not in errors
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("place", ["a file", "a folder of a file", "/proc/nope"])
def test_a_data_folder_that_cannot_be_is_refused(tmp_path: Path, place: str, lang: str) -> None:
    (tmp_path / "taken").write_text("x", "utf-8")
    folder = {"a file": tmp_path / "taken", "a folder of a file": tmp_path / "taken" / "var"}.get(place, Path(place))
    process = subprocess.run(
        [sys.executable, "-c", START, "0", lang],
        cwd=tmp_path,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (process.returncode, process.stdout) == (2, "")
    assert "FIREDAMP_DATA" in process.stderr
    assert str(folder) in process.stderr
    assert ("папк" in process.stderr) == (lang == "ru")
    assert "Errno" not in process.stderr


def test_a_database_out_of_reach_is_said_plainly(tmp_path: Path) -> None:
    unreachable = {**environment(tmp_path / "var"), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    process = subprocess.run(
        [sys.executable, "-c", START, "0", "en"],
        cwd=tmp_path,
        env=unreachable,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert process.returncode == 1
    assert "Firedamp cannot start" in process.stderr
    assert "Traceback" not in process.stderr


def test_ctrl_c_while_starting_is_clean(tmp_path: Path) -> None:
    process = start(tmp_path / "var")
    assert process.stdout
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_a_changed_data_package_says_what_changed_and_a_bad_one_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIREDAMP_PACKAGES", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    small_basin(tmp_path / "own" / "pechora")
    with running(tmp_path / "var") as (process, _, _):
        assert_stops(process, signal.SIGTERM)
    table = tmp_path / "own" / "pechora" / "mines.csv"
    table.write_text(table.read_text("utf-8").replace("2000,2023", "2500.5,2024"), "utf-8")
    with table.open("a", encoding="utf-8") as file:
        file.writelines(f"P{n},Mine {n},Шахта {n},operating,underground,10,2023,67.4,64.0\n" for n in range(2, 14))
    with running(tmp_path / "var") as (process, _, lines):
        assert_stops(process, signal.SIGTERM)
    said = "".join(lines)
    assert (
        "Data package pechora 1: changed, applied\n  mines: rows added 12, removed 0, changed 1 (fields: 2)\n" in said
    )
    assert "    P1 output_t: 2,000 → 2,500.5\n    P1 year: 2023 → 2024\n    P2: added\n" in said
    assert "    … and 4 more (GET /api/v1/packages)\n" in said
    table.write_text(table.read_text("utf-8").replace("2500.5", "plenty"), "utf-8")
    bad = start(tmp_path / "var", lang="ru")
    _, errors = bad.communicate(timeout=60)
    by_inventory = subprocess.run(
        [sys.executable, "-m", "firedamp.cli", "inventory", "--basin", "pechora", "--lang", "ru"],
        env=environment(tmp_path / "var"),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (bad.returncode, by_inventory.returncode) == (2, 2)
    assert by_inventory.stderr
    assert errors == f"Firedamp не может начать работу: {by_inventory.stderr}"
