"""Twenty thousand readings a second over HTTP, and how long pages take to answer meanwhile.

    .venv/bin/python benchmarks/telemetry_live.py [--rate 20000] [--seconds 60] [--batch 2000] [--port 8143] [--json]

A real server (`firedamp up`, with its worker) in a folder of its own; a process that sends synthetic readings in
batches, each to one channel, at a steady rate; another that reads as people do: pages, the newest readings, curves of
the last hour, lists. All of it on the cores of this machine. Exit code 1 where a limit is passed: readings are taken
more slowly than they are sent, or the 95th percentile of the answers is above 300 ms.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

LONGWALLS, CHANNELS = 4, 50  # of each
MOST_MS = 300.0
SENDERS, READERS = 4, 4  # connections
PAUSE_S = 0.2  # of a reader between two answers
ENTERED = """
from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import user_create
from firedamp.server.accounts.tokens import token_create
from firedamp.server.organisations.rights import Role
from firedamp.server.telemetry.models import Channel, Longwall
import django.db, json
user_create(username="gateway", role=Role.ADMINISTRATOR, platform_role="")
user = User.objects.get(username="gateway")
_, token = token_create(user=user, name="gateway", scopes=["write"], days=1)
from firedamp.server.organisations.models import Organisation
own = Organisation.objects.first()
made = []
for number in range({longwalls}):
    longwall = Longwall.objects.create(organisation=own, name=f"synthetic {{number}}")
    channels = [
        Channel.objects.create(
            longwall=longwall, tag=f"S{{place}}", quantity="methane_concentration", unit="%", step_s=1
        )
        for place in range({channels})
    ]
    made.append((str(longwall.pk), [each.pk for each in channels]))
print(json.dumps([token, made]))
"""


def started(folder: Path, port: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "FIREDAMP_DATA": str(folder)}
    command = [sys.executable, "-m", "firedamp.cli", "up", "--port", str(port)]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    for _ in range(1_200):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/api/v1/telemetry/quantities", timeout=5).status_code == 200:
                return server
        except httpx.HTTPError:
            time.sleep(0.25)
        if server.poll() is not None:
            break
    raise SystemExit((folder / "log").read_text())


def entered(folder: Path) -> tuple[str, list[tuple[str, list[int]]]]:
    """A token, and longwalls with their channels."""
    code = "import django\ndjango.setup()\n" + ENTERED.format(longwalls=LONGWALLS, channels=CHANNELS)
    environment = {**os.environ, "FIREDAMP_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "firedamp.server.settings"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    token, made = json.loads(done.stdout)
    return token, made


def bodies(channels: list[int], batch: int, count: int) -> list[tuple[int, bytes]]:
    """Batches of the channels in turn, written before the clock begins: it is the server that is measured."""
    begin = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
    found = []
    for number in range(count):
        channel, turn = channels[number % len(channels)], number // len(channels)
        first = begin + timedelta(seconds=turn * batch)
        readings = [
            {"time": (first + timedelta(seconds=each)).isoformat(), "value": 0.5 + (each * 7 % 100) / 200}
            for each in range(batch)
        ]
        found.append((channel, json.dumps({"readings": readings}).encode()))
    return found


def send(port: int, token: str, sent: list[tuple[int, bytes]], every_s: float, told: Any) -> None:
    """Every batch at its time, or as soon as a connection is free; puts seconds, milliseconds of each, and failures."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    begin = time.perf_counter()

    def one(client: httpx.Client, number: int) -> tuple[float, int]:
        time.sleep(max(0.0, begin + number * every_s - time.perf_counter()))
        channel, body = sent[number]
        start = time.perf_counter()
        answer = client.post(f"/api/v1/telemetry/{channel}/readings", content=body, headers=headers)
        return 1_000 * (time.perf_counter() - start), answer.status_code

    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client, ThreadPoolExecutor(SENDERS) as pool:
        answers = list(pool.map(lambda number: one(client, number), range(len(sent))))
    failed = [status for _, status in answers if status != 200]
    told.put((time.perf_counter() - begin, [ms for ms, _ in answers], failed))


def read(port: int, token: str, made: list[tuple[str, list[int]]], until: float, told: Any) -> None:
    """What people look at, one after the other; puts the address and the milliseconds of each answer."""
    begin = datetime.now(UTC) - timedelta(days=2)
    asked = ["/", "/main.js", "/api/v1/mines?limit=50", "/api/v1/inventories", "/api/v1/telemetry/longwalls"]
    for longwall, channels in made:
        four = "&".join(f"channels={each}" for each in channels[:4])
        asked += [
            f"/api/v1/telemetry/longwalls/{longwall}",
            f"/api/v1/telemetry/longwalls/{longwall}/latest",
            f"/api/v1/telemetry/longwalls/{longwall}/series?{four}&points=1000&start={begin:%Y-%m-%dT%H:%M:%SZ}",
            f"/api/v1/telemetry/longwalls/{longwall}/batches?limit=20",
        ]

    def one(number: int) -> list[tuple[str, float, int]]:
        found = []
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, headers=headers) as client:
            place = number * 5
            while time.time() < until:
                address = asked[place % len(asked)]
                start = time.perf_counter()
                status = client.get(address).status_code
                found.append((address.split("?")[0].rsplit("/", 1)[-1], 1_000 * (time.perf_counter() - start), status))
                place += 1
                time.sleep(PAUSE_S)
        return found

    with ThreadPoolExecutor(READERS) as pool:
        told.put([each for some in pool.map(one, range(READERS)) for each in some])


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def row(mark: str, value: float, unit: str, limit: float | None, sense: str = "at_most") -> dict[str, Any]:
    kept = limit is None or (value <= limit if sense == "at_most" else value >= limit)
    return {"mark": mark, "value": value, "unit": unit, "limit": limit, "sense": sense, "kept": kept}


def processor_s(pid: int) -> float:
    """What a process has used so far; of Linux."""
    stat = Path(f"/proc/{pid}/stat")
    fields = stat.read_text().rpartition(")")[2].split() if stat.exists() else [0] * 13
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(server: int, token: str, made: list[Any], said: argparse.Namespace) -> list[dict[str, Any]]:
    port = said.port
    count = int(said.rate * said.seconds / said.batch)
    sent = bodies([each for _, channels in made for each in channels], said.batch, count)
    sends: Any = multiprocessing.Queue()
    reads: Any = multiprocessing.Queue()
    reader = multiprocessing.Process(target=read, args=(port, token, made, time.time() + said.seconds, reads))
    sender = multiprocessing.Process(target=send, args=(port, token, sent, said.batch / said.rate, sends))
    used = processor_s(server)
    reader.start(), sender.start()
    (seconds, took, failed), answers = sends.get(), reads.get()
    reader.join(), sender.join()
    used = processor_s(server) - used
    wrong = len(failed) + sum(status != 200 for _, _, status in answers)
    by_page: dict[str, list[float]] = {}
    for page, ms, _ in answers:
        by_page.setdefault(page, []).append(ms)
    if not said.json:
        for page, each in sorted(by_page.items()):
            print(
                f"  {page[:40]:<40} {len(each):5} answers, median {percentile(each, 0.5):6.0f} ms, "
                f"95 % {percentile(each, 0.95):6.0f} ms"
            )
    rate = (count * said.batch - len(failed) * said.batch) / max(seconds, said.seconds)
    return [
        row("readings taken over HTTP", rate, "/s", 0.98 * said.rate, "at_least"),
        row("processor seconds of the server a second", used / max(seconds, said.seconds), "", None),
        row("a batch taken, 95 %", percentile(took, 0.95), "ms", None),
        row("pages meanwhile, 95 %", percentile([ms for _, ms, _ in answers], 0.95), "ms", MOST_MS),
        row("requests that failed", wrong, "", 0),
    ]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=20_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--batch", type=int, default=2_000)
    parser.add_argument("--port", type=int, default=8143)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    for name in ("DATABASE_URL", "FIREDAMP_TELEMETRY_URL"):
        os.environ.pop(name, None)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is stopped
    folder = Path(tempfile.mkdtemp(prefix="firedamp-live-"))
    server = started(folder, said.port)
    try:
        token, made = entered(folder)
        rows = measured(server.pid, token, made, said)
    finally:
        server.terminate()
        server.wait(60)
        shutil.rmtree(folder, ignore_errors=True)
    if said.json:
        print(json.dumps(rows))
    else:
        print(f"{said.rate:,.0f} synthetic readings a second for {said.seconds:g} s, {said.batch:,} in a batch")
        for each in rows:
            limit = (
                ""
                if each["limit"] is None
                else (f"({each['sense'].replace('_', ' ')} {each['limit']:g}) {'ok' if each['kept'] else 'OVER'}")
            )
            print(f"{each['mark']:<40} {each['value']:10.1f} {each['unit']:<3} {limit}")
    return int(not all(each["kept"] for each in rows))


if __name__ == "__main__":
    sys.exit(main())
