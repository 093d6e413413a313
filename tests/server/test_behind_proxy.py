"""Behind a proxy that ends TLS: people sign in, links are https, and one who guesses keeps nobody else out.

Against the real server process, with the headers that a proxy sends.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.first_start import FirstStart
from tests.server.test_up import FIRST_WORDS, environment

# Argon2 as in the product but for its cost: here are hundreds of guesses.
SERVE = """
import sys
from django.contrib.auth.hashers import Argon2PasswordHasher
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 8 * Argon2PasswordHasher.parallelism
from firedamp.server.run import up
sys.exit(up(host="127.0.0.1", port=0, lang="en"))
"""
HOST = "fd.example"
OPENED: list[httpx.Client] = []


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, begun: FirstStart) -> Iterator[tuple[str, dict[str, str], Path]]:
    """The address of a server behind HTTPS, the passwords of its people, the file of its output."""
    folder = tmp_path_factory.mktemp("proxied")
    begun.copy(folder / "var")
    with closing(sqlite3.connect(folder / "var" / "firedamp.sqlite3")) as database:
        database.execute("UPDATE accounts_user SET email = 'viewer@example.org' WHERE username = 'viewer'")
        database.commit()
    own = {**environment(folder / "var"), "FIREDAMP_HTTPS": "1", "FIREDAMP_HOSTS": HOST}
    log = folder / "log"
    with log.open("w") as output:
        process = subprocess.Popen([sys.executable, "-c", SERVE], env=own, stdout=output, stderr=output, cwd=folder)
        try:
            found = None
            for _ in range(600):
                found = FIRST_WORDS.search(log.read_text())
                if found or process.poll() is not None:
                    break
                time.sleep(0.2)
            assert found, log.read_text()
            yield found[1], begun.passwords, log
        finally:
            while OPENED:
                OPENED.pop().close()
            process.terminate()
            process.wait(timeout=20)


def visitor(served: Any, address: str, **headers: str) -> httpx.Client:
    """A browser at an address, as the server meets it: by the proxy."""
    forwarded = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": address}
    client = httpx.Client(base_url=served[0] + "api/v1", headers={**forwarded, **headers})
    OPENED.append(client)
    token = client.get("/session").cookies["csrftoken"]
    client.headers.update({"Origin": f"https://{HOST}", "X-CSRFToken": token, "Cookie": f"csrftoken={token}"})
    return client


def login(client: httpx.Client, username: str, password: str) -> httpx.Response:
    return client.post("/auth/browser/v1/auth/login", json={"username": username, "password": password})


def test_people_sign_in_and_browsers_keep_to_https(served: Any) -> None:
    answer = login(visitor(served, "203.0.113.1"), "admin", served[1]["admin"])
    assert answer.status_code == 200, answer.text
    assert "max-age=" in answer.headers["Strict-Transport-Security"]
    assert all("Secure" in each for each in answer.headers.get_list("Set-Cookie"))


def test_letters_lead_to_https(served: Any) -> None:
    visitor(served, "203.0.113.2").post("/auth/browser/v1/auth/password/request", json={"email": "viewer@example.org"})
    time.sleep(0.5)
    (link,) = set(re.findall(r"(\S+)/account/password/", served[2].read_text()))
    assert link == f"https://{HOST}"


def test_who_guesses_one_name_keeps_nobody_else_out(served: Any) -> None:
    stranger = visitor(served, "203.0.113.66")
    for number in range(30):
        login(stranger, "viewer", str(number))
    assert login(stranger, "viewer", served[1]["viewer"]).status_code != 200  # slowed
    assert login(stranger, "admin", served[1]["admin"]).status_code == 200  # another name, from the same address
    elsewhere = visitor(served, "203.0.113.3")
    assert login(elsewhere, "viewer", served[1]["viewer"]).status_code == 200  # the same name, from another address


def test_who_guesses_all_names_keeps_out_only_their_own_address(served: Any) -> None:
    stranger = visitor(served, "203.0.113.67")
    statuses = [login(stranger, f"nobody{number}", "x").status_code for number in range(130)]
    assert statuses[-1] in (400, 429)
    assert login(stranger, "admin", served[1]["admin"]).status_code != 200
    assert login(visitor(served, "203.0.113.4"), "admin", served[1]["admin"]).status_code == 200


def test_a_visitor_s_own_header_is_not_their_address(served: Any) -> None:
    """A proxy appends what it saw: the last address counts, whatever a visitor sent before it."""
    for number in range(8):
        login(visitor(served, f"198.51.100.{number}, 203.0.113.68"), "viewer", "x")
    assert login(visitor(served, "203.0.113.68"), "viewer", served[1]["viewer"]).status_code != 200
