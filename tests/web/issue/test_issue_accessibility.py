"""axe-core finds no violation of WCAG 2.2 AA on an issue and on the desk: wide, narrow, light, dark, and what opens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.issue.reporting import Issued, invitation
from tests.web.people import page_of
from tests.web.people_pages.test_people_accessibility import settled, sound
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS
from tests.web.test_files import WORDS

pytestmark = pytest.mark.needs_chromium
KEYS = [key for key in WORDS["en"] if "." in key]


@pytest.fixture(scope="module")
def remarked(shared: Issued) -> Issued:
    """With marks, remarks and an answer to one."""
    report, api = f"/reports/{shared.report}", shared.verifier.api
    items = api.ask("GET", f"{report}/issues/1/sample")["items"]
    api.ask("PUT", f"{report}/issues/1/checks", {"item": items[0]["item"], "outcome": "right"})
    api.ask("PUT", f"{report}/issues/1/checks", {"item": items[1]["item"], "outcome": "wrong"})
    first = api.ask("POST", f"{report}/issues/1/remarks", {"item": items[1]["item"], "text": "Откуда это число?"})
    answer = {"text": "Из журнала замеров", "answers": first["id"]}
    shared.of.ecologist.api.ask("POST", f"{report}/issues/1/remarks", answer)
    second = api.ask("POST", f"{report}/issues/1/remarks", {"text": "Приложите паспорт шахты"})
    api.ask("PATCH", f"{report}/remarks/{second['id']}", {"settled": True})
    return shared


def calculation(shared: Issued) -> str:
    found = shared.verifier.api.ask("GET", f"/reports/{shared.report}/issues/1")
    return str(found["document"]["result"]["entries"][0]["id"])


def spoken(page: Page, where: str) -> None:
    said = page.locator("main").inner_text()
    assert [key for key in KEYS if re.search(rf"(?<![\w./]){re.escape(key)}(?![\w.])", said)] == [], where


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(
    visit: Visit, product: Product, remarked: Issued, language: str, theme: str, width: int
) -> None:
    page = page_of(visit, product, remarked.verifier, "/account", language=language, theme=theme, width=width)
    opened = f"{remarked.address()}?calculation={calculation(remarked)}"
    other = f"{remarked.address()}?hash={'0' * 64}"
    join = invitation(remarked.of, remarked.report)
    for address in (remarked.address(), opened, other, remarked.address(part="check"), join):
        page.goto("about:blank")
        page.goto(product.address + address)
        settled(page)
        sound(page, width, address)
        spoken(page, address)


@pytest.mark.parametrize(("language", "theme", "width"), [("ru", "light", 1440), ("en", "dark", 390)])
def test_what_an_engineer_answers_and_what_opens_has_no_violation(
    visit: Visit, product: Product, remarked: Issued, language: str, theme: str, width: int
) -> None:
    address = remarked.address(part="check")
    page = page_of(visit, product, remarked.of.ecologist, address, language=language, theme=theme, width=width)
    settled(page)
    page.locator(".thread.open .answer").first.click()
    sound(page, width, "answer")
    page.keyboard.press("Escape")
    page.locator(".thread .number").first.click()
    page.locator("dialog.drawer[open]").wait_for()
    sound(page, width, "drawer")


@pytest.mark.parametrize(("language", "theme", "width"), [("en", "light", 1440), ("ru", "dark", 390)])
def test_what_a_verifier_writes_and_decides_has_no_violation(
    visit: Visit, product: Product, remarked: Issued, language: str, theme: str, width: int
) -> None:
    address = remarked.address(part="check")
    page = page_of(visit, product, remarked.verifier, address, language=language, theme=theme, width=width)
    settled(page)
    page.locator(".sample > li").first.get_by_role("button", name=re.compile("^(Remark|Замечание):")).click()
    sound(page, width, "remark")
    page.keyboard.press("Escape")
    expect(page.locator(".sample > li").first).to_be_focused()
    page.locator("fd-issue-decision .return").click()
    page.locator("fd-decision-dialog dialog[open]").wait_for()
    page.locator("fd-decision-dialog .primary").click()
    sound(page, width, "decision")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body")
