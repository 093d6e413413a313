"""The completeness of an issue: what is not estimated is not accounted for, and nothing of the table is cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.issue.reporting import Company, Issued, begun, company, confirmed, entered, issue, outsider
from tests.web.people import page_of
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
LONG = "Расчёт_по_результатам_газовой_съёмки_" * 5
WITHIN = """(selector) => [...document.querySelectorAll(selector)].filter((each) =>
  each.getBoundingClientRect().right > document.querySelector('main').getBoundingClientRect().right + 1).length"""

CUT = """(each) => [...each.querySelectorAll('*')]
  .filter((part) => part.getBoundingClientRect().right > each.getBoundingClientRect().right + 1)
  .map((part) => part.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def unestimated(product: Product) -> Issued:
    """Of one mine's dumps nothing is known; one calculation has a name that no line can hold."""
    of: Company = company(product)
    report = begun(of)
    first, *_ = entered(of, report)
    of.ecologist.api.ask("PATCH", f"/calculations/{first}", {"name": LONG[:200]})
    for number, mine in enumerate(of.mines):
        state = "not_occurring" if number else "not_estimated"
        said = {"version": 0, "state": state, "reason": "Обследования отвалов не было"}
        of.ecologist.api.ask("PUT", f"/reports/{report}/statements/{mine['mine_id']}/burning_dumps", said)
    confirmed(of, report)
    assert issue(of, report) == 1
    return Issued(of, report, outsider(of, report))


def test_what_is_not_estimated_is_not_accounted_for(visit: Visit, product: Product, unestimated: Issued) -> None:
    page = page_of(visit, product, unestimated.verifier, unestimated.address(), language="ru")
    expect(page.locator("#matrix-title")).to_have_text("Полнота: не учтена 1 категория источников")
    draft = page_of(visit, product, unestimated.of.ecologist, f"/reports/{unestimated.report}", language="ru")
    expect(draft.locator(".way-progress")).to_contain_text("Учтено 10 из 11")
    expect(draft.locator(".way-progress")).to_contain_text("Не оценено: 1")


@pytest.mark.parametrize("width", [1280, 1440])
def test_the_table_of_completeness_stands_whole_on_the_page(
    visit: Visit, product: Product, unestimated: Issued, width: int
) -> None:
    page = page_of(visit, product, unestimated.verifier, unestimated.address(), language="ru", width=width)
    page.locator(".matrix tbody tr").first.wait_for()
    assert page.evaluate(WITHIN, ".matrix th, .matrix td") == 0
    assert page.locator("fd-issue-matrix .scroll").evaluate(CUT) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_long_name_of_a_calculation_breaks_in_its_column(
    visit: Visit, product: Product, unestimated: Issued, width: int
) -> None:
    address = f"/reports/{unestimated.report}"
    page = page_of(visit, product, unestimated.of.ecologist, address, language="ru", width=width)
    page.locator(".report-calculations").first.wait_for()
    assert page.evaluate(WITHIN, "fd-report-calculations :is(td, th, a)") == 0
