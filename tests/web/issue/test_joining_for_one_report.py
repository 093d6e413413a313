"""An invitation for one report alone: it says so, and leads to the report's latest issue."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.issue.reporting import Issued, invitation
from tests.web.people import PASSWORD, numbers, organisation, page_of, sign_in, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium


@pytest.mark.parametrize(
    ("language", "says"),
    [("ru", "этот отчёт и больше ничего"), ("en", "this report for verification and nothing else")],
)
def test_somebody_new_joins_and_stands_before_the_issue(
    visit: Visit, product: Product, shared: Issued, language: str, says: str
) -> None:
    page = visit(invitation(shared.of, shared.report), language=language)
    panel = page.locator("main .panel")
    expect(panel).to_contain_text(says)
    expect(panel).to_contain_text("2024")
    page.locator("[name=username]").fill(f"verifier-new-{next(numbers)}")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/reports/{shared.report}/1$"))
    expect(page.locator("main h1")).to_contain_text("2024")
    # Of the organisation itself nothing is open to them.
    page.goto(f"{product.address}/calculations")
    expect(page.locator("main .empty")).to_be_visible()


def test_who_has_an_account_accepts_with_it(visit: Visit, product: Product, shared: Issued) -> None:
    person = somebody(product, organisation(product), "verifier")
    page = visit(invitation(shared.of, shared.report, person.email), language="en")
    page.get_by_role("button", name="Sign in to accept").click()
    sign_in(page, person.username, PASSWORD)
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page).to_have_url(re.compile(f"/reports/{shared.report}/1$"))
    expect(page.get_by_role("link", name="Check it")).to_be_visible()


def test_a_colleague_of_the_organisation_reads_but_does_not_check(
    visit: Visit, product: Product, shared: Issued
) -> None:
    viewer = somebody(product, shared.of.id, "viewer")
    page = page_of(visit, product, viewer, shared.address(part="check"), language="en")
    page.locator(".sample").first.wait_for()
    expect(page.locator(".mark-right, .mark-wrong, fd-issue-decision, .answer, .settle")).to_have_count(0)
