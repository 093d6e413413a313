"""Speed of the reference tables over 100,000 records: lists through the WSGI application, exports, an import.

    .venv/bin/python benchmarks/reference.py             SQLite, and PostgreSQL where FIREDAMP_TEST_POSTGRES names one
    .venv/bin/python benchmarks/reference.py --explain   also what the database does for the slowest requests

The records are synthetic and named so; they live in a database made for the run and removed after it. Limits are those
that the project set itself.
"""

from __future__ import annotations

import gc
import io
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from _measuring import as_json, in_a_process, noted

RECORDS = 100_000
MINES = 2_000
YEARS = RECORDS // MINES
LAST_YEAR = 2023
BASIN = "synthetic-benchmark"
LIST_LIMIT_MS = 200
EXPORT_LIMIT_S = 60
IMPORT_LIMIT_S = 60
SEED = 1
SYLLABLES = {"ба": "ba", "ро": "ro", "ки": "ki", "лен": "len", "тув": "tuv", "щер": "shcher", "зай": "zay", "ём": "yom"}
QUALITIES = ("measured", "reported", "calculated", "restored", "expert", "synthetic")
FORMATS = ("csv", "csv_excel", "json", "parquet", "datapackage", "xlsx")
API = "/api/v1/reference/coal_output"


@dataclass(frozen=True)
class Asked:
    """A request of a kind, and how long its answer took."""

    kind: str
    query: list[tuple[str, str]]
    milliseconds: float
    processor: float  # milliseconds of this process; a PostgreSQL server's own are not in it


def names_of_mines(dice: random.Random) -> list[tuple[str, str]]:
    """Made-up names in both alphabets."""
    made: dict[str, str] = {}
    while len(made) < MINES:
        parts = dice.choices(list(SYLLABLES), k=dice.randint(2, 4))
        russian = "".join(parts).capitalize() + "ская"
        made.setdefault(russian, "".join(SYLLABLES[part] for part in parts).capitalize() + "skaya")
    return [(f"Synthetic mine {en}", f"Синтетическая шахта {ru}") for ru, en in made.items()]


def fill() -> None:
    """A basin of 2,000 mines with an output for each of 50 years.

    The basin is not marked synthetic, else lists without a basin would leave its records out and measure nothing.
    """
    from firedamp.server.mines.models import Basin, CoalOutput, Company, District, Mine
    from firedamp.server.reference.models import DataPackageVersion, Document
    from firedamp.server.reference.tables import table
    from firedamp.server.reference.values import search_of

    dice = random.Random(SEED)
    version = DataPackageVersion.objects.create(
        name=BASIN, kind="basin", version="1", hash="synthetic", descriptor={"name": BASIN, "resources": []}, rows={}
    )
    basin = Basin.objects.create(basin_id=BASIN, name_en="Synthetic", name_ru="Синтетический", package=version)
    beside = {"quality": "synthetic", "source": "Synthetic, made by benchmarks/reference.py", "package": BASIN}
    company = Company.objects.create(company_id="synthetic", name="Synthetic company", **beside)
    district = District.objects.create(
        basin=basin, district_id="synthetic", name_en="Synthetic", name_ru="Синтетический", kind="unknown", **beside
    )
    documents = [
        Document.objects.create(
            document_id=f"synthetic-{number}", name_en=f"Synthetic survey {number}",
            name_ru=f"Синтетическая съёмка {number}", kind="survey", **beside,
        )
        for number in range(5)
    ]  # fmt: skip
    place = {"basin": basin, "company": company, "district": district, "status": "operating", **beside}
    mines = [
        Mine(mine_id=f"S{number:04}", name_en=en, name_ru=ru, mine_type="underground", **place)
        for number, (en, ru) in enumerate(names_of_mines(dice))
    ]
    own = table("mines")
    for mine in mines:
        mine.search = search_of(own, {name: getattr(mine, name) for name in own.schema.columns})
    Mine.objects.bulk_create(mines)
    outputs = [output(dice, mine, year, documents) for mine in mines for year in range(YEARS)]
    dice.shuffle(outputs)
    CoalOutput.objects.bulk_create(outputs, batch_size=2_000)


def output(dice: random.Random, mine: Any, year: int, documents: list[Any]) -> Any:
    from firedamp.server.mines.models import CoalOutput
    from firedamp.server.search_text import search_text

    source = f"Synthetic report {dice.randint(1, 40)}, page {dice.randint(1, 300)}"
    note = dice.choice(["", "", "", "Synthetic: restored by neighbours", "Синтетическое значение, проверить"])
    return CoalOutput(
        mine=mine, year=LAST_YEAR - year, output_t=round(dice.lognormvariate(14, 1)), quality=dice.choice(QUALITIES),
        source=source, document=dice.choice([None, *documents]), note=note, package=BASIN,
        confirmation=dice.choice(["confirmed", "confirmed", "to_confirm"]), search=search_text(source, note),
    )  # fmt: skip


def ask(address: str, query: list[tuple[str, str]]) -> tuple[float, bytes]:
    """The seconds from request to the last byte of the answer, through the WSGI application; the answer."""
    from firedamp.server.wsgi import application

    said: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": urlencode(query), "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http", "wsgi.version": (1, 0),
    }  # fmt: skip
    begin = time.perf_counter()
    answer = application(environ, lambda status, headers, *_: said.append(status))
    content = b"".join(answer)
    answer.close()
    seconds = time.perf_counter() - begin
    if not said[0].startswith("200"):
        raise SystemExit(f"{address} {query}: {said[0]} {content[:300]!r}")
    return seconds, content


def requests() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What people and programs ask: every column as order, both ways, at the beginning, deep and by cursor; searches;
    filters of each kind and several at once."""
    from firedamp.server.reference.tables import table

    columns = [*table("coal_output").schema.columns, "updated"]
    for name in columns:
        for sort in (name, f"-{name}"):
            yield "sort", [("sort", sort)]
            yield "sort, basin", [("sort", sort), ("basin", BASIN)]
            yield "deep offset", [("sort", sort), ("offset", str(RECORDS - 700)), ("limit", "500")]
            yield "middle offset", [("sort", sort), ("offset", str(RECORDS // 2))]
            yield "cursor", [("sort", sort), ("cursor", f"after {RECORDS // 3}")]
            yield "cursor", [("sort", sort), ("cursor", f"after {RECORDS - 900}"), ("basin", BASIN)]
    words = (
        "синтетическая",
        "Synthetic mine",
        "баро",
        "Щербаская",
        "zay ken",
        "report 17",
        "отчёт",
        "restored",
        "page 3",
        "2020",
        "баро 2020",
        "S0500/1999",
    )
    for q in words:
        yield "search", [("q", q)]
        yield "search, sorted", [("q", q), ("sort", "-output_t")]
        yield "search, basin", [("q", q), ("basin", BASIN), ("sort", "mine"), ("offset", "200")]
    for each in FILTERS:
        yield "filter", [("filter", each)]
        yield "filter, sorted", [("filter", each), ("sort", "-output_t"), ("basin", BASIN)]
        yield "filters", [("filter", each), ("filter", "output_t:gt:100000"), ("sort", "source"), ("offset", "1000")]
    yield from (("filter and search", [("filter", each), ("q", "шахта ба"), ("sort", "-year")]) for each in FILTERS)
    yield "empty", []
    yield "count", [("limit", "1")]


FILTERS = (
    "year:ge:1990", "year:eq:2020", "year:in:1999,2003,2021", "output_t:lt:50000", "output_t:ne:0", "mine:eq:S0500",
    "mine:contains:баро", "quality:eq:measured", "quality:in:measured,expert", "confirmation:eq:to_confirm",
    "note:filled:", "note:empty:", "note:contains:neighbours", "source:contains:report 7", "document:eq:synthetic-3",
    "document:empty:",
)  # fmt: skip


def with_cursor(query: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A query whose cursor is the one that a page at that place gives."""
    given = dict(query)
    if not given.get("cursor", "").startswith("after "):
        return query
    before = [(name, value) for name, value in query if name != "cursor"]
    place = [("offset", given["cursor"].removeprefix("after ")), ("limit", "1")]
    cursor = json.loads(ask(API, [*before, *place])[1])["next_cursor"]
    return [*before, ("cursor", cursor)]


def lists() -> list[Asked]:
    """Every request once, in a random order, after a warm-up."""
    asked = [(kind, with_cursor(query)) for kind, query in requests()]
    random.Random(SEED).shuffle(asked)
    for _, query in asked[:20]:
        ask(API, query)
    gc.collect()
    return [Asked(kind, query, *milliseconds(query)) for kind, query in asked]


def milliseconds(query: list[tuple[str, str]]) -> tuple[float, float]:
    begin = time.process_time()
    seconds, _ = ask(API, query)
    return seconds * 1000, (time.process_time() - begin) * 1000


def ninety_fifth(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def line(name: str, figures: str, limit: str, good: bool) -> bool:
    print(f"{name:<34} {figures:<82} {limit:<15} {'ok' if good else 'OVER'}", flush=True)
    return good


def report_lists(found: list[Asked]) -> bool:
    limit = f"at most {LIST_LIMIT_MS} ms"
    for kind in dict.fromkeys(sorted(each.kind for each in found)):
        report_kind(f"  {kind}", [each for each in found if each.kind == kind], "")
    return report_kind("lists", found, limit)


def report_kind(name: str, found: list[Asked], limit: str) -> bool:
    times, busy = [each.milliseconds for each in found], [each.processor for each in found]
    figures = f"median {statistics.median(times):6.1f}  95 % {ninety_fifth(times):6.1f}  most {max(times):6.1f} ms"
    beside = f"(of it processor, 95 %: {ninety_fifth(busy):5.1f})"
    if limit:
        noted_here(f"{name} of {RECORDS:,} records, 95 %", ninety_fifth(times), "ms", LIST_LIMIT_MS)
    return line(f"{name}, {len(times)} requests", f"{figures} {beside}", limit, ninety_fifth(times) <= LIST_LIMIT_MS)


def slowest(found: list[Asked], number: int = 12) -> None:
    """The slowest requests with the database's plans."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for each in sorted(found, key=lambda one: -one.milliseconds)[:number]:
        print(f"\n{each.milliseconds:.0f} ms {each.kind} {each.query}")
        with CaptureQueriesContext(connection) as queries:
            ask(API, each.query)
        for query in queries.captured_queries:
            if query["sql"].startswith("SELECT") and "coaloutput" in query["sql"]:
                print(f"  {query['time']} s {query['sql'][:3000]}")
                with connection.cursor() as cursor:
                    analyse = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ANALYZE "
                    cursor.execute(analyse + query["sql"].replace("%", "%%"))
                    print("\n".join(f"    {row[-1]}" for row in cursor.fetchall()))


def exports() -> bool:
    good = True
    for form in FORMATS:
        waits: list[float] = []
        stop = threading.Event()
        other = threading.Thread(target=ask_meanwhile, args=(waits, stop))
        other.start()
        seconds, content = ask(f"{API}/export", [("format", form)])
        stop.set()
        other.join()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        meanwhile = f"a list meanwhile {statistics.median(waits) * 1000:4.0f} ms" if waits else ""
        figures = f"{seconds:5.1f} s  {len(content) / 1e6:5.1f} MB  {meanwhile}"
        kept = noted_here(f"export of {RECORDS:,} records, {form}", seconds, "s", EXPORT_LIMIT_S)
        good &= line(f"export {form}", figures, f"at most {EXPORT_LIMIT_S} s", kept)
    print(f"{'peak memory of the process':<34} {peak:.0f} MB")
    return good


def imports() -> bool:
    """A file of 100,000 new rows, then a wide one of 2,000 mines and 50 years: looked at, then taken over."""
    from django.test import Client

    from firedamp.server.accounts.models import User
    from firedamp.server.accounts.services import user_create
    from firedamp.server.mines.models import Basin, CoalOutput

    # The file's values are synthetic, and only a synthetic basin takes such.
    Basin.objects.filter(basin_id=BASIN).update(synthetic=True)
    user_create(username="benchmark", platform_role="editor")
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="benchmark"))
    good = imported(client, "rows", import_file(), 2 * RECORDS)
    CoalOutput.objects.filter(year__lte=LAST_YEAR - YEARS).delete()
    good &= imported(client, "rows, a bad cell mended", import_file(bad="много"), 2 * RECORDS)
    CoalOutput.objects.filter(year__gt=LAST_YEAR - YEARS).delete()
    return imported(client, "cells of a wide table", wide_file(), 2 * RECORDS) and good


def imported(client: Any, name: str, file: bytes, records: int) -> bool:
    """One file taken over, after which the table holds so many records."""
    from firedamp.server.mines.models import CoalOutput

    begin = time.perf_counter()
    given = client.post(f"{API}/imports?filename=synthetic.csv", file, content_type="application/octet-stream")
    looked_at = time.perf_counter() - begin
    if given.status_code != 201:
        raise SystemExit(f"the file was not read: {given.content[:500]!r}")
    draft, counts = given.json()["id"], given.json()["counts"]
    mended = mend(client, draft, [row for row in given.json()["rows"] if row["state"] == "bad"])
    taken = client.post(f"{API}/imports/{draft}/commit", {}, content_type="application/json")
    seconds = time.perf_counter() - begin
    if taken.status_code != 200 or CoalOutput.objects.count() != records:
        raise SystemExit(f"the import failed: {counts} {taken.content[:500]!r}")
    figures = f"{seconds:5.1f} s  of it until it is shown {looked_at:5.1f} s{mended}"
    kept = noted_here(f"import of {RECORDS:,} {name}", seconds, "s", IMPORT_LIMIT_S)
    return line(f"import of {RECORDS:,} {name}", figures, f"at most {IMPORT_LIMIT_S} s", kept)


def mend(client: Any, draft: int, bad: list[Any]) -> str:
    """Mend the bad cells one after the other, then look at the file; how long that took, in words."""
    if not bad:
        return ""
    begin = time.perf_counter()
    for row in bad:
        cells = {str(row["row"]): {str(fault["index"]): "12,5" for fault in row["errors"]}}
        client.patch(f"{API}/imports/{draft}", {"cells": cells}, content_type="application/json")
    a_mend = (time.perf_counter() - begin) / len(bad)
    begin = time.perf_counter()
    client.get(f"{API}/imports/{draft}")
    return f", a mend {a_mend:4.1f} s, a look {time.perf_counter() - begin:4.1f} s"


def wide_file() -> bytes:
    """The same as one row per mine and one column per year, in the place of the records that are there."""
    from firedamp.server.mines.models import Mine

    dice = random.Random(SEED)
    head = "Шахта;Источник;Происхождение;Статус;Добыча угля, тыс. т" + ";" * (YEARS - 1)
    years = ";;;;" + ";".join(f"{LAST_YEAR - year} г." for year in range(YEARS))
    beside = "синтетический отчёт;синтетическое;подтверждено"
    rows = [
        f"{name};{beside};" + ";".join(f"{dice.lognormvariate(7, 1):.1f}".replace(".", ",") for _ in range(YEARS))
        for name in Mine.objects.values_list("name_ru", flat=True)
    ]
    return "\n".join([head, years, *rows]).encode("cp866")


def import_file(bad: str = "") -> bytes:
    """Mines by their Russian names, kilotonnes with decimal commas, in Windows-1251: as a Russian Excel saves them.
    `bad`: what stands in place of the figure in the middle."""
    from firedamp.server.mines.models import Mine

    dice = random.Random(SEED)
    names = list(Mine.objects.values_list("name_ru", flat=True))
    rows = [
        f"{name};{LAST_YEAR - YEARS - year};{dice.lognormvariate(7, 1):.1f};синтетический отчёт".replace(".", ",")
        for name in names
        for year in range(YEARS)
    ]
    if bad:
        name, year, _, source = rows[len(rows) // 2].split(";")
        rows[len(rows) // 2] = f"{name};{year};{bad};{source}"
    head = "Шахта;Год;Добыча угля, тыс. т;Источник;Происхождение;Статус"
    return "\n".join([head, *(f"{row};синтетическое;подтверждено" for row in rows)]).encode("cp1251")


def ask_meanwhile(waits: list[float], stop: threading.Event) -> None:
    """What somebody else waits for a page while an export is written."""
    while not stop.wait(0.1):
        waits.append(ask(API, [("sort", "-year")])[0])


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "firedamp.server.settings"
    import django

    django.setup()


def make() -> int:
    """Make the records in the database that the environment names; in a process of its own, for the memory's sake."""
    set_up()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, interactive=False)
    begin = time.perf_counter()
    fill()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    made = f"{RECORDS:,} synthetic records made in {time.perf_counter() - begin:.0f} s"
    print(f"{connection.vendor}: {made}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    return 0


def measure(explain: bool) -> int:
    """Measure on the database that the environment names."""
    set_up()
    found = lists()
    good = report_lists(found)
    if explain:
        slowest(found)
    good &= exports()
    return 0 if good & imports() else 1


def databases() -> Iterator[dict[str, str]]:
    """The environment of each database to measure on: made for it, removed after it."""
    with tempfile.TemporaryDirectory() as folder:
        yield {"FIREDAMP_DATA": folder}
    server = os.environ.get("FIREDAMP_TEST_POSTGRES") or os.environ.get("DATABASE_URL")
    if server:
        import psycopg

        name = f"firedamp_benchmark_{os.getpid()}"
        with tempfile.TemporaryDirectory() as folder, psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            try:
                yield {"FIREDAMP_DATA": folder, "DATABASE_URL": f"{server.rpartition('/')[0]}/{name}"}
            finally:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def noted_here(mark: str, value: float, unit: str, limit: float) -> bool:
    from django.db import connection

    return noted(f"{mark} ({connection.vendor})", value, unit, limit)


def main() -> int:
    if "--make" in sys.argv:
        return make()
    if "--measure" in sys.argv:
        return measure("--explain" in sys.argv)
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    words = [word for word in sys.argv[1:] if word == "--explain"]
    worst = 0
    for own in databases():
        for step in ("--make", "--measure"):
            worst = max(worst, in_a_process([sys.executable, __file__, step, *words], {**kept, **own}))
    return worst


if __name__ == "__main__":
    sys.exit(as_json(main))
