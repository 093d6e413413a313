"""Series to restore, taken from the synthetic basin as it is shipped: what it lacks, and files made of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from tests.web.people import Api, Person, admin
from tests.web.product import Product

BASIN = "demonstration"
TABLE, ABSOLUTE = "methane_abundance", "absolute_abundance_m3_min"
YEARS = range(1995, 2007)
MINES = 9
EVERY = 3  # a third of the cells is empty


@dataclass(frozen=True)
class Lacking:
    """A file with a third of its cells empty; `missing`: of two mines the years that the table lacks as well."""

    path: Path
    empty: int
    missing: dict[str, list[int]]
    names: dict[str, str]


def api(product: Product) -> Api:
    return admin(product).api


def records(product: Product, table: str, **more: Any) -> list[dict[str, Any]]:
    """All records of a table of the basin."""
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        query = "&".join(f"{name}={value}" for name, value in {"basin": BASIN, "limit": 500, **more}.items())
        page = api(product).ask("GET", f"/reference/{table}?{query}{f'&cursor={cursor}' if cursor else ''}")
        found += page["items"]
        cursor = page["next_cursor"]
        if not cursor:
            return found


def by_mine(found: list[dict[str, Any]], column: str) -> dict[str, dict[int, float]]:
    values: dict[str, dict[int, float]] = defaultdict(dict)
    for record in found:
        if record["values"][column] is not None:
            values[record["values"]["mine"]["id"]][record["values"]["year"]] = record["values"][column]
    return values


def lacking_table(product: Product, folder: Path) -> Lacking:
    """Absolute abundance by mine and year, of mines that put out coal in all the years: what the table lacks is empty,
    and more cells of the mines that are not accepted, until it is a third."""
    known = by_mine(records(product, TABLE), ABSOLUTE)
    coal = by_mine(records(product, "coal_output"), "output_t")
    names = {each["key"]: each["values"]["name_ru"] for each in records(product, "mines")}
    working = [mine for mine in sorted(known) if all(year in coal[mine] for year in YEARS)]
    inner = YEARS[1:-1]
    lacked = {mine: [year for year in inner if year not in known[mine]] for mine in working}
    chosen = sorted(working, key=lambda mine: (-len(lacked[mine]), mine))[:MINES]
    accepted = chosen[:2]
    cells = {mine: {year: known[mine].get(year) for year in YEARS} for mine in chosen}
    wanted = MINES * len(YEARS) // EVERY
    for mine in chosen[2:]:
        for year in inner[::2]:
            if sum(value is None for row in cells.values() for value in row.values()) < wanted:
                cells[mine][year] = None
    empty = sum(value is None for row in cells.values() for value in row.values())
    assert empty == wanted
    lines = [";".join(["Шахта", *map(str, YEARS)])]
    for mine, row in cells.items():
        said = ["" if value is None else f"{value:g}".replace(".", ",") for value in row.values()]
        lines.append(";".join([names[mine], *said]))
    path = folder / "metan.csv"
    path.write_text("\n".join(lines) + "\n", encoding="cp1251")
    missing = {mine: [year for year in YEARS if cells[mine][year] is None] for mine in accepted}
    return Lacking(path, empty, missing, {mine: names[mine] for mine in chosen})


def begun(person: Person, **more: Any) -> dict[str, Any]:
    """A restoration of a few years of the table, not restored yet."""
    said = {"basin": BASIN, "table": TABLE, "column": ABSOLUTE, "first": 2012, **more}
    found: dict[str, Any] = person.api.ask("POST", "/restorations", said)
    return found


def restored(person: Person, **more: Any) -> dict[str, Any]:
    """One that is restored by lines."""
    run = begun(person, **more)
    found: dict[str, Any] = person.api.ask("POST", f"/restorations/{run['id']}/restore", {"method": "linear"})
    return found


def tried(person: Person, run: dict[str, Any]) -> dict[str, Any]:
    asked = {"patterns": ["random", "tail"], "shares": [0.2], "methods": ["linear", "mean"], "repeats": 1}
    found: dict[str, Any] = person.api.ask("POST", f"/restorations/{run['id']}/experiment", asked)
    return found


def settled(page: Page) -> None:
    """Nothing is on its way."""
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
