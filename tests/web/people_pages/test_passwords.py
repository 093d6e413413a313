"""A forgotten password is set anew by a letter; the page says the same to everybody who asks."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect
from tests.web.people import Person, organisation, sign_in, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
NEW = "Совсем-новый-пароль-7"


@pytest.fixture
def forgetful(product: Product) -> Person:
    return somebody(product, organisation(product))


def link_for(product: Product, email: str) -> str:
    """The address in the last letter to somebody, as the console prints it."""
    for _ in range(50):
        letters = "".join(product.printed).split("Content-Type: text/plain")
        for letter in reversed(letters):
            if f"To: {email}" in letter and (found := re.search(r"/account/password/\S+", letter)):
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no letter to {email}")


@pytest.mark.parametrize(("language", "spent"), [("ru", "Ссылка больше не действует"), ("en", "opens nothing")])
def test_a_password_is_set_anew(visit: Visit, product: Product, forgetful: Person, language: str, spent: str) -> None:
    page = visit("/", language=language, expected=("400", "401"))
    page.locator("fd-person > .button").click()
    page.locator("fd-sign-in dialog .aside").click()
    expect(page).to_have_url(re.compile("/account/password$"))
    expect(page.locator("[name=email]")).to_be_focused()
    page.locator("[name=email]").fill(forgetful.email)
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text(forgetful.email)

    address = link_for(product, forgetful.email)
    page.goto(product.address + address)
    page.locator("[name=password]").fill("12345")
    page.keyboard.press("Enter")
    expect(page.locator("[name=password]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=password]").fill(NEW)
    page.keyboard.press("Enter")
    page.locator("main [role=status] .primary").click()
    sign_in(page, forgetful.username, NEW)
    expect(page.locator(".person .user-name")).to_have_text(forgetful.username)

    page.goto(product.address + address)
    page.locator("[name=password]").fill(NEW + "8")
    page.keyboard.press("Enter")
    expect(page.locator("main .empty")).to_contain_text(spent)


def test_an_address_that_nobody_has_is_answered_alike(visit: Visit, forgetful: Person) -> None:
    said = []
    for email in ("nobody@example.org", forgetful.email):
        page = visit("/account/password", language="en")
        page.locator("[name=email]").fill(email)
        page.keyboard.press("Enter")
        said.append((page.locator("main [role=status]").text_content() or "").replace(email, "…"))
    assert said[0] == said[1]


def test_what_is_no_address_is_said_at_the_field(visit: Visit) -> None:
    page = visit("/account/password", language="en")
    page.locator("[name=email]").fill("nobody")
    page.keyboard.press("Enter")
    expect(page.locator(".field-problem")).to_have_text("This is not an e-mail address")
