"""An organisation: its particulars, people, invitations and sites, as its administrator and its members meet them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.people import Person, admin, organisation, page_of, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium


@pytest.fixture
def of(product: Product) -> str:
    return organisation(product)


def managed(visit: Visit, product: Product, of: str, **look: Any) -> Page:
    page = page_of(visit, product, admin(product), f"/organisations/{of}", **{"language": "en", **look})
    page.locator("fd-members li").first.wait_for()
    return page


def row(page: Page, person: Person) -> Locator:
    return page.locator("fd-members li", has_text=person.username)


def dialog(page: Page, name: str) -> Locator:
    return page.locator(f"fd-{name} dialog[open]")


@pytest.mark.parametrize(("language", "name"), [("ru", "ООО «{}»"), ("en", "The {}")])
def test_it_is_shown_under_the_reader_s_name_of_it(
    visit: Visit, product: Product, of: str, language: str, name: str
) -> None:
    page = managed(visit, product, of, language=language)
    expect(page.get_by_role("heading", level=1)).to_have_text(name.format(of))
    expect(page.locator("fd-sites .empty, fd-invitations .empty")).to_have_count(2)


def test_a_stranger_is_told_that_it_is_not_there(visit: Visit, product: Product, of: str) -> None:
    stranger = somebody(product, organisation(product))
    page = page_of(visit, product, stranger, f"/organisations/{of}", language="en", expected=("404",))
    expect(page.locator("main .empty")).to_contain_text("or you do not belong to it")


def test_particulars_are_changed_and_a_bad_number_is_said_at_its_field(visit: Visit, product: Product, of: str) -> None:
    page = managed(visit, product, of)
    page.locator("fd-organisation-particulars .panel-head button").click()
    form = dialog(page, "particulars-dialog")
    form.locator("[name=inn]").fill("123")
    form.locator("[name=address]").fill("Кемерово")
    form.locator(".primary").click()
    expect(form.locator("[name=inn]")).to_have_attribute("aria-invalid", "true")
    form.locator("[name=inn]").fill("4200000005")
    form.locator(".primary").click()
    expect(page.locator("fd-organisation-particulars .facts")).to_contain_text("4200000005")
    assert admin(product).api.ask("GET", f"/organisations/{of}")["address"] == "Кемерово"


def test_two_who_change_it_at_once_lose_nothing(visit: Visit, product: Product, of: str) -> None:
    page = managed(visit, product, of, expected=("412",))
    page.locator("fd-organisation-particulars .panel-head button").click()
    form = dialog(page, "particulars-dialog")
    form.locator("[name=head]").fill("Иванов")
    form.locator("[name=address]").fill("Новокузнецк")
    theirs = {"version": 1, "address": "Кемерово", "inn": "4200000005"}
    admin(product).api.ask("PATCH", f"/organisations/{of}", theirs)
    form.locator(".primary").click()
    expect(form.locator(".warning")).to_contain_text("Somebody else")
    expect(form.locator(".theirs")).to_have_count(2)
    expect(form.locator("[name=inn]")).to_have_value("4200000005")
    expect(form.locator("[name=address]")).to_have_value("Новокузнецк")
    form.get_by_role("button", name="Take it").click()
    form.locator(".primary").click()
    expect(form).to_have_count(0)
    found = admin(product).api.ask("GET", f"/organisations/{of}")
    assert (found["head"], found["address"], found["inn"]) == ("Иванов", "Кемерово", "4200000005")


def test_a_role_is_given_and_taken_back(visit: Visit, product: Product, of: str) -> None:
    person = somebody(product, of, "viewer")
    page = managed(visit, product, of)
    row(page, person).locator("select").select_option("verifier")
    notice = page.locator(".notice", has_text=f"{person.username}: verifier")
    notice.get_by_role("button", name="Undo").click()
    expect(row(page, person).locator("select")).to_have_value("viewer")


def test_the_last_administrator_stays_and_is_told_why(visit: Visit, product: Product, of: str) -> None:
    page = managed(visit, product, of, language="ru", expected=("409",))
    mine = page.locator("fd-members li", has_text="admin")
    mine.locator("select").select_option("viewer")
    expect(page.locator("fd-members .field-problem")).to_contain_text("хотя бы один администратор")
    expect(mine.locator("select")).to_have_value("administrator")
    mine.get_by_role("button").click()
    dialog(page, "sure-dialog").locator(".danger").click()
    expect(dialog(page, "sure-dialog").locator(".field-problem")).to_contain_text("хотя бы один администратор")


def test_a_member_is_removed_after_it_is_said_what_goes(visit: Visit, product: Product, of: str) -> None:
    person = somebody(product, of)
    page = managed(visit, product, of)
    row(page, person).get_by_role("button").click()
    expect(dialog(page, "sure-dialog")).to_contain_text("no longer see")
    dialog(page, "sure-dialog").locator(".danger").click()
    expect(row(page, person)).to_have_count(0)


def test_an_invitation_is_made_shown_once_and_withdrawn(visit: Visit, product: Product, of: str) -> None:
    page = managed(visit, product, of, expected=("422",))
    page.get_by_role("button", name="Invite", exact=True).click()
    form = dialog(page, "invitation-dialog")
    form.locator("[name=email]").fill("not an address")
    form.locator("[name=role]").select_option("verifier")
    expect(form).to_contain_text("checks reports")
    form.locator(".primary").click()
    expect(form.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    form.locator("[name=email]").fill("eco@example.org")
    form.locator(".primary").click()
    link = page.locator("fd-invitations fd-copy-once input").input_value()
    assert re.fullmatch(rf"{product.address}/account/join#\S+", link)
    page.get_by_role("button", name="I have it").click()
    expect(page.locator("fd-copy-once")).to_have_count(0)
    each = page.locator("fd-invitations li")
    expect(each).to_contain_text("verifier")
    each.get_by_role("button").click()
    dialog(page, "sure-dialog").locator(".danger").click()
    expect(each).to_contain_text("withdrawn")


def test_sites_are_found_by_name_given_years_and_removed_with_a_way_back(
    visit: Visit, product: Product, of: str
) -> None:
    page = managed(visit, product, of, expected=("422",))
    search = page.locator("fd-sites [role=combobox]")
    for name in ("raspadskaya", "Алардинская"):
        search.click()
        search.fill(name)
        page.locator("fd-sites [role=option]").first.wait_for()
        page.keyboard.press("Enter")
        expect(page.locator("fd-sites li .row-tools").first).to_be_visible()
    sites = page.locator("fd-sites .sites li")
    expect(sites).to_have_count(2)
    first, last = sites.first.locator("input").all()
    first.fill("2020")
    first.press("Tab")
    last.fill("2019")
    last.press("Tab")
    expect(page.locator("fd-sites .field-problem")).to_be_visible()
    last.fill("")
    last.press("Tab")
    expect(page.locator("fd-sites .field-problem")).to_have_count(0)
    sites.first.get_by_role("button").click()
    expect(sites).to_have_count(1)
    page.locator(".notice").last.get_by_role("button", name="Undo").click()
    expect(sites).to_have_count(2)
    kept = admin(product).api.ask("GET", f"/organisations/{of}/sites")["items"]
    assert [(each["first_year"], each["last_year"]) for each in kept if each["first_year"]] == [(2020, None)]


def test_a_viewer_sees_it_all_and_changes_nothing(visit: Visit, product: Product, of: str) -> None:
    viewer = somebody(product, of, "viewer")
    page = page_of(visit, product, viewer, f"/organisations/{of}", language="en")
    expect(page.locator("fd-members li")).to_have_count(2)
    expect(page.locator("main button, main select, main [role=combobox]")).to_have_count(0)
