"""axe-core finds no violation of WCAG 2.2 AA on the portfolio and the progress of projects, in each look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS
from tests.web.test_reductions_portfolio import COMPANY, settled
from tests.web.test_reductions_progress import measured
from tests.web.test_reference_accessibility import violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium
NARROWEST = ("ru", "dark", 360)


def fits(page: Page, width: int, address: str) -> None:
    settled(page)
    assert violations(page) == [], address
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert [said for said in page.evaluate(SAID) if KEY.search(said)] == [], address


@pytest.mark.parametrize(("language", "theme", "width"), [*LOOKS, NARROWEST])
def test_no_page_has_a_violation(visit: Visit, product: Product, language: str, theme: str, width: int) -> None:
    page = visit("/reductions/portfolio", language=language, theme=theme, width=width)
    page.locator("fd-portfolio-companies tbody tr").first.wait_for(timeout=60_000)
    fits(page, width, "companies")
    page.goto(f"{product.address}/reductions/portfolio?company={COMPANY}")
    expect(page.locator("fd-abatement-curve canvas")).to_have_count(1, timeout=60_000)
    fits(page, width, "answer")
    page.locator("fd-portfolio-cards .number").nth(1).click()
    page.locator("dialog.drawer .sum").wait_for()
    assert violations(page) == []
    page.goto(f"{product.address}/reductions/progress")
    page.locator("fd-progress-list tbody tr").first.wait_for()
    fits(page, width, "progress")
    page.goto(f"{product.address}/reductions/progress?project={measured(product)}")
    expect(page.locator("fd-progress-page canvas, fd-progress canvas")).to_have_count(2)
    fits(page, width, "a project's progress")
