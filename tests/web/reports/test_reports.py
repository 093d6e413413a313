"""The list of reports: what a report is, how one is begun and found again, who sees it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.people import Person, organisation, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.reports.company import PIT, begun, calculated, dialog, drawn

pytestmark = pytest.mark.needs_chromium


@pytest.mark.parametrize(("language", "says"), [("ru", "Отчётов пока нет"), ("en", "There are no reports yet")])
def test_an_empty_list_says_what_a_report_is(visit: Visit, product: Product, language: str, says: str) -> None:
    newcomer = somebody(product, organisation(product))
    page = page_of(visit, product, newcomer, "/reports", language=language)
    expect(page.locator(".empty")).to_contain_text(says)
    page.locator(".empty .primary").click()
    expect(dialog(page, "new-report-dialog")).to_be_visible()


def test_who_is_not_signed_in_is_told_why_to(visit: Visit) -> None:
    page = visit("/reports", language="en")
    expect(page.locator(".empty")).to_contain_text("Reports are seen by")


def test_a_report_is_begun_and_a_second_of_the_year_leads_to_the_first(
    visit: Visit, product: Product, of: str, engineer: Person
) -> None:
    page = page_of(visit, product, engineer, "/reports", language="en", expected=("409",))
    for expected in ("", "has a report of this year"):
        page.locator(".page-actions .primary").click()
        form = dialog(page, "new-report-dialog")
        form.locator("[name=year]").fill("198")
        form.locator(".primary").click()
        expect(form.locator("[name=year]")).to_have_attribute("aria-invalid", "true")
        form.locator("[name=year]").fill("2016")
        form.locator(".primary").click()
        if expected:
            expect(form.locator(".field-problem")).to_contain_text(expected)
            form.get_by_role("link").click()
        drawn(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Year 2016, The {of}")
        page.locator(".crumbs a").click()
    row = page.locator(".reports tbody tr", has_text="Year 2016")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("draft")


def test_filters_stand_in_the_address(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    begun(engineer, of, 2014)
    begun(engineer, of, 2015)
    page = page_of(visit, product, engineer, "/reports?of_year=2014", language="ru")
    expect(page.locator(".reports tbody tr")).to_have_count(1)
    page.locator("[name=of_year]").select_option("")
    page.locator("[name=state]").select_option("verified")
    expect(page).to_have_url(re.compile("state=verified"))
    expect(page.locator(".empty")).to_contain_text("Таких отчётов нет")
    page.locator(".empty button").click()
    expect(page.locator(".reports tbody tr", has_text="2015")).to_have_count(1)


def test_a_report_is_made_of_a_stored_calculation(visit: Visit, product: Product, engineer: Person) -> None:
    made = calculated(engineer, PIT, "ipcc2006.surface", {"coal_output": 1e6}, 2024, "Разрез один")
    page = page_of(visit, product, engineer, f"/calculations/{made}", language="en")
    page.get_by_role("button", name="Make a report of this").click()
    drawn(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Разрез один")
    expect(page.locator("fd-report-calculations tbody tr")).to_have_count(1)
    expect(page.locator("fd-report-matrix, fd-report-comparison")).to_have_count(0)


def test_a_stranger_finds_nothing(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    report = begun(engineer, of, 2013)
    stranger = somebody(product, organisation(product), "administrator")
    page = page_of(visit, product, stranger, f"/reports/{report}", language="en", expected=("404",))
    expect(page.locator(".empty")).to_contain_text("no such report")


def test_the_search_finds_the_page(visit: Visit) -> None:
    page = visit("/", language="ru")
    page.locator("fd-search input").fill("отчёты")
    page.locator("[role=option]", has_text="Отчёты").first.click()
    expect(page).to_have_url(re.compile("/reports"))
