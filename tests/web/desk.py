"""The data desk as a person works at it: signed in once, cells by their place, what is stored by the API."""

from __future__ import annotations

import re
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect
from tests.web.product import Product, Visit
from tests.web.signed_in import sign_in

# The synthetic basin: whatever a test changes there, no real total changes.
YEAR = 2001
ABUNDANCE = f"/reference/methane_abundance?basin=demonstration&filter=year%3Aeq%3A{YEAR}&sort=mine"
ABSOLUTE = "absolute_abundance_m3_min"
COOKIES: list[Any] = []


def signed_in(visit: Visit, product: Product, address: str, **look: Any) -> Page:
    """A page of somebody who signed in before: the server slows down who signs in too often."""
    page = visit(address, **look)
    if COOKIES:
        page.context.add_cookies(COOKIES)
        page.reload()
    else:
        sign_in(page, product, look.get("language", "ru"))
        COOKIES.extend(page.context.cookies())
    page.locator(".person .user-name").wait_for()
    return page


def cell(page: Page, row: int, column: int) -> Locator:
    """A cell by its place; column 0 is the record's handle."""
    return page.locator(f"#cell-{row}-{column}")


def drawn(page: Page) -> None:
    """The first records are there."""
    page.locator(".grid-body .cell-text, .record-card dl").first.wait_for()
    expect(page.locator(".grid-row.waiting")).to_have_count(0)


def typed(page: Page, row: int, column: int, text: str) -> None:
    """Type into a cell as into one of a spreadsheet."""
    cell(page, row, column).click()
    page.keyboard.press("F2")
    page.locator("fd-cell-editor input").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def notice(page: Page, said: str | re.Pattern[str]) -> Locator:
    found = page.locator(".notice", has_text=said).last
    found.wait_for()
    return found


def stored(product: Product, address: str, **parameters: Any) -> Any:
    """What the API holds."""
    answer = httpx.get(f"{product.address}/api/v1/reference/{address}", params=parameters, timeout=60)
    assert answer.status_code == 200, answer.text
    return answer.json()


def record_at(product: Product, row: int) -> dict[str, Any]:
    """The record that stands in a row of ABUNDANCE."""
    place = {"filter": f"year:eq:{YEAR}", "sort": "mine", "limit": 1, "offset": row}
    record: dict[str, Any] = stored(product, "methane_abundance", basin="demonstration", **place)["items"][0]
    return record
