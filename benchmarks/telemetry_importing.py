"""A CSV of a hundred million readings through the importer, against DuckDB's own CSV to Parquet.

    .venv/bin/python benchmarks/telemetry_importing.py [--readings 1e8] [--channels 500] [--folder FOLDER] [--json]

A synthetic long file (time, tag, value) of readings by the second, in the order of time; writing it is not timed. The
importer looks at it (layout, units, every row checked, what each channel comes to) and takes it over (compared with
what is there, moved into the store, counted, written down), as the jobs of the API do; both together are its time.
DuckDB reads it as it finds it and writes one Parquet file. Each in a process of its own, in turn. Exit code 1 where the
limit is passed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LEAST_SPEED = 0.6  # of DuckDB's
NAME = "long.csv"
MADE = """
COPY (
    SELECT strftime(TIMESTAMP '2026-01-01' + to_seconds(i // {channels}), '%Y-%m-%dT%H:%M:%SZ') AS time,
        'S' || (i % {channels}) AS tag,
        round(0.6 + 0.3 * sin((i // {channels}) / 9000.0 + i % {channels}) + (hash(i) % 1000) / 20000.0, 2) AS "value %"
    FROM range({readings}) made(i)
) TO '{file}' (HEADER, DELIMITER ',')
"""


def make(file: Path, readings: int, channels: int) -> None:
    import duckdb

    database = duckdb.connect(config={"memory_limit": "2GB"})
    database.execute("SET enable_progress_bar = false")
    database.execute(MADE.format(readings=readings, channels=channels, file=file))


def by_duckdb(folder: Path) -> dict[str, float]:
    import duckdb

    target = folder / "by_duckdb.parquet"
    begin, cpu = time.perf_counter(), time.process_time()
    database = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(folder / "spilled")})
    database.execute("SET enable_progress_bar = false")
    database.execute(f"COPY (SELECT * FROM read_csv('{folder / NAME}')) TO '{target}'")
    seconds = time.perf_counter() - begin
    target.unlink()
    return {"seconds": seconds, "cpu": time.process_time() - cpu}


def by_importer(folder: Path) -> dict[str, float]:
    """In a database of its own; a small file is made as large ones are, so that any size can be tried."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    os.environ["FIREDAMP_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "firedamp.server.settings"
    data.mkdir()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import transaction

    from firedamp.server.accounts.models import User
    from firedamp.server.accounts.services import user_create
    from firedamp.server.organisations.models import Organisation
    from firedamp.server.organisations.rights import Role
    from firedamp.server.telemetry import importing, large_importing
    from firedamp.server.telemetry.models import Channel, Longwall, Upload
    from firedamp.server.telemetry.uploads import file_of

    large_importing.is_large = lambda path: True
    user_create(username="engineer", role=Role.ADMINISTRATOR, platform_role="")
    user = User.objects.get(username="engineer")
    longwall = Longwall.objects.create(name="synthetic", organisation=Organisation.objects.first())
    tags = sorted({line.split(b",")[1].decode() for line in (folder / NAME).open("rb").readlines(1_000_000)[1:]})
    for tag in tags:
        Channel.objects.create(longwall=longwall, tag=tag, quantity="methane_concentration", unit="%", step_s=1)
    size = (folder / NAME).stat().st_size
    upload = Upload.objects.create(longwall=longwall, user=user, filename=NAME, size=size, sha256="0")
    file_of(upload).parent.mkdir(parents=True, exist_ok=True)
    os.link(folder / NAME, file_of(upload))
    begin, cpu = time.perf_counter(), time.process_time()
    importing.keep_found(upload, importing.look(upload))
    looked = time.perf_counter() - begin
    assert not (upload.found or {})["faults"], upload.found
    told, readings = importing.to_take(upload)
    with transaction.atomic():
        batch = importing.file_take(upload=upload, looked=told, readings=readings)
    seconds = time.perf_counter() - begin
    return {"seconds": seconds, "cpu": time.process_time() - cpu, "looked": looked, "new": batch.new}


ASKED: dict[str, Callable[[Path], dict[str, float]]] = {"duckdb": by_duckdb, "importer": by_importer}


def measured(folder: Path, readings: int, repeats: int) -> list[dict[str, Any]]:
    told: dict[str, list[dict[str, float]]] = {name: [] for name in ASKED}
    for _ in range(repeats):
        for name in ASKED:
            command = [sys.executable, __file__, "--ask", name, "--folder", str(folder)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            told[name].append(json.loads(done.stdout.splitlines()[-1]))
    seconds = {name: sorted(each["seconds"] for each in told[name])[repeats // 2] for name in ASKED}
    cpu = {name: sorted(each["cpu"] for each in told[name])[repeats // 2] for name in ASKED}
    whole = all(each["new"] == readings for each in told["importer"])
    speed = seconds["duckdb"] / seconds["importer"]
    return [
        row("CSV to Parquet, DuckDB", readings / seconds["duckdb"], "/s", None, True),
        row("CSV through the importer", readings / seconds["importer"], "/s", None, whole),
        row("the same by processor time", cpu["duckdb"] / cpu["importer"], "", None, whole),
        row("CSV through the importer, speed of DuckDB's", speed, "", LEAST_SPEED, speed >= LEAST_SPEED and whole),
    ]


def row(mark: str, value: float, unit: str, limit: float | None, kept: bool) -> dict[str, Any]:
    return {"mark": mark, "value": value, "unit": unit, "limit": limit, "sense": "at_least", "kept": kept}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--readings", type=float, default=1e8)
    parser.add_argument("--channels", type=int, default=500)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ask", choices=list(ASKED), help=argparse.SUPPRESS)
    said = parser.parse_args()
    for name in ("DATABASE_URL", "FIREDAMP_TELEMETRY_URL"):
        os.environ.pop(name, None)
    if said.ask:
        print(json.dumps(ASKED[said.ask](said.folder)))
        return 0
    folder = said.folder or Path(tempfile.mkdtemp(prefix="firedamp-importing-"))
    try:
        if not (folder / NAME).exists():
            make(folder / NAME, int(said.readings), said.channels)
        rows = measured(folder, int(said.readings), said.repeats)
    finally:
        if said.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    if said.json:
        print(json.dumps(rows))
    else:
        print(f"{said.readings:,.0f} synthetic readings of {said.channels} channels")
        for each in rows:
            limit = "" if each["limit"] is None else f"(at least {each['limit']:g}) {'ok' if each['kept'] else 'UNDER'}"
            print(f"{each['mark']:<70} {each['value']:14,.2f} {each['unit']:<3} {limit}")
    return int(not all(each["kept"] for each in rows))


if __name__ == "__main__":
    sys.exit(main())
