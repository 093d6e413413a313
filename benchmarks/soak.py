"""Does anything grow while Firedamp is at work? Memory, descriptors and connections under mixed load, by the hour.

    .venv/bin/python benchmarks/soak.py [--minutes 15] [--database postgres://…] [--json]

A server with its worker and the shipped data, in a folder of its own that goes afterwards: people read pages and ask
the API, a source streams synthetic readings, somebody edits a record, files are imported as jobs. Before the minutes
that count, each thread is asked everything at once, and all of it goes on at ten times the pace for four minutes: what
a process keeps once and for all (code, caches, room for the largest answer of each thread) it has by then. The slope is
fitted to the least of each of twelve stretches (what is in use for a moment is no growth), with its 95 % interval,
whose upper end is held to a limit: that nothing grows has to be shown. The exit code is 1 where it was not, or where a
request failed. In much less than 15 minutes the intervals are too wide for that.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from _measuring import as_json, noted

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.first_start import started_and_stopped
from tests.server.faults.product import Answer, Product
from tests.server.faults.sending import COMPANY

AT_ONCE = 8  # threads of the server
EVERY_S = 1.0  # between two looks at the processes
STRETCHES = 12
WARM_UP_MINUTES, WARM_UP_PACE = 4.0, 10.0
T_OF_STRETCHES = 2.228  # Student's t, 97.5 %, of 12 − 2 degrees of freedom
# Some 30,000 requests are asked in an hour: this is 2 kB of each, and a descriptor of each 1,500. Two come
# and go with the database of each thread, so that 15 minutes tell the growth of descriptors within ±8.
MOST_PER_HOUR = {"memory": 60.0, "descriptors": 20.0, "connections": 6.0}
UNITS = {"memory": "MB", "descriptors": "", "connections": ""}
MOST_95_MS = 1_000.0  # of a request beside everything else, on two cores
READ = (
    "/", "/mines", "/telemetry", "/api/v1/health", "/api/v1/mines?limit=50", "/api/v1/inventories/view",
    "/api/v1/reference/coal_output?limit=100", "/api/v1/search?q=kirov",
    "/api/v1/methods", "/api/v1/jobs?limit=20", "/api/v1/telemetry/longwalls/{longwall}/latest",
    "/api/v1/telemetry/longwalls/{longwall}/series?points=500", "/api/v1/telemetry/longwalls/{longwall}/batches",
)  # fmt: skip


@dataclass
class Load:
    """Who does what, how often, and how long each request took."""

    product: Product
    numbers: dict[str, Iterator[int]] = field(default_factory=lambda: defaultdict(itertools.count))
    milliseconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def ask(self, method: str, address: str, body: Any = None, **more: Any) -> Answer:
        began = time.perf_counter()
        answer = self.product.ask(method, address, body, **more)
        self.milliseconds.append(1_000 * (time.perf_counter() - began))
        if not 200 <= answer.status < 300:
            self.failed.append(f"{method} {address}: {answer.status} {answer.body[:200]!r}")
        return answer

    def again(self, ended: threading.Event, every_s: float, work: Callable[[int], None]) -> threading.Thread:
        """A thread that does one thing every so often, each time with the next number, until all is ended."""

        def run() -> None:
            while not ended.wait(every_s):
                work(next(self.numbers[work.__name__]))

        return threading.Thread(target=run, daemon=True)

    def read(self, number: int) -> None:
        self.ask("GET", READ[number % len(READ)].format(longwall=self.product.longwall))

    def stream(self, number: int) -> None:
        """Twenty readings of the last second of one channel."""
        channels = self.product.channels[1:]
        end = datetime.now(UTC)
        times = [(end - timedelta(milliseconds=50 * each)).isoformat() for each in range(20)]
        body = {"readings": [{"time": each, "value": 0.5 + 0.01 * (number % 7)} for each in times]}
        self.ask("POST", f"/api/v1/telemetry/{channels[number % len(channels)]}/readings", body)

    def edit(self, number: int) -> None:
        """A record is made once, then changed again and again."""
        if number == 0:
            values = {**COMPANY, "company_id": "soak", "name": "Synthetic soak"}
            made = self.ask("POST", "/api/v1/reference/companies", {"values": values})
            self.record = made.json["id"]
            return
        body = {"values": {"name_ru": f"Имя {number}"}}
        self.ask("PATCH", f"/api/v1/reference/companies/{self.record}", body, If_Match="*")

    def bring(self, number: int) -> None:
        """A file of an hour of readings, looked at and taken over by the worker."""
        start = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=number)
        rows = (f"{(start + timedelta(seconds=each)).isoformat()},0.5\n" for each in range(3_600))
        content = ('time,"S0, %"\n' + "".join(rows)).encode()
        address = f"/api/v1/telemetry/longwalls/{self.product.longwall}/imports"
        kind = {"Content_Type": "application/octet-stream"}
        sent = self.ask("POST", f"{address}?filename=hour.csv", content, **kind)
        if sent.status == 201:
            self.ask("POST", f"{address}/{sent.json['id']}/commit")

    def warm_up(self) -> None:
        """Every question on every thread of the server at once, for each keeps the memory that its largest answer took;
        then all of it, fast."""
        with ThreadPoolExecutor(AT_ONCE) as many:
            for place in range(len(READ)):
                list(many.map(self.read, [place] * 2 * AT_ONCE))
            list(many.map(self.stream, range(2 * AT_ONCE)))
        with self.mixed(WARM_UP_PACE):
            time.sleep(60 * WARM_UP_MINUTES)
        self.milliseconds.clear()

    @contextmanager
    def mixed(self, pace: float = 1.0) -> Iterator[None]:
        """All of them at work while the block lasts."""
        ended = threading.Event()
        often = [(0.25, self.read), (0.25, self.read), (0.5, self.stream), (1.0, self.edit), (10.0, self.bring)]
        threads = [self.again(ended, every_s / pace, work) for every_s, work in often]
        for each in threads:
            each.start()
        try:
            yield
        finally:
            ended.set()
            for each in threads:
                each.join(60)


def looked_at(process: int) -> dict[str, float]:
    """Of a process: memory that it alone has written, open descriptors, and those of them that are sockets.

    Pages of code are left out: they are shared with whoever else runs it, and would grow when another process ends."""
    own = Path(f"/proc/{process}")
    rollup = (own / "smaps_rollup").read_text().splitlines()
    private = sum(int(line.split()[1]) for line in rollup if line.startswith("Private_Dirty:"))
    links = [_link(each) for each in (own / "fd").iterdir()]
    return {
        "memory": private / 1_000, "descriptors": len(links),
        "connections": sum(each.startswith("socket:") for each in links),
    }  # fmt: skip


def _link(descriptor: Path) -> str:
    try:
        return os.readlink(descriptor)
    except OSError:  # it was closed meanwhile
        return ""


def slope(seconds: np.ndarray, values: np.ndarray) -> tuple[float, float]:
    """Growth by the hour, and the half-width of its 95 % interval, of the least of each stretch: neighbouring looks are
    not independent of each other."""
    times = np.array([each.mean() for each in np.array_split(seconds, STRETCHES)]) / 3_600
    least = np.array([each.min() for each in np.array_split(values, STRETCHES)])
    off = times - times.mean()
    found = float(off @ (least - least.mean()) / (off @ off))
    left = least - least.mean() - found * off
    error = float(np.sqrt((left @ left) / (STRETCHES - 2) / (off @ off)))
    return found, T_OF_STRETCHES * error


def soaked(product: Product, minutes: float) -> tuple[Load, dict[str, list[tuple[float, dict[str, float]]]]]:
    """The load, and what was seen of each process while it lasted."""
    assert product.web
    processes = {"web server": product.web.pid, "worker": product.worker()}
    load, seen = Load(product), {name: [] for name in processes}
    load.warm_up()
    with load.mixed():
        began = time.monotonic()
        while (gone := time.monotonic() - began) < 60 * minutes:
            for name, process in processes.items():
                seen[name].append((gone, looked_at(process)))
            time.sleep(EVERY_S)
    return load, seen


def told(load: Load, seen: dict[str, list[tuple[float, dict[str, float]]]]) -> Iterator[bool]:
    print(f"{'':<26} {'at the end':>10} {'by the hour':>12} {'95 %':>19}")
    for name, looks in seen.items():
        seconds = np.array([gone for gone, _ in looks])
        for what, most in MOST_PER_HOUR.items():
            values = np.array([each[what] for _, each in looks])
            growth, half = slope(seconds, values)
            unit = UNITS[what]
            kept = noted(f"growth of {what}, {name}: upper end of 95 %", growth + half, f"{unit}/h", most)
            noted(f"growth of {what}, {name}", growth, f"{unit}/h")
            noted(f"{what}, {name}, at the end", values[-len(values) // STRETCHES :].mean(), unit)
            interval = f"{growth - half:+8.1f} … {growth + half:+8.1f}"
            verdict = f"(at most {most:g} {unit}) {'ok' if kept else 'OVER'}"
            print(f"{name + ', ' + what:<26} {values[-1]:10.1f} {growth:+12.1f} {interval} {verdict}")
            yield kept
    ninety_fifth = statistics.quantiles(load.milliseconds, n=20)[-1]
    print(f"{len(load.milliseconds):,} requests, 95 % within {ninety_fifth:.0f} ms, {len(load.failed)} failed")
    print("\n".join(load.failed[:10]))
    noted("requests", len(load.milliseconds), "", sense="at_least")
    yield noted("requests beside all the others, 95 % within", ninety_fifth, "ms", MOST_95_MS)
    yield noted("requests that failed", len(load.failed), "", 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--database", default=None, help="an empty PostgreSQL; SQLite without it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="firedamp-soak-") as folder:
        place = Path(folder)
        if options.database is None:
            started_and_stopped(place)  # the shipped data
        (place / "var").mkdir(exist_ok=True)
        product = Product(place / "var", options.database)
        try:
            product.prepare()
            product.start()
            load, seen = soaked(product, options.minutes)
            finished = product.api("GET", "/jobs?state=ended&limit=1").json["total"]
        finally:
            product.end()
    good = list(told(load, seen))
    print(f"{finished} jobs ended")
    noted("jobs ended", finished, "", sense="at_least")
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(as_json(main))
