"""A company's year by the API: its mines, calculations kept for it, a report with them and what is said of the rest."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect
from tests.company_year import DUMPS, MINES, calculations_of, unconfirmed
from tests.web.people import Person, admin, reporting_organisation
from tests.web.product import Product

FIRST, SECOND, PIT = MINES


def company(product: Product) -> str:
    made = reporting_organisation(product)
    sites = [{"mine_id": mine} for mine in MINES]
    admin(product).api.ask("PUT", f"/organisations/{made}/sites", {"sites": sites})
    return made


def calculated(person: Person, mine: str, method: str, inputs: dict[str, Any], year: int, name: str = "") -> str:
    body = {"method": method, "inputs": inputs, "mine_id": mine, "year": year, "gwp_set": "RU", "name": name}
    return str(person.api.ask("POST", "/calculations", body)["id"])


def begun(person: Person, of: str, year: int) -> str:
    return str(person.api.ask("POST", "/reports", {"organisation": of, "year": year})["id"])


def kept(person: Person, year: int, output_t: float = 1e6) -> list[str]:
    """Calculations of every source of every site but the burning dumps."""
    names = ("Баланс", "Уголь", "Вторая", "Разрез")
    wanted = zip(calculations_of(year, output_t), names, strict=True)
    return [calculated(person, MINES[at], how, inputs, year, name) for (at, how, inputs), name in wanted]


def filled(person: Person, of: str, year: int, output_t: float = 1e6) -> str:
    """A report with every source accounted for and everything confirmed; it may be issued."""
    report = begun(person, of, year)
    for each in kept(person, year, output_t):
        person.api.ask("POST", f"/reports/{report}/entries", {"calculation": each})
    for mine in MINES:
        person.api.ask("PUT", f"/reports/{report}/statements/{mine}/burning_dumps", DUMPS)
    items = unconfirmed(preparation(person, report)["to_confirm"])
    if items:
        confirmation = {"items": items, "document": "Письмо № 12 от 15.03.2025"}
        person.api.ask("POST", f"/reports/{report}/confirmations", confirmation)
    return report


def preparation(person: Person, report: str) -> Any:
    return person.api.ask("GET", f"/reports/{report}/preparation")


def section(page: Page, name: str) -> Locator:
    return page.locator(f"fd-report-{name}")


def drawn(page: Page) -> None:
    """The report stands on the page, with nothing on its way."""
    page.locator(".report-sections h2").first.wait_for()
    expect(page.locator(".skeleton")).to_have_count(0)


def dialog(page: Page, name: str) -> Locator:
    return page.locator(f"fd-{name} dialog[open]")


def cell(page: Page, mine: str, category: str) -> Locator:
    """What is done with a cell: filled, or taken back."""
    return page.locator(f"[id='cell-{mine}-{category}']")


def id_of(page: Page) -> str:
    found = re.search(r"/reports/([0-9a-f-]{36})", page.url)
    assert found
    return found[1]
