"""My account: who one is, another password, tokens that are shown once, sessions that can be ended."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import expect
from tests.web.people import PASSWORD, Api, Person, admin, organisation, page_of, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
NEW = "Совсем-новый-пароль-7"


@pytest.fixture
def engineer(product: Product) -> Person:
    return somebody(product, organisation(product))


def test_who_has_not_signed_in_is_told_what_stands_here(visit: Visit) -> None:
    page = visit("/account", language="en")
    page.locator(".empty").get_by_role("button", name="Sign in").click()
    expect(page.locator("fd-sign-in dialog[open]")).to_be_visible()


@pytest.mark.parametrize(("language", "role"), [("ru", "инженер: вводит данные"), ("en", "engineer: enters data")])
def test_it_says_who_one_is_and_where(
    visit: Visit, product: Product, engineer: Person, language: str, role: str
) -> None:
    page = page_of(visit, product, engineer, "/", language=language)
    page.locator(".person summary").click()
    page.locator(".person .menu-items a").first.click()
    expect(page).to_have_url(re.compile("/account$"))
    expect(page.locator("details.person[open]")).to_have_count(0)
    who = page.locator("fd-particulars")
    expect(who).to_contain_text(engineer.email)
    expect(who).to_contain_text(role)
    who.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/organisations/coal-"))


def test_the_password_is_changed(visit: Visit, product: Product, engineer: Person) -> None:
    page = page_of(visit, product, engineer, "/account", language="en", expected=("400",))
    page.locator("fd-change-password .panel-head button").click()
    dialog = page.locator("fd-password-dialog dialog[open]")
    dialog.locator("[name=current_password]").fill("wrong")
    dialog.locator("[name=new_password]").fill("12345")
    page.keyboard.press("Enter")
    expect(dialog.locator(".field-problem")).to_have_count(2)
    expect(dialog.locator("[name=current_password]")).to_be_focused()
    dialog.locator("[name=current_password]").fill(PASSWORD)
    dialog.locator("[name=new_password]").fill(NEW)
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("The password is changed")
    expect(page.locator(".person .user-name")).to_be_visible()
    Api(product.address, engineer.username, NEW)


def test_a_token_is_shown_once_and_revoked(visit: Visit, product: Product, engineer: Person) -> None:
    page = page_of(visit, product, engineer, "/account", language="en")
    tokens = page.locator("fd-tokens")
    expect(tokens.locator(".empty")).to_contain_text("Python")
    tokens.get_by_role("button", name="New token").click()
    dialog = page.locator("fd-token-dialog dialog[open]")
    expect(dialog.locator("input[value=reference]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(dialog.locator(".field-problem")).to_have_text("Fill this in")
    dialog.locator("[name=name]").fill("Monthly export")
    dialog.locator("input[value=write]").check()
    dialog.locator("[name=days]").select_option("30")
    dialog.locator(".primary").click()
    secret = tokens.locator("fd-copy-once input").input_value()
    asked = {"Authorization": f"Bearer {secret}"}
    assert httpx.get(f"{product.address}/api/v1/session", headers=asked).json()["user"]["username"] == engineer.username
    page.reload()
    row = tokens.locator(".tokens li")
    expect(row).to_contain_text(secret[:10])
    expect(row).to_contain_text("read all that you see; enter data and calculate")
    assert secret not in page.content()
    row.get_by_role("button").click()
    page.locator("fd-tokens fd-sure-dialog .danger").click()
    expect(row).to_contain_text(f"revoked by {engineer.username}")
    expect(row.get_by_role("button")).to_have_count(0)
    assert httpx.get(f"{product.address}/api/v1/session", headers=asked).status_code == 401


def test_a_token_is_copied_by_its_button(visit: Visit, product: Product, engineer: Person) -> None:
    page = page_of(visit, product, engineer, "/account")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("fd-tokens .panel-head button").click()
    page.locator("fd-token-dialog [name=name]").fill("Выгрузка")
    page.keyboard.press("Enter")
    copy = page.locator("fd-copy-once button")
    expect(copy).to_be_focused()
    page.keyboard.press("Enter")
    expect(copy).to_have_text("Скопировано")
    secret = page.locator("fd-copy-once input").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == secret


def test_another_session_is_ended(visit: Visit, product: Product, engineer: Person) -> None:
    other = Api(product.address, engineer.username, PASSWORD)
    page = page_of(visit, product, engineer, "/account", language="en")
    sessions = page.locator("fd-sessions")
    expect(sessions.locator("li").first).to_contain_text("this browser")
    expect(sessions.locator("li")).to_have_count(2)
    sessions.get_by_role("button", name=re.compile("^End")).click()
    expect(sessions.locator("li")).to_have_count(1)
    assert other.ask("GET", "/session")["signed_in"] is False
    expect(page.locator(".person .user-name")).to_be_visible()


def test_the_platform_s_administrator_makes_an_organisation(visit: Visit, product: Product) -> None:
    page = page_of(visit, product, admin(product), "/account", language="en", expected=("422",))
    page.get_by_role("button", name="New organisation").click()
    dialog = page.locator("fd-organisation-dialog dialog[open]")
    dialog.locator("[name=name]").fill("ООО «Новая»")
    dialog.locator("[name=id]").fill("не латиница")
    dialog.locator(".primary").click()
    expect(dialog.locator("[name=id]")).to_have_attribute("aria-invalid", "true")
    dialog.locator("[name=id]").fill("new.coal")
    dialog.locator(".primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ООО «Новая»")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("ООО «Новая»")
