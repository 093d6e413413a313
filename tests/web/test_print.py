"""On paper a table's sums stand below its rows, and nothing scrolls within."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
BELOW = """() => {
  const foot = document.querySelector('fd-table tfoot').getBoundingClientRect();
  const rows = [...document.querySelectorAll('fd-table:has(tfoot) tbody tr')];
  return rows.every((row) => row.getBoundingClientRect().bottom <= foot.top + 1);
}"""


@pytest.mark.parametrize("address", ["/", "/mines"])
def test_sums_stand_below_all_rows(visit: Visit, address: str) -> None:
    page = visit(address, language="en")
    expect(page.locator("fd-table tfoot").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.evaluate(BELOW)
