"""`firedamp serve` and `firedamp worker` as production runs them: begun, measured, told to stop while there is work.

One story, since each start is dear: what it tells is in the names of its parts.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.first_start import FirstStart
from tests.server.operations.places import Place

pytestmark = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="it has a database of its own")
TOKEN = "measures-are-told-to-who-has-this"
BODY = b'{"inputs": {"coal_output": 2400000, "mine_type": "underground"}}'
HALF = 10


@pytest.fixture
def production(tmp_path: Path, begun: FirstStart) -> Iterator[tuple[Place, list[subprocess.Popen[bytes]]]]:
    begun.copy(tmp_path / "var")
    processes: list[subprocess.Popen[bytes]] = []
    yield Place(tmp_path / "var", FIREDAMP_LOG="json", FIREDAMP_METRICS_TOKEN=TOKEN), processes
    for each in processes:
        each.kill()
        each.wait()


def until(holds: Callable[[], Any], seconds: float = 60) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.05)
    pytest.fail(f"not within {seconds} s")


def told(log: Path) -> list[dict[str, Any]]:
    """The lines of a log that are JSON: every one but the words for whoever started it."""
    return [json.loads(line) for line in log.read_text("utf-8").splitlines() if line.startswith("{")]


def test_production(production: tuple[Place, list[subprocess.Popen[bytes]]], tmp_path: Path) -> None:
    place, processes = production
    web_log, worker_log = tmp_path / "web", tmp_path / "worker"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    web, worker = place.begin("serve", "--port", str(port), log=web_log), place.begin("worker", log=worker_log)
    processes += [web, worker]
    address = until(lambda: re.search(r"http://\S+", web_log.read_text("utf-8")))[0]
    with httpx.Client(base_url=address, timeout=30) as client:
        assert_answers(client)
        until(lambda: len(place.rows("SELECT name FROM jobs_worker")) == 2)
        assert_measures_heard(client, web.pid)
        assert_measures(client, worker.pid)
    assert "Data package" not in web_log.read_text("utf-8")  # nothing is loaded unless that is asked for
    assert children(web.pid) == []  # nor is a worker kept
    assert_ends_what_is_in_hand(web, port)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
    assert place.rows("SELECT name FROM jobs_worker") == []
    assert_logs(told(web_log), told(worker_log))


def assert_answers(client: httpx.Client) -> None:
    assert client.get("health").json()["status"] == "alive"
    assert client.get("ready").status_code == 200
    assert "<fd-app>" in client.get("mines/M0836").text
    assert client.get("api/v1/mines/M0836", headers={"X-Request-ID": "story-1"}).headers["X-Request-ID"] == "story-1"
    assert client.get("account/password/1-secret-key").status_code == 200


def assert_measures(client: httpx.Client, worker: int) -> None:
    assert client.get("metrics", headers={"Host": "fd.example"}).status_code == 403
    text = client.get("metrics", headers={"Host": "fd.example", "Authorization": f"Bearer {TOKEN}"}).text
    assert client.get("metrics").status_code == 200  # of this machine
    assert 'firedamp_requests_total{method="GET",route="api/v1/mines/<mine_id>",status="200"} 1.0' in text
    assert re.search(r'firedamp_request_seconds_bucket\{le="0.5",method="GET",route="page"\} [12]\.0', text)
    (age,) = re.findall(rf'firedamp_worker_heartbeat_age_seconds\{{worker="[^"]+:{worker}"\}} (\S+)', text)
    assert 0 <= float(age) < 60


def assert_measures_heard(client: httpx.Client, web: int) -> None:
    text = client.get("metrics").text
    assert re.search(rf'firedamp_web_heartbeat_age_seconds\{{web="[^"]+:{web}"\}} ', text)


def children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def assert_ends_what_is_in_hand(web: subprocess.Popen[bytes], port: int) -> None:
    """Half of a request has come when the server is told to stop: the rest is waited for, and answered."""
    head = (
        "POST /api/v1/methods/ru.factors/evaluate HTTP/1.1\r\nHost: localhost\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(BODY)}\r\n\r\n"
    )
    with ExitStack() as opened:
        begun = opened.enter_context(closing(socket.create_connection(("127.0.0.1", port), timeout=30)))
        idle = opened.enter_context(closing(socket.create_connection(("127.0.0.1", port), timeout=30)))
        begun.sendall(head.encode() + BODY[:HALF])
        time.sleep(0.3)
        web.send_signal(signal.SIGTERM)
        assert idle.recv(1) == b""  # who asks nothing is let go
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=5)
        assert web.poll() is None
        begun.sendall(BODY[HALF:])
        answer = b""
        while part := begun.recv(65536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
    assert b"X-Request-Id" in answer
    assert web.wait(20) == 0


def assert_logs(web: list[dict[str, Any]], worker: list[dict[str, Any]]) -> None:
    asked = [each for each in web if each["logger"] == "firedamp.requests"]
    assert all(each["request_id"] and each["route"] and each["ms"] >= 0 for each in asked)
    (named,) = [each for each in asked if each["request_id"] == "story-1"]
    assert (named["path"], named["status"]) == ("/api/v1/mines/M0836", 200)
    assert not any("secret" in json.dumps(each) for each in web)
    assert not any(each["route"] == "probe" and each["status"] == 200 for each in asked)
    serving, stopping, stopped = [each for each in web if each["logger"] == "firedamp.server"]
    assert [each["message"] for each in (serving, stopping, stopped)] == ["Serving", "Stopping", "Stopped"]
    assert stopping["requests_in_hand"] == 1
    assert [each["message"] for each in worker] == ["Working", "Stopped"]
