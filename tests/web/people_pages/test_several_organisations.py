"""Who may enter in several organisations is asked to which one a calculation belongs; lists say of which it is."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.web.people import PASSWORD, Person, joins, organisation, page_of, sign_in, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
INPUTS = {"coal_output": 1_000_000, "mine_depth": 300}
FORM = f"/calculate?free=yes&with=ipcc2006.underground&inputs={quote(json.dumps(INPUTS))}"


@pytest.fixture
def places(product: Product) -> tuple[str, str]:
    return organisation(product), organisation(product)


@pytest.fixture
def engineer(product: Product, places: tuple[str, str]) -> Person:
    made = somebody(product, places[0])
    joins(product, made, places[1])
    return made


@pytest.mark.parametrize(("language", "asks"), [("ru", "Выберите организацию"), ("en", "Choose an organisation")])
def test_keeping_asks_which(
    visit: Visit, product: Product, engineer: Person, places: tuple[str, str], language: str, asks: str
) -> None:
    page = page_of(visit, product, engineer, FORM, language=language)
    page.locator("fd-keeping > .primary").click()
    dialog = page.locator("fd-keeping fd-name-dialog dialog[open]")
    dialog.locator("[name=name]").fill("в одной из двух")
    dialog.locator(".primary").click()
    expect(dialog.locator(".field-problem")).to_have_text(asks)
    dialog.locator("[name=organisation]").select_option(places[1])
    dialog.locator(".primary").click()
    page.locator(".notice a").click()
    expect(page.locator(".passport")).to_contain_text(places[1])
    page.goto(product.address + "/calculations")
    expect(page.locator("fd-table tbody tr", has_text="в одной из двух")).to_contain_text(places[1])


def test_who_signs_in_while_keeping_is_asked_then(
    visit: Visit, product: Product, engineer: Person, places: tuple[str, str]
) -> None:
    page = visit(FORM, language="en")
    page.locator("fd-keeping > .primary").click()
    dialog = page.locator("fd-keeping fd-name-dialog dialog[open]")
    expect(dialog.locator("[name=organisation]")).to_have_count(0)
    dialog.locator(".primary").click()
    sign_in(page, engineer.username, PASSWORD)
    dialog.locator("[name=organisation]").select_option(places[0])
    dialog.locator(".primary").click()
    expect(page.locator(".notice")).to_contain_text("Kept")


def test_who_enters_in_one_is_not_asked(visit: Visit, product: Product, places: tuple[str, str]) -> None:
    page = page_of(visit, product, somebody(product, places[0]), FORM, language="en")
    page.locator("fd-keeping > .primary").click()
    dialog = page.locator("fd-keeping fd-name-dialog dialog[open]")
    expect(dialog.locator("[name=organisation]")).to_have_count(0)
    dialog.locator(".primary").click()
    expect(page.locator(".notice")).to_contain_text("Kept")


def test_a_copy_stays_where_the_original_is(
    visit: Visit, product: Product, engineer: Person, places: tuple[str, str]
) -> None:
    body = {"method": "ipcc2006.underground", "inputs": INPUTS, "name": "original", "organisation": places[1]}
    made = engineer.api.ask("POST", "/calculations", body)
    page = page_of(visit, product, engineer, f"/calculations/{made['id']}", language="en")
    page.get_by_role("button", name="Duplicate").click()
    expect(page).not_to_have_url(re.compile(made["id"]))
    copies = engineer.api.ask("GET", "/calculations")["items"]
    assert {each["organisation"]["id"] for each in copies} == {places[1]}
    assert len(copies) == 2


def test_a_copy_of_what_one_only_reads_asks_where_to(
    visit: Visit, product: Product, engineer: Person, places: tuple[str, str]
) -> None:
    third = organisation(product)
    joins(product, engineer, third, "verifier")
    body = {"method": "ipcc2006.underground", "inputs": INPUTS, "name": "theirs"}
    made = somebody(product, third).api.ask("POST", "/calculations", body)
    page = page_of(visit, product, engineer, f"/calculations/{made['id']}", language="en")
    page.get_by_role("button", name="Duplicate").click()
    dialog = page.locator("fd-name-dialog dialog[open]")
    dialog.locator("[name=organisation]").select_option(places[0])
    dialog.locator(".primary").click()
    expect(page.locator(".passport")).to_contain_text(places[0])
