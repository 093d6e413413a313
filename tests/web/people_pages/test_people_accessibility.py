"""axe-core finds no violation of WCAG 2.2 AA on the pages of people: wide, narrow, light, dark, with what opens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import Person, admin, invited, organisation, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS
from tests.web.test_files import WORDS
from tests.web.test_reference_accessibility import violations

pytestmark = pytest.mark.needs_chromium
SITES = {"sites": [{"mine_id": "M0836", "first_year": 2015}, {"mine_id": "M0767"}]}

ALONE = ("/account", "/account/password", "/account/password/1-key")
KEYS = [key for key in WORDS["en"] if "." in key]


@pytest.fixture(scope="module")
def of(product: Product) -> str:
    made = organisation(product)
    admin(product).api.ask("PUT", f"/organisations/{made}/sites", SITES)
    invited(product, made)
    return made


@pytest.fixture(scope="module")
def manager(product: Product, of: str) -> Person:
    made = somebody(product, of, "administrator")
    made.api.ask("POST", "/tokens", {"name": "Monthly export", "scopes": ["read"], "days": 30})
    return made


def settled(page: Page) -> None:
    page.locator("main h1").wait_for()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".skeleton")).to_have_count(0)


def sound(page: Page, width: int, where: str) -> None:
    assert violations(page) == [], where
    assert page.evaluate("document.documentElement.scrollWidth") <= width, where


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(
    visit: Visit, product: Product, of: str, manager: Person, language: str, theme: str, width: int
) -> None:
    page = page_of(visit, product, manager, "/account", language=language, theme=theme, width=width)
    join = re.sub(r"^http://[^/]+", "", invited(product, of))
    for address in (f"/organisations/{of}", "/activity?deed=session", join, *ALONE):
        page.goto("about:blank")
        page.goto(product.address + address)
        settled(page)
        sound(page, width, address)
        said = page.locator("main").inner_text()
        assert [key for key in KEYS if re.search(rf"(?<![\w./]){re.escape(key)}(?![\w.])", said)] == [], address


@pytest.mark.parametrize(("language", "theme", "width"), [("ru", "light", 1440), ("en", "dark", 390)])
def test_no_dialog_has_a_violation(
    visit: Visit, product: Product, of: str, manager: Person, language: str, theme: str, width: int
) -> None:
    page = page_of(visit, product, manager, "/account", language=language, theme=theme, width=width, expected=("404",))
    settled(page)
    page.locator(".person summary").click()
    sound(page, width, "menu")
    page.keyboard.press("Escape")
    for opener, name in (
        ("fd-second-factor .primary", "totp-dialog"),
        ("fd-change-password .panel-head .button", "password-dialog"),
        ("fd-tokens .panel-head .button", "token-dialog"),
        ("fd-tokens li .button", "sure-dialog"),
    ):
        opened(page, width, opener, name)
    page.goto(f"{product.address}/organisations/{of}")
    settled(page)
    for opener, name in (
        (".page-actions .primary", "invitation-dialog"),
        ("fd-organisation-particulars .panel-head .button", "particulars-dialog"),
        ("fd-members li .row-tools .button", "sure-dialog"),
    ):
        opened(page, width, opener, name)
    page.goto(f"{product.address}/activity")
    settled(page)
    page.locator("tbody tr").first.get_by_role("button").click()
    page.locator("dialog.drawer").wait_for()
    sound(page, width, "drawer")


def opened(page: Page, width: int, opener: str, name: str) -> None:
    page.locator(opener).first.click()
    page.locator(f"fd-{name} dialog[open]").wait_for()
    sound(page, width, name)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    # Whoever closes a dialog goes on where they were.
    assert page.evaluate("document.activeElement !== document.body"), name
