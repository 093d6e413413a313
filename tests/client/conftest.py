"""A real server on a free port with a data folder of its own, and clients of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tests.first_start import FirstStart

from firedamp.client import Client

PATIENCE_SECONDS = 120


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Iterator[tuple[str, str]]:
    """Address of a running server and the password that the first start drew for its administrator."""
    folder = tmp_path_factory.mktemp("server")
    begun.copy(folder / "data")
    log = folder / "log.txt"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "firedamp.cli", "up", "--port", str(port), "--lang", "en"],
            env={**environment, "FIREDAMP_DATA": str(folder / "data")},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_it_answers(process, address, log)
        yield address, begun.passwords["admin"]
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_it_answers(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{address}/api/v1/health", timeout=5).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not start:\n{log.read_text('utf-8')}")


@pytest.fixture
def firedamp(server: tuple[str, str]) -> Iterator[Client]:
    """A client that nobody has signed in with."""
    with Client(server[0]) as client:
        yield client


@pytest.fixture
def administrator(server: tuple[str, str]) -> Iterator[Client]:
    """A client of the administrator's; the session ends with the test."""
    with Client(server[0]) as client:
        client.sign_in("admin", server[1])
        yield client
        client.sign_out()


@pytest.fixture
def closed_address() -> Callable[[], str]:
    """An address at which nobody listens."""

    def address() -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return f"http://127.0.0.1:{free.getsockname()[1]}"

    return address
