"""A verified report is shown locked; an administrator reopens it with a reason, and its people see who did and why."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.issue.reporting import Issued
from tests.web.people import page_of
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
WHY = "Уточнена добыча за декабрь"


@pytest.fixture
def verified(fresh: Issued) -> Issued:
    decision = {"state": "verified", "decision": "Сверено с журналами"}
    fresh.verifier.api.ask("PUT", f"/reports/{fresh.report}/issues/1/decision", decision)
    return fresh


def test_a_verified_report_is_locked_until_it_is_reopened_in_writing(
    visit: Visit, product: Product, verified: Issued
) -> None:
    address = f"/reports/{verified.report}"
    engineer = page_of(visit, product, verified.of.ecologist, address, language="ru")
    expect(engineer.locator("#report-locked")).to_have_text("Отчёт проверен: менять его нельзя")
    expect(engineer.locator("fd-report-locked button")).to_have_count(0)
    expect(engineer.locator(".page-actions")).to_have_count(0)
    expect(engineer.locator(".source-matrix .button, .confirming, .drop")).to_have_count(0)

    page = page_of(visit, product, verified.of.head, address, language="ru", expected=("422",))
    page.locator("fd-report-locked").get_by_role("button").click()
    form = page.locator("fd-reopen-dialog dialog[open]")
    form.locator(".primary").click()
    expect(form.locator("textarea")).to_be_focused()
    form.locator("textarea").fill(".")
    form.locator(".primary").click()
    expect(form.locator(".field-problem")).to_contain_text("не причина")
    form.locator("textarea").fill(WHY)
    form.locator(".primary").click()
    expect(page.locator(".reopened")).to_contain_text(WHY)
    expect(page.locator(".report-about")).to_contain_text("открыт снова")
    expect(page.locator(".page-actions .primary")).to_be_visible()
    engineer.reload()
    expect(engineer.locator(".reopened")).to_contain_text(WHY)
