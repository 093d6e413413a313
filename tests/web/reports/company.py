"""A company's year by the API: its mines, calculations kept for it, a report with them and what is said of the rest."""

from __future__ import annotations

import re
from calendar import isleap
from typing import Any

from playwright.sync_api import Locator, Page, expect
from tests.web.people import Person, admin, reporting_organisation
from tests.web.product import Product

# Two underground mines at work, and a surface one.
FIRST, SECOND, PIT = MINES = ("M0767", "M0775", "M0215")
BALANCE: dict[str, Any] = {
    "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}],
    "drainage": [{"flow": 60, "ch4_percent": 40}],
    "daily_output": 9_000,
    "minutes": 527_040,
    "methane_flared": 0,
}


def company(product: Product) -> str:
    made = reporting_organisation(product)
    sites = [{"mine_id": mine} for mine in MINES]
    admin(product).api.ask("PUT", f"/organisations/{made}/sites", {"sites": sites})
    return made


def balance_of(year: int) -> dict[str, Any]:
    """The balance over all minutes of a year."""
    return {**BALANCE, "minutes": 1440 * (366 if isleap(year) else 365)}


def calculated(person: Person, mine: str, method: str, inputs: dict[str, Any], year: int, name: str = "") -> str:
    body = {"method": method, "inputs": inputs, "mine_id": mine, "year": year, "gwp_set": "RU", "name": name}
    return str(person.api.ask("POST", "/calculations", body)["id"])


def begun(person: Person, of: str, year: int) -> str:
    return str(person.api.ask("POST", "/reports", {"organisation": of, "year": year})["id"])


def kept(person: Person, year: int, output_t: float = 1e6) -> list[str]:
    """Calculations of every source of every site but the burning dumps."""
    post_mining = {"coal_output": output_t, "gas_content": 12}
    unflared = {"coal_output": output_t, "methane_flared": 0}
    return [
        calculated(person, FIRST, "mine.balance", balance_of(year), year, "Баланс"),
        calculated(person, FIRST, "ipcc2006.post_mining_tier2", post_mining, year, "Уголь"),
        calculated(person, SECOND, "ipcc2006.underground", unflared, year, "Вторая"),
        calculated(person, PIT, "ipcc2006.surface", {"coal_output": 3 * output_t}, year, "Разрез"),
    ]


def filled(person: Person, of: str, year: int, output_t: float = 1e6) -> str:
    """A report with every source accounted for and everything confirmed; it may be issued."""
    report = begun(person, of, year)
    for each in kept(person, year, output_t):
        person.api.ask("POST", f"/reports/{report}/entries", {"calculation": each})
    for mine in MINES:
        said = {"version": 0, "state": "not_occurring", "reason": "Отвалы не горят"}
        person.api.ask("PUT", f"/reports/{report}/statements/{mine}/burning_dumps", said)
    wanted = preparation(person, report)["to_confirm"]
    items = [
        {name: each[name] for name in ("kind", "id", "content")} for each in wanted if each["confirmation"] is None
    ]
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
