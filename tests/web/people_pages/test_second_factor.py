"""A second factor: set up with the secret, asked for when signing in, removed; the password is asked for once more."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Locator, Page, expect
from tests.web.people import PASSWORD, Person, organisation, page_of, sign_in, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
# The secret comes with the answer that no app is set up yet; before it is changed the password is asked for.
EXPECTED = ("401", "404", "400")


def code_of(secret: str, later: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def dialog(page: Page, name: str) -> Locator:
    return page.locator(f"fd-{name} dialog[open]")


def set_up(page: Page) -> tuple[str, list[str]]:
    """The secret, and the recovery codes that are shown when it is done."""
    page.locator("fd-second-factor .primary").click()
    shown = dialog(page, "totp-dialog")
    shown.locator("svg.qr-code path").wait_for()
    secret = (shown.locator(".secret").text_content() or "").replace(" ", "")
    shown.locator("input[name=code]").fill(code_of(secret))
    shown.locator("button.primary").click()
    confirm(page)
    codes = dialog(page, "codes-dialog").locator(".codes code")
    codes.first.wait_for()
    return secret, codes.all_text_contents()


def confirm(page: Page) -> None:
    asked = dialog(page, "reauthentication")
    asked.locator("input[name=password]").fill(PASSWORD)
    asked.locator("button.primary").click()


@pytest.fixture
def careful(product: Product) -> Person:
    return somebody(product, organisation(product))


def second_step(visit: Visit, person: Person, language: str = "en") -> Page:
    """A browser in which the password is given and the code is asked for."""
    page = visit("/account", language=language, expected=EXPECTED)
    page.locator("fd-person > .button").click()
    sign_in(page, person.username, PASSWORD)
    expect(page.locator("fd-sign-in input[name=code]")).to_be_focused()
    return page


@pytest.mark.parametrize(("language", "on"), [("ru", "включён"), ("en", "on")])
def test_it_is_set_up_and_a_wrong_code_does_not_open(
    visit: Visit, product: Product, careful: Person, language: str, on: str
) -> None:
    page = page_of(visit, product, careful, "/account", language=language, expected=EXPECTED)
    _, codes = set_up(page)
    assert len(codes) == 10
    dialog(page, "codes-dialog").locator(".primary").click()
    expect(page.locator("fd-second-factor .state")).to_have_text(on)
    other = second_step(visit, careful, language)
    other.keyboard.type("000000")
    other.keyboard.press("Enter")
    expect(other.locator("#sign-in-problem")).to_contain_text("30")


def test_the_code_that_the_app_shows_signs_in(visit: Visit, product: Product, careful: Person) -> None:
    page = page_of(visit, product, careful, "/account", language="en", expected=EXPECTED)
    secret, _ = set_up(page)
    other = second_step(visit, careful)
    other.keyboard.type(code_of(secret, later=1))
    other.keyboard.press("Enter")
    expect(other.locator(".person .user-name")).to_have_text(careful.username)


def test_a_recovery_code_opens_once(visit: Visit, product: Product, careful: Person) -> None:
    page = page_of(visit, product, careful, "/account", language="en", expected=EXPECTED)
    _, codes = set_up(page)
    for code, opens in ((codes[0], True), (codes[0], False)):
        other = second_step(visit, careful)
        other.keyboard.type(code)
        other.keyboard.press("Enter")
        expect(other.locator(".person .user-name" if opens else "#sign-in-problem")).to_be_visible()


def test_new_recovery_codes_take_the_place_of_the_old(visit: Visit, product: Product, careful: Person) -> None:
    page = page_of(visit, product, careful, "/account", language="en", expected=EXPECTED)
    _, old = set_up(page)
    dialog(page, "codes-dialog").locator(".primary").click()
    page.get_by_role("button", name="New recovery codes").click()
    dialog(page, "sure-dialog").locator(".danger").click()
    codes = dialog(page, "codes-dialog").locator(".codes code")
    expect(codes).to_have_count(10)
    assert set(codes.all_text_contents()).isdisjoint(old)


def test_it_is_removed(visit: Visit, product: Product, careful: Person) -> None:
    page = page_of(visit, product, careful, "/account", language="en", expected=EXPECTED)
    set_up(page)
    dialog(page, "codes-dialog").locator(".primary").click()
    page.get_by_role("button", name="Remove the second factor").click()
    expect(dialog(page, "sure-dialog")).to_contain_text("password alone")
    dialog(page, "sure-dialog").locator(".danger").click()
    expect(page.locator("fd-second-factor .state")).to_have_text("off")


def test_a_wrong_code_sets_nothing_up_and_is_said_at_the_field(visit: Visit, product: Product, careful: Person) -> None:
    page = page_of(visit, product, careful, "/account", language="en", expected=EXPECTED)
    page.locator("fd-second-factor .primary").click()
    shown = dialog(page, "totp-dialog")
    shown.locator("input[name=code]").fill("000000")
    shown.locator("button.primary").click()
    if dialog(page, "reauthentication").is_visible():
        confirm(page)
    expect(shown.locator("input[name=code]")).to_have_attribute("aria-invalid", "true")
    expect(shown.locator(".field-problem")).to_have_text(re.compile("does not fit"))


def test_a_wrong_password_does_not_confirm_who_one_is(visit: Visit, product: Product, careful: Person) -> None:
    page = page_of(visit, product, careful, "/account", language="en", expected=EXPECTED)
    page.locator("fd-second-factor .primary").click()
    shown = dialog(page, "totp-dialog")
    secret = (shown.locator(".secret").text_content() or "").replace(" ", "")
    shown.locator("input[name=code]").fill(code_of(secret))
    shown.locator("button.primary").click()
    asked = dialog(page, "reauthentication")
    asked.locator("input[name=password]").fill("wrong")
    asked.locator("button.primary").click()
    expect(asked.locator(".field-problem")).to_have_text("This is not the password")
    page.keyboard.press("Escape")
    expect(shown).to_be_visible()
