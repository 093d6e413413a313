"""An invitation: what it offers, and how somebody new or somebody known takes it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.people import PASSWORD, admin, invited, organisation, page_of, sign_in, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium


def path(link: str) -> str:
    return re.sub(r"^http://[^/]+", "", link)


@pytest.mark.parametrize(("language", "role"), [("ru", "верификатор: проверяет"), ("en", "verifier: checks")])
def test_somebody_new_makes_an_account(visit: Visit, product: Product, language: str, role: str) -> None:
    of = organisation(product)
    page = visit(path(invited(product, of, "verifier")), language=language, expected=("422",))
    expect(page.locator("main .panel")).to_contain_text(of)
    expect(page.locator("main .panel")).to_contain_text(role)
    page.locator("[name=username]").fill("admin")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("[name=username]")).to_have_attribute("aria-invalid", "true")
    page.locator("[name=username]").fill(f"{of}-verifier")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/organisations/{of}$"))
    expect(page.locator(".person .user-name")).to_have_text(f"{of}-verifier")


def test_a_weak_password_is_refused_at_the_field(visit: Visit, product: Product) -> None:
    page = visit(path(invited(product, organisation(product))), language="en", expected=("422",))
    page.locator("[name=username]").fill("somebody-weak")
    page.locator("[name=password]").fill("12345")
    page.keyboard.press("Enter")
    expect(page.locator("[name=password]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#of-password-fault")).to_contain_text("too short")


def test_who_has_an_account_signs_in_and_accepts(visit: Visit, product: Product) -> None:
    person, second = somebody(product, organisation(product)), organisation(product)
    page = visit(path(invited(product, second, "viewer", person.email)), language="en")
    page.get_by_role("button", name="Sign in to accept").click()
    sign_in(page, person.username, PASSWORD)
    page.get_by_role("button", name="Accept the invitation").click()
    expect(page).to_have_url(re.compile(f"/organisations/{second}$"))
    page.locator(".person summary").click()
    expect(page.locator(".person .menu-group a")).to_have_count(2)


def test_who_is_somebody_else_is_told_to_sign_out(visit: Visit, product: Product) -> None:
    link = path(invited(product, organisation(product)))
    page = page_of(visit, product, somebody(product, organisation(product)), link, language="en", expected=("401",))
    expect(page.locator("main .panel")).to_contain_text("Somebody else is signed in")
    page.locator("main .panel").get_by_role("button", name="Sign out").click()
    expect(page.locator("[name=username]")).to_be_visible()


def test_a_link_that_is_spent_says_what_to_do(visit: Visit, product: Product) -> None:
    of = organisation(product)
    link = path(invited(product, of))
    (found,) = admin(product).api.ask("GET", f"/organisations/{of}/invitations")["items"]
    admin(product).api.ask("DELETE", f"/organisations/{of}/invitations/{found['id']}")
    page = visit(link, language="ru", expected=("404",))
    expect(page.locator("main .empty")).to_contain_text("Попросите у администратора")
